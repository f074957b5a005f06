"""The second step as data: for each field, and each way in which it can differ, what happened and what it means.

The effects stand as they are where more is harder for a bidder and the supplier owes the duty; places where it is the other way
round are turned by :mod:`ictcriteria.diff.classify`. What a row calls stricter, looser, different or editorial follows the head of
:mod:`ictcriteria.diff.changes`; choices that are not plain from there:

- A bound says what a tender may ask for. It reaches a bidder only through a tender that uses it, so it is different.
- A heading asks for nothing, and neither do rationale, guidance, legal basis and challenges, which only the buyer reads.
- All standards of a piece of evidence count, but documents do not say whether one of them is enough: another one is different.
- A new level asks more of tenders at that level and above, which took the level below, or none.
- A translation of a text means what a change of that text would mean: in a tender of that language it is what binds.
- Reference data is different where its words reach documents for bidders, else editorial.
"""

from types import MappingProxyType

from ictcriteria.diff.changes import ChangeKind, Effect
from ictcriteria.diff.criterion_rows import CRITERION, PACK
from ictcriteria.diff.difference import Way
from ictcriteria.diff.reference_rows import REFERENCE
from ictcriteria.diff.rows import Row, Rows, below, entry, translation


def _translated(rows: Rows) -> dict[str, Row]:
    return {field: translation(row.meanings[Way.CHANGED].effect) for field, row in rows.items() if row.is_text}


_SOURCES = below("pack", PACK) | below("criterion", CRITERION)
_TRANSLATION: Rows = {"": entry(ChangeKind.TRANSLATION_ADDED, ChangeKind.TRANSLATION_REMOVED), **_translated(_SOURCES)}

TABLE: Rows = MappingProxyType({**_SOURCES, **below("translation", _TRANSLATION), **REFERENCE})
"""Field to what its differences mean, in the order in which changes are told."""

STRAY_TRANSLATION = translation(Effect.DIFFERENT)
"""For a translation of a text that no source has."""

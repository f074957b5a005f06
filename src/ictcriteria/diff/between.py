"""All changes between two catalogues: match, compare, classify, order."""

from collections.abc import Mapping

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.catalogue.layout import REFERENCE
from ictcriteria.diff.changes import Change, ChangeSet
from ictcriteria.diff.classify import classify
from ictcriteria.diff.compare import compare_catalogues
from ictcriteria.diff.difference import Sides
from ictcriteria.diff.pair import pair_criteria
from ictcriteria.diff.shown import find_subject, shown_name
from ictcriteria.diff.table import TABLE

_FIELD_ORDER: Mapping[str, int] = {field: index for index, field in enumerate(TABLE)}


def changes_between(old: Catalogue, new: Catalogue) -> ChangeSet:
    """What changed from ``old`` to ``new``, and what it means for a bidder.

    Either catalogue may hold only some of the files, as long as each file is in both or changed. The remedy ladder
    (``reference/contract``) decides whether a later step is harder, so it belongs in both, changed or not.
    """
    differences = compare_catalogues(old, new, pair_criteria(old, new))
    positions = _positions(old) | _positions(new)
    changes = [classify(difference, _title(difference.spot.sides, old, new)) for difference in differences]
    return ChangeSet(tuple(sorted(changes, key=lambda change: _sort_key(change, positions))))


def _title(sides: Sides, old: Catalogue, new: Catalogue) -> str:
    name = shown_name(find_subject(sides.subject, new)) or shown_name(find_subject(sides.was or sides.subject, old))
    return name or sides.subject


def _positions(catalogue: Catalogue) -> dict[str, int]:
    """Criterion to its place in its pack."""
    return {
        f"{name}/{slug}": position
        for name, pack in catalogue.packs.items()
        for position, slug in enumerate(slug for section in pack.sections for slug in section.criteria)
    }


def _sort_key(change: Change, positions: Mapping[str, int]) -> tuple[object, ...]:
    """Pack with reference data last, the pack itself before its criteria, criteria in pack order, fields as in the table."""
    is_pack = change.subject == change.pack
    position = -1 if is_pack else positions.get(change.subject, len(positions))
    field = _FIELD_ORDER.get(change.field, len(_FIELD_ORDER))
    named = change.route, change.language or "", change.products, change.old or "", change.new or ""
    return change.pack == REFERENCE, change.pack, position, change.subject, field, *named

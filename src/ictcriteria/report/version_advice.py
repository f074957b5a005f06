"""What changes ask of the versions of packs, and whether they have it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.diff.advice import Advice, advise, is_enough, next_version
from ictcriteria.diff.changes import Change, ChangeKind
from ictcriteria.report.plain_text import one_line

BOOKKEEPING = frozenset(
    (ChangeKind.REVISION_CHANGED, ChangeKind.DATE_CHANGED, ChangeKind.VERSION_CHANGED, ChangeKind.CHANGELOG_CHANGED)
)
"""Kinds that only note that something else changed."""


@dataclass(frozen=True, slots=True)
class PackAdvice:
    """How far the version of a pack should rise; versions are None where the comparison did not read ``pack.yaml``."""

    pack: str
    step: Advice
    old: str | None
    new: str | None

    @property
    def wanted(self) -> str | None:
        """The lowest version that is enough."""
        return next_version(self.old, self.step) if self.old is not None else None

    @property
    def is_followed(self) -> bool:
        """True when the version rose enough, or the pack is new or gone; a ``pack.yaml`` without changes has the old version."""
        if self.old is None and self.new is None:
            return False
        return self.old is None or self.new is None or is_enough(self.old, self.new, self.step)


def version_advice(changes: Iterable[Change], old: Catalogue, new: Catalogue) -> tuple[PackAdvice, ...]:
    """Advice for each pack with changes that are more than notes of changes, by pack."""
    advised = advise(change for change in changes if change.kind not in BOOKKEEPING)
    return tuple(PackAdvice(pack, step, _version(pack, old), _version(pack, new)) for pack, step in advised.items())


def advice_lines(advice: Sequence[PackAdvice]) -> list[str]:
    """One line for each pack whose version should rise further, in plain text."""
    return [_line(item) for item in advice if not item.is_followed]


def _line(item: PackAdvice) -> str:
    if item.wanted is None:
        return f"version of {one_line(item.pack)}: should rise ({item.step}); 'ictcriteria bump' raises it"
    return f"version of {one_line(item.pack)}: {item.new} should be {item.wanted} ({item.step}); 'ictcriteria bump' raises it"


def _version(pack: str, side: Catalogue) -> str | None:
    return side.packs[pack].version if pack in side.packs else None

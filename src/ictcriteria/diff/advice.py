"""How far the version of a pack should rise for what changed in it (semantic versioning).

``major`` when something becomes stricter, looser or different, or when a tender that names something of the pack breaks;
``minor`` when there is more to choose from and nothing else; ``patch`` when all is editorial. Before 1.0 the number after the dot
stands for the major one, and the last number for all else.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from ictcriteria.catalogue.catalogue import pack_of
from ictcriteria.catalogue.layout import REFERENCE
from ictcriteria.diff.changes import Change, ChangeKind, Effect

ADDING = frozenset(
    (
        ChangeKind.PACK_ADDED,
        ChangeKind.CRITERION_ADDED,
        ChangeKind.CRITERION_LISTED,
        ChangeKind.LEVEL_ADDED,
        ChangeKind.TRANSLATION_ADDED,
        ChangeKind.DEPRECATION_ADDED,
    )
)
"""What gives tenders more to choose from, and what warns of a later removal: a minor version, whatever it means for a bidder."""

BREAKING = frozenset((ChangeKind.CRITERION_RENAMED, ChangeKind.TRANSLATION_REMOVED))
"""What asks nothing else of bidders and still breaks tenders that name it or are written in that language."""

_PARTS = 3


class Advice(StrEnum):
    """Which number of a version should rise, the least first."""

    PATCH = "patch"
    MINOR = "minor"
    MAJOR = "major"


_ORDER = tuple(Advice)


def advise(changes: Iterable[Change]) -> Mapping[str, Advice]:
    """Pack to advice, sorted by pack; packs without a change and reference data get none."""
    advised: dict[str, Advice] = {}
    for change in changes:
        for pack in {change.pack, pack_of(change.was or change.subject)} - {REFERENCE}:
            advised[pack] = max(advised.get(pack, Advice.PATCH), _advice_for(change), key=_ORDER.index)
    return dict(sorted(advised.items()))


def _advice_for(change: Change) -> Advice:
    if change.kind in ADDING:
        return Advice.MINOR
    if change.kind in BREAKING or change.effect is not Effect.EDITORIAL:
        return Advice.MAJOR
    return Advice.PATCH


def next_version(version: str, advice: Advice) -> str:
    """The version after ``version`` (``1.10`` or ``1.10.2``); a patch of a version with two numbers gives it a third."""
    major, minor, patch = _numbers(version)
    if major == 0:
        advice = Advice.MINOR if advice is Advice.MAJOR else Advice.PATCH
    match advice:
        case Advice.MAJOR:
            raised = (major + 1, 0, 0)
        case Advice.MINOR:
            raised = (major, minor + 1, 0)
        case Advice.PATCH:
            raised = (major, minor, patch + 1)
    shown = raised if raised[-1] or version.count(".") == _PARTS - 1 else raised[:-1]
    return ".".join(map(str, shown))


def is_enough(old: str, new: str, advice: Advice) -> bool:
    """Whether the version rose from ``old`` to ``new`` at least as far as the advice."""
    return _numbers(new) >= _numbers(next_version(old, advice))


def _numbers(version: str) -> tuple[int, int, int]:
    numbers = [*map(int, version.split(".")), 0, 0]
    return numbers[0], numbers[1], numbers[2]

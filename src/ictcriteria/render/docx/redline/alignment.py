"""Two lists in one order: what pairs by a key, then what is alike, and what stands on one side only."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from ictcriteria.diff.sequences import common_pairs

_MOST_COMPARISONS = 40_000
_BRIEF = 3
_SHARE_OF_BRIEF = 0.25

Item = TypeVar("Item")


class Mark(StrEnum):
    """What happened to a block, a run or a paragraph mark. The values are names of Word's elements."""

    KEPT = ""
    DELETED = "del"
    INSERTED = "ins"


class Pair(NamedTuple, Generic[Item]):
    """An item as it is on both sides; one that was deleted or inserted is its own partner."""

    old: Item
    new: Item
    mark: Mark


class Likeness(NamedTuple):
    """What an item is compared by."""

    kind: Hashable
    """Items of different kinds never pair."""
    words: frozenset[tuple[str, int]]
    """Each word with the count of its occurrence."""


@dataclass(frozen=True, slots=True)
class Ways(Generic[Item]):
    """How items are paired, in the order in which it is tried."""

    identity: Callable[[Item], Hashable]
    """Equal for items that are the same."""
    key: Callable[[Item], Hashable]
    """Equal for items that go by the same name; None, or a name that occurs twice, pairs nothing."""
    likeness: Callable[[Item], Likeness]
    enough: float
    """The share of common words from which two items pair."""
    enough_alone: float
    """The same for two items that have nobody else to pair with."""


def align(old: Sequence[Item], new: Sequence[Item], ways: Ways[Item]) -> Iterator[Pair[Item]]:
    """Every item once, in the order of both sides; between two that are kept the deleted ones stand before the inserted ones."""
    by_identity = common_pairs([ways.identity(item) for item in old], [ways.identity(item) for item in new])
    for old_gap, new_gap, same in _gaps(old, new, by_identity):
        by_key = _pairs_by_key([ways.key(item) for item in old_gap], [ways.key(item) for item in new_gap])
        for old_rest, new_rest, named in _gaps(old_gap, new_gap, by_key):
            for deleted, inserted, alike in _gaps(old_rest, new_rest, _alike(old_rest, new_rest, ways)):
                yield from (Pair(item, item, Mark.DELETED) for item in deleted)
                yield from (Pair(item, item, Mark.INSERTED) for item in inserted)
                yield from alike
            yield from named
        yield from same


def word_set(words: Sequence[str]) -> frozenset[tuple[str, int]]:
    """The words with the count of each occurrence, so that a set does what a bag does."""
    seen: Counter[str] = Counter()
    numbered = []
    for word in words:
        seen[word] += 1
        numbered.append((word, seen[word]))
    return frozenset(numbered)


def _gaps(
    old: Sequence[Item], new: Sequence[Item], places: Sequence[tuple[int, int]]
) -> Iterator[tuple[Sequence[Item], Sequence[Item], list[Pair[Item]]]]:
    """What stands before each pair, with the pair; at last what stands behind all of them, with none."""
    left = right = 0
    for old_place, new_place in places:
        yield old[left:old_place], new[right:new_place], [Pair(old[old_place], new[new_place], Mark.KEPT)]
        left, right = old_place + 1, new_place + 1
    yield old[left:], new[right:], []


def _pairs_by_key(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    counts = Counter(old), Counter(new)
    usable = {key for key in counts[0] if key is not None and counts[0][key] == counts[1][key] == 1}
    columns = [place for place, key in enumerate(old) if key in usable]
    rows = [place for place, key in enumerate(new) if key in usable]
    pairs = common_pairs([old[place] for place in columns], [new[place] for place in rows])
    return [(columns[left], rows[right]) for left, right in pairs]


def _alike(old: Sequence[Item], new: Sequence[Item], ways: Ways[Item]) -> list[tuple[int, int]]:
    """The pairs whose likenesses add up to the most."""
    if not 0 < len(old) * len(new) <= _MOST_COMPARISONS:
        return []
    enough = ways.enough_alone if len(old) == len(new) == 1 else ways.enough
    before, after = [ways.likeness(item) for item in old], [ways.likeness(item) for item in new]
    gains = [[gain if (gain := _share(left, right)) >= enough else 0.0 for right in after] for left in before]
    best = _sums(gains)
    pairs = []
    left = right = 0
    while left < len(old) and right < len(new):
        if gains[left][right] and best[left][right] == gains[left][right] + best[left + 1][right + 1]:
            pairs.append((left, right))
            left, right = left + 1, right + 1
        elif best[left][right] == best[left + 1][right]:
            left += 1
        else:
            right += 1
    return pairs


def _share(left: Likeness, right: Likeness) -> float:
    """The share of common words. Of a few words it says little: "7 years" may well be what "5 years" has become."""
    if left.kind != right.kind:
        return 0.0
    common = 2 * len(left.words & right.words) / max(len(left.words) + len(right.words), 1)
    is_brief = min(len(left.words), len(right.words)) <= _BRIEF
    return max(common, _SHARE_OF_BRIEF) if is_brief else common


def _sums(gains: Sequence[Sequence[float]]) -> list[list[float]]:
    """The most that can be gained from each place on."""
    best = [[0.0] * (len(gains[0]) + 1) for _ in range(len(gains) + 1)]
    for left in range(len(gains) - 1, -1, -1):
        for right in range(len(gains[0]) - 1, -1, -1):
            paired = gains[left][right] + best[left + 1][right + 1]
            best[left][right] = max(best[left + 1][right], best[left][right + 1], paired)
    return best

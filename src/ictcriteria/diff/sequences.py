"""What two sequences have in common, in order: the longest common subsequence, computed on the bits of whole numbers.

One row of the table of lengths is one Python integer, so a row costs about as much as a copy of its bits. Two texts of 20,000
characters that differ everywhere take a few milliseconds, and the result is as long as it can be.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence

_LARGEST_TABLE = 100_000_000
"""Cells of the table, one bit each: about 12 MB."""


def common_pairs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Places of equal items in both, rising on both sides, as many as there can be.

    Two sequences beyond measure (10,000 items each that occur in both) have only their ends in common.
    """
    start, end = common_ends(old, new)
    ends = [(len(old) - each, len(new) - each) for each in range(end, 0, -1)]
    middle = _middle_pairs(old, new, start, end)
    return [*zip(range(start), range(start), strict=True), *middle, *ends]


def common_ends(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[int, int]:
    """How many items both begin with, and how many of the others both end with."""
    most = min(len(old), len(new))
    start = 0
    while start < most and old[start] == new[start]:
        start += 1
    end = 0
    while end < most - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, end


def _middle_pairs(old: Sequence[Hashable], new: Sequence[Hashable], start: int, end: int) -> list[tuple[int, int]]:
    """The pairs between the common ends; what stands on one side only is not looked at."""
    old_middle, new_middle = old[start : len(old) - end], new[start : len(new) - end]
    shared = set(old_middle) & set(new_middle)
    columns = [place for place, item in enumerate(old_middle, start) if item in shared]
    rows = [place for place, item in enumerate(new_middle, start) if item in shared]
    if not shared or len(columns) * len(rows) > _LARGEST_TABLE:
        return []
    table = _table([old[place] for place in columns], [new[place] for place in rows])
    return [(columns[column], rows[row]) for column, row in _walk_back(table, len(columns))]


def _table(columns: Sequence[Hashable], rows: Sequence[Hashable]) -> list[int]:
    """A bit is clear where the common subsequence of the columns up to it and the rows so far is longer than one column before.

    The recurrence is that of Hyyrö, "Bit-parallel LCS-length computation revisited" (2004).
    """
    masks: defaultdict[Hashable, int] = defaultdict(int)
    for place, item in enumerate(columns):
        masks[item] |= 1 << place
    full = (1 << len(columns)) - 1
    state, table = full, []
    for item in rows:
        matched = state & masks[item]
        state = ((state + matched) | (state - matched)) & full
        table.append(state)
    return table


def _walk_back(table: Sequence[int], width: int) -> list[tuple[int, int]]:
    """The pairs of a longest common subsequence, read from the end of the table."""
    pairs: list[tuple[int, int]] = []
    column, row = width - 1, len(table) - 1
    while column >= 0 and row >= 0:
        if table[row] >> column & 1:
            column -= 1
        elif row and not table[row - 1] >> column & 1:
            row -= 1
        else:
            pairs.append((column, row))
            column, row = column - 1, row - 1
    return pairs[::-1]

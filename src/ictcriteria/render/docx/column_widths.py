"""How wide the columns of a table are: decided by the lengths of their texts, in whole twips."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

_TWIPS_PER_CHARACTER = 112
_PADDING = 2
_LONGEST_WORD = 24
_LONGEST_LINE = 72
_TO_FILL_IN = 20
_SHORTEST = 4


def share_width(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """The widths of the columns; their sum is the width.

    A column gets room for its longest word and then a share of the rest by the length of its texts. One without any
    text below its header is there to be filled in. Without a header the first column holds keys and is not widened.
    """
    columns = list(zip(*rows, strict=True))
    least = [_PADDING + _least(column) for column in columns]
    wanted = [max(_PADDING + _wanted(column), minimum) for column, minimum in zip(columns, least, strict=True)]
    room = width // _TWIPS_PER_CHARACTER
    if sum(wanted) <= room:
        return _split(width, wanted if any(rows[0]) else _all_to_last(wanted, room))
    if sum(least) >= room:
        return _split(width, least)
    extra = [want - minimum for want, minimum in zip(wanted, least, strict=True)]
    shares = [minimum * sum(extra) + more * (room - sum(least)) for minimum, more in zip(least, extra, strict=True)]
    return _split(width, shares)


def _all_to_last(wanted: Sequence[int], room: int) -> list[int]:
    """What is left over goes to the last column."""
    return [*wanted[:-1], room - sum(wanted[:-1])]


def _least(column: Sequence[str]) -> int:
    longest = max(map(len, " ".join(column).split()), default=0)
    return min(max(longest, _SHORTEST), _LONGEST_WORD)


def _wanted(column: Sequence[str]) -> int:
    longest = max(map(len, column))
    return min(longest, _LONGEST_LINE) if any(column[1:]) else max(longest, _TO_FILL_IN)


def _split(width: int, shares: Sequence[int]) -> list[int]:
    """The width in proportion to the shares, rounded so that nothing is lost."""
    total = sum(shares)
    edges = [0, *(width * share // total for share in accumulate(shares))]
    return [right - left for left, right in pairwise(edges)]

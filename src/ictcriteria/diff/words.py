r"""Two texts, word by word.

A token is a word, a sign or a stretch of blanks. Words are what is compared; blanks are carried along, so that a text that was
only wrapped anew has the same words and the pieces still add up to every byte. Never split are words with signs inside
(``end-of-life``, ``2027-03-01``), numbers with what a no-break space ties to them (``5\u00a0years``), ``{{ placeholders }}`` and
``[links](term:id)``.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from ictcriteria.diff.sequences import common_ends, common_pairs

_TOKEN = re.compile(
    r"""\{\{[^{}]*\}\}                                     # a placeholder
      | \[[^\[\]]*\]\([^()\s]*\)                           # a link
      | https?://[^\s()<>]*[\w/]                           # an address
      | (?:[$§\u00a3\u00a5\u20a0-\u20cf][\xa0\u202f]?(?=\d))?
        \w+ (?: (?: [-./:'@_\u2019\u2011] | (?<=\d),(?=\d) | (?<=\d)[\xa0\u202f] | [\xa0\u202f](?=\d) ) \w+ )*
        (?: (?<=\d)[\xa0\u202f]?[%‰°\u20a0-\u20cf]\w* )?   # a word, or a number with its unit
      | \s+                                                # blanks
      | .                                                  # a sign
    """,
    re.VERBOSE | re.DOTALL,
)
_SHORT_WORD = 3
_REWRITTEN = 2

Token = TypeVar("Token", bound=Hashable)


class PieceKind(StrEnum):
    """What happened to a piece of text."""

    EQUAL = "equal"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text that stands in both texts, or only in the old or the new one."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class Stretch(Generic[Token]):
    """Tokens that are equal on both sides, or the old ones and the new ones that replace them."""

    is_equal: bool
    old: Sequence[Token]
    new: Sequence[Token]


def compare_words(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of both texts in reading order: equal and deleted ones are the old text, equal and inserted ones the new.

    Comparing the other way round gives the same pieces with deleted and inserted exchanged; where both meet, the deleted one
    comes first.
    """
    if new < old:
        return tuple(_pieces((stretch.is_equal, stretch.new, stretch.old) for stretch in _stretches(new, old)))
    return tuple(_pieces((stretch.is_equal, stretch.old, stretch.new) for stretch in _stretches(old, new)))


def split_words(text: str) -> list[str]:
    """The tokens of a text; joined they are the text."""
    return _TOKEN.findall(text)


def compare_tokens(old: Sequence[Token], new: Sequence[Token], text_of: Callable[[Token], str]) -> list[Stretch[Token]]:
    """The tokens of both sides as stretches that are in turn equal and changed, without empty ones.

    Tokens whose text is blank are not compared: they go with the words around them.
    """
    stretches: list[Stretch[Token]] = []
    old_from = new_from = 0
    for change in [*_changes(old, new, text_of), _Change(len(old), len(old), len(new), len(new))]:
        if old_from < change.old_start:
            stretches.append(Stretch(True, old[old_from : change.old_start], new[new_from : change.new_start]))
        old_from, new_from = change.old_end, change.new_end
        stretches.append(Stretch(False, old[change.old_start : old_from], new[change.new_start : new_from]))
    return stretches[:-1]


def _stretches(old: str, new: str) -> list[Stretch[str]]:
    return compare_tokens(split_words(old), split_words(new), str)


def _pieces(stretches: Iterable[tuple[bool, Sequence[str], Sequence[str]]]) -> Iterator[Piece]:
    for is_equal, old, new in stretches:
        if is_equal:
            yield Piece(PieceKind.EQUAL, "".join(old))
        else:
            yield from (Piece(PieceKind.DELETED, "".join(old)),) if old else ()
            yield from (Piece(PieceKind.INSERTED, "".join(new)),) if new else ()


class _Change(NamedTuple):
    """From where to where the tokens of both sides differ."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def _changes(old: Sequence[Token], new: Sequence[Token], text_of: Callable[[Token], str]) -> Iterator[_Change]:
    """The words are paired, and what lies between two pairs is compared from both ends."""
    start, end = common_ends(old, new)
    if end and text_of(old[-end]).isspace():
        end -= 1  # a word that comes or goes takes the blank after it along, not the one before it
    old_end, new_end = len(old) - end, len(new) - end
    old_at = [place for place, text in enumerate(map(text_of, old[start:old_end]), start) if not text.isspace()]
    new_at = [place for place, text in enumerate(map(text_of, new[start:new_end]), start) if not text.isspace()]
    pairs = common_pairs([old[place] for place in old_at], [new[place] for place in new_at])
    kept = _without_crumbs(pairs, (len(old_at), len(new_at)), lambda place: text_of(old[old_at[place]]))
    old_from = new_from = start
    for left, right in [*((old_at[left], new_at[right]) for left, right in kept), (old_end, new_end)]:
        before, after = old[old_from:left], new[new_from:right]
        if before != after:
            start, end = common_ends(before, after)
            yield _Change(old_from + start, left - end, new_from + start, right - end)
        old_from, new_from = left + 1, right + 1


def _without_crumbs(pairs: list[tuple[int, int]], ends: tuple[int, int], word_at: Callable[[int], str]) -> list[tuple[int, int]]:
    """Drops a short word or sign, but no number, that alone stands between two changes of several words each.

    Whoever rewrites a sentence does not keep its "of" and its comma; a reader wants to see one sentence go and another come.
    """
    kept: list[tuple[int, int]] = []
    before = (-1, -1)
    for here, after in zip(pairs, [*pairs, ends][1:], strict=True):
        if not (_is_rewritten(before, here) and _is_rewritten(here, after) and _is_crumb(word_at(here[0]))):
            kept.append(here)
            before = here
    return kept


def _is_rewritten(before: tuple[int, int], after: tuple[int, int]) -> bool:
    return after[0] - before[0] > _REWRITTEN or after[1] - before[1] > _REWRITTEN


def _is_crumb(word: str) -> bool:
    return len(word) <= _SHORT_WORD and not any(map(str.isdigit, word))

"""Words and phrases in texts: sets of words for quick tests, and where a word stands.

Plain searches are several times faster than patterns here, and every text of every pack is searched.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

_MARKS = ".,;:!?()[]{}\"'“”„‘’«»*/|"  # noqa: RUF001 - quotation marks of several languages
_JOINING = frozenset("-_")


def small_letters(text: str) -> str:
    """The text in small letters, in the same length (a few capitals of other scripts have no small letter of one character)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


def words_in(lower: str) -> frozenset[str]:
    """The words of a text in small letters, without marks around them."""
    for mark in _MARKS:
        if mark in lower:
            lower = lower.replace(mark, " ")
    return frozenset(lower.split())


def find_words(lower: str, words: Iterable[str], start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Where some words or phrases stand as whole words in a text in small letters, in order."""
    last = len(lower) if end is None else end
    return sorted(place for word in words for place in _find(lower, word, start, last))


def is_whole(text: str, start: int, end: int) -> bool:
    """True when no letter, digit or hyphen makes the words between two offsets longer.

    Patterns leave this to be asked afterwards: one that begins with letters leaps from place to place, one that begins with a
    condition tries every place.
    """
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum() or before in _JOINING or after in _JOINING)


def any_of(words: Iterable[str]) -> str:
    """A pattern for each of some words or phrases, blanks between words as they come, the longest first; it needs at least one."""
    longest_first = sorted(words, key=lambda one: (-len(one), one))
    alternatives = [r"\s+".join(map(re.escape, one.split())) for one in longest_first]
    return alternatives[0] if len(alternatives) == 1 else f"(?:{'|'.join(alternatives)})"


def _find(lower: str, word: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if " " in word:
        yield from (match.span() for match in _phrase(word).finditer(lower, start, end) if is_whole(lower, *match.span()))
        return
    found = lower.find(word, start, end)
    while found >= 0:
        behind = found + len(word)
        if is_whole(lower, found, behind):
            yield found, behind
        found = lower.find(word, behind, end)


@cache
def _phrase(words: str) -> re.Pattern[str]:
    return re.compile(any_of([words]))

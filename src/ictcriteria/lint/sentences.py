"""Clause texts as a reader sees them: marks hidden with every word at its old offset, and cut into sentences."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from ictcriteria.model.clause_text import LINK, PLACEHOLDER

VALUE = "\N{CURRENCY SIGN}"
"""What stands for a value that is not known yet: one run of it for a number, two for a number with a unit."""

_HIDDEN = re.compile(rf"{LINK.pattern}|{PLACEHOLDER.pattern}")
_BLOCK_END = re.compile(r"\n\s*\n\s*|\n[ \t]*(?=(?:[-*+]|\d{1,9}[.)])[ \t])")
_ITEM_MARK = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+")
_STOP = re.compile(r"(?P<stop>[.!?][*_)\]\"'\u2019\u201d\u00bb]*)\s+(?=\S)")
_WORD = re.compile(rf"[\w{VALUE}%\u00b0\u20ac]+(?:[-./:'\u2019][\w{VALUE}]+)*")


class Sentence(NamedTuple):
    """A sentence, or an item of a list, by its offsets in the text; ``lead`` is the sentence that an item continues."""

    start: int
    end: int
    lead: "Sentence | None" = None


def hide_marks(text: str, *, with_link_words: bool = False) -> str:
    """``text`` with blanks in place of the marks of links and with :data:`VALUE` in place of placeholders, in the same length.

    ``with_link_words`` also hides the words of links.
    """

    def hidden(match: re.Match[str]) -> str:
        length = len(match.group())
        if match["name"] is None:
            return " " * length if with_link_words else f" {match['words']}".ljust(length)
        return VALUE * length if match["number"] else f"{VALUE} ".ljust(length, VALUE)

    return _HIDDEN.sub(hidden, text)


def split_sentences(plain: str, stops: Collection[str] = (), start: int = 0, end: int | None = None) -> Iterator[Sentence]:
    """The sentences of a text whose marks are hidden, or of a part of it.

    ``stops`` are abbreviations in small letters whose full stop ends no sentence.
    """
    lead: Sentence | None = None
    for first, last in _blocks(plain, start, len(plain) if end is None else end):
        mark = _ITEM_MARK.match(plain, first, last)
        for begin, close in _cut(plain, mark.end() if mark else first, last, stops):
            sentence = Sentence(begin, close, lead if mark else None)
            lead = lead if mark else sentence
            yield sentence


def count_words(plain: str, start: int, end: int) -> int:
    """The number of words between two offsets of a text whose marks are hidden; a number with a unit is two."""
    return len(_WORD.findall(plain, start, end))


def _blocks(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _BLOCK_END.finditer(plain, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _cut(plain: str, start: int, end: int, stops: Collection[str]) -> Iterator[tuple[int, int]]:
    for match in _STOP.finditer(plain, start, end):
        if not plain[match.end()].islower() and _last_word(plain, start, match.start() + 1) not in stops:
            yield start, match.end("stop")
            start = match.end()
    if rest := plain[start:end].strip():
        yield (first := plain.index(rest, start)), first + len(rest)


def _last_word(plain: str, start: int, end: int) -> str:
    """The last word before ``end`` with its full stop, in small letters."""
    return plain[start:end].rsplit(None, 1)[-1].lower().lstrip("(*_\"'")

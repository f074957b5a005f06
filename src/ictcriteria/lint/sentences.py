"""Clause texts as a reader sees them: marks hidden with every word at its old offset, and cut into sentences."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from ictcriteria.model.clause_text import LINK, PLACEHOLDER

VALUE = "\N{CURRENCY SIGN}"
"""What stands for a value that is not known yet: one run of it for a number, two for a number with a unit."""

_ITEM_MARK = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+")
_BREAK = re.compile(
    r"[.!?\n](?:"  # one set of characters first, so that the search leaps from one to the next
    r"(?<!\n)[*_)\]\"'\u2019\u201d\u00bb]*\s+(?=\S)"  # a full stop and the like
    r"|(?<=\n)[ \t]*\n\s*(?=\S)"  # a blank line
    r"|(?<=\n)[ \t]*(?=(?:[-*+]|\d{1,9}[.)])[ \t])"  # an item of a list begins
    r")"
)
_BLANK_LINE = 2
_WORD = re.compile(rf"[\w{VALUE}%\u00b0\u20ac]+(?:[-./:'\u2019][\w{VALUE}]+)*")


class Sentence(NamedTuple):
    """A sentence, or an item of a list, by its offsets in the text; ``lead`` is the sentence that an item continues."""

    start: int
    end: int
    lead: "Sentence | None" = None


def hide_marks(text: str) -> str:
    """``text`` with blanks in place of the marks of links and with :data:`VALUE` in place of placeholders, in the same length."""
    return PLACEHOLDER.sub(_value, LINK.sub(_words_only, text))


def hide_links(text: str) -> str:
    """The text of :func:`hide_marks` with blanks in place of the words of links, too."""
    return PLACEHOLDER.sub(_value, LINK.sub(_blanks, text))


def split_sentences(plain: str, stops: Collection[str] = (), start: int = 0, end: int | None = None) -> Iterator[Sentence]:
    """The sentences of a text whose marks are hidden, or of a part of it.

    ``stops`` are abbreviations in small letters whose full stop ends no sentence.
    """
    end = len(plain) if end is None else end
    lead: Sentence | None = None
    item = _ITEM_MARK.match(plain, start, end)
    begin = item.end() if item else start
    for match in _BREAK.finditer(plain, start, end):
        gap, after = match.group(), match.end()
        following = _ITEM_MARK.match(plain, after, end) if "\n" in gap else None
        goes_on = following is None and gap.count("\n") < _BLANK_LINE
        if match.start() < begin:
            continue
        if goes_on and (plain[after].islower() or _last_word(plain, begin, match.start() + 1) in stops):
            continue
        sentence = Sentence(begin, match.start() + len(gap.rstrip()), lead if item else None)
        lead = lead if item else sentence
        yield sentence
        item = item if goes_on else following
        begin = following.end() if following else after
    if begin < end:
        yield Sentence(begin, end, lead if item else None)


def count_words(plain: str, start: int, end: int) -> int:
    """The number of words between two offsets of a text whose marks are hidden; a number with a unit is two."""
    return len(_WORD.findall(plain, start, end))


def _last_word(plain: str, start: int, end: int) -> str:
    """The last word before ``end`` with its full stop, in small letters."""
    return plain[start:end].rsplit(None, 1)[-1].lower().lstrip("(*_\"'")


def _value(match: re.Match[str]) -> str:
    length = len(match.group())
    return VALUE * length if match["number"] else f"{VALUE} ".ljust(length, VALUE)


def _words_only(match: re.Match[str]) -> str:
    return f" {match['words']}".ljust(len(match.group()))


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match.group())

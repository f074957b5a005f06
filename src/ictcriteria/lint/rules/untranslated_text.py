"""A translation keeps words of its source text.

## Why it matters
The text was copied to be translated later, or a program gave up in the middle. It stays unnoticed until a bidder reads it, since
the fingerprint says that it is up to date.

## Example
    # the source text: The supplier hands over the list of all repairs once a year.
    text: {of: t1-0123456789ab, text: The supplier hands over the list of all repairs once a year.}

## Use instead
    text: {of: t1-0123456789ab, text: Leverandøren leverer listen over alle reparasjoner én gang i året.}

Names, codes and titles of one or two words may be the same; a short text counts only when all of it is.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache

from ictcriteria.diagnostics import Excerpt, Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import PackTexts
from ictcriteria.lint.written_text import WrittenTranslation

ID = "untranslated-text"
GROUP = Group.LANGUAGES
SEVERITY = Severity.WARNING

_LONG = 8
"""So many words in a row are no accident, and no name either when they are in small letters."""

_PROBE = 3
_STEP = _LONG - _PROBE + 1
"""A run of ``_LONG`` words holds a probe of three that begins at a multiple of this."""

_SHOWN = 5
_LOOSE = frozenset("{}[(")
"""Placeholders and links begin with these; they interrupt no run."""


def check_texts(pack: PackTexts) -> Iterator[Finding]:
    """Translations with a long run of words of the source text, or with nothing else."""
    probes = cache(_probes)
    for text in pack.translations:
        shown = " ".join(text.text.split()) if "\n" in text.text else text.text
        if any(map(shown.__contains__, probes(text.source))):
            yield from _finding(text, text.source.split())


def _probes(source: str) -> tuple[str, ...]:
    """Three words here and there: whoever keeps a long run of a text keeps some of them. A short text is one probe."""
    words = source.split()
    if len(words) < _LONG:
        return (" ".join(words),) if len(words) >= _PROBE else ()
    return tuple([" ".join(words[start : start + _PROBE]) for start in range(0, len(words) - _PROBE + 1, _STEP)])


def _small(words: list[str]) -> int:
    """How many of the words are in small letters, placeholders and links included."""
    return sum(word[0].islower() or word[0] in _LOOSE for word in words)


def _finding(text: WrittenTranslation, source: list[str]) -> Iterator[Finding]:
    translation = text.text.split()
    start, _, length = SequenceMatcher(None, source, translation, autojunk=False).find_longest_match()
    kept = source[start : start + length]
    if _small(kept) >= (_PROBE if kept == source else _LONG):
        shown = " ".join(kept[:_SHOWN]) + (" …" if length > _SHOWN else "")
        message = f"the translation into '{text.language}' keeps '{shown}' of the source text"
        hint = "translate it; only names and codes stay as they are"
        yield Finding(ID, text.origin, message, hint, excerpt=Excerpt(" ".join(kept)))

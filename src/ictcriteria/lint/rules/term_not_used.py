"""A translation says a defined term with other words than the definition.

## Why it matters
The definitions list says what "leverandør" means. A clause that links "selger" to it leaves the reader with two parties.

## Example
    # reference/terms.yaml: supplier is 'leverandør' in Norwegian
    text: {of: t1-0123456789ab, text: '[Selgeren](term:supplier) reparerer enheten.'}

## Use instead
    text: {of: t1-0123456789ab, text: '[Leverandøren](term:supplier) reparerer enheten.'}

Every form of the words is fine, and a part of a long term is.
"""

from collections.abc import Iterator
from functools import cache

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import PackTexts
from ictcriteria.lint.written_text import words_of
from ictcriteria.model.clause_text import LINK
from ictcriteria.model.text import text_in

ID = "term-not-used"
GROUP = Group.LANGUAGES
SEVERITY = Severity.WARNING

_SHORTEST_STEM = 4
_TELLING = 6
"""Words of so many letters tell one term from another; shorter ones do where a term has no others."""

_SHORTEST_PART = 5
"""So many letters of a word must stand inside a compound word of the term, to count as a part of it."""


def check_texts(pack: PackTexts) -> Iterator[Finding]:
    """Links to terms in translations whose words are not those of the term in that language."""
    terms, says = pack.catalogue.reference.terms, cache(_says)
    for text in pack.translations:
        for match in LINK.finditer(text.text) if "](term:" in text.text else ():
            term = terms.get(match["target"]) if match["scheme"] == "term" else None
            name = text_in(dict(term.term), text.language) if term else None
            if name is not None and not says(match["words"], name):
                words = " ".join(match["words"].split())
                message = f"'{words}' is not what the term '{match['target']}' is called in '{text.language}'"
                excerpt = text.excerpt(match["words"], match.start("words"))
                yield Finding(ID, text.origin, message, f"use '{name}', in the form that fits", excerpt=excerpt)


def _says(words: str, term: str) -> bool:
    """Whether words are those of a term in some form: at least half of the words that tell it from others."""
    used = words_of(words.replace("-", " "))
    wanted = words_of(term.replace("-", " "))
    telling = [word for word in wanted if len(word) >= _TELLING] or list(wanted)
    said = sum(any(_is_same(word, other) for other in used) for word in telling)
    return 2 * said >= len(telling)


def _is_same(word: str, used: str) -> bool:
    """Whether two words begin alike, or the used one is a part of a compound."""
    if used.startswith(_stem(word)):
        return True
    part = _stem(used)
    return len(part) >= _SHORTEST_PART and part in word


def _stem(word: str) -> str:
    return word[: max(_SHORTEST_STEM, (len(word) + 1) // 2)]

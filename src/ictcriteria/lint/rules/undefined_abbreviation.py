"""A text that binds uses an abbreviation that nobody explains.

## Why it matters
A bidder from another country or trade reads something else into three capitals, or asks, and every answer costs the buyer a
notice to all bidders.

## Example
    text: The supplier shall erase data at EOL.

## Use instead
Write it out, or explain it where it stands first, in the same text or in the text of the criterion.

    text: The supplier shall erase data at the end of life (EOL) of a device.

Abbreviations that every bidder knows are data: ``abbreviations`` in ``reference/words/<language>.yaml``. Words of links are not
looked at, since what they lead to explains them, and neither are Roman numerals.
"""

import re
from collections.abc import Iterator

from ictcriteria.catalogue.catalogue import ReferenceData
from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.binding_texts import BindingTexts
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import PackTexts

ID = "undefined-abbreviation"
GROUP = Group.WORDING
SEVERITY = Severity.WARNING

_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ\d]*")
_ROMAN_NUMERAL = re.compile(r"[IVXLC]+")
_HINT = "write it out, or put it in brackets behind the words that it stands for"


def check_texts(pack: PackTexts) -> Iterator[Finding]:
    """Words in capitals that are neither known nor defined terms nor explained in brackets, where they stand first."""
    known = pack.tables.of(_known)
    for texts in pack.binding_texts:
        for word, span in _unknown(texts, known[texts.language]):
            yield texts.finding(ID, span, f"'{word}' is not explained", _HINT)


def _known(reference: ReferenceData) -> dict[str, set[str]]:
    """Words in capitals that every bidder knows, and those that are terms, by language."""
    terms = {name for term in reference.terms.values() for name in term.term.values()}
    return {language: terms.union(words.abbreviations) for language, words in reference.words.items()}


def _unknown(texts: BindingTexts, known: set[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    seen: set[str] = set()
    for match in _CAPITALS.finditer(texts.unlinked):
        word, (start, end) = match.group(), match.span()
        is_whole = not (texts.unlinked[start - 1 : start].isalnum() or texts.unlinked[end : end + 1].isalnum())
        if is_whole and word not in seen:
            seen.add(word)
            is_known = word in known or word.rstrip("0123456789") in known or _ROMAN_NUMERAL.fullmatch(word)
            if not (is_known or _is_explained(word, texts.plain)):
                yield word, (start, end)


def _is_explained(word: str, plain: str) -> bool:
    return f"({word}" in plain or f"{word} (" in plain

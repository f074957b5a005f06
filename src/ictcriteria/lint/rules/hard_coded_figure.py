"""A figure that bidders must meet stands in the text instead of a parameter.

## Why it matters
A figure in the text is the same at every level, a tender cannot set it, no bound and no legal floor is checked, and each
translation has a copy that can go astray.

## Example
    text: The [supplier](term:supplier) shall answer within 5 working days.

## Use instead
    parameters:
      answer_days: {title: Time for an answer, unit: working-day, minimum: 1, maximum: 20, stricter: lower}
    levels:
      basic: {answer_days: 5}
    text: The [supplier](term:supplier) shall answer within {{ answer_days }}.

A figure that a cited source sets (among the ``figures`` of a source that the criterion names) is not ours to change and stays.
Units and numbers in words are data: ``units`` and ``numerals`` in ``reference/words/<language>.yaml``.
"""

import re
from collections.abc import Iterator
from functools import cache

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.binding_texts import BindingTexts
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import PackTexts
from ictcriteria.lint.word_search import any_of, find_words
from ictcriteria.model.clause_text import links
from ictcriteria.model.words import WordList

ID = "hard-coded-figure"
GROUP = Group.WORDING
SEVERITY = Severity.NOTE

_NUMBER = re.compile(r"(?<![\w.,/-])\d+(?:[.,\u00a0\u202f]\d+)*")
_NUMBER_OF_SOURCE = re.compile(r"\d+(?:[.,]\d+)*")
_HINT = "make it a parameter, so that levels and tenders can set it"


def check_texts(pack: PackTexts) -> Iterator[Finding]:
    """Numbers with a unit in texts that bind, in digits or in words, unless a source that the criterion names has the figure."""
    numerals = pack.tables.by_language(_numerals)
    for texts in pack.binding_texts:
        for start, end in _numbers(texts, numerals[texts.language]):
            unit = _unit(texts.words.units).match(texts.lower_unlinked, end)
            span = start, unit.end() if unit else end
            if unit and not _is_set_by_a_source(texts, span, pack.catalogue):
                yield texts.finding(ID, span, f"'{texts.shown(span)}' is the same at every level", _HINT)


def _numerals(words: WordList) -> frozenset[str]:
    return frozenset(words.numerals)


def _numbers(texts: BindingTexts, numerals: frozenset[str]) -> Iterator[tuple[int, int]]:
    if texts.has_digit:
        yield from (match.span() for match in _NUMBER.finditer(texts.unlinked))
    yield from find_words(texts.lower_unlinked, numerals & texts.present)


@cache
def _unit(units: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for the unit behind a number, with a word of any kind between them: "seven consecutive days"."""
    return re.compile(rf"[\s-]*(?:[^\W\d_]+\s+)?{any_of(unit.lower() for unit in units)}(?![\w-])" if units else r"(?!)")


def _is_set_by_a_source(texts: BindingTexts, span: tuple[int, int], catalogue: Catalogue) -> bool:
    """True for a figure of a source that the criterion names; a translation need only have its number."""
    criterion = catalogue.criteria.get(texts.subject)
    if criterion is None:
        return False
    words = texts.lower[slice(*span)].replace("-", " ").split()
    number, unit = words[0], words[-1] if texts.is_source else ""
    named = {basis.source for basis in criterion.legal_basis}
    named.update(name for way in criterion.verification.values() for name in way.standards)
    named.update(link.target for link in links(criterion.text) if link.scheme == "source")
    sources = (catalogue.reference.sources[name] for name in named if name in catalogue.reference.sources)
    figures = (f"{figure.value} {figure.unit or ''}".lower() for source in sources for figure in source.figures)
    return any(number in _NUMBER_OF_SOURCE.findall(figure) and unit in figure for figure in figures)

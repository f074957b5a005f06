"""A number in a text that binds does not say what it counts.

## Why it matters
"At least 5" can be years, working days or pieces. Nobody can verify it, and nobody can be held to it.

## Example
    text: Spare parts shall be available for at least 5.

## Use instead
    text: Spare parts shall be available for at least {{ years }}.

``{{ years }}`` prints its unit. ``{{ years.number }}`` prints the number alone and is for sentences that name the unit
themselves. A number that counts what the sentence names before ("the number of falls shall be at least 5") is fine. The words
around numbers are data: ``limits``, ``function_words`` and ``counted`` in ``reference/words/<language>.yaml``.
"""

import re
from collections.abc import Iterator

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.binding_texts import BindingTexts
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import PackTexts
from ictcriteria.lint.word_search import find_words
from ictcriteria.model.clause_text import PLACEHOLDER
from ictcriteria.model.criterion import CriterionBase
from ictcriteria.model.identifiers import Unit
from ictcriteria.model.words import WordList

ID = "number-without-unit"
GROUP = Group.WORDING
SEVERITY = Severity.ERROR

_NUMBER = re.compile(r"(?<![\w.,/-])\d+(?:[.,]\d+)*(?![\w/])")
_WORD_BEFORE = re.compile(r"(?P<word>[\w-]+)[\s*_]+\Z")
_FOLLOWING = re.compile(r"[\s*_-]*(?P<word>[^\W\d_][\w-]*|[%\u00b0\u20ac$\u00a3])")
_LONGEST_WORD = 40
_UNITS_OF_THINGS = frozenset({Unit.NONE, Unit.PIECE})


def check_texts(pack: PackTexts) -> Iterator[Finding]:
    """Numbers after a word of limit, and values printed without their unit, with nothing behind them that they could count."""
    judges = pack.tables.by_language(_Judge)
    for texts in pack.binding_texts:
        judge = judges[texts.language]
        yield from judge.numbers(texts)
        criterion = pack.catalogue.criteria.get(texts.subject)
        if criterion is not None and criterion.parameters:
            yield from judge.values(texts, criterion)


class _Judge:
    """Finds numbers that count nothing, in one language."""

    def __init__(self, words: WordList) -> None:
        self._limits = frozenset(words.limits)
        self._function_words = frozenset(words.function_words)
        self._counted = words.counted

    def numbers(self, texts: BindingTexts) -> Iterator[Finding]:
        """Numbers in digits after a word of limit."""
        for match in _NUMBER.finditer(texts.lower_unlinked) if texts.has_digit else ():
            before = _WORD_BEFORE.search(texts.lower_unlinked, max(0, match.start() - _LONGEST_WORD), match.start())
            if before is not None and before["word"] in self._limits and self._counts_nothing(texts, match.end()):
                yield texts.finding(ID, match.span(), f"'{match.group()}' does not say what it counts", "say what is counted")

    def values(self, texts: BindingTexts, criterion: CriterionBase) -> Iterator[Finding]:
        """Values of parameters that have a unit, printed without it."""
        for match in PLACEHOLDER.finditer(texts.text) if ".number" in texts.text else ():
            parameter = criterion.parameters.get(match["name"])
            has_unit = match["number"] is not None and parameter is not None and parameter.unit not in _UNITS_OF_THINGS
            if has_unit and self._counts_nothing(texts, match.end()):
                message = f"'{match.group()}' prints a number without its unit"
                hint = f"write '{{{{ {match['name']} }}}}', or name the unit behind it"
                yield texts.finding(ID, match.span(), message, hint)

    def _counts_nothing(self, texts: BindingTexts, end: int) -> bool:
        """True when no noun follows a number, and none before it in its sentence says what is counted."""
        sentence = texts.sentence_at(end - 1)
        following = _FOLLOWING.match(texts.lower, end, sentence.end)
        if following is not None and following["word"] not in self._function_words:
            return False
        return not find_words(texts.lower, self._counted, sentence.start, sentence.end)

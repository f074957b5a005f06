"""A defined term is used without its definition.

## Why it matters
Tender documents list the definitions of the terms that a text links. A term that is linked nowhere in a criterion comes without
its definition, and a word with a capital in the middle of a sentence promises one that does not exist.

## Example
    text: Each worker keeps their papers, and the Employer pays the fee.

## Use instead
Link a term where the criterion first uses it, and write it in small letters.

    text: Each [worker](term:worker) keeps their papers, and the employer pays the fee.

One link in the texts of a criterion that bind is enough. The forms of a word, and names that have a capital, are data:
``endings``, ``determiners`` and ``names`` in ``reference/words/<language>.yaml``.
"""

import re
from collections.abc import Iterator

from ictcriteria.catalogue.catalogue import Catalogue, ReferenceData
from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.binding_texts import BindingTexts
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import PackTexts
from ictcriteria.lint.term_table import TermTable
from ictcriteria.model.criterion import AwardCriterion, ContractClause
from ictcriteria.model.scoring import Linear, Steps

ID = "undefined-term"
GROUP = Group.WORDING
SEVERITY = Severity.WARNING

_TERM_LINK = re.compile(r"\]\(term:([^()\s]+)\)")
_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+(?:\s+[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+)*")
_LONGEST_DETERMINER = 12


def check_texts(pack: PackTexts) -> Iterator[Finding]:
    """Terms that a criterion uses and links nowhere, at their first use; words with a capital that name no term."""
    tables = pack.tables.of(_tables)
    for texts in pack.binding_texts:
        yield from _unlinked(texts, tables[texts.language], _linked_by_units(texts.subject, pack.catalogue))
        if texts.words.determiners:
            yield from _capitalised(texts, tables[texts.language])


def _tables(reference: ReferenceData) -> dict[str, TermTable]:
    return {language: TermTable(reference.terms, words, language) for language, words in reference.words.items()}


def _linked_by_units(subject: str, catalogue: Catalogue) -> set[str]:
    """Terms that are linked wherever a value with this unit is printed."""
    criterion = catalogue.criteria.get(subject)
    units = {parameter.unit for parameter in criterion.parameters.values()} if criterion else set()
    if isinstance(criterion, AwardCriterion) and isinstance(criterion.scoring, Steps | Linear):
        units.add(criterion.scoring.unit)
    if isinstance(criterion, ContractClause):
        periods = (period for duty in criterion.obligations.values() for period in (duty.within, duty.every) if period)
        units.update(period.unit for period in periods if period.unit)
    return {unit.value for unit in units}


def _unlinked(texts: BindingTexts, table: TermTable, linked: set[str]) -> Iterator[Finding]:
    linked.update(_TERM_LINK.findall(texts.text))
    for id_, span in table.uses(texts.present, texts.lower_unlinked, linked):
        linked.add(id_)
        words = texts.shown(span)
        message = f"'{words}' is a defined term that this criterion links nowhere"
        yield texts.finding(ID, span, message, f"write '[{words}](term:{id_})'")


def _capitalised(texts: BindingTexts, table: TermTable) -> Iterator[Finding]:
    determiners = frozenset(texts.words.determiners)
    for match in _CAPITALISED.finditer(texts.unlinked):
        first, *others = match.group().split()
        start = match.start()
        if first.lower() in determiners and others:
            start += match.group().index(others[0], len(first))
        elif not _stands_after(determiners, texts.lower_unlinked, start):
            continue
        words = texts.shown((start, match.end()))
        if not (words.startswith(texts.words.names) or _is_abbreviated(words, texts.unlinked[match.end() :])):
            is_term = words.lower() in table.names.values()
            hint = "write it in small letters and link it" if is_term else "write it in small letters, or define it"
            message = f"'{words}' is written like a defined term, but there is none with that name"
            yield texts.finding(ID, (start, match.end()), message, hint)


def _stands_after(determiners: frozenset[str], lower: str, offset: int) -> bool:
    before = lower[max(0, offset - _LONGEST_DETERMINER) : offset]
    return before[-2:-1].isalpha() and before.split()[-1] in determiners


def _is_abbreviated(name: str, following: str) -> bool:
    """True for a proper name with its abbreviation in brackets behind it."""
    return following.lstrip().startswith(f"({''.join(word[0] for word in name.split())})")

"""A contract clause lays no duty on the supplier, or none that ever falls due.

## Why it matters
A clause is worth what can be demanded under it: who does what by when. A clause whose only duties are the buyer's, or whose
duty comes back every three years in a contract of two, gives the contract manager nothing to ask for.

## Example
    kind: contract-clause
    obligations:
      contact: {who: buyer, text: names a contact, within: {value: 1, unit: month}, after: contract-start, evidence: declaration}

## Use instead
    obligations:
      report: {who: supplier, text: hands over the report, every: {value: 12, unit: month}, evidence: data-file}
      contact: {who: buyer, text: names a contact, within: {value: 1, unit: month}, after: contract-start, evidence: declaration}
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import ChosenCriterion, Packs, TenderInPlace
from ictcriteria.lint.tender_places import place_of
from ictcriteria.model.criterion import ContractClause
from ictcriteria.model.identifiers import Unit
from ictcriteria.model.obligation import Obligation, Party

ID = "clause-without-obligation"
GROUP = Group.LAW
SEVERITY = Severity.ERROR

_MONTHS: Mapping[Unit, int] = {Unit.YEAR: 12, Unit.MONTH: 1}


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Contract clauses whose duties are all the buyer's."""
    for _, criterion, origin in packs.criteria:
        if isinstance(criterion, ContractClause) and all(duty.who is Party.BUYER for duty in criterion.obligations.values()):
            hint = "add what the supplier does and by when, with 'who: supplier'"
            yield Finding(ID, origin.at("obligations"), "the clause lays no duty on the supplier", hint, of_key=True)


def check_tender(tender: TenderInPlace) -> Iterator[Finding]:
    """Contract clauses whose duties all come back less often than the contract runs."""
    months = tender.tender.contract.months
    for item in tender.chosen if months is not None else ():
        duties = _duties(item)
        if duties and months is not None and all(_is_never_due(duty, item, months) for duty in duties):
            message = f"no duty of '{item.id}' falls due in a contract of {months} months"
            yield Finding(ID, place_of(tender, item), message, "choose a shorter period, or leave the clause out", of_key=True)


def _duties(item: ChosenCriterion) -> list[Obligation]:
    duties = item.criterion.obligations.values() if isinstance(item.criterion, ContractClause) else ()
    return [duty for duty in duties if duty.who is Party.SUPPLIER]


def _is_never_due(duty: Obligation, item: ChosenCriterion, months: int) -> bool:
    """Whether a duty without a first date comes back less often than the contract runs, for every product."""
    if duty.within is not None or duty.every is None:
        return False
    if duty.every.parameter is None:
        return _months(duty.every.value, duty.every.unit) > months
    name = duty.every.parameter
    unit = item.criterion.parameters[name].unit if name in item.criterion.parameters else None
    return all(_months(values.get(name), unit) > months for values in item.values.values())


def _months(value: Decimal | None, unit: Unit | None) -> Decimal:
    """A period in months; none for one that is counted in days, or not known."""
    return Decimal(0) if value is None or unit is None else value * _MONTHS.get(unit, 0)

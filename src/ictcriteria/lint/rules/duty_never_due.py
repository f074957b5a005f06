"""A duty comes back after a longer time than the contract runs.

## Why it matters
It never falls due. The supplier owes nothing, and the buyer waits for a report that will not come.

## Example
    contract: {start: 2027-03-01, months: 6}
    criteria: [own/yearly-report]     # every: {value: 12, unit: month}

## Use instead
Choose a criterion with a shorter period, set its parameter in ``choices`` where the period is one, or leave it out.
"""

from collections.abc import Iterator
from decimal import Decimal

from ictcriteria.catalogue.fingerprint import length_of_time
from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import ChosenCriterion, TenderInPlace
from ictcriteria.model.criterion import ContractClause
from ictcriteria.model.identifiers import Unit
from ictcriteria.model.obligation import Obligation, Period

ID = "duty-never-due"
GROUP = Group.TENDER
SEVERITY = Severity.WARNING


def check_tender(tender: TenderInPlace) -> Iterator[Finding]:
    """Duties without a first due date of their own whose period is longer than the contract."""
    length = tender.tender.contract.months
    if length is None:
        return
    for item in tender.chosen:
        duties = item.criterion.obligations if isinstance(item.criterion, ContractClause) else {}
        for name, duty in duties.items():
            months = _first_due(duty, item)
            if months is not None and months > length:
                message = f"the duty '{name}' of '{item.id}' comes every {months} months, but the contract runs for {length}"
                hint = "leave the criterion out, or give the duty a shorter period"
                yield Finding(ID, tender.asked_at(item.lot, item.id), message, hint)


def _first_due(duty: Obligation, item: ChosenCriterion) -> Decimal | None:
    """Months until a duty is due for the first time, at least; None where it has a date of its own, or is not in months."""
    if duty.every is None or duty.within is not None:
        return None
    values = [_value(duty.every, item, product) for product in item.products]
    return min((value for value in values if value is not None), default=None)


def _value(period: Period, item: ChosenCriterion, product: str) -> Decimal | None:
    if period.parameter is not None:
        value = item.values.get(product, {}).get(period.parameter)
        parameter = item.criterion.parameters.get(period.parameter)
        if value is None or parameter is None:
            return None
        period = Period(value=value, unit=parameter.unit)
    months, unit = length_of_time(period)
    return months if unit is Unit.MONTH and isinstance(months, Decimal) else None

"""Months are added as contracts count them, and a contract ends on the day before its last month is full."""

from datetime import date

import pytest

from ictcriteria.lint.months import add_months, contract_end
from ictcriteria.model.tender import ContractTerms

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 22), 0, date(2026, 11, 22)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2028, 2, 29), -12, date(2027, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(9999, 6, 1), 7, date.max),
    ],
)
def test_months_are_added(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@pytest.mark.parametrize(
    ("terms", "end"),
    [
        (ContractTerms(start=date(2027, 3, 1), months=48), date(2031, 2, 28)),
        (ContractTerms(months=1), date(2026, 12, 21)),
        (ContractTerms(start=date(2027, 3, 1)), None),
        (ContractTerms(start=date(9999, 12, 1), months=240), date(9999, 12, 30)),
    ],
)
def test_contract_ends_on_its_last_day(terms: ContractTerms, end: date | None) -> None:
    assert contract_end(terms, TODAY) == end

"""Periods in months, as contracts and reviews count them."""

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

from ictcriteria.model.tender import ContractTerms


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the last day of that month where it is shorter; never later than :attr:`date.max`."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def contract_end(terms: ContractTerms, today: date) -> date | None:
    """The last day of a contract, counted from ``today`` where its start is not known; None where its length is not."""
    return None if terms.months is None else add_months(terms.start or today, terms.months) - timedelta(days=1)

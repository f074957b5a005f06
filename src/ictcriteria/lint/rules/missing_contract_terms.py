"""The tender does not say when the contract starts or how long it runs.

## Why it matters
Duties that come back each year, changes of the law during the contract and the limits of what is in proportion cannot be told
without both. Bidders cannot price a warranty or a stock of spare parts without them either.

## Example
    contract: {value: 4000000, currency: NOK}

## Use instead
    contract: {start: 2027-03-01, months: 48, value: 4000000, currency: NOK}
"""

from collections.abc import Iterator

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import TenderInPlace
from ictcriteria.model.criterion import ContractClause

ID = "missing-contract-terms"
GROUP = Group.TENDER
SEVERITY = Severity.NOTE


def check_tender(tender: TenderInPlace) -> Iterator[Finding]:
    """A tender with contract clauses and without start or length of the contract."""
    terms = tender.tender.contract
    missing = [f"'{name}'" for name, value in (("start", terms.start), ("months", terms.months)) if value is None]
    if missing and any(isinstance(item.criterion, ContractClause) for item in tender.chosen):
        message = f"the contract has duties, but no {' and no '.join(missing)}"
        hint = "write under 'contract' when it starts and how many months it runs"
        yield Finding(ID, tender.stated_at("contract"), message, hint, of_key=True)

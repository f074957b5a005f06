"""A contract clause has no remedy that works: a breach ends the contract at once, or enters a step that does not apply.

## Why it matters
No buyer ends a framework contract over one late report, and no court would let it; a clause whose only remedy is the end of
the contract is a clause without a remedy. The same holds for a clause that enters at agreed damages where the contract
agrees none.

## Example
    # contract clause
    remedy: termination

## Use instead
    remedy: corrective-action-plan

The later steps of the ladder follow where the breach lasts. Where a clause enters at agreed damages, the tender states them
in ``contract: {liquidated_damages: …}``.
"""

from collections.abc import Iterator

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs, TenderInPlace
from ictcriteria.model.criterion import ContractClause

ID = "clause-without-remedy"
GROUP = Group.LAW
SEVERITY = Severity.WARNING


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Contract clauses that enter the remedy ladder at a step that ends the contract."""
    machinery = packs.catalogue.reference.contract
    last = {step.id for step in machinery.remedy_ladder if step.ends_contract} if machinery else set()
    for _, criterion, origin in packs.criteria if last else ():
        if isinstance(criterion, ContractClause) and criterion.remedy in last:
            message = f"a breach enters the remedy ladder at '{criterion.remedy}', which ends the contract"
            yield Finding(ID, origin.at("remedy"), message, "enter at a milder step; the others follow where the breach lasts")


def check_tender(tender: TenderInPlace) -> Iterator[Finding]:
    """One finding for the clauses that enter at agreed damages, where the tender agrees none."""
    machinery = tender.catalogue.reference.contract
    steps = {step.id for step in machinery.remedy_ladder if step.needs_agreed_damages} if machinery else set()
    if not steps or tender.tender.contract.liquidated_damages is not None:
        return
    clauses = [item.id for item in tender.chosen if isinstance(item.criterion, ContractClause) and item.criterion.remedy in steps]
    if clauses:
        named = ", ".join(f"'{id_}'" for id_ in dict.fromkeys(clauses))
        message = f"a breach of {named} leads to agreed damages, and the tender agrees none"
        hint = "state rate and cap in words in 'contract: {liquidated_damages: …}'"
        yield Finding(ID, tender.origin.at("contract"), message, hint, of_key=True)

"""A lot asks for two criteria that exclude each other.

## Why it matters
Only the first of them, in the order of the packs, stands in the documents. Which of the two is wanted is the buyer's decision,
and nobody took it.

## Example
    # 'take-back-plan' says 'excludes: [own/free-manuals]'
    criteria: [own/take-back-plan, own/free-manuals]

## Use instead
    criteria: [own/free-manuals]

Where whole packs are chosen, leave one of the two out in ``choices``, with the reason.
"""

from collections.abc import Iterator

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import TenderInPlace

ID = "conflicting-criteria"
GROUP = Group.TENDER
SEVERITY = Severity.WARNING


def check_tender(tender: TenderInPlace) -> Iterator[Finding]:
    """Criteria that a lot asks for and that another chosen one keeps out."""
    for item in tender.left_out:
        if item.excluded_by is not None:
            message = f"'{item.id}' is not in the documents{tender.where(item.lot)}: '{item.excluded_by}' excludes it"
            hint = "ask for one of the two; in 'choices', 'leave_out' with a reason decides it"
            yield Finding(ID, tender.asked_at(item.lot, item.id), message, hint)

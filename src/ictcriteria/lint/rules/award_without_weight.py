"""An award criterion weighs nothing.

## Why it matters
Every bidder hands in evidence for it, and no answer can change the ranking.

## Example
    award:
      weights: {repairability/spare-part-prices: 0}

## Use instead
Give it a weight, or leave it out:

    choices:
      repairability/spare-part-prices: {leave_out: Leased equipment, the lessor repairs.}
"""

from collections.abc import Iterator

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import TenderInPlace

ID = "award-without-weight"
GROUP = Group.TENDER
SEVERITY = Severity.WARNING


def check_tender(tender: TenderInPlace) -> Iterator[Finding]:
    """Award criteria of any lot that the tender gives the weight 0."""
    weighed = {id_ for weights in tender.weights.values() for id_ in weights}
    for id_, weight in tender.tender.award.weights.items():
        if weight == 0 and id_ in weighed:
            message = f"the award criterion '{id_}' weighs nothing"
            yield Finding(ID, tender.origin.at("award", "weights", id_), message, "give it a weight, or leave it out in 'choices'")

"""The tender has award criteria and does not say what the price weighs.

## Why it matters
The weight of the price is the buyer's decision and decides what the market offers. Without it the documents print what the data
of the jurisdiction suggests, and the reasons for that figure are nobody's.

## Example
    products: [laptop]
    packs: [repairability]

## Use instead
    products: [laptop]
    packs: [repairability]
    award: {price: 60}
"""

from collections.abc import Iterator

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import TenderInPlace

ID = "price-without-weight"
GROUP = Group.TENDER
SEVERITY = Severity.NOTE


def check_tender(tender: TenderInPlace) -> Iterator[Finding]:
    """A tender that leaves both the price and some award criterion without a weight; told of the first such lot."""
    award = tender.tender.award
    if award.price is not None:
        return
    for lot in tender.lots:
        if not tender.weights.get(lot.id, {}).keys() <= award.weights.keys():
            message = f"the price has no weight, so the documents say {tender.price_weights[lot.id]}%{tender.where(lot)}"
            yield Finding(ID, tender.stated_at("award"), message, "decide it, and write it as 'price' under 'award'")
            return

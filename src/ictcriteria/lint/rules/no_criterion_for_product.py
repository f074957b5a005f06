"""A product of a lot has no criterion.

## Why it matters
Bidders may offer anything for it, and the documents do not say that this was meant.

## Example
    products: [laptop, monitor]
    criteria: [repairability/spare-parts-laptops-desktops]   # not for monitors

## Use instead
    products: [laptop, monitor]
    criteria: [repairability/spare-parts-laptops-desktops, repairability/spare-parts-monitors]

Or buy what needs no criteria in another tender.
"""

from collections.abc import Iterator

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import TenderInPlace

ID = "no-criterion-for-product"
GROUP = Group.TENDER
SEVERITY = Severity.WARNING


def check_tender(tender: TenderInPlace) -> Iterator[Finding]:
    """Products of lots for which nothing was chosen, as long as every criterion can be read."""
    if tender.catalogue.unread_criteria:
        return
    for lot in tender.lots:
        covered = {product for item in tender.chosen_in(lot) for product in item.products}
        for index, product in enumerate(lot.products):
            if product not in covered:
                message = f"no criterion{tender.where(lot)} is for '{product}'"
                hint = "choose one, check 'condition' and 'level', or take the product out"
                yield Finding(ID, tender.inside(lot, "products", index), message, hint)

"""A criterion that a lot lists by its id is not in the documents of that lot.

## Why it matters
The buyer asked for exactly this criterion, and only the buyer's guide says that it was dropped.

## Example
    products: [laptop]
    criteria: [lifespan/free-fall-class]     # for smartphones and tablets

## Use instead
Take it out of the list, or write the product, the condition or the level with which it fits.
"""

from collections.abc import Iterator, Mapping

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import TenderInPlace

ID = "listed-criterion-left-out"
GROUP = Group.TENDER
SEVERITY = Severity.WARNING

_MISFITS: Mapping[str, tuple[str, str]] = {
    "other-products": ("it is not for the products of the lot", "products"),
    "other-condition": ("it is not for devices in that condition", "condition"),
    "starts-higher": ("it starts at a higher level", "levels"),
}
"""Reason to words, and the field of the criterion that they speak of."""


def check_tender(tender: TenderInPlace) -> Iterator[Finding]:
    """Criteria in the list of a lot that do not fit the lot."""
    for item in tender.left_out:
        if item.id in item.lot.criteria and item.reason in _MISFITS:
            words, field = _MISFITS[item.reason]
            message = f"'{item.id}' is listed{tender.where(item.lot)}, but {words}"
            has = ", ".join(getattr(tender.catalogue.criteria[item.id], field))
            yield Finding(ID, tender.asked_at(item.lot, item.id), message, f"take it out of the list; its {field}: {has}")

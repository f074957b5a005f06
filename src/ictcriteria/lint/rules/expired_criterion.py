"""A criterion is used or kept after its last day, or after it was given up.

## Why it matters
Some demands have an end: a transition period runs out, law takes over, a scheme closes. Whoever uses them after that asks
for what nobody can show any more.

## Example
    valid_until: 2026-06-30   # and today is in November 2026

## Use instead
Take the criterion out of the pack, or review it and give it a later day. A criterion that is given up says why, and what to
use in its place, before it goes:

    deprecated: Law since 18 February 2027; use repairability/spare-parts-laptops-desktops.
"""

from collections.abc import Iterator
from datetime import date

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs, TenderInPlace
from ictcriteria.lint.tender_places import place_of
from ictcriteria.model.criterion import CriterionBase

ID = "expired-criterion"
GROUP = Group.FRESHNESS
SEVERITY = Severity.WARNING


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Criteria whose last day has passed, and criteria that require one that has expired or was given up."""
    criteria = packs.catalogue.criteria
    for _, criterion, origin in packs.criteria:
        if criterion.valid_until is not None and criterion.valid_until < packs.today:
            message = f"the criterion was valid until {criterion.valid_until}"
            yield Finding(ID, origin.at("valid_until"), message, "take it out of the pack, or review it and give a later day")
        for index, other in enumerate(criterion.requires):
            why = _why(criteria[other], packs.today) if other in criteria else None
            if why is not None:
                hint = "require what takes its place, or nothing"
                yield Finding(ID, origin.at("requires", index), f"the required criterion '{other}' {why}", hint)


def check_tender(tender: TenderInPlace) -> Iterator[Finding]:
    """Chosen criteria whose last day has passed, or that were given up."""
    for item in tender.chosen:
        why = _why(item.criterion, tender.today)
        if why is not None:
            hint = " ".join((item.criterion.deprecated or "leave it out; it stands in the guide why").split())
            yield Finding(ID, place_of(tender, item), f"'{item.id}' {why}", hint, of_key=True)


def _why(criterion: CriterionBase, today: date) -> str | None:
    if criterion.valid_until is not None and criterion.valid_until < today:
        return f"was valid until {criterion.valid_until}"
    return "was given up" if criterion.deprecated is not None else None

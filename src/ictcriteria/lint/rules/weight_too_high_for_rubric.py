"""One award criterion whose points are a matter of judgement weighs more than its evaluators can defend.

## Why it matters
A rubric is graded by people. Where one of them weighs much, the step from one grade to the next decides the contract, and whoever
loses by one step asks for the reasons of that step. How much is too much stands in ``proportion`` of the jurisdiction, as advice
of whoever keeps that file.

## Example
    award:
      price: 40
      weights: {human-rights/factory-action-plan: 60}   # graded by judgement

## Use instead
    award:
      price: 40
      weights: {human-rights/factory-action-plan: 15}

What is left goes to award criteria that are measured, such as years of spare parts.
"""

from collections.abc import Iterator
from decimal import Decimal

from ictcriteria.diagnostics import Finding, Origin, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import ChosenCriterion, TenderInPlace
from ictcriteria.model.criterion import AwardCriterion
from ictcriteria.model.scoring import Rubric

ID = "weight-too-high-for-rubric"
GROUP = Group.TENDER
SEVERITY = Severity.WARNING


def check_tender(tender: TenderInPlace) -> Iterator[Finding]:
    """Rubrics whose weight in a lot is above the limit of the nearest jurisdiction that has one."""
    limit = _limit(tender)
    if limit is None:
        return
    for item in tender.chosen:
        weight = tender.weights.get(item.lot.id, {}).get(item.id, Decimal(0))
        if weight > limit and isinstance(item.criterion, AwardCriterion) and isinstance(item.criterion.scoring, Rubric):
            message = f"'{item.id}' is graded by judgement and weighs {weight}%{tender.where(item.lot)}"
            hint = f"let it weigh {limit}% at most, and give the rest to award criteria that are measured"
            yield Finding(ID, _place(tender, item), message, hint)


def _limit(tender: TenderInPlace) -> Decimal | None:
    limits = (place.proportion.judged_weight for place in tender.jurisdictions if place.proportion)
    return next((limit for limit in limits if limit is not None), None)


def _place(tender: TenderInPlace, item: ChosenCriterion) -> Origin:
    if item.id in tender.tender.award.weights:
        return tender.origin.at("award", "weights", item.id)
    return tender.asked_at(item.lot, item.id)

"""An award criterion scores bids in a way that cannot tell them apart, or that nobody can win.

## Why it matters
Points that every bid gets are no award criterion, and a scale whose top nobody can reach quietly lowers the weight that was
announced. A step or grade that gives no more than the one below it rewards nothing. Bidders and review boards work the
formula out; the buyer should do so first.

## Example
    scoring:
      method: linear
      zero_at: none_at    # 90 at the level spearhead
      full_at: all_at     # 90 at the level spearhead

## Use instead
    scoring:
      method: linear
      zero_at: none_at    # 60 at the level spearhead
      full_at: all_at     # 100 at the level spearhead

Steps rise with the value and end with 100 points; grades differ in points, and the best one gives 100.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from itertools import pairwise

from ictcriteria.diagnostics import Finding, Origin, Route, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs, TenderInPlace
from ictcriteria.lint.tender_places import place_of
from ictcriteria.model.criterion import AwardCriterion
from ictcriteria.model.identifiers import Direction
from ictcriteria.model.parameter import value_for
from ictcriteria.model.scoring import Linear, Rubric, Scoring, Steps

ID = "award-without-scoring"
GROUP = Group.LAW
SEVERITY = Severity.ERROR

_ALL = Decimal(100)

Number = Callable[[Decimal | str], Decimal | None]
"""A number, or the value of a parameter by its name; None where it has none."""

Fault = tuple[Route, str, str]
"""Route below the scoring, message and hint."""


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Scorings with a fault of their own, or with one at some level and product."""
    for _, criterion, origin in packs.criteria:
        if isinstance(criterion, AwardCriterion):
            faults = dict.fromkeys(_without_values(criterion.scoring))
            for values in criterion.levels.values():
                for product in criterion.products:
                    by_name = {name: value_for(by_product, product) for name, by_product in values.items()}
                    faults |= dict.fromkeys(_with_values(criterion.scoring, partial(_number, by_name)))
            yield from _findings(faults, origin.at("scoring"))


def check_tender(tender: TenderInPlace) -> Iterator[Finding]:
    """Scorings that get a fault by the values that the tender chooses."""
    for item in tender.chosen:
        choice = tender.tender.choices.get(item.id)
        if isinstance(item.criterion, AwardCriterion) and choice is not None and choice.parameters:
            place = place_of(tender, item).at("parameters")
            faults: dict[Fault, None] = {}
            for values in item.values.values():
                faults |= dict.fromkeys(_with_values(item.criterion.scoring, partial(_number, values)))
            for _, message, hint in faults:
                yield Finding(ID, place, message, hint, of_key=True)


def _number(values: Mapping[str, Decimal | None], threshold: Decimal | str) -> Decimal | None:
    return values.get(threshold) if isinstance(threshold, str) else threshold


def _findings(faults: Mapping[Fault, None], place: Origin) -> Iterator[Finding]:
    for route, message, hint in faults:
        yield Finding(ID, place.at(*route), message, hint, of_key=True)


def _without_values(scoring: Scoring) -> Iterator[Fault]:
    match scoring:
        case Steps(steps=steps):
            yield from _top("steps", max(step.points for step in steps), "step")
            for index, step in enumerate(steps):
                if not step.points:
                    yield ("steps", index, "points"), "the step gives no points", "take it out: less than any step gives none"
        case Rubric(grades=grades):
            yield from _top("grades", max(grade.points for grade in grades.values()), "grade")
            first: dict[Decimal, str] = {}
            for name, grade in grades.items():
                other = first.setdefault(grade.points, name)
                if other != name:
                    message = f"grades '{other}' and '{name}' give the same points"
                    yield ("grades", name, "points"), message, "give the better one more, or make them one grade"
        case _:
            return


def _top(field: str, best: Decimal, noun: str) -> Iterator[Fault]:
    if best != _ALL:
        yield (field,), f"no {noun} gives all points, the best one gives {best}%", f"give the best {noun} 100 points"


def _with_values(scoring: Scoring, number: Number) -> Iterator[Fault]:
    match scoring:
        case Linear(zero_at=zero, full_at=full):
            if number(zero) is not None and number(zero) == number(full):
                message = f"no points and all points are given at the same value, {number(zero)}"
                yield ("full_at",), message, "move one of them away from the other"
        case Steps():
            yield from _flat_steps(scoring, number)
        case _:
            return


def _flat_steps(scoring: Steps, number: Number) -> Iterator[Fault]:
    """Steps that ask for more than another one and do not give more points."""
    known = [(value, index, step) for index, step in enumerate(scoring.steps) if (value := number(step.reaches)) is not None]
    known.sort(key=lambda item: (item[0], item[1]), reverse=scoring.better is Direction.LOWER)
    for (easier, _, lower), (harder, index, higher) in pairwise(known):
        if easier == harder:
            yield ("steps", index), f"two steps begin at the same value, {harder}", "take one of them out"
        elif higher.points <= lower.points:
            message = f"the step at {harder} gives {higher.points}%, no more than the one at {easier}"
            yield ("steps", index), message, "give more points for the better value"

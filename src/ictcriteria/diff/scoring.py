"""What differs between two ways of giving points."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial

from ictcriteria.diff.difference import Difference, Sense, Spot, Way
from ictcriteria.diff.walk import compare_models
from ictcriteria.model.identifiers import Direction
from ictcriteria.model.scoring import Linear, Rubric, Step, Steps, YesNo

_Points = Mapping[object, Decimal]


def compare_scoring(spot: Spot, old: YesNo | Steps | Linear | Rubric, new: YesNo | Steps | Linear | Rubric) -> Iterator[Difference]:
    """Another method, else what differs within the method.

    Steps and lines are compared by what they give: fewer points for the same measured value are stricter.
    """
    if type(old) is not type(new):
        yield Difference(spot.at("method"), Way.CHANGED, old.method, new.method)
    elif isinstance(old, Steps) and isinstance(new, Steps):
        comparable = (old.unit, old.better) == (new.unit, new.better)
        yield from compare_models(spot, old, new, {"steps": partial(_steps, better=new.better if comparable else None)})
    elif isinstance(old, Linear) and isinstance(new, Linear):
        yield from compare_models(spot.but(sense=_sense(old, new)), old, new)
    else:
        yield from compare_models(spot, old, new)


def _sense(old: Linear, new: Linear) -> Sense:
    """Which way the ends of a line get harder: away from where the line gives nothing, if both lines run the same way."""
    senses = {_sense_of(line) for line in (old, new)}
    return senses.pop() if old.unit == new.unit and len(senses) == 1 else Sense.UNCLEAR


def _sense_of(line: Linear) -> Sense:
    if isinstance(line.zero_at, Decimal) and isinstance(line.full_at, Decimal) and line.zero_at != line.full_at:
        return Sense.PLAIN if line.full_at > line.zero_at else Sense.TURNED
    return Sense.UNCLEAR


def _steps(spot: Spot, old: tuple[Step, ...], new: tuple[Step, ...], *, better: Direction | None) -> Iterator[Difference]:
    """One difference for all steps: it rose when no measured value gets more points than before, and fell when none gets fewer."""
    if set(map(_as_pair, old)) == set(map(_as_pair, new)):
        return
    before, after = _points_at(old, new, better), _points_at(new, old, better)
    harder, easier = (all(one[value] >= other[value] for value in one) for one, other in ((before, after), (after, before)))
    clear = better is not None and harder != easier
    yield Difference(spot, (Way.ROSE if harder else Way.FELL) if clear else Way.CHANGED, old, new)


def _points_at(steps: Sequence[Step], others: Sequence[Step], better: Direction | None) -> _Points:
    """The points for every value at which a step of either list begins; a parameter counts by its name."""
    given: dict[object, Decimal] = {}
    for value in (step.reaches for step in (*steps, *others)):
        reached = (step.points for step in steps if _reaches(value, step.reaches, better))
        given[value] = max(reached, default=Decimal(0))
    return given


def _reaches(value: Decimal | str, step: Decimal | str, better: Direction | None) -> bool:
    if isinstance(value, Decimal) and isinstance(step, Decimal):
        return value <= step if better is Direction.LOWER else value >= step
    return value == step


def _as_pair(step: Step) -> tuple[Decimal | str, Decimal]:
    return step.reaches, step.points

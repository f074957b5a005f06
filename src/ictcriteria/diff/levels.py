"""What differs between the levels of two criteria: the value of each parameter for each product, however it is written."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial

from ictcriteria.diff.difference import Difference, Sense, Spot, Way
from ictcriteria.diff.walk import compare_mappings, compare_values
from ictcriteria.model.criterion import CriterionBase
from ictcriteria.model.identifiers import Direction
from ictcriteria.model.parameter import ParameterValues, value_for

Criteria = tuple[CriterionBase, CriterionBase]
"""The old and the new criterion."""


def compare_levels(
    spot: Spot, old: Mapping[str, ParameterValues], new: Mapping[str, ParameterValues], *, criteria: Criteria
) -> Iterator[Difference]:
    """Levels that came or went, and per level each parameter whose value differs for products that both criteria have."""
    yield from compare_mappings(spot, old, new, partial(_one_level, criteria=criteria))


def _one_level(spot: Spot, old: ParameterValues | None, new: ParameterValues | None, *, criteria: Criteria) -> Iterator[Difference]:
    levels = (spot.route[-1],)
    if old is None or new is None:
        yield from compare_values(spot.but(levels=levels), old, new)
        return
    came_or_went = criteria[0].parameters.keys() ^ criteria[1].parameters.keys()
    for name in sorted((old.keys() | new.keys()) - came_or_went):
        one, other = old.get(name, {}), new.get(name, {})
        if one != other:
            yield from _one_parameter(_felt(spot.entry(name), levels, criteria), one, other, criteria)


def _one_parameter(spot: Spot, old: dict[str, Decimal], new: dict[str, Decimal], criteria: Criteria) -> Iterator[Difference]:
    scope, new_scope = (set(criterion.products) for criterion in criteria)
    groups: dict[tuple[Decimal | None, Decimal | None], list[str]] = {}
    for product in sorted(scope & new_scope):
        values = value_for(old, product), value_for(new, product)
        if values[0] != values[1]:
            groups.setdefault(values, []).append(product)
    for (one, other), products in groups.items():
        everywhere = len(products) == len(scope & new_scope)
        yield from compare_values(spot if everywhere else spot.but(products=tuple(products)), one, other)
    if not groups and scope == new_scope:
        yield Difference(spot, Way.RESTYLED, old, new)


def _felt(spot: Spot, levels: tuple[str, ...], criteria: Criteria) -> Spot:
    """The place of a value with the sense that the direction of its parameter gives it."""
    old, new = (criterion.parameters.get(spot.route[-1]) for criterion in criteria)
    if old is None or new is None or (old.unit, old.stricter) != (new.unit, new.stricter):
        return spot.but(sense=Sense.UNCLEAR, levels=levels)
    return spot.but(sense=Sense.TURNED if new.stricter is Direction.LOWER else Sense.PLAIN, levels=levels, unit=new.unit.value)

"""Parameters get their values: from the level, or from the tender's choice, and each remembers who set it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.catalogue.parameters import check_bounds
from ictcriteria.catalogue.validate import closest
from ictcriteria.compose.lots import choice_for
from ictcriteria.compose.selection import Chosen, Selection
from ictcriteria.diagnostics import Finding, Origin
from ictcriteria.model.identifiers import Unit
from ictcriteria.model.parameter import value_for
from ictcriteria.model.tender import Lot, Tender


class SetBy(StrEnum):
    """Where a value comes from."""

    LEVEL = "level"
    TENDER = "tender"


@dataclass(frozen=True, slots=True)
class BoundParameter:
    """A parameter with its value; ``value`` is None when neither level nor tender gives one for the product.

    ``level_value`` is what the level alone would give, so that a departure can be shown.
    """

    name: str
    unit: Unit
    value: Decimal | None
    set_by: SetBy
    level_value: Decimal | None


@dataclass(frozen=True, slots=True)
class Variant:
    """The products of lots for which a criterion has the same values."""

    scope: tuple[tuple[Lot, tuple[str, ...]], ...]
    parameters: tuple[BoundParameter, ...]


@dataclass(frozen=True, slots=True)
class BoundCriterion:
    """A chosen criterion with everything that varies over lots and products."""

    id: str
    chosen: tuple[Chosen, ...]
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class BoundSelection:
    """All chosen criteria with values, in catalogue order, and what is wrong with the tender's values."""

    criteria: tuple[BoundCriterion, ...]
    findings: tuple[Finding, ...]


def bind_parameters(selection: Selection, tender: Tender, catalogue: Catalogue, origin: Origin) -> BoundSelection:
    """Values for every parameter of every chosen criterion; findings point into the tender at ``origin``."""
    findings = list(_choice_findings(tender, catalogue, origin))
    by_criterion: dict[str, list[Chosen]] = {}
    for item in selection.chosen:
        by_criterion.setdefault(item.criterion, []).append(item)
    bound = (BoundCriterion(id_, tuple(items), _variants(items, tender, catalogue)) for id_, items in by_criterion.items())
    return BoundSelection(tuple(bound), tuple(findings))


def _variants(chosen: Sequence[Chosen], tender: Tender, catalogue: Catalogue) -> tuple[Variant, ...]:
    groups: dict[tuple[BoundParameter, ...], dict[str, tuple[Lot, list[str]]]] = {}
    for item in chosen:
        for product in item.products:
            values = tuple(_bind(item, product, tender, catalogue))
            _, products = groups.setdefault(values, {}).setdefault(item.lot.id, (item.lot, []))
            products.append(product)
    return tuple(
        Variant(tuple((lot, tuple(products)) for lot, products in by_lot.values()), values) for values, by_lot in groups.items()
    )


def _bind(item: Chosen, product: str, tender: Tender, catalogue: Catalogue) -> Iterator[BoundParameter]:
    criterion = catalogue.criteria[item.criterion]
    choice = choice_for(tender, item.lot, item.criterion)
    for name, parameter in criterion.parameters.items():
        by_level = value_for(criterion.levels[item.level].get(name, {}), product)
        by_tender = value_for(choice.parameters.get(name, {}), product) if choice else None
        if by_tender is None:
            yield BoundParameter(name, parameter.unit, by_level, SetBy.LEVEL, by_level)
        else:
            yield BoundParameter(name, parameter.unit, by_tender, SetBy.TENDER, by_level)


def _choice_findings(tender: Tender, catalogue: Catalogue, origin: Origin) -> Iterator[Finding]:
    for id_, choice in tender.choices.items():
        criterion = catalogue.criteria.get(id_)
        if criterion is None:
            continue
        place = origin.at("choices", id_, "parameters")
        for name, values in choice.parameters.items():
            if name in criterion.parameters:
                yield from check_bounds(criterion, name, values, place.at(name))
            else:
                known = ", ".join(criterion.parameters) or "none"
                hint = closest(name, criterion.parameters) or f"its parameters: {known}"
                yield Finding("undeclared-parameter", place.at(name), f"'{id_}' has no parameter '{name}'", hint, of_key=True)

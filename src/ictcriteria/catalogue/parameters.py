"""Checks of parameters: each is used, each level gives each of them a value, and the value fits."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ictcriteria.catalogue.validate import closest
from ictcriteria.diagnostics import Finding, Origin, Route
from ictcriteria.model.clause_text import placeholders
from ictcriteria.model.criterion import AwardCriterion, ContractClause, CriterionBase
from ictcriteria.model.parameter import value_for
from ictcriteria.model.scoring import Linear, Steps

_DECLARE = "add '{}' to 'parameters', or take it out"


def check_parameters(criterion: CriterionBase, texts: Iterable[str], origin: Origin) -> Iterator[Finding]:
    """Parameters that neither the texts of a criterion nor anything else in it uses, and names that are no parameter."""
    used = {name for text in texts for name in placeholders(text)} | {name for _, name in _parameter_names(criterion)}
    for name in sorted(set(criterion.parameters) - used):
        place = origin.at("parameters", name)
        yield Finding(
            "unused-parameter", place, f"parameter '{name}' is used nowhere", f"write '{{{{ {name} }}}}' in the text", of_key=True
        )
    for route, name in _parameter_names(criterion):
        if name not in criterion.parameters:
            hint = closest(name, criterion.parameters) or _DECLARE.format(name)
            yield Finding("undeclared-parameter", origin.at(*route), f"'{name}' is no parameter of this criterion", hint)


def _parameter_names(criterion: CriterionBase) -> Iterator[tuple[Route, str]]:
    if isinstance(criterion, ContractClause):
        for name, duty in criterion.obligations.items():
            for field, period in (("within", duty.within), ("every", duty.every)):
                if period is not None and period.parameter is not None:
                    yield ("obligations", name, field, "parameter"), period.parameter
    if isinstance(criterion, AwardCriterion):
        match criterion.scoring:
            case Steps(steps=steps):
                for index, step in enumerate(steps):
                    yield from _named(step.reaches, "scoring", "steps", index, "reaches")
            case Linear(zero_at=zero, full_at=full):
                yield from _named(zero, "scoring", "zero_at")
                yield from _named(full, "scoring", "full_at")
            case _:
                return


def _named(value: Decimal | str, *route: str | int) -> Iterator[tuple[Route, str]]:
    if isinstance(value, str):
        yield route, value


def check_levels(criterion: CriterionBase, origin: Origin) -> Iterator[Finding]:
    """Levels that leave a parameter without a value, and values that do not fit their parameter."""
    for level, values in criterion.levels.items():
        place = origin.at("levels", level.value)
        for name in sorted(set(criterion.parameters) - set(values)):
            yield Finding(
                "level-without-parameter", place, f"level '{level}' does not set '{name}'", f"add '{name}: …'", of_key=True
            )
        for name, by_product in values.items():
            if name not in criterion.parameters:
                hint = closest(name, criterion.parameters) or _DECLARE.format(name)
                yield Finding(
                    "undeclared-parameter", place.at(name), f"'{name}' is no parameter of this criterion", hint, of_key=True
                )
                continue
            without = [product for product in criterion.products if value_for(by_product, product) is None]
            if without:
                message = f"level '{level}' does not set '{name}' for '{without[0]}'"
                yield Finding(
                    "level-without-parameter", place.at(name), message, "add a value for it, or 'default: …'", of_key=True
                )
            yield from check_bounds(criterion, name, by_product, place.at(name))


def check_bounds(criterion: CriterionBase, name: str, values: dict[str, Decimal], origin: Origin) -> Iterator[Finding]:
    """Values outside the bounds of a parameter, and values for products that the criterion is not for."""
    parameter = criterion.parameters[name]
    for product, value in values.items():
        if not parameter.minimum <= value <= parameter.maximum:
            message = f"{value} is outside the bounds of '{name}'"
            hint = f"the bounds are {parameter.minimum} to {parameter.maximum} ({parameter.unit})"
            yield Finding("value-out-of-bounds", origin.at(product), message, hint)
        if product not in {"default", *criterion.products}:
            hint = closest(product, criterion.products) or f"it is for {', '.join(criterion.products)}"
            yield Finding("unknown-reference", origin.at(product), f"the criterion is not for '{product}'", hint, of_key=True)

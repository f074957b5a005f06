"""A value asks for no more than the law already demands.

## Why it matters
A demand that every product on the market meets by law chooses nothing, and points for it go to every bid alike. A value below
the law shows bidders that nobody has looked at it.

## Example
    parameters:
      cycles:
        stricter: higher
        legal_floor: {value: 800, products: [smartphone], source: eu-reg-2023-1670, locator: Annex II B 1.2(4)}
    levels:
      basic: {cycles: 800}

## Use instead
    levels:
      basic: {cycles: {default: 800, smartphone: 900}}

Or leave the product out of the criterion. A tender is told only where the law of the floor holds in its jurisdiction.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.legal_sources import applies_on, holds_for
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import ChosenCriterion, Packs, TenderInPlace
from ictcriteria.lint.tender_places import place_of
from ictcriteria.model.identifiers import Direction
from ictcriteria.model.parameter import DEFAULT, LegalFloor, Parameter
from ictcriteria.model.reference import LegalSource

ID = "at-or-below-legal-floor"
GROUP = Group.LAW
SEVERITY = Severity.WARNING


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Values of levels that a law in force already demands, one finding per value."""
    sources = packs.catalogue.reference.sources
    for _, criterion, origin in packs.criteria:
        for name, parameter in criterion.parameters.items():
            floor = parameter.legal_floor
            if floor is None or not _binds(floor, sources, packs.today):
                continue
            for level, values in criterion.levels.items():
                by_product = values.get(name, {})
                for key, products in _reached(by_product, floor, criterion.products).items():
                    if _asks_no_more(by_product[key], parameter, floor):
                        message = f"{by_product[key]} for {_either(products)} is no more than the law demands"
                        yield Finding(ID, origin.at("levels", level.value, name, key), message, _hint(parameter, floor))


def check_tender(tender: TenderInPlace) -> Iterator[Finding]:
    """Values in a tender that the law of its jurisdiction already demands, one finding per parameter and lot."""
    sources = tender.catalogue.reference.sources
    start = max(tender.tender.contract.start or tender.today, tender.today)
    for item in tender.chosen:
        for name, parameter in item.criterion.parameters.items():
            floor = parameter.legal_floor
            if floor is None or not _binds(floor, sources, start) or not holds_for(sources[floor.source], tender):
                continue
            values = {product: item.values[product][name] for product in floor.products if name in item.values.get(product, {})}
            low = [product for product, value in values.items() if _asks_no_more(value, parameter, floor)]
            if low:
                message = f"{values[low[0]]} for {_either(low)} in '{item.id}' is no more than the law demands"
                place = place_of(tender, item)
                chosen = place.at("parameters", name) if _is_chosen(item, name, tender) else place
                yield Finding(ID, chosen, message, _hint(parameter, floor), of_key=True)


def _binds(floor: LegalFloor, sources: Mapping[str, LegalSource], day: date) -> bool:
    return floor.source in sources and applies_on(sources[floor.source], day)


def _reached(values: Mapping[str, Decimal], floor: LegalFloor, products: tuple[str, ...]) -> dict[str, list[str]]:
    """The keys of values that give a value to products of the floor, with these products."""
    reached: dict[str, list[str]] = {}
    for product in products:
        key = product if product in values else DEFAULT
        if product in floor.products and key in values:
            reached.setdefault(key, []).append(product)
    return reached


def _asks_no_more(value: Decimal, parameter: Parameter, floor: LegalFloor) -> bool:
    return value <= floor.value if parameter.stricter is Direction.HIGHER else value >= floor.value


def _is_chosen(item: ChosenCriterion, name: str, tender: TenderInPlace) -> bool:
    choice = tender.tender.choices.get(item.id)
    return choice is not None and name in choice.parameters


def _either(products: list[str]) -> str:
    return " and ".join(f"'{product}'" for product in products)


def _hint(parameter: Parameter, floor: LegalFloor) -> str:
    way = "more" if parameter.stricter is Direction.HIGHER else "less"
    return f"ask for {way} than {floor.value} ({floor.source}, {floor.locator}), or leave the product out"

"""A higher level asks less of bidders than a lower one.

## Why it matters
A buyer who wants more, and says so with the level, gets less. Nobody notices, because the level looks ambitious in the documents.

## Example
    parameters:
      years: {unit: year, minimum: 2, maximum: 12, stricter: higher}
    levels:
      basic: {years: 5}
      advanced: {years: {default: 6, smartphone: 4}}

## Use instead
    levels:
      basic: {years: 5}
      advanced: {years: {default: 6, smartphone: 7}}

Values are compared for each product, the way that ``stricter`` of the parameter says.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.level_steps import is_plain, level_steps
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs
from ictcriteria.model.identifiers import Direction
from ictcriteria.model.parameter import DEFAULT, Values, value_for

ID = "missing-level-order"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Values that are easier than those of the level below, each once."""
    for id_, criterion in packs.catalogue.criteria.items():
        for (lower, below), (higher, above) in level_steps(criterion):
            for name, parameter in criterion.parameters.items():
                old, new = below.get(name, {}), above.get(name, {})
                wants_more = parameter.stricter is Direction.HIGHER
                if old == new or (is_plain(old) and is_plain(new) and (new[DEFAULT] > old[DEFAULT]) is wants_more):
                    continue
                place = packs.catalogue.origin(id_).at("levels", higher.value, name)
                for key, asked, whose in _steps_back(criterion.products, old, new, wants_more=wants_more):
                    message = f"level '{higher}' asks less than level '{lower}': '{name}' is {new[key]} after {asked}{whose}"
                    yield Finding(ID, place.at(key), message, f"write {asked} or {'more' if wants_more else 'less'}")


def _steps_back(products: Sequence[str], below: Values, above: Values, *, wants_more: bool) -> Iterator[tuple[str, Decimal, str]]:
    """Keys of values that are easier for some product than below: with the value they had there, and for which product."""
    for key, new in above.items():
        those = [product for product in products if (product if product in above else DEFAULT) == key]
        asked_below = {product: old for product in those if (old := value_for(below, product)) is not None}
        olds = {product: old for product, old in asked_below.items() if (new < old if wants_more else new > old)}
        if olds:
            asked = max(olds.values()) if wants_more else min(olds.values())
            product = next(product for product, old in olds.items() if old == asked)
            holds_for_all = len(olds) == len(products) and len(set(olds.values())) == 1
            yield key, asked, "" if holds_for_all else f" for '{product}'"

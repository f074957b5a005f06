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

from collections.abc import Iterator
from itertools import pairwise

from ictcriteria.diagnostics import Finding, Origin, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs
from ictcriteria.model.criterion import CriterionBase
from ictcriteria.model.identifiers import LEVELS, Direction, Level
from ictcriteria.model.parameter import DEFAULT, value_for

ID = "missing-level-order"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Values that are easier than those of the level below, each once."""
    for _, criterion, origin in packs.criteria:
        levels = [level for level in LEVELS if level in criterion.levels] if criterion.parameters else []
        for lower, higher in pairwise(levels):
            for name in criterion.parameters:
                yield from _easier(criterion, name, lower, higher, origin.at("levels", higher.value, name))


def _easier(criterion: CriterionBase, name: str, lower: Level, higher: Level, place: Origin) -> Iterator[Finding]:
    wants_more = criterion.parameters[name].stricter is Direction.HIGHER
    below, above = criterion.levels[lower].get(name, {}), criterion.levels[higher].get(name, {})
    for key, new in above.items():
        those = [product for product in criterion.products if (product if product in above else DEFAULT) == key]
        asked_below = {product: old for product in those if (old := value_for(below, product)) is not None}
        olds = {product: old for product, old in asked_below.items() if (new < old if wants_more else new > old)}
        if not olds:
            continue
        asked = max(olds.values()) if wants_more else min(olds.values())
        product = next(product for product, old in olds.items() if old == asked)
        whose = "" if len(olds) == len(criterion.products) and len(set(olds.values())) == 1 else f" for '{product}'"
        message = f"level '{higher}' asks less than level '{lower}': '{name}' is {new} after {asked}{whose}"
        yield Finding(ID, place.at(key), message, f"write {asked} or {'more' if wants_more else 'less'}")

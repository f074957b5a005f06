"""A level asks the same as the level below it.

## Why it matters
A buyer who chooses the higher level believes to ask for more. A tender takes the highest level that a criterion has and that is
not above its own, so a level without a difference is not needed.

## Example
    levels:
      basic: {days: 10}
      advanced: {days: 10}
      spearhead: {days: 5}

## Use instead
    levels:
      basic: {days: 10}
      spearhead: {days: 5}
"""

from collections.abc import Iterator
from itertools import pairwise

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs
from ictcriteria.model.criterion import CriterionBase
from ictcriteria.model.identifiers import LEVELS, Level
from ictcriteria.model.parameter import value_for

ID = "level-without-difference"
GROUP = Group.STRUCTURE
SEVERITY = Severity.NOTE


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Levels whose values are those of the level below, for every parameter and product."""
    for _, criterion, origin in packs.criteria:
        levels = [level for level in LEVELS if level in criterion.levels] if len(criterion.levels) > 1 else []
        for lower, higher in pairwise(levels):
            if _asks_the_same(criterion, lower, higher):
                message, hint = f"level '{higher}' asks the same as level '{lower}'", "leave it out, or ask for more"
                yield Finding(ID, origin.at("levels", higher.value), message, hint, of_key=True)


def _asks_the_same(criterion: CriterionBase, lower: Level, higher: Level) -> bool:
    below, above = criterion.levels[lower], criterion.levels[higher]
    values = [
        (value_for(below.get(name, {}), product), value_for(above.get(name, {}), product))
        for name in criterion.parameters
        for product in criterion.products
    ]
    return all(old is not None and old == new for old, new in values)

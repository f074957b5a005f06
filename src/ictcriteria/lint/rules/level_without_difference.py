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

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.level_steps import is_plain, level_steps
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs
from ictcriteria.model.criterion import CriterionBase
from ictcriteria.model.parameter import DEFAULT, ParameterValues, value_for

ID = "level-without-difference"
GROUP = Group.STRUCTURE
SEVERITY = Severity.NOTE


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Levels whose values are those of the level below, for every parameter and product."""
    for id_, criterion in packs.catalogue.criteria.items():
        for (lower, below), (higher, above) in level_steps(criterion):
            if _asks_the_same(criterion, below, above):
                message, hint = f"level '{higher}' asks the same as level '{lower}'", "leave it out, or ask for more"
                yield Finding(ID, packs.catalogue.origin(id_).at("levels", higher.value), message, hint, of_key=True)


def _asks_the_same(criterion: CriterionBase, below: ParameterValues, above: ParameterValues) -> bool:
    """True when every parameter has the same value for every product; two plain values are compared without looking at those."""
    for name in criterion.parameters:
        old, new = below.get(name, {}), above.get(name, {})
        if is_plain(old) and is_plain(new):
            if old[DEFAULT] != new[DEFAULT]:
                return False
        elif any(
            value_for(old, product) is None or value_for(old, product) != value_for(new, product) for product in criterion.products
        ):
            return False
    return True

"""The levels of a criterion, two by two."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from ictcriteria.model.criterion import CriterionBase
from ictcriteria.model.identifiers import LEVELS, Level
from ictcriteria.model.parameter import DEFAULT, ParameterValues

_ORDER = {level: index for index, level in enumerate(LEVELS)}

Rung = tuple[Level, ParameterValues]
"""A level and its values."""


def level_steps(criterion: CriterionBase) -> Iterator[tuple[Rung, Rung]]:
    """Each level with the next one above it that the criterion has."""
    if len(criterion.levels) > 1:
        yield from pairwise(sorted(criterion.levels.items(), key=lambda rung: _ORDER[rung[0]]))


def is_plain(values: Mapping[str, Decimal]) -> bool:
    """True for one value that holds for every product."""
    return len(values) == 1 and DEFAULT in values

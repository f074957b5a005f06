"""Parameters: the named gaps of a clause, with unit, bounds and the way they get harder."""

from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from ictcriteria.model.identifiers import Direction, ParameterName, Slug, Unit
from ictcriteria.model.text import Line, Model

DEFAULT = "default"
"""Key of the value that holds for every product without one of its own."""


def _as_mapping(value: Any) -> Any:
    return value if isinstance(value, dict) else {DEFAULT: value}


Values = Annotated[dict[Slug, Decimal], BeforeValidator(_as_mapping), Field(min_length=1)]
"""One number, or one per product: ``{default: 5, smartphone: 7}``."""

ParameterValues = dict[ParameterName, Values]
"""What a level or a tender sets: parameter name to values."""


class LegalFloor(Model):
    """What the law already demands of the named products; asking for no more than this is no criterion."""

    value: Decimal
    products: tuple[Slug, ...] = Field(min_length=1)
    source: Slug
    locator: Line


class Parameter(Model):
    """A named gap in a clause.

    ``minimum`` and ``maximum`` bound what a pack or a tender may set, in ``unit``; ``stricter`` says which way is
    harder for a bidder.
    """

    title: Line | None = None
    unit: Unit
    minimum: Decimal
    maximum: Decimal
    stricter: Direction
    legal_floor: LegalFloor | None = None

    @model_validator(mode="after")
    def _bounds_are_in_order(self) -> Self:
        if self.minimum > self.maximum:
            raise ValueError(f"minimum {self.minimum} is above maximum {self.maximum}")
        return self


def value_for(values: dict[str, Decimal], product: str) -> Decimal | None:
    """The value for one product, else the default, else None."""
    return values.get(product, values.get(DEFAULT))

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


Values = Annotated[dict[Slug, Decimal], Field(min_length=1), BeforeValidator(_as_mapping)]
"""One number, or one per product: ``{default: 5, smartphone: 7}``."""

ParameterValues = dict[ParameterName, Values]
"""What a level or a tender sets: parameter name to values."""


class LegalFloor(Model):
    """What the law already demands of the named products; asking for no more than this is no criterion."""

    value: Decimal
    """What the law demands, in the unit of the parameter."""
    products: tuple[Slug, ...] = Field(min_length=1)
    """Ids of the products for which it does."""
    source: Slug
    """Id of the law in ``reference/sources.yaml``."""
    locator: Line
    """The place in it."""


class Parameter(Model):
    """A named gap in a clause, with its unit, its bounds and the way it gets stricter."""

    title: Line | None = None
    """What the figure is, in words; printed where values are listed."""
    unit: Unit
    """What is counted; the document prints it with the number, in its own language and plural."""
    minimum: Decimal
    """The lowest value that a level or a tender may set."""
    maximum: Decimal
    """The highest value that a level or a tender may set."""
    stricter: Direction
    """Which way is harder for a bidder."""
    legal_floor: LegalFloor | None = None
    """What the law already demands of some products."""

    @model_validator(mode="after")
    def _bounds_are_in_order(self) -> Self:
        if self.minimum > self.maximum:
            raise ValueError(f"minimum {self.minimum} is above maximum {self.maximum}")
        return self


def value_for(values: dict[str, Decimal], product: str) -> Decimal | None:
    """The value for one product, else the default, else None."""
    return values.get(product, values.get(DEFAULT))

"""How an award criterion gives points; the sentence in the document is written from this data, never beside it."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from ictcriteria.model.identifiers import Direction, ParameterName, Slug, Unit
from ictcriteria.model.text import Model, Prose

Points = Annotated[Decimal, Field(ge=0, le=100)]
"""Percent of the points that the criterion can give."""

Threshold = Decimal | ParameterName
"""A number, or the name of a parameter of the same criterion."""


class YesNo(Model):
    """All points when the offered goods do what the text describes, else none."""

    method: Literal["yes-no"]


class Step(Model):
    """Points for a measured value that reaches ``reaches`` (or stays at or below it, where lower is better)."""

    reaches: Annotated[Threshold, Field(union_mode="left_to_right")]
    points: Points


class Steps(Model):
    """Points in steps of a measured value; ``measure`` says what is measured on the offered goods."""

    method: Literal["steps"]
    measure: Prose
    unit: Unit
    better: Direction
    steps: tuple[Step, ...] = Field(min_length=1)


class Linear(Model):
    """Points that grow in a straight line from none at ``zero_at`` to all at ``full_at``, cut off at both ends."""

    method: Literal["linear"]
    measure: Prose
    unit: Unit
    zero_at: Annotated[Threshold, Field(union_mode="left_to_right")]
    full_at: Annotated[Threshold, Field(union_mode="left_to_right")]


class Grade(Model):
    """One grade of a rubric: what must be shown, and with which evidence."""

    points: Points
    text: Prose
    evidence: Prose


class Rubric(Model):
    """Points by described grades; the evaluators give the highest grade whose description is met in full."""

    method: Literal["rubric"]
    grades: dict[Slug, Grade] = Field(min_length=2)


Scoring = Annotated[YesNo | Steps | Linear | Rubric, Field(discriminator="method")]
"""One of the four methods, told apart by ``method``."""

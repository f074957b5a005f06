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
    """The value from which the points are given: a number, or the name of a parameter."""
    points: Points
    """Points in per cent of all points of the criterion."""


class Steps(Model):
    """Points in steps of a measured value."""

    method: Literal["steps"]
    measure: Prose
    """What is measured on the offered goods."""
    unit: Unit
    """The unit of the measured value."""
    better: Direction
    """Which way is better for the buyer."""
    steps: tuple[Step, ...] = Field(min_length=1)
    """The steps; the best one that an offer reaches counts."""


class Linear(Model):
    """Points that grow in a straight line from none at ``zero_at`` to all at ``full_at``, cut off at both ends."""

    method: Literal["linear"]
    measure: Prose
    """What is measured on the offered goods."""
    unit: Unit
    """The unit of the measured value."""
    zero_at: Annotated[Threshold, Field(union_mode="left_to_right")]
    """The value that gives no points: a number, or the name of a parameter."""
    full_at: Annotated[Threshold, Field(union_mode="left_to_right")]
    """The value that gives all points: a number, or the name of a parameter."""


class Grade(Model):
    """One grade of a rubric: what must be shown, and with which evidence."""

    points: Points
    """Points in per cent of all points of the criterion."""
    text: Prose
    """What an offer must show for this grade."""
    evidence: Prose
    """What it hands in to show it."""


class Rubric(Model):
    """Points by described grades; the evaluators give the highest grade whose description is met in full."""

    method: Literal["rubric"]
    grades: dict[Slug, Grade] = Field(min_length=2)
    """The grades, each with an id of its own; at least two."""


Scoring = Annotated[YesNo | Steps | Linear | Rubric, Field(discriminator="method")]
"""One of the four methods, told apart by ``method``."""

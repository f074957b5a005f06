"""Sets of demands that others publish, mapped to our criteria (``reference/frameworks/<id>.yaml``)."""

from enum import StrEnum

from pydantic import Field

from ictcriteria.model.identifiers import CriterionId, Slug
from ictcriteria.model.text import Line, LocalizedText, Model


class Coverage(StrEnum):
    """How far our criteria do what an item of a framework asks for."""

    FULL = "full"
    """They do all of it."""
    PARTIAL = "partial"
    """They do a part of it."""
    NONE = "none"
    """They do nothing of it, though they could."""
    OUT_OF_SCOPE = "out-of-scope"
    """It is not for criteria on these products."""


class FrameworkItem(Model):
    """One item of a framework: its number there, a short title of our own, and what covers it."""

    number: Line
    """Its number in the framework."""
    title: LocalizedText
    """A short title of our own."""
    coverage: Coverage
    """How far our criteria do it."""
    criteria: tuple[CriterionId, ...] = ()
    """The criteria that do it."""
    note: LocalizedText | None = None
    """What is missing, or why."""


class Framework(Model):
    """A set of demands that others publish (``reference/frameworks/<id>.yaml``), mapped by us and not approved by them."""

    title: LocalizedText
    """Name of the framework."""
    owner: Line
    """Who publishes it."""
    edition: Line
    """Which edition was mapped."""
    source: Slug
    """Id of the framework in ``reference/sources.yaml``."""
    note: LocalizedText
    """On what the mapping rests and what was not read."""
    items: tuple[FrameworkItem, ...] = Field(min_length=1)
    """Its items, in its own order."""

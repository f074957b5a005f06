"""A ready-made start for a tender: a level and a list of criteria for one purpose (``reference/profiles/<id>.yaml``)."""

from pydantic import Field

from ictcriteria.model.identifiers import Condition, CriterionId, Level, Slug
from ictcriteria.model.text import Line, LocalizedText, Model


class Profile(Model):
    """What ``init --profile`` starts from."""

    title: Line
    """Name of the profile."""
    note: LocalizedText
    """For whom it is and on what it rests."""
    level: Level
    """The level of the tender."""
    condition: tuple[Condition, ...] = Field(default=(Condition.NEW,), min_length=1)
    """Whether devices are bought new or refurbished. Left out: new."""
    products: tuple[Slug, ...] = Field(min_length=1)
    """Ids of the products for which the profile was made; the buyer picks others where they fit."""
    criteria: tuple[CriterionId, ...] = Field(min_length=1)
    """The criteria that a tender starts from; those that do not fit its products are left out."""

"""A ready-made start for a tender: a level and a list of criteria for one purpose (``reference/profiles/<id>.yaml``)."""

from pydantic import Field

from ictcriteria.model.identifiers import Condition, CriterionId, Level, Slug
from ictcriteria.model.text import Line, LocalizedText, Model


class Profile(Model):
    """What ``init --profile`` starts from; ``note`` says for whom it is and on what it rests."""

    title: Line
    note: LocalizedText
    level: Level
    condition: tuple[Condition, ...] = Field(default=(Condition.NEW,), min_length=1)
    products: tuple[Slug, ...] = Field(min_length=1)
    criteria: tuple[CriterionId, ...] = Field(min_length=1)

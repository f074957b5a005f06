"""``ictcriteria.toml``, or ``[tool.ictcriteria]`` in ``pyproject.toml``: how ``check`` judges."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ictcriteria.diagnostics import Severity
from ictcriteria.model.identifiers import Slug
from ictcriteria.model.text import Integer, LanguageCode, Line, Model

REVIEW_MONTHS = 12
"""For how many months a review holds, where the settings do not say."""


class Profile(StrEnum):
    """How strict a check is: while texts are being written, before they are published, or with every note a warning."""

    DRAFT = "draft"
    PUBLISH = "publish"
    STRICT = "strict"


class Settings(Model):
    """How ``check`` judges; an option of the command line goes before what stands here.

    ``select`` and ``ignore`` name rules or groups of rules; ``severity`` gives a rule another severity; ``languages`` are
    those that every pack must be translated into; ``baseline`` is a file, beside this one, with problems that are known;
    ``review_months`` is for how many months a review of a criterion, or a look at a source, holds.
    """

    profile: Profile = Profile.PUBLISH
    fail_on: Severity = Severity.ERROR
    select: tuple[Slug, ...] = ()
    ignore: tuple[Slug, ...] = ()
    severity: dict[Slug, Severity] = Field(default_factory=dict)
    languages: tuple[LanguageCode, ...] = ()
    baseline: Line | None = None
    review_months: Annotated[Integer, Field(ge=1, le=120)] = REVIEW_MONTHS

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
    """While texts are being written: law, freshness, wording and languages give notes."""
    PUBLISH = "publish"
    """Before texts are published: every rule with its own severity."""
    STRICT = "strict"
    """For packs that others rest on: every note is a warning."""


class Settings(Model):
    """How ``check`` judges; an option of the command line goes before what stands here."""

    profile: Profile = Profile.PUBLISH
    """How strict the check is. Left out: publish."""
    fail_on: Severity = Severity.ERROR
    """The severity from which the command exits with 1. Left out: error."""
    select: tuple[Slug, ...] = ()
    """Rules, or groups of rules, that run. Left out: all."""
    ignore: tuple[Slug, ...] = ()
    """Rules, or groups of rules, that do not run."""
    severity: dict[Slug, Severity] = Field(default_factory=dict)
    """Rules that get another severity than their own."""
    languages: tuple[LanguageCode, ...] = ()
    """Languages that every pack must be translated into. Left out: those that it has a file for."""
    baseline: Line | None = None
    """A file, beside this one, with problems that are known and not told again."""
    review_months: Annotated[Integer, Field(ge=1, le=120)] = REVIEW_MONTHS
    """For how many months a review of a criterion, or a look at a source, holds."""

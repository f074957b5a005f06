"""``ictcriteria.toml``, or ``[tool.ictcriteria]`` in ``pyproject.toml``: how ``check`` judges."""

from enum import StrEnum

from pydantic import Field

from ictcriteria.diagnostics import Severity
from ictcriteria.model.identifiers import Slug
from ictcriteria.model.text import LanguageCode, Line, Model


class Profile(StrEnum):
    """How strict a check is: while texts are being written, before they are published, or with every note a warning."""

    DRAFT = "draft"
    PUBLISH = "publish"
    STRICT = "strict"


class Settings(Model):
    """How ``check`` judges; an option of the command line goes before what stands here.

    ``select`` and ``ignore`` name rules or groups of rules; ``severity`` gives a rule another severity; ``languages`` are
    those that every pack must be translated into; ``baseline`` is a file, beside this one, with problems that are known.
    """

    profile: Profile = Profile.PUBLISH
    fail_on: Severity = Severity.ERROR
    select: tuple[Slug, ...] = ()
    ignore: tuple[Slug, ...] = ()
    severity: dict[Slug, Severity] = Field(default_factory=dict)
    languages: tuple[LanguageCode, ...] = ()
    baseline: Line | None = None

"""A pack: a versioned set of criteria for one theme, one folder."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from ictcriteria.model.identifiers import Slug
from ictcriteria.model.text import LanguageCode, Line, Model, Prose

Version = Annotated[str, StringConstraints(pattern=r"^(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){1,2}$")]
"""A version such as ``1.10`` or ``1.10.2``; text, so that 1.10 is not 1.1."""


class Aim(StrEnum):
    """What the criteria of a pack are for, where a law counts weights by aim."""

    ENVIRONMENT = "environment"
    SOCIAL = "social"


class Section(Model):
    """A group of criteria under one heading, in the order in which documents print them."""

    id: Slug
    title: Line
    criteria: tuple[Slug, ...] = Field(min_length=1)


class PackChange(Model):
    """One entry of the pack's changelog."""

    version: Version
    date: date
    text: Prose


class Pack(Model):
    """``pack.yaml``: what the criteria of a folder have in common.

    ``subject_matter`` is the sentence that goes into the description of what is bought, so that clauses of the pack are
    linked to it (Directive 2014/24/EU, Article 67(3)). ``language`` is the language the pack is written in.
    """

    title: Line
    version: Version
    language: LanguageCode = "en"
    description: Prose
    licence: Line
    serves: Aim | None = None
    subject_matter: Prose
    sections: tuple[Section, ...] = Field(min_length=1)
    changes: tuple[PackChange, ...] = ()

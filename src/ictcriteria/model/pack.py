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
    """Climate and environment; counts where a law sets a minimum weight for them."""
    SOCIAL = "social"
    """Working conditions and human rights."""


class Section(Model):
    """A group of criteria under one heading, in the order in which documents print them."""

    id: Slug
    """Id of the section, unique in the pack."""
    title: Line
    """The heading."""
    criteria: tuple[Slug, ...] = Field(min_length=1)
    """File names of criteria of this pack without ``.yaml``, in order."""


class PackChange(Model):
    """One entry of the pack's changelog."""

    version: Version
    """The version that the change came with."""
    date: date
    """The day of that version."""
    text: Prose
    """What changed and what it means for a bidder."""


class Pack(Model):
    """``pack.yaml``: what the criteria of a folder have in common."""

    title: Line
    """Name of the pack, as documents print it."""
    version: Version
    """Semantic version of the pack: ``1.10`` or ``1.10.2``."""
    language: LanguageCode = "en"
    """Language that the pack is written in; translations start from it."""
    description: Prose
    """What the criteria of the pack are about, for buyers who look for one."""
    licence: Line
    """Licence of the texts, as an SPDX expression: ``CC-BY-4.0``."""
    serves: Aim | None = None
    """What the award criteria of the pack count as, where a law counts weights by aim."""
    subject_matter: Prose
    """The sentence that goes into the description of what is bought, so that clauses of the pack are
    linked to it (Directive 2014/24/EU, Article 67(3))."""
    sections: tuple[Section, ...] = Field(min_length=1)
    """Groups of criteria under one heading, in the order in which documents print them."""
    changes: tuple[PackChange, ...] = ()
    """The changelog of the pack."""

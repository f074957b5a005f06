"""One criterion, one file: the unit an author writes and a buyer picks."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from ictcriteria.model.identifiers import Condition, CriterionId, Kind, Level, ParameterName, Slug
from ictcriteria.model.obligation import Challenge, Judging, Obligation
from ictcriteria.model.parameter import Parameter, ParameterValues
from ictcriteria.model.scoring import Scoring
from ictcriteria.model.text import Integer, Line, Model, Prose
from ictcriteria.model.verification import Verification

Revision = Annotated[Integer, Field(ge=1)]
"""Rises by one when the meaning of a criterion changes; editorial edits leave it."""


class LegalBasis(Model):
    """The provision a criterion rests on."""

    source: Slug
    """Id of a law, standard or case in ``reference/sources.yaml``."""
    locator: Line
    """The place in it: ``Annex II B 1.2(6)``."""
    note: Prose | None = None
    """What the provision says for this criterion, in our own words."""


class CriterionBase(Model):
    """What every kind of criterion has."""

    title: Line
    """Short name of the demand, as documents print it."""
    revision: Revision
    """Starts at 1 and rises by one when the meaning changes; editorial edits leave it."""
    changed: date
    """The day of the last change of meaning: ``2026-11-22``."""
    reviewed: date
    """The day on which somebody last read the sources and found that the criterion still holds."""
    valid_until: date | None = None
    """The last day on which a tender may use it, where its end is known: ``2028-06-30``. Left out: no end is known."""
    deprecated: Prose | None = None
    """Why no new tender should use it, and what to use instead. Left out: tenders may use it."""
    renamed_from: CriterionId | None = None
    """The id that this criterion had before, so that comparisons follow it."""
    products: tuple[Slug, ...] = Field(min_length=1)
    """Ids of ``reference/products.yaml`` to which the demand applies."""
    condition: tuple[Condition, ...] = Field(default=tuple(Condition), min_length=1)
    """Whether it applies to new devices, refurbished ones, or both. Left out: both."""
    parameters: dict[ParameterName, Parameter] = Field(default_factory=dict)
    """The named figures of the text, each with unit, bounds and the way it gets stricter."""
    levels: dict[Level, ParameterValues] = Field(min_length=1)
    """The values of the parameters at each level that exists; a level sets every parameter. A criterion without parameters writes
    ``basic: {}``.
    """
    text: Prose
    """The demand as it stands in the tender documents: Markdown with ``{{ parameter }}`` and links to ``term:``, ``source:`` and
    ``criterion:``.
    """
    verification: dict[Slug, Verification] = Field(min_length=1)
    """The evidence that shows compliance, each piece with an id of its own."""
    rationale: Prose
    """Why buyers ask for it, with figures and their sources; printed in the buyer's guide."""
    guidance: Prose
    """For the buyer: when to use it, who can meet it, pitfalls and proportionality; printed in the buyer's guide."""
    legal_basis: tuple[LegalBasis, ...] = Field(min_length=1)
    """The provisions that allow or carry the demand."""
    requires: tuple[CriterionId, ...] = ()
    """Criteria that come along when this one is chosen."""
    excludes: tuple[CriterionId, ...] = ()
    """Criteria that cannot stand beside this one in a lot."""
    pairs_with: tuple[CriterionId, ...] = ()
    """Criteria that go well with this one; nothing is chosen because of it."""
    challenges: dict[Slug, Challenge] = Field(default_factory=dict)
    """Attacks that a lawyer would expect, each with an id of its own, and how the criterion holds."""


class TechnicalSpecification(CriterionBase):
    """What the offered goods must be or do (Directive 2014/24/EU, Article 42)."""

    kind: Literal[Kind.TECHNICAL_SPECIFICATION]


class SelectionCriterion(CriterionBase):
    """What a bidder must be able to do (Directive 2014/24/EU, Article 58)."""

    kind: Literal[Kind.SELECTION_CRITERION]
    ground: Slug
    """Id of the ground in ``selection_grounds`` of the jurisdiction on which ability may be tested."""


class AwardCriterion(CriterionBase):
    """What makes one bid better than another (Directive 2014/24/EU, Article 67)."""

    kind: Literal[Kind.AWARD_CRITERION]
    scoring: Scoring
    """How points are given; the tool writes the sentence in the document from it."""
    challenges: dict[Slug, Challenge] = Field(min_length=1)
    """Attacks that a lawyer would expect, each with an id of its own, and how the criterion holds. At least one."""


class ContractClause(CriterionBase):
    """What the supplier does while the contract runs (Directive 2014/24/EU, Article 70)."""

    kind: Literal[Kind.CONTRACT_CLAUSE]
    obligations: dict[Slug, Obligation] = Field(min_length=1)
    """Who does what by when, each duty with an id of its own."""
    judging: Judging
    """What the contract manager counts as fulfilled, partly and not."""
    remedy: Slug
    """Step of the common remedy ladder in ``reference/contract.yaml`` that a breach enters."""
    challenges: dict[Slug, Challenge] = Field(min_length=1)
    """Attacks that a lawyer would expect, each with an id of its own, and how the criterion holds. At least one."""


Criterion = Annotated[TechnicalSpecification | SelectionCriterion | AwardCriterion | ContractClause, Field(discriminator="kind")]
"""One of the four kinds, told apart by ``kind``."""

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
    locator: Line
    note: Prose | None = None


class CriterionBase(Model):
    """What every kind of criterion has."""

    title: Line
    revision: Revision
    changed: date
    reviewed: date
    renamed_from: CriterionId | None = None
    products: tuple[Slug, ...] = Field(min_length=1)
    condition: tuple[Condition, ...] = Field(default=tuple(Condition), min_length=1)
    parameters: dict[ParameterName, Parameter] = Field(default_factory=dict)
    levels: dict[Level, ParameterValues] = Field(min_length=1)
    text: Prose
    verification: dict[Slug, Verification] = Field(min_length=1)
    rationale: Prose
    guidance: Prose
    legal_basis: tuple[LegalBasis, ...] = Field(min_length=1)
    requires: tuple[CriterionId, ...] = ()
    excludes: tuple[CriterionId, ...] = ()
    pairs_with: tuple[CriterionId, ...] = ()
    challenges: dict[Slug, Challenge] = Field(default_factory=dict)


class TechnicalSpecification(CriterionBase):
    """What the offered goods must be or do (Directive 2014/24/EU, Article 42)."""

    kind: Literal[Kind.TECHNICAL_SPECIFICATION]


class SelectionCriterion(CriterionBase):
    """What a bidder must be able to do (Directive 2014/24/EU, Article 58); ``ground`` is an id of the jurisdiction's data."""

    kind: Literal[Kind.SELECTION_CRITERION]
    ground: Slug


class AwardCriterion(CriterionBase):
    """What makes one bid better than another (Directive 2014/24/EU, Article 67)."""

    kind: Literal[Kind.AWARD_CRITERION]
    scoring: Scoring
    challenges: dict[Slug, Challenge] = Field(min_length=1)


class ContractClause(CriterionBase):
    """What the supplier does while the contract runs (Directive 2014/24/EU, Article 70).

    ``remedy`` is the step of the common remedy ladder (``reference/contract.yaml``) that a breach enters.
    """

    kind: Literal[Kind.CONTRACT_CLAUSE]
    obligations: dict[Slug, Obligation] = Field(min_length=1)
    judging: Judging
    remedy: Slug
    challenges: dict[Slug, Challenge] = Field(min_length=1)


Criterion = Annotated[TechnicalSpecification | SelectionCriterion | AwardCriterion | ContractClause, Field(discriminator="kind")]
"""One of the four kinds, told apart by ``kind``."""

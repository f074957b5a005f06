"""``tender.yaml``: what a buyer writes."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from ictcriteria.model.identifiers import Condition, CriterionId, Level, Slug
from ictcriteria.model.parameter import ParameterValues
from ictcriteria.model.text import Integer, LanguageCode, Line, LocalizedText, Model, Prose

Percent = Annotated[Decimal, Field(ge=0, le=100, max_digits=5, decimal_places=2)]
"""A weight in percent of all points."""


def _once(values: tuple[Any, ...]) -> tuple[Any, ...]:
    repeated = [value for place, value in enumerate(values) if value in values[:place]]
    if repeated:
        raise ValueError(f"'{repeated[0]}' stands twice")
    return values


Once = AfterValidator(_once)
"""Each entry of a list stands there once."""


class DocumentName(StrEnum):
    """The tender documents."""

    SPECIFICATION = "specification"
    CONTRACT = "contract"
    RESPONSE = "response"
    GUIDE = "guide"


class DocumentFormat(StrEnum):
    """The formats a document is written in."""

    DOCX = "docx"
    HTML = "html"
    MD = "md"


class ContractTerms(Model):
    """When the contract starts, how long it runs, its estimated value without value added tax, and agreed damages.

    ``liquidated_damages`` states rate and cap in words; without it that step of the remedy ladder does not apply.
    """

    start: date | None = None
    months: Annotated[Integer, Field(ge=1, le=240)] | None = None
    value: Annotated[Decimal, Field(gt=0, max_digits=18, decimal_places=2)] | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    liquidated_damages: LocalizedText | None = None


class Lot(Model):
    """A part of the tender with its own products and its own selection of criteria.

    Criteria come from ``packs`` (all of a pack that fit) and from ``criteria`` (single ones).
    """

    id: Slug
    title: LocalizedText | None = None
    products: Annotated[tuple[Slug, ...], Once] = Field(min_length=1)
    condition: tuple[Condition, ...] = Field(default=(Condition.NEW,), min_length=1)
    quantity: Annotated[Integer, Field(ge=1)] | None = None
    level: Level | None = None
    packs: Annotated[tuple[Slug, ...], Once] = ()
    criteria: Annotated[tuple[CriterionId, ...], Once] = ()


class Choice(Model):
    """A departure from what packs and levels give, for all lots or for the named ones; each shows in the guide."""

    level: Level | None = None
    parameters: ParameterValues = Field(default_factory=dict)
    leave_out: Prose | None = None
    because: Prose | None = None
    lots: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _leaves_out_or_changes(self) -> Self:
        if self.leave_out is not None and (self.level is not None or self.parameters):
            raise ValueError("a criterion that is left out cannot also get a level or parameters")
        if self.leave_out is None and self.level is None and not self.parameters:
            raise ValueError("a choice needs 'level', 'parameters' or 'leave_out'")
        return self


class Award(Model):
    """Weights in percent: the price, and award criteria that get a weight of their own; the rest is shared out.

    ``price_text`` says how the price is scored; without it the lowest price gets the whole weight, and every other tender
    the share that the lowest price is of its own.
    """

    price: Percent | None = None
    price_text: LocalizedText | None = None
    weights: dict[CriterionId, Percent] = Field(default_factory=dict)


class Tender(Model):
    """One tender. The first of ``languages`` governs; ``lots``, or ``products`` for a tender without lots."""

    reference: Line | None = None
    title: LocalizedText
    buyer: Line
    jurisdiction: Slug
    languages: Annotated[tuple[LanguageCode, ...], Once] = Field(default=(), max_length=12)
    contract: ContractTerms = ContractTerms()
    level: Level = Level.BASIC
    lots: tuple[Lot, ...] = ()
    products: Annotated[tuple[Slug, ...], Once] = ()
    condition: tuple[Condition, ...] = Field(default=(Condition.NEW,), min_length=1)
    quantity: Annotated[Integer, Field(ge=1)] | None = None
    packs: Annotated[tuple[Slug, ...], Once] = ()
    criteria: Annotated[tuple[CriterionId, ...], Once] = ()
    choices: dict[CriterionId, Choice] = Field(default_factory=dict)
    award: Award = Award()
    documents: Annotated[tuple[DocumentName, ...], Once] = Field(default=tuple(DocumentName), min_length=1)
    formats: Annotated[tuple[DocumentFormat, ...], Once] = Field(default=tuple(DocumentFormat), min_length=1)

    @model_validator(mode="after")
    def _has_lots_or_products(self) -> Self:
        if bool(self.lots) == bool(self.products):
            raise ValueError("give either 'lots', or 'products' for a tender without lots")
        if self.lots and (self.packs or self.criteria or self.quantity):
            raise ValueError("in a tender with lots, 'packs', 'criteria' and 'quantity' stand in each lot")
        return self

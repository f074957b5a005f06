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
    """For bidders: what is bought, requirements, award criteria with weights, evidence to hand in."""
    CONTRACT = "contract"
    """For bidders and contract managers: clauses with duties, dates, audit and remedies."""
    RESPONSE = "response"
    """For bidders to fill in: one row per requirement."""
    GUIDE = "guide"
    """For the buyer's own file: why, how to judge the evidence, choices made, sources."""


class DocumentFormat(StrEnum):
    """The formats a document is written in."""

    DOCX = "docx"
    """Word."""
    HTML = "html"
    """A web page that prints well."""
    MD = "md"
    """Markdown."""


class ContractTerms(Model):
    """When the contract starts, how long it runs, what it is worth, and agreed damages."""

    start: date | None = None
    """First day of the contract: ``2027-03-01``."""
    months: Annotated[Integer, Field(ge=1, le=240)] | None = None
    """How many months it runs."""
    value: Annotated[Decimal, Field(gt=0, max_digits=18, decimal_places=2)] | None = None
    """Estimated value without value added tax."""
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    """Code of three letters: ``NOK``. Left out: the currency of the jurisdiction."""
    liquidated_damages: LocalizedText | None = None
    """Rate and cap in words; without it that step of the remedy ladder does not apply."""


class Lot(Model):
    """A part of the tender with its own products and its own selection of criteria.

    Criteria come from ``packs`` (all of a pack that fit) and from ``criteria`` (single ones).
    """

    id: Slug
    """Id of the lot."""
    title: LocalizedText | None = None
    """Name of the lot, as documents print it."""
    products: Annotated[tuple[Slug, ...], Once] = Field(min_length=1)
    """What is bought in the lot: ids of ``reference/products.yaml``."""
    condition: tuple[Condition, ...] = Field(default=(Condition.NEW,), min_length=1)
    """Whether devices are bought new or refurbished. Left out: new."""
    quantity: Annotated[Integer, Field(ge=1)] | None = None
    """How many devices, as estimated."""
    level: Level | None = None
    """How ambitious this lot is. Left out: the level of the tender."""
    packs: Annotated[tuple[Slug, ...], Once] = ()
    """Packs of which everything that fits is taken. Without ``packs`` and ``criteria`` all packs are taken."""
    criteria: Annotated[tuple[CriterionId, ...], Once] = ()
    """Single criteria to take: ``pack/criterion``."""


class Choice(Model):
    """A departure from what packs and levels give, for all lots or for the named ones; each shows in the guide."""

    level: Level | None = None
    """Another level for this criterion."""
    parameters: ParameterValues = Field(default_factory=dict)
    """Values of its parameters, instead of those of the level."""
    leave_out: Prose | None = None
    """Leave the criterion out; the text says why."""
    because: Prose | None = None
    """Why the buyer departs; printed in the buyer's guide."""
    lots: tuple[Slug, ...] = ()
    """Ids of the lots to which the choice applies. Left out: all."""

    @model_validator(mode="after")
    def _leaves_out_or_changes(self) -> Self:
        if self.leave_out is not None and (self.level is not None or self.parameters):
            raise ValueError("a criterion that is left out cannot also get a level or parameters")
        if self.leave_out is None and self.level is None and not self.parameters:
            raise ValueError("a choice needs 'level', 'parameters' or 'leave_out'")
        return self


class Award(Model):
    """Weights in percent: the price, and award criteria that get a weight of their own; the rest is shared out."""

    price: Percent | None = None
    """Weight of the price in per cent. Left out: what the jurisdiction's data suggests."""
    price_text: LocalizedText | None = None
    """How the price is scored, in words. Left out: the lowest price gets the whole weight, every other the share that the lowest
    price is of its own.
    """
    weights: dict[CriterionId, Percent] = Field(default_factory=dict)
    """Weights of award criteria in per cent; what is left is shared out among the others."""


class Tender(Model):
    """One tender. The first of ``languages`` governs; ``lots``, or ``products`` for a tender without lots."""

    reference: Line | None = None
    """Number of the case in the buyer's files."""
    title: LocalizedText
    """Name of the tender: one text, or one per language."""
    buyer: Line
    """Name of the contracting authority."""
    jurisdiction: Slug
    """Whose law applies: a file name of ``reference/jurisdictions`` without ``.yaml``, such as ``no``, ``se`` or ``eu``."""
    languages: Annotated[tuple[LanguageCode, ...], Once] = Field(default=(), max_length=12)
    """Languages of the documents; the first one governs. Left out: those of the jurisdiction."""
    contract: ContractTerms = ContractTerms()
    """When the contract starts, how long it runs and what it is worth."""
    level: Level = Level.BASIC
    """How ambitious the tender is. Left out: basic."""
    lots: tuple[Lot, ...] = ()
    """Parts of the tender with products and criteria of their own."""
    products: Annotated[tuple[Slug, ...], Once] = ()
    """What is bought, in a tender without lots: ids of ``reference/products.yaml``."""
    condition: tuple[Condition, ...] = Field(default=(Condition.NEW,), min_length=1)
    """Whether devices are bought new or refurbished. Left out: new."""
    quantity: Annotated[Integer, Field(ge=1)] | None = None
    """How many devices, as estimated, in a tender without lots."""
    packs: Annotated[tuple[Slug, ...], Once] = ()
    """Packs of which everything that fits is taken, in a tender without lots."""
    criteria: Annotated[tuple[CriterionId, ...], Once] = ()
    """Single criteria to take, in a tender without lots."""
    choices: dict[CriterionId, Choice] = Field(default_factory=dict)
    """Departures from what packs and levels give, by criterion; each one stands in the buyer's guide."""
    award: Award = Award()
    """How price and award criteria are weighed."""
    documents: Annotated[tuple[DocumentName, ...], Once] = Field(default=tuple(DocumentName), min_length=1)
    """Which documents are made. Left out: all."""
    formats: Annotated[tuple[DocumentFormat, ...], Once] = Field(default=tuple(DocumentFormat), min_length=1)
    """In which formats. Left out: all."""

    @model_validator(mode="after")
    def _has_lots_or_products(self) -> Self:
        if bool(self.lots) == bool(self.products):
            raise ValueError("give either 'lots', or 'products' for a tender without lots")
        if self.lots and (self.packs or self.criteria or self.quantity):
            raise ValueError("in a tender with lots, 'packs', 'criteria' and 'quantity' stand in each lot")
        return self

"""Reference data: sources, labels, terms, products, jurisdictions, contract machinery, frameworks. Law is data."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StrictBool, StringConstraints, model_validator

from ictcriteria.model.identifiers import Confidence, CriterionId, Kind, LabelStatus, LabelType, Slug, SourceStatus
from ictcriteria.model.text import Integer, LanguageCode, Line, LocalizedText, Model

Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=500)]
"""A web address."""


class SourceKind(StrEnum):
    """What a source is."""

    LAW = "law"
    """An act, a regulation or a directive."""
    CONVENTION = "convention"
    """A treaty between states."""
    STANDARD = "standard"
    """A technical standard."""
    GUIDANCE = "guidance"
    """Guidance of a public body or an organisation."""
    CASE = "case"
    """A judgment or decision."""
    SCHEME = "scheme"
    """A label, a certification or an industry programme."""


class Provision(Model):
    """One place in a source, in our own words, and how that place was checked."""

    locator: Line
    """The place in the source."""
    says: LocalizedText
    """What it says, in our own words."""
    confidence: Confidence
    """How this place was checked."""


class Figure(Model):
    """One number that stands in a source."""

    what: Line
    """What the number is."""
    value: Line
    """The number as it stands in the source; it is text, so that dates and ranges fit."""
    unit: Line | None = None
    """Its unit, as the source has it."""
    locator: Line
    """The place in the source."""


class ComingChange(Model):
    """A change of the law that is already known, and the day from which it applies."""

    applies: date
    """The day from which it applies."""
    text: LocalizedText
    """What changes."""
    source: Slug | None = None
    """Id of the source that makes the change."""


class LegalSource(Model):
    """A law, standard, guidance or case that criteria cite (``reference/sources.yaml``)."""

    kind: SourceKind
    """What the source is."""
    title: LocalizedText
    """Its name in words."""
    designation: LocalizedText
    """How a document names it, with its number: ``Directive 2014/24/EU``."""
    jurisdictions: tuple[Slug, ...] = ()
    """Codes of the places where it holds."""
    in_force: date | None = None
    """The day on which it entered into force."""
    applies: date | None = None
    """The day from which it applies."""
    status: SourceStatus
    """Whether it holds today."""
    superseded_by: Slug | None = None
    """Id of the source that took its place."""
    url: Url = Field(title="Web address")
    """Where to read it."""
    checked: date
    """The day on which somebody read it."""
    confidence: Confidence
    """How it was checked."""
    note: LocalizedText | None = None
    """What a reader should know: what was read and what was not."""
    provisions: tuple[Provision, ...] = ()
    """What single places say."""
    figures: tuple[Figure, ...] = ()
    """Numbers that stand in it."""
    coming: tuple[ComingChange, ...] = ()
    """Changes of it that are already known."""


class Label(Model):
    """An ecolabel or certification in one generation (``reference/labels.yaml``)."""

    name: Line
    """Name of the label."""
    known_as: tuple[Line, ...] = ()
    """Names by which texts call it, in any language, capitals as written. Left out: only its name."""
    generation: Line | None = None
    """Its generation or edition."""
    label_type: LabelType
    """Its type under ISO 14024."""
    owner: Line
    """Who owns and issues it."""
    products: tuple[Slug, ...] = Field(min_length=1)
    """Ids of the products that can carry it."""
    status: LabelStatus
    """Whether new certificates are issued today."""
    applies: date | None = None
    """The day from which this generation is issued."""
    superseded_by: Slug | None = None
    """Id of the generation that took its place."""
    proves: LocalizedText
    """What a certificate proves, as far as somebody read it."""
    does_not_prove: LocalizedText
    """What it does not prove, though one might think so."""
    source: Slug
    """Id of the scheme in ``reference/sources.yaml``."""
    checked: date
    """The day on which somebody read it."""
    confidence: Confidence
    """How it was checked."""


class Term(Model):
    """A defined term (``reference/terms.yaml``): the word and what it means, in every language."""

    term: LocalizedText
    """The word."""
    definition: LocalizedText
    """What it means; it stands alone and uses no links."""
    source: Slug | None = None
    """Id of the source that defines it."""
    locator: Line | None = None
    """The place in it."""
    names_goods: StrictBool = False
    """``true`` for a word for what is bought: a demand that uses it speaks of the goods of the contract. Left out: false."""


class CpvCode(Model):
    """A code of the Common Procurement Vocabulary with its check digit."""

    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{8}-[0-9]$")]
    """Eight digits, a hyphen and the check digit: ``30213100-6``."""
    confidence: Confidence
    """How it was checked."""


class Product(Model):
    """A product group (``reference/products.yaml``): its names and CPV codes."""

    name: LocalizedText
    """One of them, in the lower case of running text."""
    plural: LocalizedText
    """Several of them."""
    cpv: tuple[CpvCode, ...] = Field(default=(), title="CPV codes")
    """Codes of the Common Procurement Vocabulary."""
    also_called: dict[LanguageCode, tuple[Line, ...]] = Field(default_factory=dict)
    """Other words for it, and for the family of goods that it belongs to, by language; the title of a tender may name it so."""
    brands: tuple[Line, ...] = ()
    """Names of makers and makes of it, of its parts and of its software, capitals as written; no demand may name them."""


class LegalName(Model):
    """What a law calls a thing, in one language; singular and plural, in the lower case of running text."""

    one: Line
    """One of them."""
    other: Line
    """Several of them."""


class Reference(Model):
    """A pointer to a provision, with what it allows or limits in our own words."""

    source: Slug
    """Id of the source."""
    locator: Line
    """The place in it."""
    confirmed: StrictBool = True
    """``false`` for a number that nobody could read in the source; the build and the guide say so. Left out: true."""
    note: LocalizedText | None = None
    """What the provision allows or limits, in our own words."""


class SelectionGround(Model):
    """A ground on which the ability of a bidder may be tested."""

    name: LocalizedText
    """Name of the ground."""
    provision: Reference
    """The provision that allows it."""
    eforms: Line | None = Field(default=None, title="eForms code")
    """Its code in eForms (BT-809)."""


class EnvironmentWeight(Model):
    """A minimum weight, in percent, that the law sets for climate and environment among the award criteria."""

    minimum: Decimal
    """The minimum weight in per cent."""
    provision: Reference
    """The provision that sets it."""
    text: LocalizedText
    """What the rule says, for the buyer's guide."""


class CompulsoryCondition(Model):
    """A contract condition that the law of the jurisdiction makes compulsory, and criteria that meet it."""

    text: LocalizedText
    """What the law demands."""
    provision: Reference
    """The provision that demands it."""
    criteria: tuple[CriterionId, ...] = ()
    """Criteria that meet it."""
    from_value: Decimal | None = Field(default=None, gt=0)
    """Contract value from which it holds, without value added tax and in the currency of the jurisdiction. Left out: any."""


class EvidenceLimit(Model):
    """How many pieces of evidence a tender should ask of each bidder at most, where the contract is small or short.

    With ``below`` and ``months`` the contract must be both.
    """

    below: Decimal | None = Field(default=None, gt=0)
    """Contract value below which it holds, without value added tax and in the currency of the jurisdiction."""
    months: Annotated[Integer, Field(ge=1)] | None = None
    """Length of the contract up to which it holds."""
    most: Annotated[Integer, Field(ge=0)]
    """The number of pieces of evidence, before the award and for one lot."""

    @model_validator(mode="after")
    def _says_for_which_contracts(self) -> Self:
        if self.below is None and self.months is None:
            raise ValueError("give 'below' or 'months': the contracts for which it holds")
        return self


class Proportion(Model):
    """Figures for what the law leaves to judgement; advice of whoever keeps the file, and no law."""

    judged_weight: Decimal | None = Field(default=None, gt=0, le=100)
    """The most that one award criterion should weigh, in per cent, whose points are a matter of judgement."""
    evidence: tuple[EvidenceLimit, ...] = ()
    """How much evidence contracts bear; of the limits that hold for a contract the lowest counts."""
    text: LocalizedText
    """How the figures were found."""


class AwardDefault(Model):
    """What the tool takes for the price weight, in percent, where a tender says nothing; printed in the guide."""

    price: Decimal = Field(ge=0, le=100)
    """Weight of the price in per cent."""


class Threshold(Model):
    """A contract value from which a set of rules applies, without value added tax."""

    what: LocalizedText
    """What the threshold is for."""
    value: Decimal
    """The contract value, without value added tax."""
    currency: Line
    """Code of three letters."""
    provision: Reference
    """The provision that sets it."""
    confidence: Confidence
    """How the amount was checked."""


NAMED_THINGS = (
    *tuple(Kind),
    "contracting-authority",
    "tenderer",
    "supplier",
    "label",
)
"""What a jurisdiction gives legal names to."""


class Jurisdiction(Model):
    """The law behind each kind of criterion in one country, and its names there (``reference/jurisdictions/<code>.yaml``).

    What a file does not say is taken from the one it is ``based_on``.
    """

    name: LocalizedText
    """Name of the place."""
    languages: tuple[LanguageCode, ...] = Field(min_length=1)
    """Languages of documents there, the usual first."""
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    """Code of three letters: ``NOK``."""
    based_on: Slug | None = None
    """Code of the jurisdiction from which all is taken that this file does not say."""
    checked: date
    """The day on which somebody checked the file."""
    names: dict[Slug, dict[LanguageCode, LegalName]] = Field(default_factory=dict)
    """Legal names, by thing and language; things are the four kinds, ``contracting-authority``, ``tenderer``, ``supplier`` and
    ``label``.
    """
    or_equivalent: LocalizedText = Field(default_factory=dict)
    """The words that follow a named label or standard."""
    equivalence: LocalizedText = Field(default_factory=dict)
    """The paragraph on equivalent evidence."""
    equivalence_provisions: tuple[Reference, ...] = ()
    """The provisions that demand it."""
    provisions: dict[Kind, tuple[Reference, ...]] = Field(default_factory=dict)
    """The provisions behind each kind of criterion."""
    selection_grounds: dict[Slug, SelectionGround] = Field(default_factory=dict)
    """Grounds on which the ability of a bidder may be tested, by id."""
    environment_weight: EnvironmentWeight | None = None
    """The minimum weight of climate and environment, where the law sets one."""
    compulsory_conditions: dict[Slug, CompulsoryCondition] = Field(default_factory=dict)
    """Contract conditions that the law makes compulsory, by id."""
    proportion: Proportion | None = None
    """Figures for what the law leaves to judgement."""
    thresholds: tuple[Threshold, ...] = ()
    """Contract values from which rules apply."""
    award_default: AwardDefault | None = None
    """What is taken where a tender says nothing."""
    coming: tuple[ComingChange, ...] = ()
    """Changes of the law that are already known."""
    note: LocalizedText | None = None
    """What a buyer there should know."""


class Event(Model):
    """Something from which a due date runs."""

    after: LocalizedText
    """Reads on from 'within 20 working days'."""


class RemedyStep(Model):
    """One step of the remedy ladder, from the mildest up."""

    id: Slug
    """Id of the step, named by ``remedy`` of a clause."""
    title: LocalizedText
    """Its heading."""
    text: LocalizedText
    """What the buyer may do."""
    needs_agreed_damages: StrictBool = False
    """``true`` for a step that applies only where a tender states agreed damages. Left out: false."""
    ends_contract: StrictBool = False
    """``true`` for a step that ends the contract, at which no clause should begin. Left out: false."""


class ContractMachinery(Model):
    """``reference/contract.yaml``: the events and the remedy ladder that all clauses share."""

    events: dict[Slug, Event]
    """Events from which due dates run, by id."""
    remedy_ladder: tuple[RemedyStep, ...] = Field(min_length=1)
    """The steps, from the mildest up."""

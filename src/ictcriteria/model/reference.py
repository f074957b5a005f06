"""Reference data: sources, labels, terms, products, jurisdictions, contract machinery, frameworks. Law is data."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StrictBool, StringConstraints

from ictcriteria.model.identifiers import Confidence, CriterionId, Kind, Slug
from ictcriteria.model.text import LanguageCode, Line, LocalizedText, Model

Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=500)]
"""A web address."""


class SourceKind(StrEnum):
    """What a source is."""

    LAW = "law"
    CONVENTION = "convention"
    STANDARD = "standard"
    GUIDANCE = "guidance"
    CASE = "case"
    SCHEME = "scheme"


class SourceStatus(StrEnum):
    """Whether a source holds today."""

    IN_FORCE = "in-force"
    UPCOMING = "upcoming"
    SUPERSEDED = "superseded"
    REPEALED = "repealed"


class Provision(Model):
    """One place in a source, in our own words, and how that place was checked."""

    locator: Line
    says: LocalizedText
    confidence: Confidence


class Figure(Model):
    """One number that stands in a source; ``value`` is text so that dates and ranges fit."""

    what: Line
    value: Line
    unit: Line | None = None
    locator: Line


class ComingChange(Model):
    """A change of the law that is already known, and the day from which it applies."""

    applies: date
    text: LocalizedText
    source: Slug | None = None


class LegalSource(Model):
    """A law, standard, guidance or case that criteria cite (``reference/sources.yaml``).

    ``designation`` is how a document names it, with its number; ``checked`` and ``confidence`` say when and how somebody
    read it.
    """

    kind: SourceKind
    title: LocalizedText
    designation: LocalizedText
    jurisdictions: tuple[Slug, ...] = ()
    in_force: date | None = None
    applies: date | None = None
    status: SourceStatus
    superseded_by: Slug | None = None
    url: Url
    checked: date
    confidence: Confidence
    note: LocalizedText | None = None
    provisions: tuple[Provision, ...] = ()
    figures: tuple[Figure, ...] = ()
    coming: tuple[ComingChange, ...] = ()


class LabelType(StrEnum):
    """ISO 14024 type I (third party, life cycle, many criteria), or something less."""

    TYPE_I = "type-i"
    OTHER = "other"


class LabelStatus(StrEnum):
    """Whether new certificates are issued today."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    LAPSED = "lapsed"
    UNCONFIRMED = "unconfirmed"


class Label(Model):
    """An ecolabel or certification in one generation (``reference/labels.yaml``)."""

    name: Line
    generation: Line | None = None
    label_type: LabelType
    owner: Line
    products: tuple[Slug, ...] = Field(min_length=1)
    status: LabelStatus
    applies: date | None = None
    superseded_by: Slug | None = None
    proves: LocalizedText
    does_not_prove: LocalizedText
    source: Slug
    checked: date
    confidence: Confidence


class Term(Model):
    """A defined term (``reference/terms.yaml``): the word and what it means, in every language."""

    term: LocalizedText
    definition: LocalizedText
    source: Slug | None = None
    locator: Line | None = None


class CpvCode(Model):
    """A code of the Common Procurement Vocabulary with its check digit."""

    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{8}-[0-9]$")]
    confidence: Confidence


class Product(Model):
    """A product group (``reference/products.yaml``): its names and CPV codes."""

    name: LocalizedText
    plural: LocalizedText
    cpv: tuple[CpvCode, ...] = ()


class LegalName(Model):
    """What a law calls a thing, in one language; singular and plural, in the lower case of running text."""

    one: Line
    other: Line


class Reference(Model):
    """A pointer to a provision, with what it allows or limits in our own words.

    ``confirmed`` is False for a number that nobody could read in the source; the build says so, and so does the guide.
    """

    source: Slug
    locator: Line
    confirmed: StrictBool = True
    note: LocalizedText | None = None


class SelectionGround(Model):
    """A ground on which the ability of a bidder may be tested; ``eforms`` is the code of BT-809."""

    name: LocalizedText
    provision: Reference
    eforms: Line | None = None


class EnvironmentWeight(Model):
    """A minimum weight, in percent, that the law sets for climate and environment among the award criteria."""

    minimum: Decimal
    provision: Reference
    text: LocalizedText


class CompulsoryCondition(Model):
    """A contract condition that the law of the jurisdiction makes compulsory, and criteria that meet it."""

    text: LocalizedText
    provision: Reference
    criteria: tuple[CriterionId, ...] = ()


class AwardDefault(Model):
    """What the tool takes for the price weight, in percent, where a tender says nothing; printed in the guide."""

    price: Decimal = Field(ge=0, le=100)


class Threshold(Model):
    """A contract value from which a set of rules applies, without value added tax."""

    what: LocalizedText
    value: Decimal
    currency: Line
    provision: Reference
    confidence: Confidence


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

    ``names`` holds, per thing (a kind, or contracting-authority, tenderer, supplier, label) and language, the legal name.
    What a file does not say is taken from the one it is ``based_on``.
    """

    name: LocalizedText
    languages: tuple[LanguageCode, ...] = Field(min_length=1)
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    based_on: Slug | None = None
    checked: date
    names: dict[Slug, dict[LanguageCode, LegalName]] = Field(default_factory=dict)
    or_equivalent: LocalizedText = Field(default_factory=dict)
    equivalence: LocalizedText = Field(default_factory=dict)
    equivalence_provisions: tuple[Reference, ...] = ()
    provisions: dict[Kind, tuple[Reference, ...]] = Field(default_factory=dict)
    selection_grounds: dict[Slug, SelectionGround] = Field(default_factory=dict)
    environment_weight: EnvironmentWeight | None = None
    compulsory_conditions: dict[Slug, CompulsoryCondition] = Field(default_factory=dict)
    thresholds: tuple[Threshold, ...] = ()
    award_default: AwardDefault | None = None
    coming: tuple[ComingChange, ...] = ()
    note: LocalizedText | None = None


class Event(Model):
    """Something from which a due date runs; ``after`` reads on from "within 20 working days"."""

    after: LocalizedText


class RemedyStep(Model):
    """One step of the remedy ladder, from the mildest up."""

    id: Slug
    title: LocalizedText
    text: LocalizedText


class ContractMachinery(Model):
    """``reference/contract.yaml``: the events and the remedy ladder that all clauses share."""

    events: dict[Slug, Event]
    remedy_ladder: tuple[RemedyStep, ...] = Field(min_length=1)


class Coverage(StrEnum):
    """How far our criteria do what an item of a framework asks for."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"
    OUT_OF_SCOPE = "out-of-scope"


class FrameworkItem(Model):
    """One item of a framework: its number there, a short title of our own, and what covers it."""

    number: Line
    title: LocalizedText
    coverage: Coverage
    criteria: tuple[CriterionId, ...] = ()
    note: LocalizedText | None = None


class Framework(Model):
    """A set of demands that others publish (``reference/frameworks/<id>.yaml``), mapped by us and not approved by them."""

    title: LocalizedText
    owner: Line
    edition: Line
    source: Slug
    note: LocalizedText
    items: tuple[FrameworkItem, ...] = Field(min_length=1)

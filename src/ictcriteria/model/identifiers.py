"""Ids and the closed sets of words that appear in files; each value is the text people write in YAML."""

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"

SLUG_ONLY = rf"^{SLUG}$"
CRITERION_ID = rf"^{SLUG}/{SLUG}$"
PARAMETER_NAME = r"^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$"

Slug = Annotated[str, StringConstraints(pattern=SLUG_ONLY, max_length=80)]
"""A kebab-case id: ``security-updates``."""

CriterionId = Annotated[str, StringConstraints(pattern=CRITERION_ID, max_length=161)]
"""Pack and criterion: ``lifespan/security-updates``."""

ParameterName = Annotated[str, StringConstraints(pattern=PARAMETER_NAME, max_length=60)]
"""A snake_case name, used as ``{{ name }}`` in texts."""


class Kind(StrEnum):
    """What a criterion is in procurement law (Directive 2014/24/EU, Articles 42, 58, 67 and 70)."""

    TECHNICAL_SPECIFICATION = "technical-specification"
    """What the offered goods must be or do; a bid that does not meet it is out."""
    SELECTION_CRITERION = "selection-criterion"
    """What a bidder must be able to do; it tests the bidder, not the offer."""
    AWARD_CRITERION = "award-criterion"
    """What makes one bid better than another; it gives points and is never a must."""
    CONTRACT_CLAUSE = "contract-clause"
    """What the supplier does while the contract runs; nobody proves it in the tender."""


class Level(StrEnum):
    """Ambition, from what most of the market can do to what few can."""

    BASIC = "basic"
    """Most of the market can meet it today."""
    ADVANCED = "advanced"
    """More than is usual; several suppliers can meet it."""
    SPEARHEAD = "spearhead"
    """What only the best can do today; look at the market before you ask for it."""


LEVELS: tuple[Level, ...] = tuple(Level)
"""All levels, the least ambitious first."""


class Condition(StrEnum):
    """Whether devices are bought new or refurbished."""

    NEW = "new"
    """Bought new."""
    REFURBISHED = "refurbished"
    """Used before, then checked and put in order for a second use."""


class Unit(StrEnum):
    """What a parameter counts; the words for it stand in ``templates/strings``."""

    YEAR = "year"
    """Years."""
    MONTH = "month"
    """Months."""
    WORKING_DAY = "working-day"
    """Working days."""
    PERCENT = "percent"
    """Per cent: write 30 for 30 %."""
    CYCLE = "cycle"
    """Cycles, such as charging cycles of a battery."""
    HOUR = "hour"
    """Hours."""
    PIECE = "piece"
    """Things that are counted."""
    MONEY = "money"
    """An amount in the currency of the contract."""
    NONE = "none"
    """A plain number without a unit."""


class Direction(StrEnum):
    """Which way a value gets harder for a bidder, or better for a buyer."""

    HIGHER = "higher"
    """A higher value."""
    LOWER = "lower"
    """A lower value."""


class Stage(StrEnum):
    """When evidence is handed in: with the tender, on request before the award, at delivery, or during the contract."""

    TENDER = "tender"
    """Handed in with the tender."""
    AWARD = "award"
    """Handed in on request, before the award."""
    DELIVERY = "delivery"
    """Handed in with each delivery."""
    CONTRACT = "contract"
    """Handed in while the contract runs."""


class Evidence(StrEnum):
    """What a bidder hands in."""

    LABEL = "label"
    """An ecolabel or certification mark of the offered model; name it in 'labels'."""
    TEST_REPORT = "test-report"
    """A report of a laboratory on the offered model."""
    DECLARATION = "declaration"
    """A signed statement of the bidder or the manufacturer."""
    CERTIFICATE = "certificate"
    """A certificate of a body that checks conformity."""
    TECHNICAL_DOSSIER = "technical-dossier"
    """Documents of the manufacturer that show how a thing is made or works."""
    DATA_FILE = "data-file"
    """Data that can be counted or compared, such as a list or a report in a set form."""
    THIRD_PARTY_AUDIT = "third-party-audit"
    """A report by an auditor who depends neither on the bidder nor on the manufacturer."""


class SourceStatus(StrEnum):
    """Whether a source holds today."""

    IN_FORCE = "in-force"
    """It holds today."""
    UPCOMING = "upcoming"
    """It is adopted and does not apply yet."""
    SUPERSEDED = "superseded"
    """Another source took its place."""
    REPEALED = "repealed"
    """It no longer holds and nothing took its place."""


class LabelType(StrEnum):
    """ISO 14024 type I (third party, life cycle, many criteria), or something less."""

    TYPE_I = "type-i"
    """ISO 14024 type I: third party, life cycle, many criteria."""
    OTHER = "other"
    """Anything less."""


class LabelStatus(StrEnum):
    """Whether new certificates are issued today."""

    CURRENT = "current"
    """New certificates are issued."""
    SUPERSEDED = "superseded"
    """A newer generation took its place."""
    LAPSED = "lapsed"
    """No certificate is valid any more."""
    UNCONFIRMED = "unconfirmed"
    """Nobody could find out."""


class Confidence(StrEnum):
    """How a fact was checked: the text itself, the issuer's own page, someone who cites it, or not at all."""

    PRIMARY = "primary"
    """The text itself, or a public copy of it, was read."""
    OFFICIAL = "official"
    """A page of its issuer was read."""
    SECONDARY = "secondary"
    """Somebody who cites it was read."""
    UNREAD = "unread"
    """Nobody read it, and nothing may rest on it."""

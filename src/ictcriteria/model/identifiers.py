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
    SELECTION_CRITERION = "selection-criterion"
    AWARD_CRITERION = "award-criterion"
    CONTRACT_CLAUSE = "contract-clause"


class Level(StrEnum):
    """Ambition, from what most of the market can do to what few can."""

    BASIC = "basic"
    ADVANCED = "advanced"
    SPEARHEAD = "spearhead"


LEVELS: tuple[Level, ...] = tuple(Level)
"""All levels, the least ambitious first."""


class Condition(StrEnum):
    """Whether devices are bought new or refurbished."""

    NEW = "new"
    REFURBISHED = "refurbished"


class Unit(StrEnum):
    """What a parameter counts; the words for it stand in ``templates/strings``."""

    YEAR = "year"
    MONTH = "month"
    WORKING_DAY = "working-day"
    PERCENT = "percent"
    CYCLE = "cycle"
    HOUR = "hour"
    PIECE = "piece"
    MONEY = "money"
    NONE = "none"


class Direction(StrEnum):
    """Which way a value gets harder for a bidder, or better for a buyer."""

    HIGHER = "higher"
    LOWER = "lower"


class Stage(StrEnum):
    """When evidence is handed in: with the tender, on request before the award, at delivery, or during the contract."""

    TENDER = "tender"
    AWARD = "award"
    DELIVERY = "delivery"
    CONTRACT = "contract"


class Evidence(StrEnum):
    """What a bidder hands in."""

    LABEL = "label"
    TEST_REPORT = "test-report"
    DECLARATION = "declaration"
    CERTIFICATE = "certificate"
    TECHNICAL_DOSSIER = "technical-dossier"
    DATA_FILE = "data-file"
    THIRD_PARTY_AUDIT = "third-party-audit"


class Confidence(StrEnum):
    """How a fact was checked: the text itself, the issuer's own page, someone who cites it, or not at all."""

    PRIMARY = "primary"
    OFFICIAL = "official"
    SECONDARY = "secondary"
    UNREAD = "unread"

"""Fingerprints: two criteria with the same fingerprint say the same, or mean the same."""

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from functools import singledispatch
from typing import Any

from pydantic import BaseModel

from ictcriteria.catalogue.plain_words import plain_words
from ictcriteria.model.criterion import CriterionBase
from ictcriteria.model.identifiers import Unit
from ictcriteria.model.obligation import Period
from ictcriteria.model.parameter import Parameter, ParameterValues, value_for

_ALGORITHM = "c1"
_MEANING = "m1"
_LENGTH = 16
_MONTHS_OF_A_YEAR = 12

_NOT_ASKED = (
    *("title", "revision", "changed", "reviewed", "valid_until", "deprecated", "renamed_from"),
    *("rationale", "guidance", "legal_basis", "pairs_with", "challenges"),
)
_EDITORIAL: Mapping[type[BaseModel], frozenset[str]] = {
    CriterionBase: frozenset(_NOT_ASKED),
    Parameter: frozenset(("title", "legal_floor")),
}
"""Fields that ask nothing of a bidder."""


def criterion_fingerprint(criterion: CriterionBase) -> str:
    """Fingerprint of everything an author wrote, whatever the order of keys.

    ``c1`` names the method: SHA-256 over the canonical JSON of the model without the dates of editing and review, first 16
    hex digits.
    """
    data = criterion.model_dump(mode="json", exclude={"changed", "reviewed"}, exclude_defaults=True)
    return f"{_ALGORITHM}-{_hash(data)}"


def meaning_fingerprint(criterion: CriterionBase) -> str:
    """Fingerprint of what a criterion asks of bidders: it stays the same while all changes are editorial.

    ``m1`` names the method: SHA-256 over the canonical JSON of the fields that reach a bidder, with texts as plain words, lists
    sorted, levels as values per product and years as months, first 16 hex digits.
    """
    meant = {name: _meant(value) for name, value in criterion if name not in _EDITORIAL[CriterionBase]}
    levels = {level.value: _per_product(values, criterion.products) for level, values in criterion.levels.items()}
    return f"{_MEANING}-{_hash(meant | {'levels': levels})}"


def length_of_time(period: Period) -> tuple[Decimal | str | None, Unit | None]:
    """A period as a number of its unit, years as months; or the name of its parameter, without a unit."""
    if period.value is None:
        return period.parameter, None
    if period.unit is Unit.YEAR:
        return period.value * _MONTHS_OF_A_YEAR, Unit.MONTH
    return period.value, period.unit


def number_text(value: Decimal) -> str:
    """A number in digits, the same for ``5``, ``5.0`` and ``5e0``."""
    digits = f"{value:f}" if value else "0"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _hash(data: object) -> str:
    canonical = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:_LENGTH]


def _per_product(values: ParameterValues, products: tuple[str, ...]) -> dict[str, dict[str, str]]:
    meant = {
        name: {product: number_text(value) for product in products if (value := value_for(by_product, product)) is not None}
        for name, by_product in values.items()
    }
    return {name: by_product for name, by_product in meant.items() if by_product}


@singledispatch
def _meant(value: Any) -> Any:
    """A value as JSON in which everything that means the same is the same."""
    return value


@_meant.register
def _(value: BaseModel) -> Any:
    left_out = _EDITORIAL.get(type(value), frozenset())
    return {name: _meant(part) for name, part in value if name not in left_out}


@_meant.register
def _(value: Period) -> Any:
    return [_meant(part) for part in length_of_time(value)]


@_meant.register
def _(value: dict) -> Any:  # type: ignore[type-arg] # singledispatch takes classes only
    return {str(key): _meant(part) for key, part in value.items()}


@_meant.register
def _(value: tuple) -> Any:  # type: ignore[type-arg] # singledispatch takes classes only
    return sorted({json.dumps(_meant(part), sort_keys=True) for part in value})


@_meant.register
def _(value: str) -> Any:
    return plain_words(value)


@_meant.register
def _(value: Decimal) -> Any:
    return number_text(value)

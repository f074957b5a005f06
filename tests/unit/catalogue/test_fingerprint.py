"""Two criteria with the same fingerprint say the same."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from ictcriteria.catalogue.fingerprint import criterion_fingerprint, meaning_fingerprint, number_text
from ictcriteria.catalogue.load import load_catalogue
from ictcriteria.source.working_tree import FolderTree

WARRANTY = "lifespan/warranty"


def fingerprint(packs: Path) -> str:
    outcome = load_catalogue([FolderTree(packs)])
    assert outcome.value is not None
    return criterion_fingerprint(outcome.value.criteria[WARRANTY])


def test_fingerprint_names_its_method(packs: Path) -> None:
    assert fingerprint(packs).startswith("c1-")
    assert len(fingerprint(packs)) == len("c1-") + 16


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("changed: 2026-01-02", "changed: 2026-05-05"),
        ("reviewed: 2026-01-03", "reviewed: 2026-05-05"),
        ("title: Warranty\nkind: contract-clause\n", "kind: contract-clause\ntitle: Warranty\n"),
        ("rationale: Faults happen.", "rationale: 'Faults happen.'   # a comment"),
        ("basic: {days: 10}", "basic: {days: {default: 10}}"),
    ],
)
def test_dates_order_and_style_do_not_count(packs: Path, edited: Callable[..., Path], old: str, new: str) -> None:
    before = fingerprint(packs)
    edited(f"{WARRANTY}.yaml", old, new)
    assert fingerprint(packs) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [("basic: {days: 10}", "basic: {days: 11}"), ("revision: 3", "revision: 4"), ("Faults happen.", "Faults may happen.")],
)
def test_content_counts(packs: Path, edited: Callable[..., Path], old: str, new: str) -> None:
    before = fingerprint(packs)
    (packs / "lifespan" / "translations" / "nb.yaml").unlink()
    edited(f"{WARRANTY}.yaml", old, new)
    assert fingerprint(packs) != before


def meaning(packs: Path) -> str:
    outcome = load_catalogue([FolderTree(packs)])
    assert outcome.value is not None
    return meaning_fingerprint(outcome.value.criteria[WARRANTY])


def test_fingerprint_of_the_meaning_names_its_method(packs: Path) -> None:
    assert meaning(packs).startswith("m1-")
    assert len(meaning(packs)) == len("m1-") + 16


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Faults happen.", "Faults may happen."), ("revision: 3", "revision: 4"), ("title: Time for repair", "title: Days"),
        ("{value: 12, unit: month}", "{value: 1, unit: year}"), ("  - at its own cost", "  * at its own cost"),
        ("basic: {days: 10}", "basic: {days: {laptop: 10, smartphone: 10.0, monitor: 10}}"),
        ("products: [laptop, smartphone, monitor]", "products: [monitor, smartphone, laptop]"),
    ],
)  # fmt: skip
def test_what_asks_nothing_else_does_not_count(packs: Path, edited: Callable[..., Path], old: str, new: str) -> None:
    before = meaning(packs)
    (packs / "lifespan" / "translations" / "nb.yaml").unlink()
    edited(f"{WARRANTY}.yaml", old, new)
    assert meaning(packs) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("basic: {days: 10}", "basic: {days: 11}"), ("at its own cost", "at own cost"), ("maximum: 30", "maximum: 31"),
        ("{value: 12, unit: month}", "{value: 12, unit: working-day}"), ("remedy: written-notice", "remedy: termination"),
    ],
)  # fmt: skip
def test_what_asks_something_else_counts(packs: Path, edited: Callable[..., Path], old: str, new: str) -> None:
    before = meaning(packs)
    (packs / "lifespan" / "translations" / "nb.yaml").unlink()
    edited(f"{WARRANTY}.yaml", old, new)
    assert meaning(packs) != before


@pytest.mark.parametrize(
    ("value", "text"), [("5.0", "5"), ("5e1", "50"), ("0.50", "0.5"), ("-0.0", "0"), ("0E+3", "0"), ("100", "100")]
)
def test_numbers_have_one_text(value: str, text: str) -> None:
    assert number_text(Decimal(value)) == text

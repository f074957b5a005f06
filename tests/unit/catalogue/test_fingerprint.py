"""Two criteria with the same fingerprint say the same."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ictcriteria.catalogue.fingerprint import criterion_fingerprint
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

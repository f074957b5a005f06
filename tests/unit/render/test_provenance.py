"""provenance.json: what went in, what came out, who decided each value."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ictcriteria.pipeline.build import BuildOptions, BuildResult
from ictcriteria.render.stable_zip import write_stable_zip

TENDER = """\
title: T
buyer: B
jurisdiction: eu
level: advanced
formats: [md]
documents: [specification, contract]
lots:
  - {id: a, products: [laptop, smartphone], packs: [lifespan]}
  - {id: b, products: [laptop], criteria: [award/smelter-share]}
choices:
  lifespan/warranty: {parameters: {days: {smartphone: 3}}, lots: [a]}
  lifespan/repair-shop: {leave_out: We repair.}
"""


@pytest.fixture
def result(build: Callable[..., BuildResult]) -> BuildResult:
    return build(TENDER, options=BuildOptions(tool={"name": "ictcriteria", "version": "9.9"}))


@pytest.fixture
def provenance(result: BuildResult) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(result.files["provenance.json"])
    return data


def test_tool_and_tender_are_named(provenance: dict[str, Any]) -> None:
    assert provenance["schema"] == 1
    assert provenance["tool"] == {"name": "ictcriteria", "version": "9.9"}
    assert provenance["tender"]["buyer"] == "B"
    assert provenance["languages"] == ["en"]
    assert provenance["packs"] == [{"id": "award", "version": "0.2"}, {"id": "lifespan", "version": "1.10"}]


def test_outputs_are_the_hashes_of_the_documents(result: BuildResult, provenance: dict[str, Any]) -> None:
    documents = {path: content for path, content in result.files.items() if path != "provenance.json"}
    assert sorted(documents) == ["en/contract.md", "en/specification.md"]
    assert provenance["outputs"] == {path: hashlib.sha256(content).hexdigest() for path, content in documents.items()}


def test_inputs_are_the_hashes_of_tender_packs_and_templates(provenance: dict[str, Any], packs: Path, root: Path) -> None:
    warranty = hashlib.sha256((packs / "lifespan" / "warranty.yaml").read_bytes()).hexdigest()
    page = hashlib.sha256((root / "templates" / "styles" / "page.html.j2").read_bytes()).hexdigest()
    inputs = provenance["inputs"]
    assert inputs["tender.yaml"] == hashlib.sha256(TENDER.encode()).hexdigest()
    assert inputs["criteria/lifespan/warranty.yaml"] == warranty
    assert inputs["templates/styles/page.html.j2"] == page
    assert list(inputs) == sorted(inputs)


def test_each_value_says_who_set_it(provenance: dict[str, Any]) -> None:
    (in_a, in_b) = [entry for entry in provenance["criteria"] if entry["id"] == "lifespan/warranty"]
    assert (in_a["lot"], in_a["revision"], in_a["level"], in_a["products"]) == ("a", 3, "advanced", ["laptop", "smartphone"])
    assert in_a["parameters"] == {
        "laptop": {"days": {"value": "5", "unit": "working-day"}}, "smartphone": {"days": {"value": "3", "unit": "working-day"}},
    }  # fmt: skip
    assert in_a["set_by"] == {"laptop": {"days": "level"}, "smartphone": {"days": "tender"}}
    assert (in_b["lot"], in_b["required_by"]) == ("b", "award/smelter-share")
    assert in_a["fingerprint"] == in_b["fingerprint"]


def test_what_was_left_out_stands_with_lot_and_reason(provenance: dict[str, Any]) -> None:
    assert {"id": "lifespan/repair-shop", "lot": "a", "reason": "buyer-left-out", "detail": "We repair."} in provenance["left_out"]
    assert {"id": "award/battery-cycles", "lot": "b", "reason": "not-listed", "detail": ""} in provenance["left_out"]


def test_weights_of_every_lot_are_kept(provenance: dict[str, Any]) -> None:
    assert provenance["weights"] == [
        {"lot": "a", "price": "100", "criteria": {}}, {"lot": "b", "price": "60", "criteria": {"award/smelter-share": "40"}},
    ]  # fmt: skip


def test_archive_depends_on_its_entries_alone() -> None:
    entries = {"word/document.xml": b"d", "_rels/.rels": b"r", "[Content_Types].xml": b"c"}
    assert write_stable_zip(entries) == write_stable_zip(dict(reversed(entries.items())))

"""ictcriteria coverage: which demands of published frameworks the criteria cover."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
FRAMEWORK = """\
title: Fair devices
owner: Fair Buyers
edition: "2025"
source: updates-act
note: Mapped by us, not approved.
items:
  - {number: "1", title: Repair, coverage: full, criteria: [lifespan/warranty, lifespan/spare-parts]}
  - {number: "2", title: "Minerals | metals", coverage: partial, criteria: [award/smelter-share], note: Smelters only.}
  - {number: "3", title: Energy, coverage: out-of-scope}
  - {number: "4", title: Wages, coverage: none}
"""


@pytest.fixture
def coverage(run_cli: Cli, packs_for_programs: Path) -> Cli:
    (packs_for_programs / "reference" / "frameworks" / "fair.yaml").write_text(FRAMEWORK)
    return lambda *arguments: run_cli("coverage", "--criteria", packs_for_programs, *arguments)


def test_json_has_the_promised_fields(coverage: Cli) -> None:
    data = json.loads(coverage("fair", "--format", "json").out)
    assert data["schema"] == 1
    (framework,) = data["frameworks"]
    assert framework["id"] == "fair"
    assert [(item["number"], item["title"], item["coverage"], item["criteria"]) for item in framework["items"]] == [
        ("1", "Repair", "full", ["lifespan/warranty", "lifespan/spare-parts"]),
        ("2", "Minerals | metals", "partial", ["award/smelter-share"]),
        ("3", "Energy", "out-of-scope", []),
        ("4", "Wages", "none", []),
    ]


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_matrix_names_every_item_and_its_criteria(coverage: Cli, form: str) -> None:
    done = coverage("fair", "--format", form)
    assert (done.code, done.err) == (0, "")
    for words in ("Fair devices", "Fair Buyers", "2025", "Repair", "lifespan/warranty", "lifespan/spare-parts",
    "award/smelter-share",
                  "Smelters only.", "Energy", "Wages"):  # fmt: skip
        assert words in done.out


def test_every_framework_is_shown_without_a_name(coverage: Cli, packs_for_programs: Path) -> None:
    data = json.loads(coverage("--format", "json").out)
    files = {path.stem for path in (packs_for_programs / "reference" / "frameworks").glob("*.yaml")}
    assert {framework["id"] for framework in data["frameworks"]} == files


def test_framework_that_nobody_knows_is_wrong_use(coverage: Cli) -> None:
    done = coverage("faire")
    assert (done.code, done.out, done.err) == (2, "", "ictcriteria: unknown framework 'faire'\n  hint: did you mean 'fair'?\n")

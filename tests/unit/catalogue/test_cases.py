"""Every way in which packs can be wrong, as data: one change to the small catalogue, one diagnostic at its place."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from ictcriteria.catalogue.load import load_catalogue
from ictcriteria.source.working_tree import FolderTree

CASES: list[dict[str, Any]] = [
    case
    for file in sorted(Path(__file__).with_name("cases").glob("*.yaml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]


def change(packs: Path, case: dict[str, Any]) -> None:
    file = packs / case["file"]
    file.parent.mkdir(parents=True, exist_ok=True)
    if "whole" in case:
        file.write_text(case["whole"], encoding="utf-8")
    elif "copy" in case:
        file.write_bytes((packs / case["copy"]).read_bytes())
    else:
        text = file.read_text(encoding="utf-8")
        assert text.count(case["replace"]) == 1
        file.write_text(text.replace(case["replace"], case["with"]), encoding="utf-8")


def line_of(file: Path, start: str) -> int:
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if line.startswith(start))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_mistake_is_reported_at_its_place(case: dict[str, Any], packs: Path) -> None:
    change(packs, case)
    at, mark = case.get("at", case["file"]), case["mark"]
    outcome = load_catalogue([FolderTree(packs, shown_as="packs")])
    assert outcome.value is None
    found = [item for item in outcome.diagnostics if item.rule == mark["rule"]]
    assert [(item.file, item.message, item.hint) for item in found] == [(f"packs/{at}", case["message"], case.get("hint"))]
    assert (found[0].span.line, found[0].span.column) == (line_of(packs / at, mark["line"]), case.get("column", 1))
    others = {item.rule for item in outcome.diagnostics} - {mark["rule"]}
    assert others == set(case.get("also", ()))


def test_case_names_are_unique() -> None:
    names = [case["case"] for case in CASES]
    assert len(names) == len(set(names))
    assert len(names) > 70

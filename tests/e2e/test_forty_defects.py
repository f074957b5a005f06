"""A folder of packs, tenders and templates with forty defects, seeded by hand, one of each kind.

The folder is ``tests/data/forty-defects``; ``expected.yaml`` in it says what each defect is and on which line it is told.
"""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from lxml import etree

from ictcriteria.lint.rule import Group
from ictcriteria.lint.rules import RULES

SCHEMAS = Path(__file__).parents[1] / "data" / "schemas"
FOLDER = Path(__file__).parents[1] / "data" / "forty-defects"
EXPECTED: list[dict[str, Any]] = yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8"))
CHECKED = ("criteria", "tender.yaml", "phones.yaml", "house")

Run = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder, where reports may be written."""
    return Path(shutil.copytree(FOLDER, tmp_path / "folder"))


def test_forty_defects_are_seeded_and_most_are_of_a_kind_of_their_own() -> None:
    assert len(EXPECTED) == 40
    assert len({item["rule"] for item in EXPECTED}) >= 30
    groups = {Group(rule.GROUP) for rule in RULES if rule.ID in {item["rule"] for item in EXPECTED}}
    assert groups == set(Group) - {Group.VERSIONS}


def test_each_defect_is_told_once_at_its_line_and_nothing_else_is_told(folder: Path, run_cli: Run) -> None:
    done = run_cli("check", *CHECKED, "--format", "json", cwd=folder)
    assert "Traceback" not in done.err
    assert done.code == 1
    told = [(item["file"], item["line"], item["rule"]) for item in json.loads(done.out)["diagnostics"]]
    assert told == [(item["file"], item["line"], item["rule"]) for item in EXPECTED]


def test_all_forms_tell_the_same_forty_in_one_run(folder: Path, run_cli: Run) -> None:
    forms = ("json", "sarif", "junit", "gitlab", "markdown")
    done = run_cli("check", *CHECKED, *(f"--format={form}=out.{form}" for form in forms), "--format", "concise", cwd=folder)
    assert done.code == 1
    lines = [re.match(r"(?P<file>[^:]+):(?P<line>\d+):\d+: \w+\[(?P<rule>[a-z0-9-]+)\]", line) for line in done.out.splitlines()]
    assert [(m["file"], int(m["line"]), m["rule"]) for m in lines if m] == [(i["file"], i["line"], i["rule"]) for i in EXPECTED]
    reports = {form: (folder / f"out.{form}").read_text(encoding="utf-8") for form in forms}
    assert len(json.loads(reports["json"])["diagnostics"]) == 40
    assert len(json.loads(reports["sarif"])["runs"][0]["results"]) == 40
    assert len(json.loads(reports["gitlab"])) == 40
    for form in ("junit", "markdown"):
        assert [item["rule"] for item in EXPECTED if item["rule"] not in reports[form]] == []


@pytest.mark.parametrize("part", ["criteria", "house"])
def test_part_of_the_folder_tells_what_the_whole_tells_of_it(part: str, folder: Path, run_cli: Run) -> None:
    done = run_cli("check", part, "--criteria", "criteria", "--format", "json", cwd=folder)
    told = [(item["file"], item["line"], item["rule"]) for item in json.loads(done.out)["diagnostics"]]
    assert told == [(item["file"], item["line"], item["rule"]) for item in EXPECTED if item["file"].startswith(f"{part}/")]


def test_reports_of_the_folder_are_valid_by_the_schemas_of_those_who_read_them(folder: Path, run_cli: Run) -> None:
    run_cli("check", *CHECKED, "--format", "sarif=c.sarif", "--format", "junit=c.xml", "--format", "json=c.json", cwd=folder)
    sarif = json.loads((SCHEMAS / "sarif-2.1.0.json").read_bytes())
    jsonschema.Draft4Validator(sarif).validate(json.loads((folder / "c.sarif").read_bytes()))
    etree.XMLSchema(etree.parse(SCHEMAS / "jenkins-junit.xsd")).assertValid(etree.parse(folder / "c.xml"))
    own = json.loads(run_cli("schema", "check-report").out)
    jsonschema.Draft202012Validator(own).validate(json.loads((folder / "c.json").read_bytes()))

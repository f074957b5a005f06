"""Every rule by its cases, which are data: ``tests/rules/<rule-id>.yaml``.

A case changes the small catalogue of ``tests/data/packs`` with ``edits`` (``file``, ``replace``, ``with``) or ``files`` (path
to whole text), may have a ``tender``, and may have ``before``: edits that were undone since (the old state of the packs).
``house`` (path to whole text) is a folder of templates laid over the shipped ones; templates are checked where it is given.
``baseline`` is one, as text. ``sizes`` fills files up with comments to a number of bytes, ``encoding`` writes the files of the
packs in another one.
``⟦…⟧`` marks the exact place where a finding is expected, in the order of ``expect``. A case without ``expect`` passes.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from ictcriteria.diagnostics import Diagnostic
from ictcriteria.lint.rule import HEADINGS, check_of
from ictcriteria.lint.rules import RULES
from ictcriteria.model.settings import Settings
from ictcriteria.pipeline.check import CheckRequest, check_packs
from ictcriteria.source.tender_file import TenderFile
from ictcriteria.source.working_tree import FolderTree

FOLDER = Path(__file__).with_name("rules")
CASES: list[tuple[str, dict[str, Any]]] = [
    (file.stem, case) for file in sorted(FOLDER.glob("*.yaml")) for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]
MARKED = re.compile("⟦(?P<inside>[^⟧]*)⟧")
TODAY = date(2026, 11, 22)
SUBJECTS = ("packs", "texts", "tender", "history")


@dataclass(frozen=True)
class Place:
    file: str
    line: int
    column: int
    end_line: int
    end_column: int


def unmarked(text: str, file: str) -> tuple[str, list[Place]]:
    places = []
    while match := MARKED.search(text):
        before, inside = text[: match.start()], match["inside"]
        after = before + inside
        starts, ends = (before.count("\n") + 1, after.count("\n") + 1), (len(before), len(after))
        columns = [end - (text_.rfind("\n") + 1) + 1 for end, text_ in zip(ends, (before, after), strict=True)]
        places.append(Place(file, starts[0], columns[0], starts[1], columns[1]))
        text = before + inside + text[match.end() :]
    return text, places


def write(folder: Path, case: dict[str, Any], edits: str = "edits", files: str = "files") -> list[Place]:
    texts = dict(case.get(files, {}))
    for edit in case.get(edits, ()):
        text = texts.get(edit["file"]) or (folder / edit["file"]).read_text(encoding="utf-8")
        assert text.count(edit["replace"]) == 1, f"{edit['replace']!r} stands {text.count(edit['replace'])} times"
        texts[edit["file"]] = text.replace(edit["replace"], edit["with"])
    places = []
    for path, text in texts.items():
        clean, found = unmarked(text, f"packs/{path}")
        places += found
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(clean, encoding=case.get("encoding", "utf-8"))
    for path, size in case.get("sizes", {}).items():
        content = (folder / path).read_bytes()
        (folder / path).write_bytes(content + b"#" * (size - len(content)))
    return places


def house_of(case: dict[str, Any], folder: Path) -> tuple[list[FolderTree], list[Place]]:
    places = []
    for path, text in case.get("house", {}).items():
        clean, found = unmarked(text, f"house/{path}")
        places += found
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(clean, encoding="utf-8")
    shipped = FolderTree(Path(__file__).parents[1] / "templates", shown_as="templates")
    return ([FolderTree(folder, shown_as="house"), shipped] if "house" in case else [shipped]), places


def check(case: dict[str, Any], packs: Path, tmp_path: Path) -> tuple[list[Diagnostic], list[Place]]:
    against: list[FolderTree] = []
    if "before" in case or "files_before" in case:
        old = tmp_path / "old"
        shutil.copytree(packs, old)
        write(old, case, "before", "files_before")
        against = [FolderTree(old, shown_as="old")]
    places = write(packs, case)
    tenders = []
    if "tender" in case:
        text, found = unmarked(case["tender"], "tender.yaml")
        places += found
        tenders = [TenderFile("tender.yaml", text.encode())]
    templates, found = house_of(case, tmp_path / "house")
    places += found
    baseline, found = unmarked(case.get("baseline", ""), "known.json")
    places += found
    request = CheckRequest(
        [FolderTree(packs, shown_as="packs")],
        date.fromisoformat(str(case.get("today", TODAY))),
        templates=templates,
        tenders=tenders,
        against=against,
        ref="v1",
        settings=Settings.model_validate({"profile": "publish", **case.get("settings", {})}),
        templates_are_checked="house" in case,
        baseline=TenderFile("known.json", baseline.encode()) if baseline else None,
    )
    return list(check_packs(request).diagnostics), places


def expected(case: dict[str, Any], places: list[Place]) -> Iterator[tuple[Any, ...]]:
    wanted = case.get("expect", [])
    assert len(wanted) == len(places), "each expected finding has a mark"
    for item, place in zip(wanted, places, strict=True):
        yield item["message"], item.get("hint"), item.get("severity"), place


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{rule}: {case['case']}" for rule, case in CASES])
def test_rule_finds_what_the_case_says(rule: str, case: dict[str, Any], packs: Path, tmp_path: Path) -> None:
    diagnostics, places = check(case, packs, tmp_path)
    found = [item for item in diagnostics if item.rule == rule]
    own = next(one for one in RULES if rule == one.ID)
    as_told = {
        (
            item.message, item.hint, item.severity.value,
            Place(item.file, item.span.line, item.span.column, item.span.end_line, item.span.end_column),
        )
        for item in found
    }  # fmt: skip
    assert as_told == {
        (message, hint, severity or own.SEVERITY.value, place) for message, hint, severity, place in expected(case, places)
    }


def test_every_rule_has_two_cases_that_fail_and_two_that_pass() -> None:
    counts = {one.ID: [0, 0] for one in RULES}
    for rule, case in CASES:
        counts[rule][0 if "expect" in case else 1] += 1
    assert {rule: count for rule, count in counts.items() if min(count) < 2} == {}


def test_every_rule_is_documented() -> None:
    for one in RULES:
        document = one.__doc__ or ""
        assert [heading for heading in HEADINGS if heading not in document] == [], one.ID
        assert document.splitlines()[0].endswith("."), one.ID


def test_modules_and_ids_of_rules_have_the_same_names() -> None:
    folder = Path(__file__).parents[1] / "src" / "ictcriteria" / "lint" / "rules"
    modules = {path.stem.replace("_", "-") for path in folder.glob("*.py")} - {"--init--"}
    assert modules == {one.ID for one in RULES}
    assert len(modules) == len(RULES)


def test_whatever_reading_composing_and_printing_report_is_a_rule() -> None:
    folder = Path(__file__).parents[1] / "src" / "ictcriteria"
    calls = re.compile(r"\b(?:Finding|Diagnostic|_at)\(\s*(?:\w+, \w+, )?\"(?P<rule>[a-z]+(?:-[a-z]+)*)\"")
    told = {match["rule"] for path in folder.rglob("*.py") for match in calls.finditer(path.read_text(encoding="utf-8"))}
    assert len(told) > 30
    assert told - {one.ID for one in RULES} == set()


def test_rules_have_only_checks_that_the_engine_runs() -> None:
    for one in RULES:
        checks = {name for name in vars(one) if name.startswith("check_")}
        assert checks <= {f"check_{subject}" for subject in SUBJECTS}, one.ID
        assert all(check_of(one, name.removeprefix("check_")) for name in checks)

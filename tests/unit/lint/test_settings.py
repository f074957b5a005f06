"""Settings: what is written in them, which rules run because of them, and with which severity."""

from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from ictcriteria.diagnostics import Diagnostic, Severity
from ictcriteria.lint.engine import Coverage, Selected, judge, select_rules
from ictcriteria.lint.rule import Group, Rule, check_of
from ictcriteria.lint.rules import RULES
from ictcriteria.lint.settings import read_settings
from ictcriteria.lint.suppressions import Comments
from ictcriteria.model.settings import Settings

HERE = Path(__file__).parent
PROFILES: list[dict[str, Any]] = yaml.safe_load((HERE / "profiles.yaml").read_text(encoding="utf-8"))
SETTINGS: list[dict[str, Any]] = yaml.safe_load((HERE / "settings.yaml").read_text(encoding="utf-8"))


def rule(id_: str, group: Group, severity: Severity, subject: str | None = None) -> Rule:
    """A rule that finds nothing; without a subject it is one that reading reports."""
    made = ModuleType(id_)
    made.__dict__.update(ID=id_, GROUP=group, SEVERITY=severity)
    if subject is not None:
        made.__dict__[f"check_{subject}"] = lambda _: iter(())
    return made


MADE_UP = (
    rule("law-e", Group.LAW, Severity.ERROR, "packs"),
    rule("wording-w", Group.WORDING, Severity.WARNING, "packs"),
    rule("languages-e", Group.LANGUAGES, Severity.ERROR, "packs"),
    rule("tender-n", Group.TENDER, Severity.NOTE, "tender"),
    rule("structure-w", Group.STRUCTURE, Severity.WARNING, "packs"),
    rule("read-e", Group.STRUCTURE, Severity.ERROR),
    rule("read-w", Group.STRUCTURE, Severity.WARNING),
)
ALL = Coverage(date(2026, 11, 22), frozenset({"packs", "tender"}))


def told(selected: Selected) -> dict[str, str]:
    """What becomes of one finding of each rule: its severity, or that it is not told."""
    found = []
    for one in MADE_UP:
        runs = one in selected.rules or all(check_of(one, subject) is None for subject in ("packs", "tender"))
        found += [Diagnostic(one.ID, one.SEVERITY, "x", "x.yaml")] if runs else []
    diagnostics, _ = judge(found, selected, Comments(), ALL)
    severities = {item.rule: item.severity.value for item in diagnostics}
    return {one.ID: severities.get(one.ID, "off") for one in MADE_UP}


@pytest.mark.parametrize("case", PROFILES, ids=lambda case: case["case"])
def test_settings_decide_which_rules_run_and_how_much_they_count(case: dict[str, Any]) -> None:
    assert told(select_rules(MADE_UP, Settings.model_validate(case["settings"]))) == case["rules"]


@pytest.mark.parametrize("case", SETTINGS, ids=lambda case: case["case"])
def test_file_of_settings_is_read(case: dict[str, Any]) -> None:
    outcome = read_settings(case["text"].encode(), case.get("file", "ictcriteria.toml"), MADE_UP)
    says = [f"{d.span.line}:{d.span.column}: {d.rule}: {d.message} | {d.hint or ''}" for d in outcome.diagnostics]
    assert sorted(says) == sorted(case.get("says", []))
    assert {d.severity for d in outcome.diagnostics} <= {Severity.ERROR}
    if "gives" in case:
        assert outcome.value == Settings.model_validate(case["gives"])
    else:
        assert outcome.value is None


def test_every_group_and_every_rule_can_be_selected() -> None:
    names = [*(group.value for group in Group), *(one.ID for one in RULES)]
    text = f"select = {names!r}\n".encode()
    assert read_settings(text, "ictcriteria.toml", RULES).diagnostics == ()


def test_every_group_has_a_rule() -> None:
    assert {Group(one.GROUP) for one in RULES} == set(Group)


def test_rules_look_at_what_was_checked() -> None:
    selected = select_rules(MADE_UP, Settings(ignore=("wording",)))
    assert selected.ran({"tender"}) == {"tender-n"}
    assert selected.ran({"packs"}) == {"law-e", "languages-e", "structure-w", "read-e", "read-w"}
    assert selected.ran({"history"}) == frozenset()

"""The forms in which the result of a check is told."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree

from ictcriteria.diagnostics import Diagnostic, Fix, Severity, Span
from ictcriteria.lint.result import CheckResult, as_data, fingerprints, from_data
from ictcriteria.report.check_report import FORMS, CheckReport, RuleNote, report_check
from ictcriteria.report.github_report import SHOWN

SCHEMAS = Path(__file__).parents[1] / "data" / "schemas"
ONE = Diagnostic("duplicate-key", Severity.ERROR, "key 'a' stands twice", "x.yaml", Span(2, 3, 2, 6), "keep one of them")
LONG = Diagnostic("missing-field", Severity.WARNING, "field 'b' is missing", "x.yaml", Span(1, 1, 3, 1))
GONE = Diagnostic("file-too-large", Severity.NOTE, "too large", "big.yaml")
HOSTILE = Diagnostic(
    "vague-word", Severity.ERROR, "'<b>|%0A,::\x07]]>' is | no [x](y)\nword", "a b/<ø>:,%.yaml", Span(4, 5, 4, 6), "100%: a,b"
)
NOTES = {"duplicate-key": RuleNote("A key stands twice.", "A key stands twice.\n\n## Why it matters\nOne is lost.")}


def lines(name: str) -> Sequence[str]:
    return {"x.yaml": ["top:", "\tkey: value"]}.get(name, ())


def told(form: str, *items: Diagnostic, **more: Any) -> str:
    return report_check(form, CheckReport(CheckResult(items, files=3, **more), lines, "1.2.3", NOTES))


def test_full_report_shows_the_line_with_a_mark_and_where_the_rule_is_explained() -> None:
    assert told("full", ONE, LONG, GONE) == (
        "x.yaml:2:3: error[duplicate-key]: key 'a' stands twice\n"
        "  | \tkey: value\n"
        "  | \t ^^^\n"
        "  = hint: keep one of them\n"
        "  = rule: ictcriteria explain duplicate-key\n"
        "x.yaml:1:1: warning[missing-field]: field 'b' is missing\n"
        "  | top:\n"
        "  | ^^^^\n"
        "big.yaml:1:1: note[file-too-large]: too large\n"
    )


def test_concise_report_is_one_line_each() -> None:
    assert told("concise", ONE, GONE) == (
        "x.yaml:2:3: error[duplicate-key]: key 'a' stands twice\nbig.yaml:1:1: note[file-too-large]: too large\n"
    )


def test_json_report_carries_the_whole_place() -> None:
    assert json.loads(told("json", ONE)) == {
        "schema": 1,
        "diagnostics": [
            {
                "rule": "duplicate-key", "severity": "error", "message": "key 'a' stands twice", "hint": "keep one of them",
                "file": "x.yaml", "line": 2, "column": 3, "end_line": 2, "end_column": 6, "fixable": False,
            }
        ],
    }  # fmt: skip


def test_github_report_puts_errors_first_and_escapes_what_github_reads() -> None:
    assert told("github", LONG, GONE, ONE, HOSTILE).splitlines() == [
        "::error file=x.yaml,line=2,col=3,endLine=2,endColumn=6,title=duplicate-key::key 'a' stands twice%0Akeep one of them",
        (
            "::error file=a b/<ø>%3A%2C%25.yaml,line=4,col=5,endLine=4,endColumn=6,title=vague-word::"
            "'<b>|%250A,::\x07]]>' is | no [x](y)%0Aword%0A100%25: a,b"
        ),
        "::warning file=x.yaml,line=1,endLine=3,title=missing-field::field 'b' is missing",
        "::notice file=big.yaml,line=1,col=1,endLine=1,endColumn=1,title=file-too-large::too large",
    ]


def test_github_report_says_how_many_are_hidden() -> None:
    items = [Diagnostic("x", Severity.WARNING, f"m{number}", "f.yaml") for number in range(SHOWN + 3)]
    lines_ = told("github", *items, ONE).splitlines()
    assert (lines_[0][:7], len(lines_), lines_[-1]) == ("::error", SHOWN + 2, "3 more warnings not shown here: see the job summary")


def test_gitlab_report_has_what_code_quality_needs() -> None:
    rows = json.loads(told("gitlab", ONE, LONG, GONE))
    assert [(row["severity"], row["check_name"], row["location"]["lines"]["begin"]) for row in rows] == [
        ("major", "duplicate-key", 2), ("minor", "missing-field", 1), ("info", "file-too-large", 1)
    ]  # fmt: skip
    assert rows[0]["description"] == "key 'a' stands twice; keep one of them"
    assert len({row["fingerprint"] for row in rows}) == 3


@pytest.mark.parametrize("items", [(), (ONE,), (ONE, LONG, GONE, HOSTILE, HOSTILE)])
def test_sarif_report_is_valid_sarif(items: tuple[Diagnostic, ...]) -> None:
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_bytes())
    report = json.loads(told("sarif", *items, known=items[1:2]))
    jsonschema.Draft4Validator(schema).validate(report)
    (run,) = report["runs"]
    assert len(run["results"]) == len(items) + len(items[1:2])
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_sarif_report_carries_place_level_fingerprint_help_and_state() -> None:
    (run,) = json.loads(told("sarif", ONE, known=(LONG,)))["runs"]
    first, second = run["results"]
    assert first["level"] == "error"
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "x.yaml", "uriBaseId": "SRCROOT"},
        "region": {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 6},
    }
    assert first["partialFingerprints"] == {"ictcriteria/v1": fingerprints([ONE])[0]}
    assert (first["baselineState"], second["baselineState"]) == ("new", "unchanged")
    assert run["tool"]["driver"]["rules"][0]["help"]["text"].startswith("A key stands twice.")
    assert run["tool"]["driver"]["semanticVersion"] == "1.2.3"


@pytest.mark.parametrize("items", [(), (ONE,), (ONE, LONG, GONE, HOSTILE)])
def test_junit_report_is_valid_junit(items: tuple[Diagnostic, ...]) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "jenkins-junit.xsd"))
    schema.assertValid(etree.fromstring(told("junit", *items).encode()))


def test_junit_report_fails_only_what_is_at_the_threshold() -> None:
    tree = etree.fromstring(told("junit", ONE, LONG, GONE).encode())
    assert (tree.get("tests"), tree.get("failures")) == ("3", "1")
    strict = etree.fromstring(told("junit", ONE, LONG, GONE, fail_on=Severity.NOTE).encode())
    assert strict.get("failures") == "3"
    assert [case.get("name") for case in tree.iter("testcase")] == [
        "duplicate-key at 2:3", "missing-field at 1:1", "file-too-large at 1:1"
    ]  # fmt: skip
    assert etree.fromstring(told("junit").encode()).find(".//testcase").get("name") == "3 files without a problem"


def test_markdown_report_is_a_table_that_no_message_can_break() -> None:
    assert told("markdown", ONE, HOSTILE).splitlines() == [
        "**ictcriteria check**: 2 errors in 3 files.",
        "",
        "| severity | place | problem | how to mend it | rule |",
        "| --- | --- | --- | --- | --- |",
        "| error | `x.yaml:2:3` | key 'a' stands twice | keep one of them | `duplicate-key` |",
        ("| error | `a b/<ø>:,%.yaml:4:5` | '\\<b\\>\\|%0A,::\\]\\]\\>' is \\| no \\[x\\](y) word | 100%: a,b | `vague-word` |"),
    ]
    assert told("markdown") == "**ictcriteria check**: no problem in 3 files.\n"


@pytest.mark.parametrize("form", FORMS)
def test_form_of_nothing_and_of_everything_is_text_that_ends_with_a_line(form: str) -> None:
    for items in ((), (ONE, LONG, GONE, HOSTILE)):
        text = told(form, *items)
        assert text == "" or text.endswith("\n")


def test_fingerprints_do_not_depend_on_lines() -> None:
    moved = Diagnostic(ONE.rule, ONE.severity, ONE.message, ONE.file, Span(9, 9, 9, 9))
    assert fingerprints([ONE]) == fingerprints([moved])
    assert len(set(fingerprints([ONE, ONE, LONG]))) == 3


def test_result_survives_the_way_through_the_cache() -> None:
    fixable = Diagnostic("r", Severity.NOTE, "m", "f", fix=Fix("x", whole_lines=True))
    result = CheckResult((ONE, HOSTILE, fixable), Severity.WARNING, (LONG,), 2, 7, ("tender.yaml",))
    assert from_data(json.loads(json.dumps(as_data(result)))) == result


@pytest.mark.parametrize("data", [None, [], {}, "x", {"diagnostics": 1}, {**as_data(CheckResult(())), "fail_on": "x"}])
def test_what_is_no_result_is_none(data: Any) -> None:
    assert from_data(data) is None

"""The result of a check in SARIF 2.1.0 (OASIS), which code hosts and editors read."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from ictcriteria.diagnostics import Diagnostic, Severity, Span
from ictcriteria.lint.result import fingerprints
from ictcriteria.report.check_report import CheckReport, RuleNote

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_ROOT = "SRCROOT"


def report_sarif(report: CheckReport) -> str:
    """One run with its rules, and a result per problem with level, place, fingerprint and, with a baseline, its state."""
    result = report.result
    rules = sorted({item.rule for item in (*result.diagnostics, *result.known)})
    state = "new" if result.known else None
    results = [*_results(result.diagnostics, rules, state), *_results(result.known, rules, "unchanged")]
    driver = {
        "name": "ictcriteria",
        "semanticVersion": report.version,
        "rules": [_rule(rule, report.rules) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which the check ran."}}},
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: str, notes: Mapping[str, RuleNote]) -> dict[str, Any]:
    note = notes.get(rule)
    if note is None:
        return {"id": rule}
    return {
        "id": rule,
        "shortDescription": {"text": note.summary},
        "fullDescription": {"text": note.summary},
        "help": {"text": note.help, "markdown": note.help},
    }


def _results(items: Sequence[Diagnostic], rules: Sequence[str], state: str | None) -> list[dict[str, Any]]:
    made = []
    for item, mark in zip(items, fingerprints(items), strict=True):
        text = f"{item.message}; {item.hint}" if item.hint else item.message
        result = {
            "ruleId": item.rule,
            "ruleIndex": rules.index(item.rule),
            "level": _LEVELS[item.severity],
            "message": {"text": text},
            "locations": [{"physicalLocation": {"artifactLocation": _file(item.file), "region": _region(item.span)}}],
            "partialFingerprints": {"ictcriteria/v1": mark},
        }
        made.append(result if state is None else {**result, "baselineState": state})
    return made


def _file(name: str) -> dict[str, str]:
    return {"uri": quote(name), "uriBaseId": _ROOT} if not name.startswith("/") else {"uri": f"file://{quote(name)}"}


def _region(span: Span) -> dict[str, int]:
    return {"startLine": span.line, "startColumn": span.column, "endLine": span.end_line, "endColumn": span.end_column}

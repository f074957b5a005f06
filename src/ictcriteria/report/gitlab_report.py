"""The result of a check as a Code Quality report of GitLab."""

import json

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.result import fingerprints
from ictcriteria.report.check_report import CheckReport

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def report_gitlab(report: CheckReport) -> str:
    """A JSON list with description, rule, severity, fingerprint and place of each problem."""
    items = report.result.diagnostics
    rows = [
        {
            "description": f"{item.message}; {item.hint}" if item.hint else item.message,
            "check_name": item.rule,
            "fingerprint": mark,
            "severity": _SEVERITIES[item.severity],
            "location": {"path": item.file, "lines": {"begin": item.span.line, "end": item.span.end_line}},
        }
        for item, mark in zip(items, fingerprints(items), strict=True)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"

"""The result of a check as text to read, as lines for editors, and as JSON for programs."""

import json

from ictcriteria.diagnostics import Diagnostic
from ictcriteria.report.check_report import CheckReport, Lines


def report_full(report: CheckReport) -> str:
    """Place, message, the line with a mark below it, the hint, and where the rule is explained."""
    return "".join(_full(item, report) for item in report.result.diagnostics)


def report_concise(report: CheckReport) -> str:
    """One line each: ``file:line:column: severity[rule]: message``."""
    return "".join(f"{headline(item)}\n" for item in report.result.diagnostics)


def report_json(report: CheckReport) -> str:
    """One JSON object with ``schema`` and ``diagnostics``; its own schema is ``ictcriteria schema check-report``."""
    rows = [diagnostic_row(item) for item in report.result.diagnostics]
    return json.dumps({"schema": 1, "diagnostics": rows}, ensure_ascii=False, indent=2) + "\n"


def diagnostic_row(item: Diagnostic) -> dict[str, object]:
    """A problem as reports for programs give it."""
    return {
        "rule": item.rule, "severity": item.severity.value, "message": item.message, "hint": item.hint, "file": item.file,
        "line": item.span.line, "column": item.span.column, "end_line": item.span.end_line, "end_column": item.span.end_column,
        "fixable": item.fix is not None,
    }  # fmt: skip


def headline(item: Diagnostic) -> str:
    """``file:line:column: severity[rule]: message``."""
    return f"{item.file}:{item.span.line}:{item.span.column}: {item.severity}[{item.rule}]: {item.message}"


def _full(item: Diagnostic, report: CheckReport) -> str:
    parts = [headline(item), *_excerpt(item, report.lines)]
    if item.hint:
        parts.append(f"  = hint: {item.hint}")
    if item.rule in report.rules:
        parts.append(f"  = rule: ictcriteria explain {item.rule}")
    return "\n".join(parts) + "\n"


def _excerpt(item: Diagnostic, lines: Lines) -> list[str]:
    source, span = lines(item.file), item.span
    if span.line > len(source):
        return []
    text = source[span.line - 1]
    width = span.end_column - span.column if span.end_line == span.line else len(text) - span.column + 1
    indent = "".join("\t" if character == "\t" else " " for character in text[: span.column - 1])
    return [f"  | {text}", f"  | {indent}{'^' * max(1, width)}"]

"""Diagnostics as text to read, as lines for editors, and as JSON for programs."""

import json
from collections.abc import Callable, Mapping, Sequence

from ictcriteria.diagnostics import Diagnostic

Lines = Callable[[str], Sequence[str]]
"""Name of a file as shown to the user to its lines; empty when it cannot be read as text."""


def report_full(diagnostics: Sequence[Diagnostic], lines: Lines) -> str:
    """Place, message, the line with a mark below it, and the hint."""
    return "".join(_full(item, lines) for item in diagnostics)


def report_concise(diagnostics: Sequence[Diagnostic], lines: Lines) -> str:
    """One line each: ``file:line:column: severity[rule]: message``."""
    del lines
    return "".join(f"{_headline(item)}\n" for item in diagnostics)


def report_json(diagnostics: Sequence[Diagnostic], lines: Lines) -> str:
    """One JSON object with ``schema`` and ``diagnostics``."""
    del lines
    rows = [
        {
            "rule": item.rule, "severity": item.severity.value, "message": item.message, "hint": item.hint, "file": item.file,
            "line": item.span.line, "column": item.span.column, "end_line": item.span.end_line, "end_column": item.span.end_column,
        }
        for item in diagnostics
    ]  # fmt: skip
    return json.dumps({"schema": 1, "diagnostics": rows}, ensure_ascii=False, indent=2) + "\n"


REPORTS: Mapping[str, Callable[[Sequence[Diagnostic], Lines], str]] = {
    "full": report_full,
    "concise": report_concise,
    "json": report_json,
}
"""Name of a form to the function that writes it."""


def _headline(item: Diagnostic) -> str:
    return f"{item.file}:{item.span.line}:{item.span.column}: {item.severity}[{item.rule}]: {item.message}"


def _full(item: Diagnostic, lines: Lines) -> str:
    parts = [_headline(item)]
    source = lines(item.file)
    if item.span.line <= len(source):
        text = source[item.span.line - 1]
        width = (
            item.span.end_column - item.span.column if item.span.end_line == item.span.line else len(text) - item.span.column + 1
        )
        parts += [f"  | {text}", f"  | {' ' * (item.span.column - 1)}{'^' * max(1, width)}"]
    if item.hint:
        parts.append(f"  = hint: {item.hint}")
    return "\n".join(parts) + "\n"

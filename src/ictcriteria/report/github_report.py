"""The result of a check as workflow commands of GitHub, which show as notes on the lines of a pull request.

GitHub shows ten notes of each severity per step, and drops the rest without a word.
"""

from collections.abc import Iterator

from ictcriteria.diagnostics import Diagnostic, Severity
from ictcriteria.report.check_report import CheckReport, counted

SHOWN = 10
"""How many notes of each severity GitHub shows."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def report_github(report: CheckReport) -> str:
    """Errors first, at most ten of each severity; the last line says how many are hidden."""
    lines = [line for severity in _COMMANDS for line in _of_severity(severity, report)]
    return "".join(f"{line}\n" for line in lines)


def _of_severity(severity: Severity, report: CheckReport) -> Iterator[str]:
    items = [item for item in report.result.diagnostics if item.severity is severity]
    yield from map(_command, items[:SHOWN])
    if len(items) > SHOWN:
        yield f"{counted(len(items) - SHOWN, f'more {severity}')} not shown here: see the job summary"


def _command(item: Diagnostic) -> str:
    span = item.span
    place = {"file": item.file, "line": span.line, "col": span.column, "endLine": span.end_line, "endColumn": span.end_column}
    if span.end_line != span.line:
        place.pop("col")
        place.pop("endColumn")
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in {**place, "title": item.rule}.items())
    text = f"{item.message}\n{item.hint}" if item.hint else item.message
    return f"::{_COMMANDS[item.severity]} {properties}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

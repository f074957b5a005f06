"""The result of a check as Markdown, for job summaries and comments on pull requests."""

from collections import Counter

from ictcriteria.diagnostics import Diagnostic, Severity
from ictcriteria.markdown_text import as_cell, escape_markdown
from ictcriteria.report.check_report import CheckReport, counted


def report_markdown(report: CheckReport) -> str:
    """One sentence with the numbers, then a table of all problems."""
    items = report.result.diagnostics
    if not items:
        return f"**ictcriteria check**: no problem in {counted(report.result.files, 'file')}.\n"
    numbers = Counter(item.severity for item in items)
    said = ", ".join(counted(numbers[severity], severity.value) for severity in Severity if numbers[severity])
    head = [f"**ictcriteria check**: {said} in {counted(report.result.files, 'file')}.", ""]
    table = ["| severity | place | problem | how to mend it | rule |", "| --- | --- | --- | --- | --- |"]
    return "\n".join([*head, *table, *map(_row, items)]) + "\n"


def _row(item: Diagnostic) -> str:
    place = f"`{item.file.replace('`', '')}:{item.span.line}:{item.span.column}`"
    cells = [item.severity.value, place, escape_markdown(item.message), escape_markdown(item.hint or ""), f"`{item.rule}`"]
    return f"| {' | '.join(as_cell(cell) for cell in cells)} |"

"""Where the result of a check goes: standard output, files, the summary of a job."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ictcriteria import __version__
from ictcriteria.diagnostics import Severity
from ictcriteria.errors import UsageError
from ictcriteria.lint.result import CheckResult
from ictcriteria.report.check_report import FORMS, CheckReport, RuleNote, counted, report_check

SUMMARY_VARIABLE = "GITHUB_STEP_SUMMARY"
"""Names the file to which a job of GitHub may add Markdown."""

_HEAVY_FORMS = frozenset({"sarif", "full"})
"""Forms that tell about rules."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A result, and what telling about it needs: lines for excerpts, and notes on rules when a form wants them."""

    result: CheckResult
    lines: Callable[[str], Sequence[str]]
    fixed: int = 0
    preview: str = ""
    rules: Callable[[], Mapping[str, RuleNote]] = field(default=dict)


def read_forms(given: Sequence[str]) -> list[tuple[str, Path | None]]:
    """Form and file of each ``--format``; raises UsageError for a form that does not exist, or two for standard output."""
    forms: list[tuple[str, Path | None]] = []
    for item in given or ["full"]:
        form, _, file = item.partition("=")
        if form not in FORMS:
            from difflib import get_close_matches

            near = get_close_matches(form, FORMS, n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"the forms are {', '.join(FORMS)}"
            raise UsageError(f"unknown form '{form}'", hint)
        forms.append((form, Path(file) if file else None))
    if sum(file is None for _, file in forms) > 1:
        raise UsageError("two forms would go to the standard output", "write one of them to a file: --format sarif=check.sarif")
    return forms


def write_reports(forms: Sequence[tuple[str, Path | None]], checked: Checked) -> None:
    """Every form to its place; with ``github``, the whole list to the summary of the job where there is one."""
    sys.stdout.write(checked.preview)
    notes = checked.rules() if any(form in _HEAVY_FORMS for form, _ in forms) and checked.result.diagnostics else {}
    report = CheckReport(checked.result, checked.lines, __version__, notes)
    for form, file in forms:
        text = report_check(form, report)
        if file is None:
            sys.stdout.write(text)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
    summary = os.environ.get(SUMMARY_VARIABLE)
    if summary and any(form == "github" for form, _ in forms):
        with Path(summary).open("a", encoding="utf-8") as stream:
            stream.write(report_check("markdown", report))


def say_in_the_end(checked: Checked) -> None:
    """The numbers on stderr."""
    result = checked.result
    numbers = [(sum(item.severity is severity for item in result.diagnostics), severity.value) for severity in Severity]
    said = [counted(number, noun) for number, noun in numbers if number] or ["no problem"]
    said[-1] += f" in {counted(result.files, 'file')}"
    more = [(result.silenced, "silenced by comments"), (len(result.known), "in the baseline"), (checked.fixed, "mended")]
    fixable = sum(item.fix is not None for item in result.diagnostics)
    said += [f"{number} {what}" for number, what in more if number]
    said += [f"{fixable} can be mended with --fix"] if fixable else []
    print("; ".join(said), file=sys.stderr)
    for file in result.unchecked:
        print(f"{file} was read but not judged: what it rests on has errors", file=sys.stderr)

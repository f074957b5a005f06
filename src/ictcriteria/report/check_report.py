"""The forms in which the result of a check is told; each is a function from the result to a text."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ictcriteria.lint.result import CheckResult
from ictcriteria.report.plain_text import counted as counted  # noqa: PLC0414 - offered here as well

Lines = Callable[[str], Sequence[str]]
"""Name of a file as shown to the user to its lines; empty when it cannot be read as text."""


@dataclass(frozen=True, slots=True)
class RuleNote:
    """What a report says about a rule: its first sentence and its whole documentation."""

    summary: str
    help: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """A result with what the forms need beside it: lines for excerpts, the version of the program, notes on rules by id."""

    result: CheckResult
    lines: Lines = field(default=lambda _: ())
    version: str = "0"
    rules: Mapping[str, RuleNote] = field(default_factory=dict)


FORMS: Mapping[str, tuple[str, str]] = {
    "full": ("diagnostics_report", "report_full"),
    "concise": ("diagnostics_report", "report_concise"),
    "json": ("diagnostics_report", "report_json"),
    "github": ("github_report", "report_github"),
    "gitlab": ("gitlab_report", "report_gitlab"),
    "sarif": ("sarif_report", "report_sarif"),
    "junit": ("junit_report", "report_junit"),
    "markdown": ("markdown_report", "report_markdown"),
}
"""Name of a form to the module and the function that writes it; a module is imported when its form is asked for."""


def report_check(form: str, report: CheckReport) -> str:
    """The result in one form; KeyError for a form that does not exist."""
    from importlib import import_module  # noqa: PLC0415 - one form is asked for, seven are not

    module, function = FORMS[form]
    return str(getattr(import_module(f"ictcriteria.report.{module}"), function)(report))

"""What a check found. Imports next to nothing: a run that finds its result in the cache needs no more than this."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ictcriteria.diagnostics import Diagnostic, Fix, Severity, Span

RANK: Mapping[Severity, int] = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}
"""Severities in order."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found, in the order of printing.

    ``known`` are problems that the baseline names; ``silenced`` counts what comments took out; ``files`` counts the files that
    were checked; ``unchecked`` are files that were read but could not be judged, because something they rest on has errors.
    """

    diagnostics: tuple[Diagnostic, ...]
    fail_on: Severity = Severity.ERROR
    known: tuple[Diagnostic, ...] = ()
    silenced: int = 0
    files: int = 0
    unchecked: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """1 when a problem is at or above the threshold, else 0."""
        return int(any(RANK[item.severity] >= RANK[self.fail_on] for item in self.diagnostics))


def fingerprints(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """A fingerprint per diagnostic that stays the same when lines are added above it.

    SHA-256 over rule, file and message, and how often the same stood before; first 16 hex digits.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    made = []
    for item in diagnostics:
        key = (item.rule, item.file, item.message)
        made.append(hashlib.sha256("\n".join([*key, str(seen[key])]).encode()).hexdigest()[:16])
        seen[key] += 1
    return made


def as_data(result: CheckResult) -> dict[str, Any]:
    """A result as plain data, for the cache."""
    return {
        "diagnostics": [_row(item) for item in result.diagnostics],
        "known": [_row(item) for item in result.known],
        "fail_on": result.fail_on.value,
        "silenced": result.silenced,
        "files": result.files,
        "unchecked": list(result.unchecked),
    }


def from_data(data: Any) -> CheckResult | None:
    """The result that was made plain, or None for anything else."""
    try:
        return CheckResult(
            tuple(map(_diagnostic, data["diagnostics"])),
            Severity(data["fail_on"]),
            tuple(map(_diagnostic, data["known"])),
            int(data["silenced"]),
            int(data["files"]),
            tuple(map(str, data["unchecked"])),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _row(item: Diagnostic) -> list[Any]:
    span = [item.span.line, item.span.column, item.span.end_line, item.span.end_column]
    fix = None if item.fix is None else [item.fix.replacement, item.fix.whole_lines]
    return [item.rule, item.severity.value, item.message, item.file, span, item.hint, fix]


def _diagnostic(row: Any) -> Diagnostic:
    rule, severity, message, file, span, hint, fix = row
    line, column, end_line, end_column = map(int, span)
    place = Span(line, column, end_line, end_column)
    return Diagnostic(str(rule), Severity(severity), str(message), str(file), place, hint, None if fix is None else Fix(*fix))

"""A baseline: problems that are known and wait to be mended. It can only shrink, and is wrong as soon as it is stale."""

import json
from collections.abc import Collection, Sequence
from typing import Any

from ictcriteria.diagnostics import Diagnostic, Severity, Span
from ictcriteria.errors import UsageError
from ictcriteria.lint.result import fingerprints

_STALE_HINT = "write it anew with --update-baseline, which only takes entries out"


def apply_baseline(
    diagnostics: Sequence[Diagnostic], content: bytes, file: str, fixed: Collection[str] = ()
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """What the baseline does not name, with one error per entry that no longer occurs; and what it names.

    Errors of ``fixed`` rules are never known: no build could go on there. Raises
    :class:`~ictcriteria.errors.UsageError` for a file that is no baseline.
    """
    entries = _entries(content, file)
    marks = [_mark(item, mark, fixed) for item, mark in zip(diagnostics, fingerprints(diagnostics), strict=True)]
    known = tuple(item for item, mark in zip(diagnostics, marks, strict=True) if mark in entries)
    left = tuple(item for item, mark in zip(diagnostics, marks, strict=True) if mark not in entries)
    lines = content.decode().splitlines()
    stale = [_stale(entry, mark, file, lines) for mark, entry in entries.items() if mark not in marks]
    return tuple(sorted((*left, *stale), key=lambda item: item.sort_key)), known


def write_baseline(diagnostics: Sequence[Diagnostic], old: bytes | None, file: str, fixed: Collection[str] = ()) -> bytes:
    """The baseline with every problem, or, where there is one already, without the entries that no longer occur.

    Errors of ``fixed`` rules cannot be entered.
    """
    allowed = None if old is None else _entries(old, file)
    marked = zip(diagnostics, fingerprints(diagnostics), strict=True)
    rows = [
        {"rule": item.rule, "file": item.file, "message": item.message, "fingerprint": mark}
        for item, mark in marked
        if _mark(item, mark, fixed) and (allowed is None or mark in allowed)
    ]
    listed = ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in rows)
    return f'{{\n  "schema": 1,\n  "problems": [\n{listed}\n  ]\n}}\n'.encode()


def _mark(item: Diagnostic, mark: str, fixed: Collection[str]) -> str:
    """The fingerprint, or nothing for what no baseline may hide."""
    return "" if item.rule in fixed and item.severity is Severity.ERROR else mark


def _entries(content: bytes, file: str) -> dict[str, Any]:
    try:
        return {str(row["fingerprint"]): row for row in json.loads(content)["problems"]}
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"'{file}' is no baseline", "write one with 'ictcriteria check --update-baseline'") from error


def _stale(entry: Any, mark: str, file: str, lines: Sequence[str]) -> Diagnostic:
    line = next((number for number, text in enumerate(lines, start=1) if mark in text), 1)
    message = f"the baseline names a problem that is gone: '{entry.get('rule')}' in '{entry.get('file')}'"
    return Diagnostic("stale-baseline", Severity.ERROR, message, file, Span(line, 1, line, 1), _STALE_HINT)

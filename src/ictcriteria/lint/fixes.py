"""Mends problems whose mend cannot change what a file means: it replaces exactly what stands at the place of the problem."""

from collections.abc import Iterable

from ictcriteria.diagnostics import Diagnostic, Span


def apply_fixes(content: bytes, diagnostics: Iterable[Diagnostic]) -> tuple[bytes, int]:
    """The bytes of a file with its problems mended, and how many were; of two that overlap the first one is mended."""
    text = content.decode("utf-8-sig")
    starts = _line_starts(text)
    edits: list[tuple[int, int, str]] = []
    for item in sorted(diagnostics, key=lambda item: item.sort_key):
        if item.fix is None:
            continue
        start, end = _stretch(item.span, starts, text, whole_lines=item.fix.whole_lines)
        if not edits or start >= edits[-1][1]:
            edits.append((start, end, item.fix.replacement))
    for start, end, replacement in reversed(edits):
        text = text[:start] + replacement + text[end:]
    mark = content[:3] if content.startswith(b"\xef\xbb\xbf") else b""
    return mark + text.encode(), len(edits)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts


def _stretch(span: Span, starts: list[int], text: str, *, whole_lines: bool) -> tuple[int, int]:
    """First offset of the place and the one after it; a comment goes with the blanks before it."""
    if whole_lines:
        return starts[span.line - 1], starts[min(span.end_line, len(starts) - 1)]
    start, end = starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1
    if text[start : start + 1] == "#":
        start = len(text[:start].rstrip(" \t"))
    return start, end

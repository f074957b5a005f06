"""Findings to diagnostics: the one place where a route becomes a line."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, islice

from ictcriteria.diagnostics import Diagnostic, Excerpt, Finding, Span
from ictcriteria.source.yaml_reader import map_positions

LINE_ENDS = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""What YAML's parser counts as the end of a line."""

_BLANKS_IN_DOUBLE_QUOTES = r"(?:\s|\\[nt]|\\\r?\n)+"


def locate(findings: Iterable[Finding], read: Callable[[str], bytes]) -> tuple[Diagnostic, ...]:
    """Each finding with its line and column; ``read`` gives the bytes of a file by the name shown to the user.

    Files are parsed for positions only here, so files without a finding are never parsed twice.
    """
    located: list[Diagnostic] = []
    by_file = sorted(findings, key=lambda finding: finding.origin.file)
    for file, group in groupby(by_file, key=lambda finding: finding.origin.file):
        content = read(file)
        positions, text = map_positions(content), content.decode("utf-8-sig", "replace")
        starts = [0, *(line_end.end() for line_end in LINE_ENDS.finditer(text)), len(text)]
        for finding in group:
            span = positions.span(finding.origin.route, of_key=finding.of_key)
            if finding.excerpt is not None:
                span = _inside(span, finding.excerpt, text, starts)
            place = finding.rule, finding.severity, finding.message, file, span, finding.hint
            located.append(Diagnostic(*place, fix=finding.fix))
    return tuple(sorted(located, key=lambda diagnostic: diagnostic.sort_key))


def _inside(span: Span, excerpt: Excerpt, text: str, starts: Sequence[int]) -> Span:
    """The place of some words of a value; the place of the whole value when YAML wrote them in another way (escapes)."""
    start, end = starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1
    style = text[start : start + 1]
    if style in {"|", ">"}:
        start = starts[span.line]
    blanks = _BLANKS_IN_DOUBLE_QUOTES if style == '"' else r"\s+"
    words = re.compile(blanks.join(map(re.escape, _as_written(excerpt.words, style).split())))
    found = next(islice(words.finditer(text, start, end), excerpt.nth, None), None)
    if found is None:
        return span
    first, last = bisect_right(starts, found.start()), bisect_right(starts, max(found.end() - 1, found.start()))
    return Span(first, found.start() - starts[first - 1] + 1, last, found.end() - starts[last - 1] + 1)


def _as_written(words: str, style: str) -> str:
    """Words as they stand inside quotation marks, where these marks are written in another way."""
    match style:
        case "'":
            return words.replace("'", "''")
        case '"':
            return words.replace("\\", "\\\\").replace('"', '\\"')
        case _:
            return words

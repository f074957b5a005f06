"""Findings to diagnostics: the one place where a route becomes a line."""

from collections.abc import Callable, Iterable
from itertools import groupby

from ictcriteria.diagnostics import Diagnostic, Finding
from ictcriteria.source.yaml_reader import map_positions


def locate(findings: Iterable[Finding], read: Callable[[str], bytes]) -> tuple[Diagnostic, ...]:
    """Each finding with its line and column; ``read`` gives the bytes of a file by the name shown to the user.

    Files are parsed for positions only here, so files without a finding are never parsed twice.
    """
    located: list[Diagnostic] = []
    by_file = sorted(findings, key=lambda finding: finding.origin.file)
    for file, group in groupby(by_file, key=lambda finding: finding.origin.file):
        positions = map_positions(read(file))
        for finding in group:
            span = positions.span(finding.origin.route, of_key=finding.of_key)
            located.append(Diagnostic(finding.rule, finding.severity, finding.message, file, span, finding.hint))
    return tuple(sorted(located, key=lambda diagnostic: diagnostic.sort_key))

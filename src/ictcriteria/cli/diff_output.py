"""Where a comparison goes: standard output, with colours on a terminal, or files."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ictcriteria.cli.diff_run import Compared
from ictcriteria.cli.output import print_diagnostics
from ictcriteria.errors import UsageError
from ictcriteria.report.diff_report import FORMS, report_diff

DOCX = "docx"
"""The form that is no text."""

_KNOWN = (*FORMS, DOCX)


def read_forms(options: argparse.Namespace) -> list[tuple[str, Path | None]]:
    """Form and place of each ``--format``; raises UsageError for an unknown form, or two for standard output."""
    forms: list[tuple[str, Path | None]] = []
    for item in options.format or ["text"]:
        form, _, file = item.partition("=")
        if form not in _KNOWN:
            from ictcriteria.catalogue.validate import closest

            raise UsageError(f"unknown form '{form}'", closest(form, _KNOWN) or f"the forms are {', '.join(_KNOWN)}")
        forms.append((form, Path(file) if file else None))
    if options.out is not None:
        if len(forms) > 1 or forms[0][1] is not None:
            raise UsageError("--out names the place of the only form", "write '--format FORM=FILE' for each of several forms")
        forms = [(forms[0][0], options.out)]
    if sum(place is None for _, place in forms) > 1:
        raise UsageError("two forms would go to the standard output", "write one of them to a file: --format html=changes.html")
    if (DOCX, None) in forms:
        raise UsageError("a Word document is no text for a terminal", "name a file: --format docx=changes.docx")
    return forms


def write_forms(forms: Sequence[tuple[str, Path | None]], compared: Compared, options: argparse.Namespace) -> None:
    """Every form to its place; files that could not be compared are told on stderr."""
    print_diagnostics(compared.report.diagnostics)
    for form, place in forms:
        if form == DOCX:
            from ictcriteria.cli.diff_word import write_word

            write_word(place or Path(), compared, options)
        elif place is None:
            sys.stdout.write(report_diff(form, replace(compared.report, is_coloured=wants_colours(os.environ))))
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(report_diff(form, compared.report), encoding="utf-8", newline="")


def wants_colours(environment: Mapping[str, str]) -> bool:
    """True on a terminal that shows colours, unless ``NO_COLOR`` says no (https://no-color.org)."""
    return sys.stdout.isatty() and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"

"""``ictcriteria check``: every problem of packs and reference data, with its place."""

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help="folders of packs (default: ./criteria, else the packs that came with the program)",
    )
    parser.add_argument("--format", choices=("full", "concise", "json"), default="full", help="form of the report (default: full)")


def run(options: argparse.Namespace) -> int:
    """Check, report, and exit with 1 when there is an error."""
    from ictcriteria.errors import NothingToDoError
    from ictcriteria.source.working_tree import open_trees, shipped_tree

    trees = open_trees(options.paths, "criteria")
    if not any(tree.paths() for tree in trees):
        raise NothingToDoError("there are no packs to check", "name a folder that holds packs, such as 'criteria'")
    import sys

    from ictcriteria.cli.output import count, file_lines
    from ictcriteria.diagnostics import has_errors
    from ictcriteria.pipeline import check_packs
    from ictcriteria.report.diagnostics_report import REPORTS

    outcome = check_packs(trees, shipped_tree("criteria"))
    sys.stdout.write(REPORTS[options.format](outcome.diagnostics, file_lines(trees)))
    print(count(len(outcome.diagnostics), "problem"), file=sys.stderr)
    return 1 if has_errors(outcome.diagnostics) else 0

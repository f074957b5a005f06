"""``ictcriteria coverage``: which demands of published frameworks are covered by which criteria."""

import argparse

from ictcriteria.cli.options import add_criteria


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.add_argument("framework", metavar="FRAMEWORK", nargs="?", help="one framework, such as eu-gpp-2021 (default: all)")
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text", help="form of the matrix (default: text)")
    add_criteria(parser)


def run(options: argparse.Namespace) -> int:
    """Print the matrix; the mapping is ours and not approved by the frameworks' owners."""
    import sys

    from ictcriteria.catalogue.validate import closest
    from ictcriteria.cli.catalogue_access import open_catalogue
    from ictcriteria.errors import NothingToDoError, UsageError
    from ictcriteria.report.coverage_report import REPORTS

    frameworks = open_catalogue(options).reference.frameworks
    if not frameworks:
        raise NothingToDoError("there are no frameworks", "they stand in reference/frameworks/")
    if options.framework is not None and options.framework not in frameworks:
        hint = closest(options.framework, frameworks) or f"known: {', '.join(frameworks)}"
        raise UsageError(f"unknown framework '{options.framework}'", hint)
    chosen = frameworks if options.framework is None else {options.framework: frameworks[options.framework]}
    sys.stdout.write(REPORTS[options.format](chosen))
    return 0

"""``ictcriteria show``: one criterion on one page."""

import argparse

from ictcriteria.cli.options import add_criteria, add_data_format


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.add_argument("criterion", metavar="CRITERION", help="pack/criterion, or the criterion alone where that is unique")
    parser.add_argument("--language", metavar="CODE", help="texts in this language where they are translated")
    add_data_format(parser)
    add_criteria(parser)


def run(options: argparse.Namespace) -> int:
    """Print the page."""
    import sys

    from ictcriteria.cli.catalogue_access import find_criterion, open_catalogue
    from ictcriteria.report.criterion_report import criterion_json, criterion_text

    catalogue = open_catalogue(options)
    report = criterion_json if options.format == "json" else criterion_text
    sys.stdout.write(report(find_criterion(options.criterion, catalogue), catalogue, options.language))
    return 0

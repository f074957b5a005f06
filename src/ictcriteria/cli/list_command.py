"""``ictcriteria list``: the criteria of all packs."""

import argparse

from ictcriteria.cli.options import add_criteria, add_data_format


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.add_argument("--pack", metavar="PACK", action="append", default=[], help="only this pack; repeatable")
    parser.add_argument("--kind", metavar="KIND", action="append", default=[], help="only this kind of criterion; repeatable")
    parser.add_argument(
        "--product", metavar="PRODUCT", action="append", default=[], help="only criteria for this product; repeatable"
    )
    parser.add_argument("--level", metavar="LEVEL", help="only criteria that have this level")
    add_data_format(parser)
    add_criteria(parser)


def run(options: argparse.Namespace) -> int:
    """Print the criteria that pass the filters; exit code 3 when none does."""
    import sys

    from ictcriteria.cli.catalogue_access import filtered, open_catalogue
    from ictcriteria.errors import NothingToDoError
    from ictcriteria.report.catalogue_report import list_json, list_text

    catalogue = open_catalogue(options)
    criteria = filtered(catalogue, options)
    if not criteria:
        raise NothingToDoError("no criterion passes these filters", "leave one of them out")
    sys.stdout.write((list_json if options.format == "json" else list_text)(criteria, catalogue))
    return 0

"""``ictcriteria init``: a commented tender.yaml from a few questions."""

import argparse
from pathlib import Path

from ictcriteria.cli.options import add_criteria, add_no_schema


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = "Asks for what the options do not say; with --yes it takes the suggested answers instead."
    parser.add_argument(
        "folder", metavar="DIR", nargs="?", type=Path, default=Path(), help="where to write tender.yaml (default: here)"
    )
    parser.add_argument("--title", help="title of the tender")
    parser.add_argument("--buyer", help="name of the contracting authority")
    parser.add_argument("--jurisdiction", metavar="CODE", help="whose law applies, such as no, se or eu")
    parser.add_argument(
        "--product", metavar="PRODUCT", action="append", default=[], help="what is bought, such as laptop; repeatable, each a lot"
    )
    parser.add_argument("--level", metavar="LEVEL", help="basic, advanced or spearhead")
    parser.add_argument(
        "--language", metavar="CODE", action="append", default=[], help="language of the documents; repeatable, the first governs"
    )
    parser.add_argument(
        "--profile", metavar="NAME", help="start from a ready-made selection, such as light; '--profile list' shows them"
    )
    parser.add_argument("--yes", action="store_true", help="ask nothing")
    add_no_schema(parser)
    add_criteria(parser)


def run(options: argparse.Namespace) -> int:
    """Ask, check the answers, write the file, and say what to do next."""
    import sys

    from ictcriteria.cli.catalogue_access import open_catalogue
    from ictcriteria.cli.questions import ask_all, terminal
    from ictcriteria.cli.schema_files import with_schemas, write_together
    from ictcriteria.cli.tender_starter import check_starter, profile_list, starter_text
    from ictcriteria.errors import UsageError
    from ictcriteria.source.tender_file import TENDER

    target = options.folder / TENDER
    catalogue = open_catalogue(options)
    if options.profile == "list":
        sys.stdout.write(profile_list(catalogue))
        return 0
    if target.exists():
        raise UsageError(f"'{target}' exists already", "name another folder, or move the file away")
    answers = ask_all(options, catalogue, None if options.yes else terminal)
    text = starter_text(answers, catalogue)
    check_starter(text, catalogue)
    write_together(with_schemas({target: ("tender", text)}, None if options.no_schema else options.folder))
    if not options.buyer and options.yes:
        print(f"no --buyer was given: write the name of the contracting authority into {target}", file=sys.stderr)
    print(f"written: {target}\nnext: open it, change what you like, then run 'ictcriteria build {target}'", file=sys.stderr)
    return 0

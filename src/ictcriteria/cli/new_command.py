"""``ictcriteria new pack|criterion ID``: starting files that pass ``check`` at once."""

import argparse
from pathlib import Path

from ictcriteria.cli.options import add_no_schema


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = "Never overwrites a file. What is an example to be replaced stands below a comment '# starting text'."
    what = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    pack = what.add_parser("pack", help="a pack with its first criterion", description="Write a pack with its first criterion.")
    pack.add_argument("id", metavar="ID", help="id of the pack, which is the name of its folder: small letters, digits, hyphens")
    pack.add_argument(
        "--criterion", metavar="ID", default="first-criterion", help="id of its first criterion (default: first-criterion)"
    )
    pack.add_argument(
        "--language",
        metavar="CODE",
        default="en",
        help="language that you write the pack in (default: en); the examples are English",
    )
    criterion = what.add_parser(
        "criterion", help="a criterion in a pack", description="Write a criterion, and list it in its pack."
    )
    criterion.add_argument("id", metavar="PACK/ID", help="pack, and id of the criterion, which is the name of its file")
    criterion.add_argument("--section", metavar="ID", help="section of the pack that lists it (default: the last one)")
    for command in (pack, criterion):
        _add_common(command)


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--kind",
        metavar="KIND",
        default="technical-specification",
        help="technical-specification (default), selection-criterion, award-criterion or contract-clause",
    )
    parser.add_argument(
        "--product", metavar="PRODUCT", action="append", default=[], help="product it applies to; repeatable (default: laptop)"
    )
    parser.add_argument(
        "--criteria", metavar="DIR", type=Path, default=Path("criteria"), help="folder of packs (default: ./criteria)"
    )
    add_no_schema(parser)


def run(options: argparse.Namespace) -> int:
    """Plan, prove, write, and say what to do next."""
    import sys

    from ictcriteria.cli.clock import today
    from ictcriteria.cli.schema_files import with_schemas, write_together
    from ictcriteria.cli.starting_files import plan_criterion, plan_pack, prove, schema_of

    plan = (plan_pack if options.what == "pack" else plan_criterion)(options, today())
    prove(plan)
    new = {plan.folder / path: (schema_of(path), text) for path, text in plan.new.items()}
    changed = {plan.folder / path: content for path, content in plan.changed.items()}
    write_together({**with_schemas(new, None if options.no_schema else plan.folder / ".."), **changed})
    print(*(f"written: {path}" for path in new), *(f"changed: {path}" for path in changed), sep="\n", file=sys.stderr)
    print(f"next: write your own below each '# starting text', then run 'ictcriteria check {plan.folder}'", file=sys.stderr)
    return 0

"""``ictcriteria check``: every problem of packs, templates and tenders, with its place."""

import argparse
from pathlib import Path

from ictcriteria.cli.options import add_criteria

_EPILOG = """forms: full, concise, json, github, gitlab, sarif, junit, markdown; with '=FILE' the form is written to a file, and
several can be given: --format full --format sarif=check.sarif --format junit=check.xml

settings stand in ictcriteria.toml or in [tool.ictcriteria] of pyproject.toml, here or in a folder above"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog, parser.formatter_class = _EPILOG, argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help="packs, templates, tenders or single files of them (default: ./criteria and ./tender.yaml, else the shipped packs)",
    )
    parser.add_argument(
        "--format", metavar="FORM[=FILE]", action="append", default=[], help="form of the report; repeatable (default: full)"
    )
    parser.add_argument("--fail-on", choices=("error", "warning", "note"), help="exit with 1 from here on (default: error)")
    parser.add_argument("--exit-zero", action="store_true", help="exit with 0 whatever is found")
    parser.add_argument("--profile", choices=("draft", "publish", "strict"), help="how strict to be (default: publish)")
    parser.add_argument("--select", metavar="RULE", action="append", default=[], help="only this rule or group; repeatable")
    parser.add_argument("--ignore", metavar="RULE", action="append", default=[], help="not this rule or group; repeatable")
    parser.add_argument("--against", metavar="REF", help="compare with this git state: are revisions and versions raised?")
    parser.add_argument("--baseline", metavar="FILE", type=Path, help="problems that are known and not told again")
    parser.add_argument("--update-baseline", action="store_true", help="write the baseline; an existing one can only shrink")
    parser.add_argument("--fix", action="store_true", help="mend what can be mended without changing what a file means")
    parser.add_argument("--diff", action="store_true", help="show what --fix would change, and change nothing")
    parser.add_argument(
        "--templates", metavar="DIR", type=Path, help="folder of templates (default: ./templates, else the shipped ones)"
    )
    parser.add_argument("--no-cache", action="store_true", help="do not use or write the cache of earlier checks")
    parser.add_argument("--jobs", metavar="N", type=int, default=0, help="processes that read files (default: as many as help)")
    add_criteria(parser)


def run(options: argparse.Namespace) -> int:
    """Check, report, and exit with 1 when a problem is at or above the threshold."""
    from ictcriteria.cli.check_output import read_forms, say_in_the_end, write_reports
    from ictcriteria.cli.check_run import run_check

    forms = read_forms(options.format)
    checked = run_check(options)
    write_reports(forms, checked)
    say_in_the_end(checked)
    return 0 if options.exit_zero else checked.result.exit_code

"""``ictcriteria diff``: what changed between two states of the packs, and what it means for a bidder."""

import argparse
from pathlib import Path

from ictcriteria.cli.pack_folder import add_pack_folder

THRESHOLDS = ("stricter", "looser", "different", "any")
"""From which effect on a comparison fails; each one includes those before it."""

_EPILOG = """a state is a git state (v1, main, HEAD~3), a range (A..B, or A...B for what B changed since it left A), a folder of
packs, or 'shipped' for the packs that came with the program

effects, seen from a bidder: stricter, looser, different (could be either), editorial (asks nothing else of anybody)

forms: text, markdown, json, html, docx; with '=FILE' the form is written to a file, and several can be given:
--format text --format markdown=comment.md --format docx=clauses.docx"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog, parser.formatter_class = _EPILOG, argparse.RawDescriptionHelpFormatter
    parser.add_argument("old", metavar="OLD", nargs="?", help="the state before, or a range of states (default: HEAD)")
    parser.add_argument("new", metavar="NEW", nargs="?", help="the state after (default: the folder of packs as it is on disk)")
    parser.add_argument("--since", metavar="REF", help="the same as OLD: --since v1 --tender tender.yaml")
    parser.add_argument(
        "--format", metavar="FORM[=FILE]", action="append", default=[], help="form of the report; repeatable (default: text)"
    )
    parser.add_argument("--out", metavar="FILE", type=Path, help="file for the only form; with --tender and docx a folder")
    parser.add_argument("--language", metavar="CODE", help="show the words of this language where they changed")
    parser.add_argument("--pack", metavar="ID", action="append", default=[], help="only this pack; repeatable")
    parser.add_argument("--tender", metavar="FILE", type=Path, help="only what reaches the documents of this tender")
    parser.add_argument("--fail-on", choices=THRESHOLDS, help="exit with 1 from this effect on: stricter, looser, different, any")
    parser.add_argument(
        "--author", metavar="NAME", default="ictcriteria", help="author of the changes in Word (default: ictcriteria)"
    )
    add_pack_folder(parser)
    parser.add_argument(
        "--templates", metavar="DIR", type=Path, help="folder of templates (default: ./templates, else the shipped ones)"
    )
    parser.add_argument("--house", metavar="DIR", type=Path, help="your organisation's templates, laid over the others")


def run(options: argparse.Namespace) -> int:
    """Compare, tell, and exit with 1 when a change is at or above the threshold."""
    from ictcriteria.cli.diff_output import read_forms, write_forms
    from ictcriteria.cli.diff_run import compare, reaches

    forms = read_forms(options)
    compared = compare(options)
    write_forms(forms, compared, options)
    return 1 if reaches(compared.report.changes, options.fail_on) else 0

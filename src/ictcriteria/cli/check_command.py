"""``ictcriteria check``: every problem of packs, templates and tenders, with its place."""

import argparse
from pathlib import Path

from ictcriteria.cli.options import add_criteria


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help="packs, templates, tenders or single files of them (default: ./criteria and ./tender.yaml, else the shipped packs)",
    )
    parser.add_argument("--format", choices=("full", "concise", "json"), default="full", help="form of the report (default: full)")
    parser.add_argument(
        "--templates", metavar="DIR", type=Path, help="folder of templates (default: ./templates, else the shipped ones)"
    )
    parser.add_argument("--profile", choices=("draft", "publish", "strict"), help="how strict to be (default: publish)")
    parser.add_argument(
        "--fail-on", choices=("error", "warning", "note"), help="exit with 1 from here on (default: error)"
    )
    parser.add_argument("--select", metavar="RULE", action="append", default=[], help="only this rule or group; repeatable")
    parser.add_argument("--ignore", metavar="RULE", action="append", default=[], help="not this rule or group; repeatable")
    add_criteria(parser)


def run(options: argparse.Namespace) -> int:
    """Check, report, and exit with 1 when a problem is at or above the threshold."""
    import sys

    from ictcriteria.cli.check_settings import settings_for
    from ictcriteria.cli.check_targets import find_targets
    from ictcriteria.cli.output import count, file_lines, today
    from ictcriteria.pipeline.check import CheckRequest, check_packs
    from ictcriteria.report.diagnostics_report import REPORTS
    from ictcriteria.source.working_tree import shipped_tree

    targets = find_targets(options.paths, options.criteria, options.templates)
    request = CheckRequest(
        targets.criteria,
        today(),
        shipped_tree("criteria"),
        targets.templates,
        targets.tenders,
        settings=settings_for(options),
        packs_are_checked=targets.packs_are_checked,
        templates_are_checked=targets.templates_are_checked,
    )
    result = check_packs(request)
    sys.stdout.write(REPORTS[options.format](result.diagnostics, file_lines((*targets.criteria, *targets.templates))))
    print(count(len(result.diagnostics), "problem"), file=sys.stderr)
    return result.exit_code

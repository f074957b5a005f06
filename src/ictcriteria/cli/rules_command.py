"""``ictcriteria rules``: the table of rules."""

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.add_argument(
        "--format", choices=("text", "json", "markdown"), default="text", help="text to read, JSON, or a table (default: text)"
    )


def run(options: argparse.Namespace) -> int:
    """Print every rule with its group, severity and first sentence."""
    from ictcriteria.lint.rules import RULES
    from ictcriteria.report.rules_report import RULES_REPORTS

    sys.stdout.write(RULES_REPORTS[options.format](RULES))
    return 0

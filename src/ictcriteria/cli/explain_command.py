"""``ictcriteria explain RULE``: the documentation of a rule."""

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.add_argument("rule", metavar="RULE", help="id of the rule, such as missing-verification; 'ictcriteria rules' lists them")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text to read, or JSON for programs (default: text)"
    )


def run(options: argparse.Namespace) -> int:
    """Print what the rule is about; an id that is close to a rule is a question back."""
    from ictcriteria.catalogue.validate import closest
    from ictcriteria.errors import UsageError
    from ictcriteria.lint.rules import RULES
    from ictcriteria.report.rules_report import explain_json, explain_text

    rules = {str(rule.ID): rule for rule in RULES}
    if options.rule not in rules:
        raise UsageError(f"unknown rule '{options.rule}'", closest(options.rule, rules) or "see 'ictcriteria rules'")
    found = rules[options.rule]
    sys.stdout.write(explain_json(found) if options.format == "json" else explain_text(found))
    return 0

"""Reading ``ictcriteria.toml`` and ``[tool.ictcriteria]``."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from ictcriteria.catalogue.validate import validate_data
from ictcriteria.diagnostics import Diagnostic, Outcome, Severity
from ictcriteria.lint.engine import fixed_rules, unknown_names
from ictcriteria.lint.rule import Rule
from ictcriteria.model.settings import Settings
from ictcriteria.source.settings_file import PYPROJECT
from ictcriteria.source.toml_reader import read_toml, toml_span


def read_settings(content: bytes, file: str, rules: Sequence[Rule]) -> Outcome[Settings]:
    """The settings in a file, or every reason why they cannot be used."""
    table = ("tool", "ictcriteria") if file.endswith(PYPROJECT) else ()
    document = read_toml(content, file, table)
    if document.diagnostics:
        return Outcome(None, document.diagnostics)
    settings, findings = validate_data(_adapter(), document.data, file)
    problems = [(item.rule, item.origin.route, item.message, item.hint) for item in findings]
    if settings is not None:
        problems += [("unknown-reference", *item) for item in unknown_names(rules, settings)]
        problems += [("invalid-value", *item) for item in fixed_rules(rules, settings)]
    located = tuple(
        Diagnostic(rule, Severity.ERROR, message, file, toml_span(content, route, table), hint)
        for rule, route, message, hint in problems
    )
    return Outcome(None if located else settings, located)


@cache
def _adapter() -> TypeAdapter[Any]:
    return TypeAdapter(Settings)

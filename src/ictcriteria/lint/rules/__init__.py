"""All rules, one line each; a rule that is not in this table does not exist."""

from ictcriteria.lint.rule import Rule
from ictcriteria.lint.rules import (
    missing_translation,
    stale_translation,
    unread_source,
)

RULES: tuple[Rule, ...] = (
    # freshness
    unread_source,
    # languages
    missing_translation,
    stale_translation,
)
"""Every rule, by group."""

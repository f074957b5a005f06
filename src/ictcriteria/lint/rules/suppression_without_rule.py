"""A comment that silences names no rule, or one that does not exist.

## Why it matters
It silences nothing. Whoever reads it believes that the problem was looked at and accepted.

## Example
    legal_basis:
      # ictcriteria: ignore the standard has not been bought yet
      - {source: iec-61960-3, locator: '7.6.2'}

## Use instead
    legal_basis:
      # ictcriteria: ignore[unread-source] the standard has not been bought yet
      - {source: iec-61960-3, locator: '7.6.2'}
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "suppression-without-rule"
GROUP = Group.COMMENTS
SEVERITY = Severity.ERROR

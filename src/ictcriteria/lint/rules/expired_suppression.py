"""The day until which a comment silenced a rule has passed.

## Why it matters
A problem was accepted for a time. The time is over, and what the comment silenced is reported again.

## Example
    # ictcriteria: ignore[unread-source] the library has ordered the standard until=2026-06-30
    - {source: iec-61960-3, locator: '7.6.2'}

## Use instead
Mend what the comment silences and remove it, or give a new day and the reason why it took longer.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "expired-suppression"
GROUP = Group.COMMENTS
SEVERITY = Severity.WARNING

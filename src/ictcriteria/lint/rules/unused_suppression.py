"""A comment silences nothing.

## Why it matters
The problem was mended and the comment stayed. It would hide the next problem of that kind without anybody's decision.

## Example
    # ictcriteria: ignore[vague-word] the law has the same word
    text: Repairs are done within {{ days }}.

## Use instead
    text: Repairs are done within {{ days }}.

Errors of reading, composing and printing cannot be silenced, because no document could be made.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "unused-suppression"
GROUP = Group.COMMENTS
SEVERITY = Severity.WARNING

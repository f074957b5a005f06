"""A comment silences a rule and does not say why.

## Why it matters
The next reviewer, or the lawyer of a bidder, cannot tell a decision from a shortcut. Without a reason the comment silences nothing.

## Example
    # ictcriteria: ignore[long-sentence]
    text: |

## Use instead
    # ictcriteria: ignore[long-sentence] the sentence quotes the Regulation word by word
    text: |
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "suppression-without-reason"
GROUP = Group.COMMENTS
SEVERITY = Severity.ERROR

"""A value is named with an anchor, or repeated with an alias.

## Why it matters
A clause that is written in another place than where it stands cannot be reviewed line by line, and a short file of aliases can
grow to millions of values.

## Example
    verification:
      tender: &proof {stage: tender, evidence: declaration, text: A signed statement.}
      delivery: *proof

## Use instead
    verification:
      tender: {stage: tender, evidence: declaration, text: A signed statement.}
      delivery: {stage: delivery, evidence: declaration, text: A signed statement.}

A text that begins with ``&`` or ``*`` is put in quotes.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "anchor-or-alias"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR

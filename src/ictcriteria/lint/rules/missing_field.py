"""A field that must be there is missing.

## Why it matters
Every field that must be there ends up in a document, or decides what does.

## Example
    title: Warranty
    kind: contract-clause
    # nothing says what counts as fulfilled

## Use instead
    title: Warranty
    kind: contract-clause
    judging: {fulfilled: Every repair came in time., partly: One was late., not_fulfilled: Several were late.}
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "missing-field"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR

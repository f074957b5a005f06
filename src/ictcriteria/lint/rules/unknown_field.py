"""A field has a name that the format does not know.

## Why it matters
A mistyped field does nothing. A buyer who writes ``choises`` sends out the documents without the choice.

## Example
    guidence: Set the days to your need.

## Use instead
    guidance: Set the days to your need.

``ictcriteria schema`` gives editors the names of all fields.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "unknown-field"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR

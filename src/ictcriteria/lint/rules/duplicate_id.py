"""Two things have the same id.

## Why it matters
A tender that names the id would get one of the two, and nobody could say which.

## Example
    sections:
      - {id: support, title: Support, criteria: [warranty, warranty]}

## Use instead
    sections:
      - {id: support, title: Support, criteria: [warranty, spare-parts]}
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "duplicate-id"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR

"""Values stand inside each other deeper than any file needs.

## Why it matters
Files of the program use six levels; the limit keeps a damaged or hostile file from using up the memory of the machine that checks
it.

## Example
    products: [[[[[[[[[[[[[[[[[[[[[[[[[laptop]]]]]]]]]]]]]]]]]]]]]]]]]

## Use instead
    products: [laptop]
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "nested-too-deeply"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR

"""A choice or a weight is for a criterion that is in no lot.

## Why it matters
The buyer believes that something was changed or weighed, and the documents say nothing of it.

## Example
    products: [laptop]
    choices:
      lifespan/free-fall-class: {level: spearhead}   # a criterion for phones and tablets

## Use instead
Remove the choice, or choose the criterion in a lot that it is for. The composer reports this rule.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "choice-without-effect"
GROUP = Group.TENDER
SEVERITY = Severity.ERROR

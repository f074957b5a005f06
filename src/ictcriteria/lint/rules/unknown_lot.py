"""A choice names a lot that the tender does not have.

## Why it matters
The choice reaches no lot, so the documents ask for something else than the buyer decided.

## Example
    lots:
      - {id: laptops, products: [laptop]}
    choices:
      lifespan/warranty: {level: advanced, lots: [laptop]}

## Use instead
    choices:
      lifespan/warranty: {level: advanced, lots: [laptops]}

The composer reports this rule.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "unknown-lot"
GROUP = Group.TENDER
SEVERITY = Severity.ERROR

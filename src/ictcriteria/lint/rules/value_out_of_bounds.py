"""A value is outside the bounds of its parameter.

## Why it matters
The bounds say what the demand was written and checked for. Beyond them it may be unlawful, or no offer can meet it.

## Example
    parameters: {days: {unit: working-day, minimum: 1, maximum: 30, stricter: lower}}
    levels: {basic: {days: 60}}

## Use instead
    levels: {basic: {days: 30}}

Or widen the bounds, if the criterion holds there as well.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "value-out-of-bounds"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR

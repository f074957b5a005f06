"""A level leaves a parameter without a value for some product.

## Why it matters
A tender at that level has a clause without its figure.

## Example
    products: [laptop, smartphone]
    levels:
      basic: {years: {smartphone: 5}}   # and for laptops?

## Use instead
    levels:
      basic: {years: {default: 3, smartphone: 5}}
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "level-without-parameter"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR

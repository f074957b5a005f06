"""A value does not have the form that its field needs.

## Why it matters
A date that is none, a number with a unit in it or a word that is not on the list would be printed as it stands, or mean something
else than its author thinks.

## Example
    reviewed: last spring
    levels: {basic: {years: 5 years}}

## Use instead
    reviewed: 2026-03-15
    levels: {basic: {years: 5}}
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "invalid-value"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR

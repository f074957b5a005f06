"""A text, a level, a score or a tender names a parameter that the criterion does not have.

## Why it matters
The document would have a hole where bidders look for the figure.

## Example
    parameters: {years: {unit: year, minimum: 2, maximum: 12, stricter: higher}}
    text: Updates are provided for {{ year }}.

## Use instead
    parameters: {years: {unit: year, minimum: 2, maximum: 12, stricter: higher}}
    text: Updates are provided for {{ years }}.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "undeclared-parameter"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR

"""A parameter is used in no text, no due date and no score.

## Why it matters
A buyer who sets it believes that the demand has changed; bidders never see the figure.

## Example
    parameters: {years: {unit: year, minimum: 2, maximum: 12, stricter: higher}}
    text: Updates are provided for five years.

## Use instead
    parameters: {years: {unit: year, minimum: 2, maximum: 12, stricter: higher}}
    text: Updates are provided for {{ years }}.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "unused-parameter"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR

"""A key stands twice in the same place.

## Why it matters
Most readers of YAML take the last one without a word. The author who changed the first one believes that the change is in the
tender.

## Example
    parameters:
      years: {unit: year, minimum: 2, maximum: 12, stricter: higher}
    levels:
      basic: {years: 5}
      basic: {years: 3}

## Use instead
    levels:
      basic: {years: 5}
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "duplicate-key"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR

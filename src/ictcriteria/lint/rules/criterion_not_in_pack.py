"""A criterion is in no section of its pack, or its folder has no ``pack.yaml``.

## Why it matters
Sections give documents their order and headings. What stands in none of them has no place to be printed.

## Example
    # lifespan/pack.yaml, beside lifespan/warranty.yaml
    sections:
      - {id: support, title: Support, criteria: [spare-parts]}

## Use instead
    sections:
      - {id: support, title: Support, criteria: [spare-parts, warranty]}
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "criterion-not-in-pack"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR

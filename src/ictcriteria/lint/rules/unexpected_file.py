"""A file stands where no file is read.

## Why it matters
What its author wrote is in no document and in no check, and nobody is told.

## Example
    lifespan/warranty.yml
    lifespan/drafts/warranty.yaml

## Use instead
    lifespan/warranty.yaml
    lifespan/translations/nb.yaml
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "unexpected-file"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR

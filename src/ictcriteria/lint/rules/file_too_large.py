"""A file is larger than any pack, tender or template needs.

## Why it matters
A text file of more than two megabytes is a file in the wrong place, or one that was made to slow down whoever checks it. It is not
read.

## Example
    lifespan/warranty.yaml    # 3,145,728 bytes

## Use instead
One file per criterion. Figures and studies stand behind a link in ``rationale``.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "file-too-large"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR

"""A word has a gap that nothing fills.

## Why it matters
The document would show the name of the gap in braces, or the build stops there.

## Example
    # strings/nb.yaml
    words:
      lots: {label: "Del {nummer}"}   # documents fill '{number}'

## Use instead
    words:
      lots: {label: "Del {number}"}
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "unknown-gap"
GROUP = Group.TEMPLATES
SEVERITY = Severity.ERROR

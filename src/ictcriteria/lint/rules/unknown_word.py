"""A file of words has a word that nothing asks for.

## Why it matters
A house that replaces a word and mistypes its name sends out documents with the old one.

## Example
    # house/strings/en.yaml
    words:
      front: {contens: In this document}

## Use instead
    words:
      front: {contents: In this document}
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "unknown-word"
GROUP = Group.TEMPLATES
SEVERITY = Severity.WARNING

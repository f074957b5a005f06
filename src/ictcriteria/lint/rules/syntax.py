"""A file cannot be read as YAML or TOML in UTF-8.

## Why it matters
Nothing of the file is known, so nothing of it can be checked or printed. Other files are checked all the same; what they name in
this one is not judged.

## Example
    title: Warranty: five years

## Use instead
    title: "Warranty: five years"

Indent with blanks, never with tabs, keep one document per file, and save the file as UTF-8.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "syntax"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR

"""A file or folder is not named after what it holds, or its name is no id.

## Why it matters
The name of the file is the id that tenders and other criteria use. A translation in a file with another name would be printed as
another language.

## Example
    # translations/nb.yaml
    language: sv

## Use instead
    # translations/nb.yaml
    language: nb

Names of folders and criteria are small letters, digits and hyphens.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "id-not-file-name"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR

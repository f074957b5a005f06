"""A name leads nowhere.

## Why it matters
A criterion that cites a source nobody lists, or a tender that chooses a criterion that does not exist, would lose a legal basis or
a demand without a word.

## Example
    legal_basis:
      - {source: eu-2023-1760, locator: Annex II}   # the list has 'eu-2023-1670'

## Use instead
    legal_basis:
      - {source: eu-2023-1670, locator: Annex II}

While the file that may hold the name cannot be read, nothing is said about it.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "unknown-reference"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR

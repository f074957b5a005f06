"""A value carries a YAML tag.

## Why it matters
A tag asks the program to make something else of a value than what is written there. Packs come from many hands, and hold texts,
numbers and dates only.

## Example
    title: !!str Warranty

## Use instead
    title: Warranty

A text that begins with ``!`` is put in quotes.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "tag"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR

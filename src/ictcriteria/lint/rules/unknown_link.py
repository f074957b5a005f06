"""A link of a text is none of the three kinds.

## Why it matters
A web address in a clause is a part of the contract that anybody may change overnight. Links lead to terms, sources and criteria,
which have a version.

## Example
    text: Devices meet the [test standard](https://example.org/standard).

## Use instead
    text: Devices meet the [test standard](source:iec-61960-3).
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "unknown-link"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR

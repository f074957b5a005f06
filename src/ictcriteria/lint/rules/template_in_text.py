"""A text holds template syntax other than a placeholder.

## Why it matters
Texts of packs are never run as templates, so the braces would stand in the contract as they are.

## Example
    text: The warranty runs for {% if lot %}{{ years }}{% endif %}.

## Use instead
    text: The warranty runs for {{ years }}.

A demand that needs other words for another lot is another criterion.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "template-in-text"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR

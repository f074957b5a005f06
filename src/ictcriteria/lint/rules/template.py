"""A template cannot be used.

## Why it matters
A document that depends on it cannot be printed, in any language.

## Example
    {# partials/welcome.md.j2 #}
    {% for lot in document.lots %}
    - {{ lot.title }}

## Use instead
    {% for lot in document.lots %}
    - {{ lot.title }}
    {% endfor %}

Templates may loop, test, print what a document offers, include each other and call ``say``; ``templates/README.md`` has the list.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "template"
GROUP = Group.TEMPLATES
SEVERITY = Severity.ERROR

"""A template asks for a value that documents do not have.

## Why it matters
The place would be empty in every document, or the build stops there. ``check`` prints every document once and names all of them.

## Example
    {% for requirement in group.requirements %}
    #### {{ requirement.headng }}
    {% endfor %}

## Use instead
    {% for requirement in group.requirements %}
    #### {{ requirement.heading }}
    {% endfor %}

``templates/README.md`` says where the values are described.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "unknown-placeholder"
GROUP = Group.TEMPLATES
SEVERITY = Severity.ERROR

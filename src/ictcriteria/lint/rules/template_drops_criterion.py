"""A document does not show every criterion exactly once.

## Why it matters
A demand that was chosen and is not in the documents does not bind anybody; one that stands there twice can be read in two ways.
Finished files are read back and counted.

## Example
    {% for group in section.groups %}
    ### {{ group.heading }}
    {% endfor %}

## Use instead
    {% for group in section.groups %}
    ### {{ group.heading }}
    {% for requirement in group.requirements %}
    {% include 'partials/_requirement.md.j2' %}
    {% endfor %}
    {% endfor %}

An outline needs a section for each kind of criterion that its documents are to hold.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "template-drops-criterion"
GROUP = Group.TEMPLATES
SEVERITY = Severity.ERROR

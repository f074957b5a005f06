"""A word that documents need is missing in a language.

## Why it matters
A tender in that language stops at the missing word, usually on the day when the documents should go out.

## Example
    {# partials/welcome.md.j2 #}
    {{ say('welcome.greeting') }}
    # strings/en.yaml has the word, strings/nb.yaml has not

## Use instead
    # strings/nb.yaml
    words:
      welcome: {greeting: Velkommen}

What a law calls things stands in ``names`` of the jurisdictions instead.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "missing-document-string"
GROUP = Group.TEMPLATES
SEVERITY = Severity.ERROR

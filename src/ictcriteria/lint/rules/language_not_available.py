"""Documents cannot be written in any language of the jurisdiction.

## Why it matters
A tender that names no languages gets the usual one of its jurisdiction; without words in that language nothing can be written.

## Example
    # reference/jurisdictions/fi.yaml
    languages: [fi]         # templates/strings has no fi.yaml
    # tender.yaml
    jurisdiction: fi

## Use instead
    jurisdiction: fi
    languages: [en]

Or add ``strings/fi.yaml`` to your templates. The composer reports this rule.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "language-not-available"
GROUP = Group.TENDER
SEVERITY = Severity.ERROR

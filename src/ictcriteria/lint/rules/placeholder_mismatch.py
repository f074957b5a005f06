"""A translation has other placeholders than its source text.

## Why it matters
The figure is missing in one language, or another figure stands there: bidders who read the two languages read two demands.

## Example
    # the source text: The supplier repairs within {{ days }}.
    text: {of: t1-0123456789ab, text: Leverandøren reparerer uten ugrunnet opphold.}

## Use instead
    text: {of: t1-0123456789ab, text: 'Leverandøren reparerer innen {{ days }}.'}

The order may differ. Reading packs reports this rule.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "placeholder-mismatch"
GROUP = Group.LANGUAGES
SEVERITY = Severity.ERROR

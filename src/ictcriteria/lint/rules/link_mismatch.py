"""A translation links to other terms, sources or criteria than its source text.

## Why it matters
A word that is linked is a defined one. Without the link the word means in one language what it means in daily life, and in the
other what the definition says.

## Example
    # the source text: The [supplier](term:supplier) repairs the device.
    text: {of: t1-0123456789ab, text: Leverandøren reparerer enheten.}

## Use instead
    text: {of: t1-0123456789ab, text: '[Leverandøren](term:supplier) reparerer enheten.'}

The words in the brackets are those of the language; the order may differ. Reading packs reports this rule.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "link-mismatch"
GROUP = Group.LANGUAGES
SEVERITY = Severity.ERROR

"""A text that binds uses long words where a short one says the same.

## Why it matters
Bidders read a hundred pages in a week. Words that carry nothing hide those that carry a duty.

## Example
    text: In order to be accepted, each part shall be delivered prior to the repair.

## Use instead
    text: To be accepted, each part shall be delivered before the repair.

The words are data: ``filler`` in ``reference/words/<language>.yaml``.
"""

from collections.abc import Iterator

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.phrases import phrase_findings
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs

ID = "filler-word"
GROUP = Group.WORDING
SEVERITY = Severity.NOTE


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Words of the list ``filler`` in texts that bind."""
    return phrase_findings(packs, ID, lambda words: words.filler, "'{}' says no more than a shorter word")

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
from ictcriteria.lint.phrases import PhraseTable, phrase_findings
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import PackTexts
from ictcriteria.model.words import Phrase, WordList

ID = "filler-word"
GROUP = Group.WORDING
SEVERITY = Severity.NOTE


def check_texts(pack: PackTexts) -> Iterator[Finding]:
    """Words of the list ``filler`` in texts that bind."""
    return phrase_findings(pack, ID, _table, "'{}' says no more than a shorter word")


def _table(words: WordList) -> PhraseTable[Phrase]:
    return PhraseTable(words.filler)

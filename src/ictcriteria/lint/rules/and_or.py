"""A text that binds says "and/or".

## Why it matters
Nobody can answer such a demand with yes or no: one bidder offers one of the things, another all of them, and both are right.
Courts have called it unclear, and what is unclear is read against the buyer who wrote it.

## Example
    text: The supplier shall repair and/or replace the device.

## Use instead
Say which it is, and who chooses.

    text: The supplier shall repair the device, or replace it where the repair costs more than a new one.

The words are data: ``and_or`` in ``reference/words/<language>.yaml``.
"""

from collections.abc import Iterator

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.phrases import PhraseTable, phrase_findings
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import PackTexts
from ictcriteria.model.words import Phrase, WordList

ID = "and-or"
GROUP = Group.WORDING
SEVERITY = Severity.WARNING


def check_texts(pack: PackTexts) -> Iterator[Finding]:
    """Words of the list ``and_or`` in texts that bind."""
    return phrase_findings(pack, ID, _table, "'{}' leaves open whether one or all is wanted")


def _table(words: WordList) -> PhraseTable[Phrase]:
    return PhraseTable(words.and_or)

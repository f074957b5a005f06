"""A text that binds leaves open what is wanted.

## Why it matters
A bidder prices what can be measured. Where the text says "appropriate" or "as far as possible", every bid meets it in the eyes
of its author, the evaluators have nothing to judge by, and a court that must choose a meaning chooses the mildest.

## Example
    text: The [supplier](term:supplier) shall repair defects promptly and use suitable parts.

## Use instead
Say what is measured, the value, and from when it counts.

    text: |
      The [supplier](term:supplier) shall repair a defect within {{ days }} of its report, with parts of the manufacturer.

The words are data: ``vague`` in ``reference/words/<language>.yaml``. Rationale and guidance may use them.
"""

from collections.abc import Iterator

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.phrases import PhraseTable, phrase_findings
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import PackTexts
from ictcriteria.model.words import Phrase, WordList

ID = "vague-word"
GROUP = Group.WORDING
SEVERITY = Severity.WARNING


def check_texts(pack: PackTexts) -> Iterator[Finding]:
    """Words of the list ``vague`` in texts that bind."""
    return phrase_findings(pack, ID, _table, "'{}' leaves open what is wanted")


def _table(words: WordList) -> PhraseTable[Phrase]:
    return PhraseTable(words.vague)

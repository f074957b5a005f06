"""A text that binds names one sex where everybody is meant.

## Why it matters
A duty towards "him" invites the question whether it is owed to her, and public buyers have a duty of their own to treat both
alike.

## Example
    text: The worker shall keep his identity papers.

## Use instead
    text: Every worker shall keep their own identity papers.

The words are data: ``gendered`` in ``reference/words/<language>.yaml``.
"""

from collections.abc import Iterator

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.phrases import PhraseTable, phrase_findings
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import PackTexts
from ictcriteria.model.words import Phrase, WordList

ID = "gendered-word"
GROUP = Group.WORDING
SEVERITY = Severity.NOTE


def check_texts(pack: PackTexts) -> Iterator[Finding]:
    """Words of the list ``gendered`` in texts that bind."""
    return phrase_findings(pack, ID, _table, "'{}' names one sex only")


def _table(words: WordList) -> PhraseTable[Phrase]:
    return PhraseTable(words.gendered)

"""A sentence of a text that binds is too long to be understood in one reading.

## Why it matters
In a long sentence a condition, an exception and a duty stand far apart, and each reader ties them together in another way. A
complaint is then about grammar.

## Example
    text: The supplier shall hand over, for every device that was delivered in the year before the report and that …

## Use instead
One thought, one sentence. Put conditions into a sentence of their own, or several things into a list: every item of a list
counts as a sentence.

The limit is data: ``longest_sentence`` in ``reference/words/<language>.yaml``. A link counts with its words, a value as two.
"""

from collections.abc import Iterator

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.sentences import count_words
from ictcriteria.lint.subject import PackTexts

ID = "long-sentence"
GROUP = Group.WORDING
SEVERITY = Severity.NOTE

_LETTER_AND_BLANK = 2
_HINT = "make it two sentences, or a list: an item is a sentence of its own"


def check_texts(pack: PackTexts) -> Iterator[Finding]:
    """Sentences with more words than the list of their language allows."""
    for texts in pack.binding_texts:
        limit = texts.words.longest_sentence
        for start, end, _ in texts.sentences:
            if end - start < limit * _LETTER_AND_BLANK or _most_words(texts.text, start, end) <= limit:
                continue
            words = count_words(texts.plain, start, end)
            if words > limit:
                first = start - (texts.text[start - 1 : start] == "[")
                yield texts.finding(ID, (first, end), f"the sentence has {words} words, more than {limit}", _HINT)


def _most_words(text: str, start: int, end: int) -> int:
    """An upper bound that costs little."""
    return text.count(" ", start, end) + text.count("\n", start, end) + 1

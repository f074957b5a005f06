"""One sentence makes two demands.

## Why it matters
A bid, or a delivery, that meets one half and misses the other cannot be answered with yes or no, and a notice of breach cannot
name the sentence that was breached. Alternatives ("shall be new or shall …") are one demand.

## Example
    text: The supplier shall price each accessory separately, and the price of a device shall not include any.

## Use instead
    text: |
      The supplier shall price each accessory separately. The price of a device shall not include any accessory.

The words that make a demand are data: ``duty`` in ``reference/words/<language>.yaml``.
"""

from collections.abc import Iterator

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import PackTexts

ID = "several-demands-in-one"
GROUP = Group.WORDING
SEVERITY = Severity.NOTE
_SEVERAL = 2


def check_texts(pack: PackTexts) -> Iterator[Finding]:
    """Sentences with a second word of duty in a main clause that is no alternative; the place is that word."""
    for texts in pack.binding_texts:
        for sentence, duties in texts.demands:
            if len(duties) < _SEVERAL:
                continue
            _, *others = texts.grammar.in_main_clauses(texts.lower, sentence, duties) or duties[:1]
            more = [place for place in others if not texts.grammar.is_alternative(texts.lower, sentence, place[0])]
            for second in more[:1]:
                yield texts.finding(ID, second, "a second demand begins in this sentence", "give it a sentence of its own")

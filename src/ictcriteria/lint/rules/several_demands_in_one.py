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
from ictcriteria.lint.clauses import Grammar
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs

ID = "several-demands-in-one"
GROUP = Group.WORDING
SEVERITY = Severity.NOTE


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Sentences with a second word of duty in a main clause that is no alternative; the place is that word."""
    grammars = {language: Grammar(words) for language, words in packs.catalogue.reference.words.items()}
    for texts in packs.binding_texts:
        grammar = grammars[texts.language]
        for sentence, duties in grammar.sentences_with_duty(texts, at_least=2):
            demands = [place for place in duties if not grammar.is_alternative(texts.lower, sentence, place[0])]
            for second in demands[1:2]:
                yield texts.finding(ID, second, "a second demand begins in this sentence", "give it a sentence of its own")

"""A verb makes a demand weaker than it should be.

## Why it matters
"Should" states a wish. A bid that ignores it cannot be rejected, and a supplier that ignores it is not in breach. "The device can
be opened" tells what is possible and asks for nothing.

## Example
    kind: contract-clause
    text: The [supplier](term:supplier) should report each breach.

## Use instead
    text: The [supplier](term:supplier) shall report each breach.

The verbs, and where each is too weak, are data: ``weak_modals`` in ``reference/words/<language>.yaml``. A permission is fine where
the text also has a duty: "may" is what the other party tolerates. Award criteria wish and are not looked at.
"""

from collections.abc import Iterator

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.binding_texts import BindingTexts
from ictcriteria.lint.clauses import Place
from ictcriteria.lint.phrases import Hit, PhraseTable
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import PackTexts
from ictcriteria.model.identifiers import Kind
from ictcriteria.model.words import WeakModal, Weakness, WordList

ID = "weak-modal"
GROUP = Group.WORDING
SEVERITY = Severity.WARNING


def check_texts(pack: PackTexts) -> Iterator[Finding]:
    """Weak verbs in the texts and duties of specifications, selection criteria and clauses."""
    judges = pack.tables.by_language(_Judge)
    for texts in pack.binding_texts:
        if texts.kind is not Kind.AWARD_CRITERION:
            for hit in judges[texts.language].weak(texts):
                message = f"'{texts.shown(hit.span)}' makes this weaker than a demand"
                yield texts.finding(ID, hit.span, message, hit.phrase.instead)


class _Judge:
    """Finds the weak verbs of one language."""

    def __init__(self, words: WordList) -> None:
        self._table = PhraseTable(words.weak_modals)
        self._bound = frozenset(words.bound)

    def weak(self, texts: BindingTexts) -> Iterator[Hit[WeakModal]]:
        """The verbs that are too weak where they stand."""
        for hit in self._table.hits(texts):
            part, span = texts.part_at(hit.span[0])
            begins_duty = part == "obligations" and not texts.plain[span[0] : hit.span[0]].strip()
            if begins_duty or (part == "text" and self._weakens(hit, texts, span)):
                yield hit

    def _weakens(self, hit: Hit[WeakModal], texts: BindingTexts, span: Place) -> bool:
        if hit.phrase.weak is Weakness.ALWAYS:
            return True
        if hit.phrase.weak is Weakness.WITHOUT_DUTY and texts.grammar.has_duty(texts.lower, span):
            return False
        return texts.grammar.has_subject(self._bound, texts.lower, texts.sentence_at(hit.span[0]), hit.span)

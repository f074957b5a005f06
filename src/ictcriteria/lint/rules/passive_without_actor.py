"""A clause demands something in the passive voice and does not say who owes it.

## Why it matters
"The report shall be handed over" binds nobody: each party can say that it waited for the other, and a duty without a debtor
cannot be breached.

## Example
    kind: contract-clause
    text: Each defect shall be reported within {{ days }}.

## Use instead
    text: The [supplier](term:supplier) shall report each defect within {{ days }}.

"Shall be reported by the supplier" does as well, and so does a list whose first line names the party. What makes a sentence
passive is data: ``passive``, ``parties`` and ``agents`` in ``reference/words/<language>.yaml``.
"""

from collections.abc import Iterator

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.binding_texts import BindingTexts
from ictcriteria.lint.clauses import Place
from ictcriteria.lint.passive import Passive, PassiveVerb
from ictcriteria.lint.rule import Group
from ictcriteria.lint.sentences import Sentence
from ictcriteria.lint.subject import PackTexts
from ictcriteria.model.identifiers import Kind
from ictcriteria.model.words import WordList

ID = "passive-without-actor"
GROUP = Group.WORDING
SEVERITY = Severity.WARNING

_HINT = "name the party that owes it, as the subject or after 'by'"


def check_texts(pack: PackTexts) -> Iterator[Finding]:
    """Passive duties in clauses that name no party; the place reaches from the word of duty to the verb."""
    judges = pack.tables.by_language(_Judge)
    for texts in pack.binding_texts:
        if texts.kind is Kind.CONTRACT_CLAUSE:
            for place in judges[texts.language].without_actor(texts):
                yield texts.finding(ID, place, f"'{texts.shown(place)}' does not say who owes it", _HINT)


class _Judge:
    """Finds passive duties and those who owe them, in one language."""

    def __init__(self, words: WordList) -> None:
        self._passive = Passive(words)
        self._parties = frozenset(words.parties)

    def without_actor(self, texts: BindingTexts) -> Iterator[Place]:
        """Where each passive duty without a party begins and ends."""
        for sentence, duties in texts.demands:
            for duty in duties:
                verb = self._passive.verb_after(texts.lower, duty[1], sentence.end)
                if verb is not None and self._is_nameless(texts, sentence, duty, verb):
                    yield duty[0], verb.end
        for part, (start, end) in zip(texts.parts, texts.spans, strict=True):
            verb = self._passive.verb_at(texts.lower, start, end) if part.part == "obligations" else None
            if verb is not None:
                yield start, verb.end

    def _is_nameless(self, texts: BindingTexts, sentence: Sentence, duty: Place, verb: PassiveVerb) -> bool:
        """True when no party is named as the one who acts, in the sentence or in the one before the list in which it stands."""
        main = texts.grammar.in_main_clauses(texts.lower, sentence)
        if duty not in main or (verb.distance > 1 and self._is_party(texts, sentence, duty)):
            return False
        if self._passive.has_agent(texts.lower, sentence):
            return False
        others = [(sentence, other) for other in main if other != duty]
        if sentence.lead is not None:
            others += [(sentence.lead, other) for other in texts.grammar.in_main_clauses(texts.lower, sentence.lead)]
        return not any(self._is_party(texts, where, other) for where, other in others)

    def _is_party(self, texts: BindingTexts, sentence: Sentence, duty: Place) -> bool:
        return texts.grammar.has_subject(self._parties, texts.lower, sentence, duty)

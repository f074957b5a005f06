"""An award criterion or a specification describes the bidder as a company, not the goods of this contract.

## Why it matters
What a company promises about itself in general has no link to the subject matter. The Court of Justice struck down vague
demands for sustainable purchasing and responsible business in case C-368/10 (read at second hand), and the Norwegian
complaints board an award criterion on ethics for ICT in case KOFA 2021/60, because parts of it lacked a link to the delivery
(read in the press and with a law firm). A policy costs nothing and changes nothing in the factory that makes the goods.

## Example
    kind: award-criterion
    text: The bidder has a policy on human rights and is committed to sustainability.

## Use instead
    kind: award-criterion
    text: >-
      The contracting authority assesses the action plan for the final assembly factories of the
      [offered models](term:offered-model). Policies of the company are not assessed.

A sentence that says what does not count is no problem. What a supplier must do while the contract runs is a contract clause.
The words are in ``company_wording`` of ``reference/words``.
"""

from collections.abc import Iterator

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.binding_texts import BindingTexts
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import PackTexts
from ictcriteria.lint.word_search import find_words, words_in
from ictcriteria.model.identifiers import Kind

ID = "company-policy-wording"
GROUP = Group.LAW
SEVERITY = Severity.WARNING
_KINDS = frozenset({Kind.AWARD_CRITERION, Kind.TECHNICAL_SPECIFICATION})


def check_texts(pack: PackTexts) -> Iterator[Finding]:
    """Words about the company in sentences that do not deny them."""
    for texts in pack.binding_texts:
        for phrase in texts.words.company_wording if texts.kind in _KINDS else ():
            present = [words for words in phrase.words if words_in(words) <= texts.present]
            for span in find_words(texts.lower, present) if present else ():
                if not _is_denied(texts, span[0]):
                    found = " ".join(texts.plain[slice(*span)].split())
                    yield texts.finding(ID, span, f"'{found}' describes the company, not what is bought", phrase.instead)


def _is_denied(texts: BindingTexts, offset: int) -> bool:
    sentence = texts.sentence_at(offset)
    return bool(find_words(texts.lower, texts.words.negations, sentence.start, sentence.end))

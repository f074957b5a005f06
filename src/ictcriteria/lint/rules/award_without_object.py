"""An award criterion speaks of nothing that is bought.

## Why it matters
An award criterion must be linked to the subject matter of the contract: to the goods, at some stage of their life (Directive
2014/24/EU, Article 67(3)). Points for how a bidder runs its company in general were struck down in KOFA case 2021/60,
because parts of the criterion lacked a link to the delivery. A text that never names the offered goods invites that attack.

## Example
    text: The bidder gets points for its work against child labour.

## Use instead
    text: >-
      The contracting authority gives points for the share of conformant smelters in the supply chain of the
      [offered models](term:offered-model).

A link to a term with ``names_goods: true``, the words of such a term, or the name of a product makes the link.
"""

from collections.abc import Iterator

from ictcriteria.catalogue.catalogue import ReferenceData
from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs
from ictcriteria.lint.written_text import source_language
from ictcriteria.model.clause_text import links
from ictcriteria.model.criterion import AwardCriterion
from ictcriteria.model.text import text_in

ID = "award-without-object"
GROUP = Group.LAW
SEVERITY = Severity.WARNING


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Award criteria whose text and scoring name no goods; nothing where no term is marked as naming goods."""
    reference = packs.catalogue.reference
    goods = {id_ for id_, term in reference.terms.items() if term.names_goods}
    for id_, criterion, origin in packs.criteria if goods else ():
        if isinstance(criterion, AwardCriterion):
            texts = packs.catalogue.texts(id_)
            text = "\n".join(text for key, text in texts.items() if key == "text" or key.startswith("scoring/"))
            is_linked = any(link.scheme == "term" and link.target in goods for link in links(text))
            if not is_linked and not _names_goods(text, goods, reference, source_language(packs.catalogue, id_)):
                hint = "say which property of the offered goods is scored; link the term that names them"
                yield Finding(ID, origin.at("text"), "the award criterion names nothing that is bought", hint)


def _names_goods(text: str, goods: set[str], reference: ReferenceData, language: str) -> bool:
    named = [dict(reference.terms[id_].term) for id_ in goods]
    named += [dict(texts) for product in reference.products.values() for texts in (product.name, product.plural)]
    plain = " ".join(text.lower().split())
    return any((word := text_in(texts, language)) is not None and word.lower() in plain for texts in named)

"""A demand names a label or a brand.

## Why it matters
A demand may not name a make, a source or a trade mark that favours some bidders, unless the goods cannot be described
otherwise, and then with "or equivalent" (Directive 2014/24/EU, Article 42(4)). A label may be asked for as proof only, with
equivalents (Article 43(1)). A demand says what the goods must be; the label belongs to the evidence.

## Example
    text: Every offered model shall be certified under TCO Certified and have an Intel processor.

## Use instead
    text: Every offered model shall hold at least 80 % of its capacity after {{ cycles }}.
    verification:
      test-report: {stage: tender, evidence: test-report, text: A report on the battery of the offered model.}
      label: {stage: tender, evidence: label, labels: [tco-certified-10]}

The tool adds "or equivalent" to a label in ``labels``. Names of labels stand in ``reference/labels.yaml``, brands in
``reference/products.yaml``.
"""

from collections.abc import Iterator

from ictcriteria.catalogue.catalogue import ReferenceData
from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.equivalence import Equivalence, evidence_at
from ictcriteria.lint.proper_names import ProperNames
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import PackTexts
from ictcriteria.model.verification import Verification

ID = "label-or-brand-in-text"
GROUP = Group.LAW
SEVERITY = Severity.ERROR


def check_texts(pack: PackTexts) -> Iterator[Finding]:
    """Names of labels and brands in texts that bind, unless the sentence names equivalents."""
    names, labels, equivalence = pack.tables.of(_names), pack.tables.of(_labels), pack.tables.of(Equivalence)
    for texts in pack.binding_texts:
        for name, span in names.hits(texts):
            way = evidence_at(texts, span[0], pack.catalogue)
            if not _is_in_evidence(labels.get(name, set()), way) and not equivalence.is_said(texts, span[0]):
                noun = "label" if name in labels else "brand"
                yield texts.finding(ID, span, f"the demand names the {noun} '{name}'", _hint(noun))


def _names(reference: ReferenceData) -> ProperNames:
    brands = (brand for product in reference.products.values() for brand in product.brands)
    return ProperNames([*_labels(reference), *brands])


def _labels(reference: ReferenceData) -> dict[str, set[str]]:
    """Names of labels, with the labels that have each of them."""
    found: dict[str, set[str]] = {}
    for id_, label in reference.labels.items():
        for name in label.known_as or (label.name,):
            found.setdefault(name, set()).add(id_)
    return found


def _is_in_evidence(labels: set[str], way: Verification | None) -> bool:
    """Whether the text describes a piece of evidence that names the label itself, so that the tool adds the words."""
    return way is not None and not labels.isdisjoint(way.labels)


def _hint(noun: str) -> str:
    if noun == "label":
        return "say what the goods must be, and name the label in 'labels' of the evidence"
    return "say what the goods must be able to do, without the name"

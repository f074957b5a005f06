"""A criterion rests on a source or a label that nobody has read.

## Why it matters
A demand that goes back to a law nobody looked up falls at the first question of a bidder. The same holds for a label or a
standard that is named as evidence: nobody knows whether it shows what the criterion demands.

## Example
    # reference/sources.yaml
    eu-reg-2023-1542:
      confidence: unread
    # the criterion
    legal_basis:
      - {source: eu-reg-2023-1542, locator: Art. 52}

## Use instead
Read the provision, and write in the source when and how: ``confidence: primary``, ``checked: 2026-11-22``. Or rest the
criterion on a source that was read.
"""

from collections.abc import Iterator

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.legal_sources import citations
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs
from ictcriteria.model.identifiers import Confidence

ID = "unread-source"
GROUP = Group.FRESHNESS
SEVERITY = Severity.ERROR
_HINT = "read it, or rest on one that was read"


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Places where criteria rest on sources and labels that are marked as unread."""
    reference = packs.catalogue.reference
    sources = {id_ for id_, source in reference.sources.items() if source.confidence is Confidence.UNREAD}
    for cited in citations(packs, sources):
        yield Finding(ID, cited.origin, f"nobody has read the source '{cited.source}'", _HINT, excerpt=cited.excerpt)
    labels = {id_ for id_, label in reference.labels.items() if label.confidence is Confidence.UNREAD}
    for _, criterion, origin in packs.criteria if labels else ():
        for name, way in criterion.verification.items():
            for index, label in enumerate(way.labels):
                if label in labels:
                    place = origin.at("verification", name, "labels", index)
                    yield Finding(ID, place, f"nobody has read the label '{label}'", _HINT)

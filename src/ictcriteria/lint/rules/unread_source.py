"""A criterion rests on a source that nobody has read.

## Why it matters
A demand that goes back to a law nobody looked up falls at the first question of a bidder.

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
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs
from ictcriteria.model.identifiers import Confidence

ID = "unread-source"
GROUP = Group.FRESHNESS
SEVERITY = Severity.ERROR


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Legal bases whose source is marked as unread."""
    sources = packs.catalogue.reference.sources
    for _, criterion, origin in packs.criteria:
        for index, basis in enumerate(criterion.legal_basis):
            source = sources.get(basis.source)
            if source is not None and source.confidence is Confidence.UNREAD:
                place = origin.at("legal_basis", index, "source")
                yield Finding(ID, place, f"nobody has read the source '{basis.source}'", "read it, or rest on one that was read")

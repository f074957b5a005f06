"""A criterion rests on a source that no longer holds.

## Why it matters
Guidance and templates age unnoticed. A demand that cites a repealed act, or the old edition of a standard, tells every
bidder that nobody has looked at it for years, and a demand that only the old text carried cannot be enforced.

## Example
    # reference/sources.yaml
    nist-800-88-r1:
      status: superseded
      superseded_by: nist-800-88
    # the criterion
    legal_basis:
      - {source: nist-800-88-r1, locator: Table 5-1}

## Use instead
    legal_basis:
      - {source: nist-800-88, locator: Section 3}

Read the place in the new source before you write it: sections and contents move.
"""

from collections.abc import Iterator

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.legal_sources import citations
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs
from ictcriteria.model.identifiers import SourceStatus
from ictcriteria.model.reference import LegalSource

ID = "repealed-source"
GROUP = Group.FRESHNESS
SEVERITY = Severity.ERROR


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Places where criteria rest on sources that are superseded or repealed."""
    gone = {
        id_: source
        for id_, source in packs.catalogue.reference.sources.items()
        if source.status in {SourceStatus.SUPERSEDED, SourceStatus.REPEALED}
    }
    for cited in citations(packs, gone):
        message = f"the source '{cited.source}' is {gone[cited.source].status}"
        yield Finding(ID, cited.origin, message, _hint(gone[cited.source]), excerpt=cited.excerpt)


def _hint(source: LegalSource) -> str:
    if source.superseded_by is None:
        return "rest the criterion on law that holds"
    return f"read '{source.superseded_by}', which took its place, and rest the criterion on it"

"""A label is the only evidence that is accepted at a stage.

## Why it matters
A label may be asked for as proof only if equivalent labels count, and other proof too where a bidder could not get the label
in time (Directive 2014/24/EU, Article 43(1)). In case C-368/10 a specification that simply demanded named labels was
unlawful. Small makers and refurbishers often have no label for models that meet every demand.

## Example
    verification:
      label: {stage: tender, evidence: label, labels: [tco-certified-10]}

## Use instead
    verification:
      test-report: {stage: tender, evidence: test-report, text: A report on the battery of the offered model.}
      label: {stage: tender, evidence: label, labels: [tco-certified-10]}

The documents then say that the label stands in for the report.
"""

from collections.abc import Iterator

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs
from ictcriteria.model.identifiers import Evidence

ID = "label-as-only-evidence"
GROUP = Group.LAW
SEVERITY = Severity.ERROR


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Labels at a stage at which no evidence of another kind is named."""
    for _, criterion, origin in packs.criteria:
        ways = criterion.verification
        open_stages = {way.stage for way in ways.values() if way.evidence is not Evidence.LABEL}
        for name, way in ways.items():
            if way.evidence is Evidence.LABEL and way.stage not in open_stages:
                message = f"the label is the only evidence at stage '{way.stage}'"
                hint = "add evidence of another kind that a bidder without the label can hand in"
                yield Finding(ID, origin.at("verification", name), message, hint, of_key=True)

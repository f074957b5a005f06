"""A label is accepted as evidence though a newer generation took its place.

## Why it matters
The old generation of a label proves less than the new one, and no new certificates of it are issued. A tender that names it
asks bidders for papers that run out, and shows that its author copied an old text.

## Example
    # reference/labels.yaml
    tco-certified-9:
      status: superseded
      superseded_by: tco-certified-10
    # the criterion
    verification:
      label: {stage: tender, evidence: label, labels: [tco-certified-9]}

## Use instead
    verification:
      label: {stage: tender, evidence: label, labels: [tco-certified-10]}

A bidder with an older certificate can still show in its tender that it is equivalent.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs
from ictcriteria.model.identifiers import LabelStatus
from ictcriteria.model.reference import Label

ID = "superseded-label"
GROUP = Group.FRESHNESS
SEVERITY = Severity.WARNING


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Labels named as evidence that are superseded or lapsed, or whose next generation is issued today."""
    labels = packs.catalogue.reference.labels
    old = {id_: state for id_, label in labels.items() if (state := _state(label, labels, packs.today)) is not None}
    for _, criterion, origin in packs.criteria if old else ():
        for name, way in criterion.verification.items():
            for index, label in enumerate(way.labels):
                if label in old:
                    place = origin.at("verification", name, "labels", index)
                    yield Finding(ID, place, f"the label '{label}' is {old[label]}", _hint(labels[label]))


def _state(label: Label, labels: Mapping[str, Label], today: date) -> str | None:
    if label.status in {LabelStatus.SUPERSEDED, LabelStatus.LAPSED}:
        return label.status.value
    following = labels.get(label.superseded_by or "")
    is_issued = following is not None and (following.applies is None or following.applies <= today)
    return LabelStatus.SUPERSEDED.value if is_issued else None


def _hint(label: Label) -> str:
    if label.superseded_by is None:
        return "leave it out; a bidder may still show that it is equivalent"
    return f"name '{label.superseded_by}' in its place, once somebody has read what it proves"

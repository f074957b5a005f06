"""How a buyer sees that a bid or a delivery meets a criterion."""

from ictcriteria.model.identifiers import Evidence, Slug, Stage
from ictcriteria.model.text import Model, Prose


class Verification(Model):
    """One piece of evidence, at one stage of the procurement.

    All evidence of a stage is handed in, except that a piece with ``instead_of`` may replace the pieces named there. A
    label may always replace all other evidence of its stage.

    A label or a standard is named by id; the words "or equivalent" are added when the document is composed, as the law
    of the jurisdiction has them.
    """

    stage: Stage
    """When the evidence is handed in."""
    evidence: Evidence
    """What kind of evidence it is."""
    text: Prose | None = None
    """What exactly is handed in and what it must show, as the documents print it."""
    instead_of: tuple[Slug, ...] = ()
    """Ids of the pieces of evidence of this criterion that this one may replace."""
    labels: tuple[Slug, ...] = ()
    """Ids of ``reference/labels.yaml``; the tool adds 'or equivalent'."""
    standards: tuple[Slug, ...] = ()
    """Ids of standards in ``reference/sources.yaml``; the tool adds 'or equivalent'."""

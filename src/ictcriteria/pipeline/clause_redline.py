"""The changed clauses as a Word document with tracked changes."""

from datetime import datetime

from ictcriteria.diff.changes import ChangeKind
from ictcriteria.pipeline.diff import DiffResult
from ictcriteria.render.docx import DocumentProperties
from ictcriteria.render.docx.redline import RedlineStamp, Version, render_redline
from ictcriteria.report.clause_markdown import clauses_markdown

_TITLE = "Changed clauses"


def clause_redline(
    result: DiffResult, names: tuple[str, str], reference: bytes, stamp: RedlineStamp, language: str | None = None
) -> bytes:
    """The new state of every criterion that changed, with what changed in it marked; clauses that went are marked as a whole.

    ``names`` are what the two states are called, ``reference`` is a Word document with styles. Editorial changes of what only
    the buyer reads are not in it. Raises what :func:`~ictcriteria.render.docx.redline.render_redline` raises.
    """
    pairs = _pairs(result)
    old = clauses_markdown(_TITLE, [(new, one) for one, new in pairs], result.old, language)
    new = clauses_markdown(_TITLE, [(new, new) for _, new in pairs], result.new, language)
    properties = _properties(names, stamp.date, language)
    return render_redline(Version(old, {}), Version(new, {}), properties, reference, stamp)


def _pairs(result: DiffResult) -> list[tuple[str, str]]:
    """Old and new id of each changed criterion, in the order of the changes."""
    ids = {
        change.subject: change.was or change.subject
        for change in result.changes
        if change.subject in result.new.criteria or change.kind is ChangeKind.CRITERION_REMOVED
    }
    return [(old, new) for new, old in ids.items()]


def _properties(names: tuple[str, str], created: datetime | None, language: str | None) -> DocumentProperties:
    return DocumentProperties(
        title=_TITLE,
        subject=f"{names[0]} - {names[1]}",
        author="ictcriteria",
        language=language or "en",
        keywords="redline",
        created=created,
        header_text=f"{_TITLE}: {names[0]} - {names[1]}",
        page_label="{page} / {pages}",
    )

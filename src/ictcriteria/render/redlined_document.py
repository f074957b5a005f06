"""A tender document in two states as one Word document with tracked changes."""

from ictcriteria.compose.document import TenderDocument
from ictcriteria.render.docx.redline import RedlineStamp, Version, render_redline
from ictcriteria.render.formats import Press, print_markdown, word_properties


def render_redlined(old: tuple[TenderDocument, Press], new: tuple[TenderDocument, Press], stamp: RedlineStamp) -> bytes:
    """The new document with what changed since the old one; looks and page are those of the new one.

    Raises :class:`~ictcriteria.templating.TemplateProblemError` for a template that cannot be used, and
    :class:`~ictcriteria.errors.DocumentError` for what Word cannot print.
    """
    return render_redline(_version(*old), _version(*new), word_properties(*new), new[1].template_set.reference_docx, stamp)


def _version(document: TenderDocument, press: Press) -> Version:
    return Version(print_markdown(document, press), document.numbers)

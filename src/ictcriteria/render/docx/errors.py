"""What can stop a Word document from being written."""

from ictcriteria.errors import DocumentError


class DocxError(DocumentError):
    """The Markdown says something that the Word document could only drop or distort."""


class NumberingError(DocxError):
    """Word would number a heading differently from the other formats."""


class LinkError(DocxError):
    """A link or an anchor is wrong: no such anchor, or the same anchor twice."""


class TemplateError(DocumentError):
    """The reference document is unsafe, broken or lacks styles."""

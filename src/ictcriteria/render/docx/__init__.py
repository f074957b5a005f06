"""Word documents: Markdown tokens poured into the styles, lists and page of a reference document.

Word gets what makes it Word and not paper: headings that it numbers itself, cross-references and a table of contents
that it keeps up to date, native lists, tables with header rows. The only package that knows python-docx, which opens
the reference document and saves the result. The body is written as one string, because python-docx searches the whole
document for each paragraph that it adds.
"""

from ictcriteria.render.docx.document import render_docx
from ictcriteria.render.docx.errors import DocxError, LinkError, NumberingError, TemplateError
from ictcriteria.render.docx.properties import DocumentProperties

__all__ = ["DocumentProperties", "DocxError", "LinkError", "NumberingError", "TemplateError", "render_docx"]

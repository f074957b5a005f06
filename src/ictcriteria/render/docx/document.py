"""From tokens to a Word document: the story, read in one screen."""

from collections.abc import Mapping, Sequence

from markdown_it.token import Token

from ictcriteria.render.docx.blocks import BodyWriter
from ictcriteria.render.docx.numbering import add_ordered_lists, prepare_numbering
from ictcriteria.render.docx.outline import read_outline
from ictcriteria.render.docx.properties import DocumentProperties, core_properties
from ictcriteria.render.docx.styles import read_styles
from ictcriteria.render.docx.template import Template
from ictcriteria.render.docx.wordml import NAMESPACES, XML_HEAD, check_well_formed


def render_docx(tokens: Sequence[Token], properties: DocumentProperties, numbers: Mapping[str, str], reference: bytes) -> bytes:
    """A Word document; same arguments, same bytes.

    ``numbers`` are the numbers of headings by anchor; ``reference`` is a Word document whose styles are used. Raises
    :class:`DocxError` when the document would lose or distort something, :class:`TemplateError` when the reference
    document cannot be used.
    """
    template = Template(reference)
    styles = read_styles(template.styles)
    outline = read_outline(tokens, numbers)
    numbering = prepare_numbering(template.numbering, template.styles, styles)
    body = BodyWriter(tokens, outline, styles, numbering, template.text_width).write()
    add_ordered_lists(template.numbering, numbering, body.ordered_lists)
    template.set_properties(properties)
    main = f"{XML_HEAD}<w:document {NAMESPACES}><w:body>{body.xml}{template.page}</w:body></w:document>".encode()
    check_well_formed(main)  # a file that Word cannot open must not leave this program
    return template.save(main, core_properties(properties), body.pages)

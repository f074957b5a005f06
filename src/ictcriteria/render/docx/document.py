"""From tokens to a Word document: the story, read in one screen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from markdown_it.token import Token

from ictcriteria.render.docx.blocks import Body, BodyWriter
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
    manuscript = Manuscript(reference)
    return manuscript.save(manuscript.write(tokens, numbers), properties)


class Manuscript:
    """A document that is being made: what it takes from a reference document, and how it is finished."""

    def __init__(self, reference: bytes) -> None:
        self._template = Template(reference)
        self._styles = read_styles(self._template.styles)
        self._numbering = prepare_numbering(self._template.numbering, self._template.styles, self._styles)

    @property
    def linked_lists(self) -> Mapping[str, str]:
        """The properties that a paragraph gets from the list of its style, by style."""
        return self._numbering.linked

    @property
    def body_style(self) -> str:
        """The id of the style of ordinary paragraphs."""
        return self._styles.body

    def write(self, tokens: Sequence[Token], numbers: Mapping[str, str], lists_before: int = 0) -> Body:
        """The body for the tokens; ``lists_before`` numbered lists belong to another body of the same document."""
        numbering = replace(self._numbering, first_free=self._numbering.first_free + lists_before)
        return BodyWriter(tokens, read_outline(tokens, numbers), self._styles, numbering, self._template.text_width).write()

    def save(self, body: Body, properties: DocumentProperties) -> bytes:
        """The finished document."""
        add_ordered_lists(self._template.numbering, self._numbering, body.ordered_lists)
        self._template.set_properties(properties)
        main = f"{XML_HEAD}<w:document {NAMESPACES}><w:body>{body.xml}{self._template.page}</w:body></w:document>".encode()
        check_well_formed(main)  # a file that Word cannot open must not leave this program
        return self._template.save(main, core_properties(properties), body.pages)

"""Two states of a document to one redline: the story, read in one screen."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ictcriteria.render.docx.blocks import Body
from ictcriteria.render.docx.document import Manuscript
from ictcriteria.render.docx.properties import DocumentProperties
from ictcriteria.render.docx.redline.agreement import agree, unsettled_lists
from ictcriteria.render.docx.redline.marks import settle_marks
from ictcriteria.render.docx.redline.merged import paragraphs_of, with_paragraphs
from ictcriteria.render.docx.redline.merging import merge_blocks
from ictcriteria.render.docx.redline.moves import name_moves
from ictcriteria.render.docx.redline.reading import read_body
from ictcriteria.render.docx.redline.stamp import RedlineStamp, Stamper
from ictcriteria.render.docx.redline.writing import RedlineWriter
from ictcriteria.render.markdown import parse_markdown


@dataclass(frozen=True, slots=True)
class Version:
    """One state of a document."""

    markdown: str
    numbers: Mapping[str, str]
    """The numbers of headings by anchor."""


def render_redline(old: Version, new: Version, properties: DocumentProperties, reference: bytes, stamp: RedlineStamp) -> bytes:
    """The new state as a Word document with what changed as tracked changes; same arguments, same bytes.

    Both states are written as :func:`~ictcriteria.render.docx.render_docx` writes them and then compared, so accepting all gives
    the new document and rejecting all the old one: texts, styles, numbers, lists, tables, bookmarks. Not tracked is what nobody
    reads: widths of columns, captions of tables, what is kept on one page; they are those of the new state. Raises what
    ``render_docx`` raises for either state.
    """
    manuscript = Manuscript(reference)
    new_body = manuscript.write(parse_markdown(new.markdown), new.numbers)
    old_body = manuscript.write(parse_markdown(old.markdown), old.numbers, lists_before=len(new_body.ordered_lists))
    merged = merge_blocks(read_body(old_body), read_body(new_body))
    lists = (*new_body.ordered_lists, *old_body.ordered_lists)
    agreement = agree(list(paragraphs_of(merged)), {each.number: each.start for each in lists})
    agreed = list(with_paragraphs(merged, agreement.apply))
    blocks = name_moves(settle_marks(agreed, manuscript.body_style))
    writer = RedlineWriter(agreement, Stamper(stamp), manuscript.linked_lists)
    xml = writer.write(blocks)
    unsettled = unsettled_lists(list(paragraphs_of(blocks)))
    needed = [replace(each, is_apart=each.number in unsettled) for each in lists if each.number not in agreement.lists]
    return manuscript.save(Body(xml, writer.pages, needed), properties)

"""The body of a document: one method per kind of block."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from markdown_it.token import Token

from ictcriteria.render.docx.contents import write_contents
from ictcriteria.render.docx.errors import DocxError, NumberingError
from ictcriteria.render.docx.inline import InlineWriter
from ictcriteria.render.docx.nesting import Nesting
from ictcriteria.render.docx.numbering import Numbering, OrderedList
from ictcriteria.render.docx.outline import Outline, anchors_of, heading_depth
from ictcriteria.render.docx.styles import Styles
from ictcriteria.render.docx.tables import read_table, write_table
from ictcriteria.render.docx.wordml import paragraph, text_run
from ictcriteria.render.markdown import CONTENTS

_KEEP_NEXT = "<w:keepNext/>"
_INTRODUCED = frozenset({"bullet_list_open", "ordered_list_open", "table_open"})
_LINE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="808080"/></w:pBdr>'
_GAP = '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>'
_REVISION = re.compile(r"\s*r\d+\s*")


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks of a document, and what its other parts must provide for them."""

    xml: str
    pages: Mapping[str, str]
    """The web pages that are linked to, with the ids of their relationships."""
    ordered_lists: Sequence[OrderedList]


class BodyWriter:
    """Writes the blocks of a document in one pass."""

    def __init__(self, tokens: Sequence[Token], outline: Outline, styles: Styles, numbering: Numbering, text_width: int) -> None:
        self._tokens = tokens
        self._outline = outline
        self._styles = styles
        self._numbering = numbering
        self._text_width = text_width
        self._inline = InlineWriter(outline, styles)
        self._pieces: list[str] = []
        self._nesting = Nesting(styles)
        self._ordered_lists: list[OrderedList] = []
        self._heading = ""
        self._follows_table = False

    def write(self) -> Body:
        """The whole body; raises :class:`DocxError` for a block that has no form in Word."""
        index = 0
        while index < len(self._tokens):
            kind = self._tokens[index].type
            write = _WRITERS.get(kind)
            if write is None:
                raise DocxError(f"the document holds '{kind}', which the Word document cannot show")
            index = write(self, index)
        self._part_tables()
        return Body("".join(self._pieces), self._inline.pages, self._ordered_lists)

    def paragraph(self, index: int) -> int:
        """A paragraph, in the style of what it stands in."""
        children = self._tokens[index + 1].children or ()
        if not self._nesting.is_open and _is_trace(children):
            self._add(self._trace(index, children))
        else:
            style, properties = self._nesting.next_style()
            keep = _KEEP_NEXT if self._leads_to_next(index, children) else ""
            self._add(paragraph(style, self._inline.write(children), keep + properties))
        return index + 3

    def heading(self, index: int) -> int:
        """A heading; the one of the contents takes the list after it along."""
        self._settle_item()
        inline = self._tokens[index + 1]
        depth = heading_depth(self._tokens[index])
        self._heading = "".join(child.content for child in inline.children or () if child.type != "anchor")
        label = next((self._outline.labels[each] for each in anchors_of(inline) if each in self._outline.labels), "")
        if label:
            children = _without_label(inline.children or (), label)
            self._add(paragraph(self._styles.headings[depth - 1], self._inline.write(children)))
        elif self._is_contents(index):
            self._add(paragraph(self._styles.contents_heading, self._inline.write(inline.children or ())))
            contents, end = write_contents(self._tokens, index + 3, self._inline)
            self._add(contents)
            return end
        else:
            self._add_unnumbered(depth, self._inline.write(inline.children or ()))
        return index + 3

    def table(self, index: int) -> int:
        """A table; Word would join it with a table directly before it."""
        self._settle_item()
        self._part_tables()
        rows, end = read_table(self._tokens, index)
        self._add(write_table(rows, self._text_width, self._heading, self._inline))
        self._follows_table = True
        return end

    def rule(self, index: int) -> int:
        """A line across the page."""
        self._settle_item()
        self._add(paragraph(self._styles.body, "", _LINE))
        return index + 1

    def open_quote(self, index: int) -> int:
        """The beginning of a quotation."""
        self._settle_item()
        self._nesting.open_quote()
        return index + 1

    def open_bullets(self, index: int) -> int:
        """The beginning of a list with bullets."""
        self._settle_item()
        self._nesting.open_bullets()
        return index + 1

    def open_numbers(self, index: int) -> int:
        """The beginning of a numbered list."""
        self._settle_item()
        depth = self._nesting.list_depth
        start = self._tokens[index].attrGet("start")
        number = self._numbering.first_free + len(self._ordered_lists)
        self._nesting.open_numbers(self._numbering.item_properties(depth, number))
        self._ordered_lists.append(OrderedList(number, depth, 1 if start is None else int(start)))
        return index + 1

    def open_item(self, index: int) -> int:
        """The beginning of an item."""
        self._nesting.open_item()
        return index + 1

    def close_item(self, index: int) -> int:
        """The end of an item; one without content still shows its bullet or number."""
        self._settle_item()
        return index + 1

    def close_container(self, index: int) -> int:
        """The end of a list or a quotation."""
        self._nesting.close()
        return index + 1

    def _add(self, piece: str) -> None:
        self._pieces.append(piece)
        self._follows_table = False

    def _add_unnumbered(self, depth: int, content: str) -> None:
        if depth:
            self._add(paragraph(self._styles.unnumbered[depth - 1], content))
        else:
            self._add(paragraph(self._styles.title, content))

    def _leads_to_next(self, index: int, children: Sequence[Token]) -> bool:
        """Whether a paragraph is a label or introduces a list or table, so that no page may break after it."""
        if index + 3 < len(self._tokens) and self._tokens[index + 3].type in _INTRODUCED:
            return True
        kinds = [child.type for child in children if child.type != "text" or child.content]
        return kinds == ["strong_open", "text", "strong_close"]

    def _trace(self, index: int, children: Sequence[Token]) -> str:
        """A line that says which criterion this is; directly below a heading it stays with what it is about."""
        is_below_heading = index > 0 and self._tokens[index - 1].type == "heading_close"
        content = text_run("".join(child.content for child in children))
        return paragraph(self._styles.clause_id, content, _KEEP_NEXT if is_below_heading else "")

    def _part_tables(self) -> None:
        """Word wants a paragraph between two tables and after the last one."""
        if self._follows_table:
            self._add(paragraph(self._styles.body, "", _GAP))

    def _settle_item(self) -> None:
        """Writes the bullet or number of an item that does not begin with a paragraph."""
        if self._nesting.awaits_item:
            style, properties = self._nesting.next_style()
            self._add(paragraph(style, "", properties))

    def _is_contents(self, index: int) -> bool:
        following = self._tokens[index + 3].type if index + 3 < len(self._tokens) else ""
        return CONTENTS in anchors_of(self._tokens[index + 1]) and following == "bullet_list_open"


_WRITERS: Mapping[str, Callable[[BodyWriter, int], int]] = MappingProxyType(
    {
        "paragraph_open": BodyWriter.paragraph,
        "heading_open": BodyWriter.heading,
        "table_open": BodyWriter.table,
        "hr": BodyWriter.rule,
        "blockquote_open": BodyWriter.open_quote,
        "blockquote_close": BodyWriter.close_container,
        "bullet_list_open": BodyWriter.open_bullets,
        "bullet_list_close": BodyWriter.close_container,
        "ordered_list_open": BodyWriter.open_numbers,
        "ordered_list_close": BodyWriter.close_container,
        "list_item_open": BodyWriter.open_item,
        "list_item_close": BodyWriter.close_item,
    }
)


def _is_trace(children: Sequence[Token]) -> bool:
    """Whether a paragraph only says which criterion this is: "`lifespan/warranty` r1"."""
    if not children or children[0].type != "code_inline":
        return False
    rest = "".join(child.content or child.type for child in children[1:])
    return not rest or bool(_REVISION.fullmatch(rest))


def _without_label(children: Sequence[Token], label: str) -> list[Token]:
    """The text of a heading without the number that Word writes itself."""
    for index, child in enumerate(children):
        if child.type == "text" and child.content:
            if child.content.startswith((f"{label} ", f"{label}\u00a0")):
                rest = Token("text", "", 0, content=child.content[len(label) + 1 :])
                return [*children[:index], rest, *children[index + 1 :]]
            break
    raise NumberingError(f"the text of the heading with the number {label} does not begin with it")

"""Tables: rows and cells of the Markdown, and what they become in Word."""

from collections.abc import Sequence
from typing import NamedTuple

from markdown_it.token import Token

from ictcriteria.render.docx.column_widths import share_width
from ictcriteria.render.docx.errors import DocxError
from ictcriteria.render.docx.inline import InlineWriter
from ictcriteria.render.docx.wordml import escape, paragraph

_ALIGNMENTS = {
    "": "",
    "text-align:left": "",
    "text-align:center": '<w:jc w:val="center"/>',
    "text-align:right": '<w:jc w:val="right"/>',
}
_CELL = frozenset({"th_open", "td_open"})
_STRUCTURE = frozenset({"thead_open", "thead_close", "tbody_open", "tbody_close", "tr_close"})
_NO_OTHER_BANDS = 'w:lastRow="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"'
_HEADER_LOOK = f'<w:tblLook w:val="0620" w:firstRow="1" w:firstColumn="0" {_NO_OTHER_BANDS}/>'
_KEY_LOOK = f'<w:tblLook w:val="0680" w:firstRow="0" w:firstColumn="1" {_NO_OTHER_BANDS}/>'
_HEADER_ROW = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_BODY_ROW = "<w:trPr><w:cantSplit/></w:trPr>"


class Cell(NamedTuple):
    """A cell: its line of text and its alignment as a paragraph property."""

    children: Sequence[Token]
    alignment: str

    @property
    def text(self) -> str:
        """What a reader sees."""
        return "".join([child.content for child in self.children if child.type != "anchor"])


_SHORT_TABLE = 1200
"""Characters up to which a table is kept on one page: about a third of a page."""

Row = Sequence[Cell]


def read_table(tokens: Sequence[Token], start: int) -> tuple[list[Row], int]:
    """The rows of the table that opens at ``start``, and the place behind it."""
    rows: list[list[Cell]] = []
    index = start + 1
    while tokens[index].type != "table_close":
        token = tokens[index]
        if token.type in _CELL:
            rows[-1].append(Cell(tokens[index + 1].children or (), _ALIGNMENTS[str(token.attrs.get("style", ""))]))
            index += 2
        elif token.type == "tr_open":
            rows.append([])
        elif token.type not in _STRUCTURE:
            raise DocxError(f"a table holds '{token.type}', which the Word document cannot show")
        index += 1
    return [*rows], index + 1


def write_table(rows: Sequence[Row], width: int, caption: str, inline: InlineWriter) -> str:
    """A table over the whole width. One whose header cells are empty has its keys in the first column."""
    texts = [[cell.text for cell in row] for row in rows]
    widths = share_width(texts, width)
    look, first = _KEY_LOOK, ""
    if any(texts[0]):
        look, first = _HEADER_LOOK, _row(rows[0], widths, inline.styles.table_heading, _HEADER_ROW, inline)
    properties = _table_properties(inline.styles.table, width, look, caption, ", ".join(filter(None, texts[0])))
    grid = "".join([f'<w:gridCol w:w="{column}"/>' for column in widths])
    kept = len(rows) - 1 if sum(len(text) for row in texts for text in row) <= _SHORT_TABLE else 0
    text_style = inline.styles.table_text
    body = "".join(
        [_row(row, widths, text_style, _BODY_ROW, inline, keep=place < kept) for place, row in enumerate(rows[1:], start=1)]
    )
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{first}{body}</w:tbl>"


def _table_properties(style: str, width: int, look: str, caption: str, description: str) -> str:
    properties = f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{look}'
    properties += f'<w:tblCaption w:val="{escape(caption)}"/>' if caption else ""
    properties += f'<w:tblDescription w:val="{escape(description)}"/>' if description else ""
    return properties + "</w:tblPr>"


def _row(  # noqa: PLR0913 - a row is all of these
    cells: Row, widths: Sequence[int], style: str, properties: str, inline: InlineWriter, *, keep: bool = False
) -> str:
    """A row; one that is to ``keep`` stays on the page of the row after it."""
    next_row = "<w:keepNext/>" if keep else ""
    content = [
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{paragraph(style, inline.write(cell.children), next_row + cell.alignment)}</w:tc>"
        for cell, width in zip(cells, widths, strict=True)
    ]
    return f"<w:tr>{properties}{''.join(content)}</w:tr>"

"""From one document made of two to the XML of its body."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from ictcriteria.render.docx.contents import CONTENTS_END, CONTENTS_START, gallery
from ictcriteria.render.docx.redline.agreement import Agreement
from ictcriteria.render.docx.redline.content import ContentWriter
from ictcriteria.render.docx.redline.flow import Paragraph
from ictcriteria.render.docx.redline.merged import MergedBlock, MergedParagraph, MergedRow, MergedTable
from ictcriteria.render.docx.redline.stamp import Stamper
from ictcriteria.render.docx.wordml import paragraph

_KEEP_NEXT = "<w:keepNext/>"


class RedlineWriter:
    """Writes blocks with their changes."""

    def __init__(self, agreement: Agreement, stamper: Stamper, linked_lists: Mapping[str, str]) -> None:
        self._stamper = stamper
        self._linked_lists = linked_lists
        self._content = ContentWriter(agreement, stamper)

    @property
    def pages(self) -> dict[str, str]:
        """The web pages that are linked to, with the ids of their relationships."""
        return self._content.pages

    def write(self, blocks: Sequence[MergedBlock]) -> str:
        """The blocks as XML."""
        stretches = groupby(blocks, key=lambda block: block.move if isinstance(block, MergedParagraph) else "")
        return "".join(self._stretch(move, list(group)) for move, group in stretches)

    def _stretch(self, move: str, blocks: Sequence[MergedBlock]) -> str:
        written = "".join(map(self._block, blocks))
        first = blocks[0]
        return self._stamper.around_move(first.change, move, written) if move and isinstance(first, MergedParagraph) else written

    def _block(self, block: MergedBlock) -> str:
        match block:
            case MergedParagraph():
                return self._paragraph(block)
            case MergedTable():
                return f"<w:tbl>{block.head}{''.join(map(self._row, block.rows))}</w:tbl>"
            case _:
                return gallery(self.write(_as_field(block.entries)))

    def _paragraph(self, block: MergedParagraph) -> str:
        old, new = block.old_frame, block.new_frame
        keep = _KEEP_NEXT if new.keeps_next else ""
        mark = f"<w:rPr>{self._stamper.empty(block.mark, block.move)}</w:rPr>" if block.mark else ""
        properties = f"{keep}{_form(new)}{mark}{self._change_of_form(old, new)}"
        return paragraph(new.form.style, f"{block.opening}{self._content.write(block)}{block.closing}", properties)

    def _change_of_form(self, old: Paragraph, new: Paragraph) -> str:
        """The old form; LibreOffice gives back the level of a heading only where it is written out."""
        if (old.form, old.instance) == (new.form, new.instance):
            return ""
        linked = "" if old.instance else self._linked_lists.get(old.form.style, "")
        before = f'<w:pPr><w:pStyle w:val="{old.form.style}"/>{linked}{_form(old)}</w:pPr>'
        return f"<w:pPrChange {self._stamper.attributes()}>{before}</w:pPrChange>"

    def _row(self, row: MergedRow) -> str:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{self._paragraph(each)}</w:tc>'
            for width, each in zip(row.widths, row.paragraphs, strict=True)
        )
        return f"<w:tr><w:trPr>{row.properties}{self._stamper.empty(row.mark)}</w:trPr>{cells}</w:tr>"


def _form(frame: Paragraph) -> str:
    """The properties after the style and in the order of the schema."""
    numbering = f'<w:numPr><w:ilvl w:val="{frame.form.level}"/><w:numId w:val="{frame.instance}"/></w:numPr>'
    return f"{numbering if frame.instance else ''}{frame.form.rest}"


def _as_field(entries: Sequence[MergedParagraph]) -> Sequence[MergedParagraph]:
    first, *others = entries
    *others, last = [replace(first, opening=CONTENTS_START), *others]
    return [*others, replace(last, closing=CONTENTS_END)]

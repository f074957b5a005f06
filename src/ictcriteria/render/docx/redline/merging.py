"""One document out of two: pairs of blocks become blocks with what happens to them when changes are accepted or rejected."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from ictcriteria.render.docx.contents import CONTENTS_END, CONTENTS_START
from ictcriteria.render.docx.redline.alignment import Mark, Pair
from ictcriteria.render.docx.redline.flow import Block, Contents, Paragraph, Row, Table
from ictcriteria.render.docx.redline.marks import name_moves, settle_marks
from ictcriteria.render.docx.redline.merged import MergedBlock, MergedContents, MergedParagraph, MergedRow, MergedTable
from ictcriteria.render.docx.redline.pairing import pair_blocks, pair_entries, pair_rows


def merge_blocks(old: Sequence[Block], new: Sequence[Block], body_style: str) -> tuple[MergedBlock, ...]:
    """Both documents in one; the style of ordinary paragraphs is for what a program may leave of one."""
    blocks: list[MergedBlock] = []
    stretch: list[MergedParagraph] = []
    for pair in pair_blocks(old, new):
        block = _merge(pair, body_style)
        if isinstance(block, MergedParagraph):
            stretch.append(block)
        else:
            blocks += [*settle_marks(stretch, body_style), block]
            stretch = []
    return tuple(name_moves([*blocks, *settle_marks(stretch, body_style)], "Move"))


def _merge(pair: Pair[Block], body_style: str) -> MergedBlock:
    old, new, mark = pair
    if isinstance(old, Table) and isinstance(new, Table):
        return _merge_tables(old, new, mark)
    if isinstance(old, Contents) and isinstance(new, Contents):
        entries = pair_entries(old.entries, new.entries) if mark is Mark.KEPT else [Pair(each, each, mark) for each in old.entries]
        return _merge_entries(entries, body_style)
    return _merge_paragraphs(cast("Paragraph", old), cast("Paragraph", new), mark)


def _merge_entries(entries: Sequence[Pair[Paragraph]], body_style: str) -> MergedContents:
    """The entries are the result of one field."""
    first, *others = settle_marks([_merge_paragraphs(*entry) for entry in entries], body_style)
    *others, last = [replace(first, opening=CONTENTS_START), *others]
    named = name_moves([*others, replace(last, closing=CONTENTS_END)], "MoveEntry")
    return MergedContents(tuple(each for each in named if isinstance(each, MergedParagraph)))


def _merge_tables(old: Table, new: Table, mark: Mark) -> MergedTable:
    rows = pair_rows(old.rows, new.rows) if mark is Mark.KEPT else [Pair(row, row, mark) for row in new.rows]
    return MergedTable(new.head, tuple(_merge_rows(row, new.widths) for row in rows))


def _merge_rows(pair: Pair[Row], widths: tuple[str, ...]) -> MergedRow:
    old, new, mark = pair
    own = tuple(cell.width for cell in new.cells)
    paragraphs = [_merge_paragraphs(*cells, mark) for cells in zip(old.paragraphs, new.paragraphs, strict=True)]
    return MergedRow(new.properties, mark, widths if len(widths) == len(own) else own, tuple(paragraphs))


def _merge_paragraphs(old: Paragraph, new: Paragraph, mark: Mark) -> MergedParagraph:
    return MergedParagraph(old, new, mark, mark, old, new)

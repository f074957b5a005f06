"""Pairs of blocks become the blocks of one document."""

from collections.abc import Sequence
from typing import cast

from ictcriteria.render.docx.redline.alignment import Mark, Pair
from ictcriteria.render.docx.redline.flow import Block, Contents, Paragraph, Row, Table
from ictcriteria.render.docx.redline.merged import MergedBlock, MergedContents, MergedParagraph, MergedRow, MergedTable
from ictcriteria.render.docx.redline.pairing import pair_blocks, pair_entries, pair_rows


def merge_blocks(old: Sequence[Block], new: Sequence[Block]) -> list[MergedBlock]:
    """Both documents in one; every paragraph that comes or goes takes its mark along."""
    return [_merge(pair) for pair in pair_blocks(old, new)]


def _merge(pair: Pair[Block]) -> MergedBlock:
    old, new, mark = pair
    if isinstance(old, Table) and isinstance(new, Table):
        rows = pair_rows(old.rows, new.rows) if mark is Mark.KEPT else [Pair(row, row, mark) for row in new.rows]
        return MergedTable(new.head, tuple(_merge_rows(row, new.widths) for row in rows))
    if isinstance(old, Contents) and isinstance(new, Contents):
        entries = pair_entries(old.entries, new.entries) if mark is Mark.KEPT else [Pair(each, each, mark) for each in new.entries]
        return MergedContents(tuple(_merge_paragraphs(*entry) for entry in entries))
    return _merge_paragraphs(cast("Paragraph", old), cast("Paragraph", new), mark)


def _merge_rows(pair: Pair[Row], widths: tuple[str, ...]) -> MergedRow:
    """A row with other columns keeps its own widths."""
    old, new, mark = pair
    own = tuple(cell.width for cell in new.cells)
    paragraphs = [_merge_paragraphs(*cells, mark) for cells in zip(old.paragraphs, new.paragraphs, strict=True)]
    return MergedRow(new.properties, mark, widths if len(widths) == len(own) else own, tuple(paragraphs))


def _merge_paragraphs(old: Paragraph, new: Paragraph, mark: Mark) -> MergedParagraph:
    return MergedParagraph(old, new, mark, mark, old, new)

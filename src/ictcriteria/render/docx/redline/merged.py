"""One document out of two, as values: what every paragraph and row was, is, and what happened to it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ictcriteria.render.docx.redline.alignment import Mark
from ictcriteria.render.docx.redline.flow import Paragraph


@dataclass(frozen=True, slots=True)
class MergedParagraph:
    """A paragraph of one or both documents."""

    old: Paragraph
    new: Paragraph
    change: Mark
    """What happened to its content. What was kept may still have other words."""
    mark: Mark
    """What happened to its paragraph mark."""
    old_frame: Paragraph
    """Whose form it has when all is rejected."""
    new_frame: Paragraph
    """Whose form it has when all is accepted."""
    is_replaced: bool = False
    """Whether the old content and the new one have nothing to do with each other."""
    move: str = ""
    """The name of the move, when the same text was deleted at one place and inserted at another."""

    meets_insertion: bool = False
    """Whether the paragraph after it begins with an insertion."""
    opening: str = ""
    """Runs before its content that nobody takes away: the beginning of a field that goes on in other paragraphs."""
    closing: str = ""
    """Runs behind its content: the end of such a field."""

    @property
    def is_settled(self) -> bool:
        """Whether it is a paragraph in both documents."""
        return self.change is Mark.KEPT and self.mark is Mark.KEPT


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A row of one or both tables."""

    properties: str
    mark: Mark
    widths: tuple[str, ...]
    paragraphs: tuple[MergedParagraph, ...]
    """One for each cell."""


@dataclass(frozen=True, slots=True)
class MergedTable:
    """A table of one or both documents. Widths and captions are those of the new one."""

    head: str
    rows: tuple[MergedRow, ...]


@dataclass(frozen=True, slots=True)
class MergedContents:
    """The table of contents."""

    entries: tuple[MergedParagraph, ...]


MergedBlock = MergedParagraph | MergedTable | MergedContents


def paragraphs_of(blocks: Sequence[MergedBlock]) -> Iterator[MergedParagraph]:
    """Every paragraph, those in cells and in the table of contents included."""
    for block in blocks:
        match block:
            case MergedParagraph():
                yield block
            case MergedTable():
                yield from (paragraph for row in block.rows for paragraph in row.paragraphs)
            case _:
                yield from block.entries


def with_paragraphs(blocks: Sequence[MergedBlock], change: Callable[[MergedParagraph], MergedParagraph]) -> Iterator[MergedBlock]:
    """The blocks with every paragraph changed."""
    for block in blocks:
        match block:
            case MergedParagraph():
                yield change(block)
            case MergedTable():
                yield replace(block, rows=tuple(replace(row, paragraphs=tuple(map(change, row.paragraphs))) for row in block.rows))
            case _:
                yield replace(block, entries=tuple(map(change, block.entries)))

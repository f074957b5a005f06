"""Which block of the old document is which block of the new one.

Clauses first: a paragraph with an anchor begins a section, and sections pair by anchor. Within a pair of sections equal blocks
pair, then those that are alike enough to be shown as one block with changed words. What is left was deleted or inserted, and
so was a block that moved.
"""

from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ictcriteria.render.docx.redline.alignment import Likeness, Mark, Pair, Ways, align, word_set
from ictcriteria.render.docx.redline.flow import Block, Paragraph, Row, Table

_ENOUGH = 0.5
_ENOUGH_ALONE = 0.25


class _Section(NamedTuple):
    """The blocks from one anchor to the next; those before the first anchor have none."""

    anchor: str
    blocks: Sequence[Block]


def pair_blocks(old: Sequence[Block], new: Sequence[Block]) -> list[Pair[Block]]:
    """The blocks of two documents in one order."""
    old_sections, new_sections = _sections(old), _sections(new)
    known = {section.anchor for section in old_sections} & {section.anchor for section in new_sections}
    ways: Ways[_Section] = Ways(
        identity=lambda section: section.anchor,
        key=lambda section: None if section.anchor in known else _title(section),
        likeness=lambda section: _likeness(section.anchor if section.anchor in known else None, section.blocks),
        enough=_ENOUGH,
        enough_alone=_ENOUGH,
    )
    sections = align(old_sections, new_sections, ways)
    return list(_with_tables_joined([pair for section in sections for pair in _pair_sections(section)]))


def pair_rows(old: Sequence[Row], new: Sequence[Row]) -> list[Pair[Row]]:
    """The rows of two tables in one order."""
    return list(align(old, new, _ROWS))


def pair_entries(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[Pair[Paragraph]]:
    """The entries of two tables of contents in one order."""
    return list(align(old, new, _ENTRIES))


def _sections(blocks: Sequence[Block]) -> list[_Section]:
    anchors = {place: block.names[0] for place, block in enumerate(blocks) if isinstance(block, Paragraph) and block.names}
    places = sorted({0, len(blocks), *anchors})
    return [_Section(anchors.get(start, ""), blocks[start:end]) for start, end in pairwise(places)]


def _title(section: _Section) -> Hashable:
    """What a clause with a new name is recognised by."""
    first = section.blocks[0] if section.blocks else None
    return first.content if isinstance(first, Paragraph) else None


def _pair_sections(pair: Pair[_Section]) -> Iterator[Pair[Block]]:
    """The paragraphs with the anchors are a pair, whatever they say."""
    old, new, mark = pair
    if mark is not Mark.KEPT:
        yield from (Pair(block, block, mark) for block in old.blocks)
        return
    headed = 1 if old.anchor else 0
    yield from (Pair(before, after, mark) for before, after in zip(old.blocks[:headed], new.blocks[:headed], strict=True))
    yield from align(old.blocks[headed:], new.blocks[headed:], _BLOCKS)


def _with_tables_joined(pairs: Sequence[Pair[Block]]) -> Iterator[Pair[Block]]:
    """A table that was deleted and one that was inserted directly behind it are one table, for Word would join them."""
    waiting: list[Pair[Block]] = []
    for pair in pairs:
        if waiting and pair.mark is Mark.INSERTED and isinstance(pair.new, Table):
            yield Pair(waiting.pop().old, pair.new, Mark.KEPT)
            continue
        yield from waiting
        waiting = [pair] if pair.mark is Mark.DELETED and isinstance(pair.old, Table) else []
        if not waiting:
            yield pair
    yield from waiting


def _words(item: Block | Row) -> list[str]:
    match item:
        case Paragraph():
            return [atom.text for atom in item.atoms if not atom.text.isspace()]
        case Row():
            return [word for cell in item.cells for word in _words(cell.paragraph)]
        case Table():
            return [word for row in item.rows for word in _words(row)]
        case _:
            return [word for entry in item.entries for word in _words(entry)]


def _likeness(kind: Hashable, items: Sequence[Block | Row]) -> Likeness:
    return Likeness(kind, word_set([word for item in items for word in _words(item)]))


def _block_likeness(block: Block) -> Likeness:
    match block:
        case Paragraph():
            return _likeness(block.form, [block])
        case Table():
            return _likeness(len(block.widths), [block])
        case _:
            return Likeness("contents", word_set(["contents"]))


def _row_kind(row: Row) -> Hashable:
    return row.properties, len(row.cells)


def _row_key(row: Row) -> Hashable:
    """An anchor, else the link in the first cell, else its words; words with a number count rows and do not name them."""
    first = row.paragraphs[0]
    names = [name for paragraph in row.paragraphs for name in paragraph.names]
    is_counted = not first.atoms or any(char.isdigit() for atom in first.atoms for char in atom.text)
    key = names[0] if names else _entry_key(first) or (None if is_counted else first.atoms)
    return None if key is None else (_row_kind(row), key)


def _entry_key(entry: Paragraph) -> Hashable:
    return next((atom.link for atom in entry.atoms if atom.link), None)


_BLOCKS: Ways[Block] = Ways(
    identity=lambda block: block.content,
    key=lambda block: block.atoms or None if isinstance(block, Paragraph) else None,
    likeness=_block_likeness,
    enough=_ENOUGH,
    enough_alone=_ENOUGH_ALONE,
)
_ROWS: Ways[Row] = Ways(
    identity=lambda row: row.content,
    key=_row_key,
    likeness=lambda row: _likeness(_row_kind(row), [row]),
    enough=_ENOUGH,
    enough_alone=_ENOUGH_ALONE,
)
_ENTRIES: Ways[Paragraph] = Ways(
    identity=lambda entry: entry.content,
    key=_entry_key,
    likeness=_block_likeness,
    enough=_ENOUGH,
    enough_alone=_ENOUGH,
)

"""Moves: the same text deleted at one place and inserted at another.

A reader wants to know. LibreOffice guesses it anyway, and then gives the paragraph after the second place a wrong form unless
the move is written as one.
"""

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import replace
from itertools import count, groupby

from ictcriteria.render.docx.redline.alignment import Mark
from ictcriteria.render.docx.redline.merged import MergedBlock, MergedContents, MergedParagraph

_OPPOSITE = {Mark.DELETED: Mark.INSERTED, Mark.INSERTED: Mark.DELETED}
_FIELD = "\N{OBJECT REPLACEMENT CHARACTER}"


def name_moves(blocks: Sequence[MergedBlock], name: str = "Move") -> list[MergedBlock]:
    """The blocks, with a name for every stretch of paragraphs whose text was deleted at one place and inserted at another.

    The table of contents is a world of its own.
    """
    stretches = [list(group) for _, group in groupby(blocks, key=_change_of)]
    numbers = count(1)
    waiting: defaultdict[tuple[Mark, str], deque[int]] = defaultdict(deque)
    for place, stretch in enumerate(stretches):
        change, text = _change_of(stretch[0]), _text_of(stretch)
        if change is Mark.KEPT or not text:
            continue
        if waiting[_OPPOSITE[change], text]:
            partner, number = waiting[_OPPOSITE[change], text].popleft(), next(numbers)
            for each in (partner, place):
                stretches[each] = [replace(block, move=f"{name}{number}") for block in _paragraphs(stretches[each])]
        else:
            waiting[change, text].append(place)
    return [_with_entries_named(block) for stretch in stretches for block in stretch]


def _with_entries_named(block: MergedBlock) -> MergedBlock:
    if not isinstance(block, MergedContents):
        return block
    return replace(block, entries=tuple(_paragraphs(name_moves(block.entries, "MoveEntry"))))


def _change_of(block: MergedBlock) -> Mark:
    return block.change if isinstance(block, MergedParagraph) else Mark.KEPT


def _paragraphs(stretch: Sequence[MergedBlock]) -> list[MergedParagraph]:
    return [block for block in stretch if isinstance(block, MergedParagraph)]


def _text_of(stretch: Sequence[MergedBlock]) -> str:
    """What is equal in a move; a field may show another number at the other place."""
    lines = ("".join(_FIELD if atom.code else atom.text for atom in each.new.atoms) for each in _paragraphs(stretch))
    return "\n".join(lines).strip()

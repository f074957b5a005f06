"""Paragraph marks, the signs at the ends of paragraphs: which of them come and go.

Whoever takes a mark away joins the paragraph with the one after it. So the last paragraph before a table or at the end must have
its mark in both documents. Where it would not, the marks move up by one: the paragraph before gets the tracked mark, and the
last one takes over its form.

Word would do without some of that. LibreOffice would not: it keeps an empty line before a table, gives an empty paragraph the
form of the one that was taken away before it, and takes a text that was deleted here and inserted there for a move.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, groupby

from ictcriteria.render.docx.redline.alignment import Mark
from ictcriteria.render.docx.redline.flow import Form, Paragraph
from ictcriteria.render.docx.redline.merged import MergedBlock, MergedParagraph

_FIELD = "\N{OBJECT REPLACEMENT CHARACTER}"


def settle_marks(paragraphs: Sequence[MergedParagraph], body_style: str) -> list[MergedParagraph]:
    """The paragraphs up to a table or the end, with marks that can be accepted and rejected one by one."""
    settled: list[MergedParagraph] = []
    start = 0
    for place, each in enumerate(paragraphs):
        if place > start and _is_empty(each) and paragraphs[place - 1].mark is Mark.INSERTED:
            settled += _settle_before_empty(paragraphs[start:place])
            start = place
    return [*settled, *_settle_last(paragraphs[start:], body_style)]


def name_moves(blocks: Sequence[MergedBlock], name: str) -> list[MergedBlock]:
    """The blocks, with a name for every stretch of paragraphs whose text was deleted at one place and inserted at another."""
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
    return [block for stretch in stretches for block in stretch]


def _settle_last(paragraphs: Sequence[MergedParagraph], body_style: str) -> list[MergedParagraph]:
    settled, deleted, inserted = _split(paragraphs)
    if deleted and inserted:
        return [*settled, *_with_shared_mark(paragraphs[len(settled) :], deleted[-1], inserted[-1])]
    if not (deleted or inserted):
        return settled
    if settled:
        return [*settled[:-1], *_with_marks_moved(settled[-1], deleted or inserted)]
    return [*paragraphs[:-1], _over(paragraphs[-1], _plain(body_style))]


def _settle_before_empty(paragraphs: Sequence[MergedParagraph]) -> list[MergedParagraph]:
    """Only what was inserted does harm there; so what was deleted comes last, else the marks move up."""
    settled, deleted, inserted = _split(paragraphs)
    if deleted or not settled:
        return [*settled, *inserted, *deleted]
    return [*settled[:-1], *_with_marks_moved(settled[-1], inserted)]


def _split(
    paragraphs: Sequence[MergedParagraph],
) -> tuple[list[MergedParagraph], list[MergedParagraph], list[MergedParagraph]]:
    """Up to the last paragraph that keeps its mark, and what was deleted and inserted behind it."""
    end = next((place for place in range(len(paragraphs), 0, -1) if paragraphs[place - 1].mark is Mark.KEPT), 0)
    tail = paragraphs[end:]
    deleted = [each for each in tail if each.mark is Mark.DELETED]
    return [*paragraphs[:end]], deleted, [each for each in tail if each.mark is Mark.INSERTED]


def _with_shared_mark(
    tail: Sequence[MergedParagraph], deleted: MergedParagraph, inserted: MergedParagraph
) -> Iterator[MergedParagraph]:
    """The last paragraph that was deleted and the last one that was inserted become one."""
    yield from (each for each in tail if each is not deleted and each is not inserted)
    old, new = deleted.old, inserted.new
    yield MergedParagraph(old, new, Mark.KEPT, Mark.KEPT, old, new, is_replaced=True)


def _with_marks_moved(kept: MergedParagraph, tail: Sequence[MergedParagraph]) -> Iterator[MergedParagraph]:
    """The tail was all deleted or all inserted; the last paragraph gets the form that the kept one has without it."""
    last = tail[-1]
    yield replace(kept, mark=last.mark)
    yield from tail[:-1]
    yield replace(_over(last, kept.new_frame if last.mark is Mark.DELETED else kept.old_frame), mark=Mark.KEPT)


def _over(paragraph: MergedParagraph, frame: Paragraph) -> MergedParagraph:
    """The paragraph with the form that is left when it is taken away."""
    if paragraph.mark is Mark.DELETED:
        return replace(paragraph, new_frame=frame)
    return replace(paragraph, old_frame=frame)


def _plain(style: str) -> Paragraph:
    """What is left where nothing can be joined shall have neither number nor bullet."""
    return Paragraph(Form(style, -1, ""), 0, keeps_next=False, atoms=(), bookmarks={})


def _is_empty(paragraph: MergedParagraph) -> bool:
    return paragraph.mark is not Mark.INSERTED and not paragraph.old.atoms


def _change_of(block: MergedBlock) -> Mark:
    return block.change if isinstance(block, MergedParagraph) else Mark.KEPT


def _paragraphs(stretch: Sequence[MergedBlock]) -> list[MergedParagraph]:
    return [block for block in stretch if isinstance(block, MergedParagraph)]


def _text_of(stretch: Sequence[MergedBlock]) -> str:
    """What is equal in a move; a field may show another number at the other place."""
    lines = ("".join(_FIELD if atom.code else atom.text for atom in each.new.atoms) for each in _paragraphs(stretch))
    return "\n".join(lines).strip()


_OPPOSITE = {Mark.DELETED: Mark.INSERTED, Mark.INSERTED: Mark.DELETED}

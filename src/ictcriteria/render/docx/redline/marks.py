"""Paragraph marks, the signs at the ends of paragraphs: which of them come and go.

Whoever takes a mark away joins the paragraph with the one after it. So the last paragraph before a table or at the end must have
its mark in both documents. Where it would not, the marks move up by one: the paragraph before gets the tracked mark, and the
last one takes over its form.

Word would do without some of that. LibreOffice would not: it keeps an empty line before a table, gives an empty paragraph the
form of one that was inserted before it, and takes an insertion at the end of a paragraph and one at the beginning of the next for
a single one, with the mark between them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ictcriteria.render.docx.redline.alignment import Mark
from ictcriteria.render.docx.redline.flow import Form, Paragraph
from ictcriteria.render.docx.redline.merged import MergedBlock, MergedContents, MergedParagraph
from ictcriteria.render.docx.redline.stretches import begins_with_insertion, ends_with_insertion


def settle_marks(blocks: Sequence[MergedBlock], body_style: str) -> list[MergedBlock]:
    """The blocks with marks that can be accepted and rejected in any order.

    The style of ordinary paragraphs is for what LibreOffice leaves of a paragraph that nothing can be joined with.
    """
    settled: list[MergedBlock] = []
    text: list[MergedParagraph] = []
    for block in blocks:
        if isinstance(block, MergedParagraph):
            text.append(block)
            continue
        settled += _settle(text, body_style)
        text = []
        if isinstance(block, MergedContents):
            settled.append(replace(block, entries=tuple(_settle(block.entries, body_style))))
        else:
            settled.append(block)
    return [*settled, *_settle(text, body_style)]


def _settle(paragraphs: Sequence[MergedParagraph], body_style: str) -> list[MergedParagraph]:
    """The paragraphs up to a table or the end."""
    settled: list[MergedParagraph] = []
    start = 0
    for place, each in enumerate(paragraphs):
        if place == start or paragraphs[place - 1].mark is not Mark.INSERTED or each.mark is Mark.INSERTED:
            continue
        if _is_empty(each):
            settled += _settle_before_empty(paragraphs[start:place])
            start = place
        elif _goes_on(paragraphs[start:place]) and not begins_with_insertion(each):
            settled += _settle_last(paragraphs[start:place], body_style)
            start = place
    settled += _settle_last(paragraphs[start:], body_style)
    return [*map(_knowing, settled, settled[1:]), *settled[-1:]]


def _goes_on(paragraphs: Sequence[MergedParagraph]) -> bool:
    """Whether what was inserted at the end begins in the paragraph before, which has the same form."""
    settled, deleted, inserted = _split(paragraphs)
    if deleted or not settled or not ends_with_insertion(settled[-1]):
        return False
    old, new = settled[-1].old_frame, inserted[-1].new_frame
    return (old.form, old.instance) == (new.form, new.instance)


def _knowing(paragraph: MergedParagraph, following: MergedParagraph) -> MergedParagraph:
    """The paragraph with what its writer must know of the next one."""
    meets = paragraph.mark is Mark.KEPT and begins_with_insertion(following) and ends_with_insertion(paragraph)
    return replace(paragraph, meets_insertion=True) if meets else paragraph


def _settle_last(paragraphs: Sequence[MergedParagraph], body_style: str) -> list[MergedParagraph]:
    settled, deleted, inserted = _split(paragraphs)
    if deleted and inserted:
        return [*settled, *_with_shared_mark(paragraphs[len(settled) :], deleted[-1], inserted[-1])]
    if not (deleted or inserted):
        return settled
    if settled:
        return [*settled[:-1], *_with_marks_moved(settled[-1], deleted or inserted)]
    return _left_plain(paragraphs, _plain(body_style))


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


def _left_plain(paragraphs: Sequence[MergedParagraph], plain: Paragraph) -> list[MergedParagraph]:
    """Nothing can be joined here; of what was inserted LibreOffice leaves the first mark, of what was deleted the last one."""
    if paragraphs[0].mark is Mark.INSERTED:
        return [_over(paragraphs[0], plain), *paragraphs[1:]]
    return [*paragraphs[:-1], _over(paragraphs[-1], plain)]


def _over(paragraph: MergedParagraph, frame: Paragraph) -> MergedParagraph:
    """The paragraph with the form that is left when it is taken away."""
    if paragraph.mark is Mark.DELETED:
        return replace(paragraph, new_frame=frame)
    return replace(paragraph, old_frame=frame)


def _plain(style: str) -> Paragraph:
    """What is left has neither number nor bullet."""
    return Paragraph(Form(style, -1, ""), 0, keeps_next=False, atoms=(), bookmarks={})


def _is_empty(paragraph: MergedParagraph) -> bool:
    return paragraph.mark is not Mark.INSERTED and not paragraph.old.atoms

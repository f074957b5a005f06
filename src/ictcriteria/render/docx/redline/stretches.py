"""The words of a paragraph: which are kept, deleted and inserted."""

from collections.abc import Sequence
from operator import itemgetter

from ictcriteria.diff.words import Stretch, compare_tokens
from ictcriteria.render.docx.redline.alignment import Mark
from ictcriteria.render.docx.redline.flow import Atom
from ictcriteria.render.docx.redline.merged import MergedParagraph


def stretches_of(paragraph: MergedParagraph) -> Sequence[Stretch[Atom]]:
    """The content as stretches that are in turn equal and changed."""
    old = () if paragraph.change is Mark.INSERTED else paragraph.old.atoms
    new = () if paragraph.change is Mark.DELETED else paragraph.new.atoms
    if paragraph.change is Mark.KEPT and not paragraph.is_replaced:
        return compare_tokens(old, new, itemgetter(0))
    return [Stretch(False, old, new)] if old or new else []


def begins_with_insertion(paragraph: MergedParagraph) -> bool:
    """Whether nothing stands before the first insertion; what was deleted stands before what replaces it."""
    if paragraph.change is not Mark.KEPT:
        return paragraph.change is Mark.INSERTED
    stretches = _changed(paragraph)
    return bool(stretches) and not stretches[0].is_equal and not stretches[0].old


def ends_with_insertion(paragraph: MergedParagraph) -> bool:
    """Whether nothing stands behind the last insertion."""
    stretches = _changed(paragraph)
    return bool(stretches) and not stretches[-1].is_equal and bool(stretches[-1].new)


def apart_from_next(stretches: Sequence[Stretch[Atom]]) -> Sequence[Stretch[Atom]]:
    """The stretches so that the last change has something deleted: the last word that was kept is deleted and inserted again."""
    *others, last = stretches
    if last.old or not others:
        return stretches
    kept = others[-1].new[-1:]
    return [
        *others[:-1],
        Stretch(True, others[-1].old[:-1], others[-1].new[:-1]),
        Stretch(False, others[-1].old[-1:], [*kept, *last.new]),
    ]


def _changed(paragraph: MergedParagraph) -> Sequence[Stretch[Atom]]:
    return () if paragraph.old.atoms == paragraph.new.atoms and paragraph.change is Mark.KEPT else stretches_of(paragraph)

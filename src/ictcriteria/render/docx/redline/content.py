"""The content of a paragraph with its changes: runs, links and bookmarks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from ictcriteria.render.docx.redline.agreement import Agreement
from ictcriteria.render.docx.redline.alignment import Mark
from ictcriteria.render.docx.redline.flow import Atom, Link
from ictcriteria.render.docx.redline.merged import MergedParagraph
from ictcriteria.render.docx.redline.stamp import Stamper
from ictcriteria.render.docx.redline.stretches import apart_from_next, stretches_of
from ictcriteria.render.docx.wordml import escape, field, text_run

_Bookmarks = Mapping[int, Sequence[str]]

_SIGNS = frozenset({"tab", "br"})
_AS_DELETED = (
    ("<w:t ", "<w:delText "),
    ("</w:t>", "</w:delText>"),
    ("<w:instrText ", "<w:delInstrText "),
    ("</w:instrText>", "</w:delInstrText>"),
)


class _Piece(NamedTuple):
    """An atom with what happened to it, or the beginning of a bookmark."""

    mark: Mark
    atom: Atom
    bookmark: str = ""


class ContentWriter:
    """Writes the content of paragraphs; remembers the web pages that they link to."""

    def __init__(self, agreement: Agreement, stamper: Stamper) -> None:
        self._agreement = agreement
        self._stamper = stamper
        self.pages: dict[str, str] = {}
        """The relationship id of each web page."""

    def write(self, paragraph: MergedParagraph) -> str:
        """The runs of a paragraph."""
        written: list[str] = []
        numbers: list[int] = []
        for name, group in groupby(self._pieces(paragraph), key=attrgetter("bookmark")):
            if name:
                numbers.append(self._stamper.number())
                written.append(f'<w:bookmarkStart w:id="{numbers[-1]}" w:name="{name}"/>')
            else:
                parts = groupby(group, key=lambda piece: piece.atom.link)
                written += [self._linked(link, list(part), paragraph.move) for link, part in parts]
        written += [f'<w:bookmarkEnd w:id="{number}"/>' for number in reversed(numbers)]
        return "".join(written)

    def _pieces(self, paragraph: MergedParagraph) -> Iterator[_Piece]:
        """What the paragraph holds, in order; deleted words stand before those that replace them."""
        before, after = _bookmarks(paragraph)
        stretches = stretches_of(paragraph)
        last = len(stretches) - 1 if paragraph.meets_insertion else -1
        old = new = 0
        for place, stretch in enumerate(apart_from_next(stretches) if paragraph.meets_insertion else stretches):
            if stretch.is_equal:
                yield from _kept(stretch.new, (before, old), (after, new))
            else:
                deleted = _marked(map(self._agreement.deleted, stretch.old), Mark.DELETED, before, old)
                inserted = _marked(stretch.new, Mark.INSERTED, after, new)
                yield from (*inserted, *deleted) if place == last else (*deleted, *inserted)
            old, new = old + len(stretch.old), new + len(stretch.new)
        yield from (*_starts(before, old), *_starts(after, new))

    def _linked(self, link: Link | None, pieces: Sequence[_Piece], move: str) -> str:
        runs = "".join(
            self._stamper.around(mark, move, _runs([piece.atom for piece in part], is_deleted=mark is Mark.DELETED and not move))
            for mark, part in groupby(pieces, key=attrgetter("mark"))
        )
        return f"<w:hyperlink {self._target(link)}>{runs}</w:hyperlink>" if link else runs

    def _target(self, link: Link) -> str:
        tooltip = f' w:tooltip="{escape(link.tooltip)}"' if link.tooltip else ""
        if link.address.startswith("#"):
            return f'w:anchor="{link.address[1:]}"{tooltip} w:history="1"'
        page = self.pages.setdefault(link.address, f"rIdPage{len(self.pages) + 1}")
        return f'r:id="{page}"{tooltip} w:history="1"'


def _bookmarks(paragraph: MergedParagraph) -> tuple[_Bookmarks, _Bookmarks]:
    """The bookmarks of the old content that the new one does not have, and those of the new one."""
    after = {} if paragraph.change is Mark.DELETED else paragraph.new.bookmarks
    before = {} if paragraph.change is Mark.INSERTED else paragraph.old.bookmarks
    taken = {name for names in after.values() for name in names}
    return {place: [name for name in names if name not in taken] for place, names in before.items()}, after


def _kept(atoms: Sequence[Atom], before: tuple[_Bookmarks, int], after: tuple[_Bookmarks, int]) -> Iterator[_Piece]:
    for offset, atom in enumerate(atoms):
        for bookmarks, place in (before, after):
            if bookmarks:
                yield from _starts(bookmarks, place + offset)
        yield _Piece(Mark.KEPT, atom)


def _marked(atoms: Iterable[Atom], mark: Mark, bookmarks: _Bookmarks, place: int) -> Iterator[_Piece]:
    for offset, atom in enumerate(atoms):
        yield from (*_starts(bookmarks, place + offset), _Piece(mark, atom))


def _starts(bookmarks: _Bookmarks, place: int) -> Iterator[_Piece]:
    return (_Piece(Mark.KEPT, _NOTHING, name) for name in bookmarks.get(place, ()))


def _runs(atoms: Sequence[Atom], *, is_deleted: bool) -> str:
    runs = "".join(_run(look, code, [atom.text for atom in part]) for (look, code), part in groupby(atoms, key=_of_one_run))
    if is_deleted:
        for live, deleted in _AS_DELETED:
            runs = runs.replace(live, deleted)
    return runs


def _of_one_run(atom: Atom) -> tuple[str, str]:
    return atom.look, atom.code


def _run(look: str, code: str, texts: Sequence[str]) -> str:
    if not code:
        return text_run("".join(texts), look)
    if code in _SIGNS:
        return f"<w:r>{look}<w:{code}/></w:r>" * len(texts)
    return "".join(field(code, text, look) for text in texts)


_NOTHING = Atom("")

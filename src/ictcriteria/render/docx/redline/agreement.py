"""What both documents in one must agree on: names of bookmarks and numbers of lists.

The names of the new document stand. Where a clause goes by a new name, old links to it are links to the new name. Where a clause
moved, its deleted copy gets a name of its own, and so do the fields and deleted links that point to it: all bookmarks and links
are valid before and after. Only a link whose words were kept and whose target moved points elsewhere when all is rejected; the
other way would be to strike out words that did not change.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ictcriteria.render.docx.redline.alignment import Mark
from ictcriteria.render.docx.redline.flow import Atom, Link, Paragraph
from ictcriteria.render.docx.redline.merged import MergedParagraph


@dataclass(frozen=True, slots=True)
class Agreement:
    """How names and numbers of the old document are written in the common one."""

    renamed: Mapping[str, str]
    """Bookmarks of the old document that became others in the new one."""
    moved: Mapping[str, str]
    """Bookmarks of deleted copies, with names that nothing else has."""
    lists: Mapping[int, int]
    """Numbered lists of the old document that go on in the new one."""

    def apply(self, paragraph: MergedParagraph) -> MergedParagraph:
        """The paragraph with what it has of the old document in the common names and numbers."""
        if paragraph.change is Mark.INSERTED:
            return paragraph
        old = self._agreed(paragraph.old)
        if paragraph.change is Mark.DELETED:
            old = replace(old, atoms=tuple(map(self.deleted, old.atoms)))
            return replace(paragraph, old=old, new=old, old_frame=old, new_frame=old)
        return replace(paragraph, old=old, old_frame=old)

    def deleted(self, atom: Atom) -> Atom:
        """An agreed atom where it was deleted."""
        return _pointing(atom, self.moved) if atom.link else atom

    def _agreed(self, old: Paragraph) -> Paragraph:
        bookmarks = {
            place: tuple(self.moved.get(name, name) for name in names if name not in self.renamed)
            for place, names in old.bookmarks.items()
        }
        atoms = tuple(_pointing(atom, self._names_for(atom)) if atom.link else atom for atom in old.atoms)
        return replace(old, atoms=atoms, bookmarks=bookmarks, instance=self.lists.get(old.instance, old.instance))

    def _names_for(self, atom: Atom) -> Mapping[str, str]:
        return {**self.renamed, **self.moved} if atom.code else self.renamed


def agree(paragraphs: Sequence[MergedParagraph], starts: Mapping[int, int]) -> Agreement:
    """The agreement for all paragraphs of both documents; ``starts`` are the first numbers of their lists."""
    renamed: dict[str, str] = {}
    moved: dict[str, str] = {}
    taken = {name for each in paragraphs if each.change is not Mark.DELETED for name in each.new.names}
    for each in paragraphs:
        is_pair = each.change is Mark.KEPT
        for name in each.old.names if each.change is not Mark.INSERTED else ():
            if name in taken and not (is_pair and name in each.new.names):
                moved[name] = f"_Old{len(moved) + 1}"
            elif name not in taken and is_pair and each.new.names:
                renamed[name] = each.new.names[0]
    return Agreement(renamed, moved, _common_lists(paragraphs, starts))


def unsettled_lists(paragraphs: Sequence[MergedParagraph]) -> set[int]:
    """Numbered lists whose first item comes or goes."""
    seen: dict[int, bool] = {}
    for each in paragraphs:
        for frame in (each.old_frame, each.new_frame):
            seen.setdefault(frame.instance, not each.is_settled)
    return {instance for instance, is_unsettled in seen.items() if is_unsettled}


def _common_lists(paragraphs: Sequence[MergedParagraph], starts: Mapping[int, int]) -> dict[int, int]:
    """A list goes on in the list of the first item that it shares with it."""
    lists: dict[int, int] = {}
    for each in paragraphs:
        old, new = each.old.instance, each.new.instance
        is_pair = each.change is Mark.KEPT and old and new
        if is_pair and old not in lists and new not in lists.values() and starts[old] == starts[new]:
            lists[old] = new
    return lists


def _pointing(atom: Atom, names: Mapping[str, str]) -> Atom:
    """The atom with another target, if its link or field has one of the names."""
    name = atom.link.address[1:] if atom.link else ""
    if atom.link is None or name not in names:
        return atom
    return atom._replace(link=Link(f"#{names[name]}", atom.link.tooltip), code=atom.code.replace(f" {name} ", f" {names[name]} "))

"""What both documents in one must agree on: names of bookmarks and numbers of lists.

The names of the new document stand. Where a clause goes by a new name, old links to it are links to the new name. Where a clause
moved, its deleted copy gets a name of its own, and so do the fields and deleted links that point to it: all bookmarks and links
are valid before and after. Only a link whose words were kept and whose target moved points nowhere when all is rejected; the
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

    def compared(self, atom: Atom) -> Atom:
        """An old atom as it is compared with new ones."""
        return self._pointing(atom, self.renamed, {**self.renamed, **self.moved})

    def deleted(self, atom: Atom) -> Atom:
        """An old atom as it is written where it was deleted."""
        return self._pointing(atom, self.moved, self.moved)

    def bookmarks(self, old: Paragraph) -> dict[int, tuple[str, ...]]:
        """The bookmarks of an old paragraph that are still needed."""
        return {
            place: tuple(self.moved.get(name, name) for name in names if name not in self.renamed)
            for place, names in old.bookmarks.items()
        }

    def numbered(self, old: Paragraph) -> Paragraph:
        """An old paragraph in the list that it belongs to now."""
        return replace(old, instance=self.lists[old.instance]) if old.instance in self.lists else old

    @staticmethod
    def _pointing(atom: Atom, links: Mapping[str, str], fields: Mapping[str, str]) -> Atom:
        if atom.link is None or atom.link.address[1:] not in fields:
            return atom
        names = fields if atom.code else links
        name = atom.link.address[1:]
        target = names.get(name, name)
        return atom._replace(link=Link(f"#{target}", atom.link.tooltip), code=atom.code.replace(f" {name} ", f" {target} "))


def agree(paragraphs: Sequence[MergedParagraph], starts: Mapping[int, int]) -> Agreement:
    """The agreement for all paragraphs of both documents; ``starts`` are the first numbers of their lists."""
    renamed: dict[str, str] = {}
    moved: dict[str, str] = {}
    taken = {name for each in paragraphs if each.change is not Mark.DELETED for name in each.new.names}
    for each in paragraphs:
        is_same = each.change is Mark.KEPT and not each.is_replaced
        for name in each.old.names if each.change is not Mark.INSERTED else ():
            if name in taken and not (each.change is Mark.KEPT and name in each.new.names):
                moved[name] = f"_Old{len(moved) + 1}"
            elif name not in taken and is_same and each.new.names:
                renamed[name] = each.new.names[0]
    return Agreement(renamed, moved, _common_lists(paragraphs, starts))


def _common_lists(paragraphs: Sequence[MergedParagraph], starts: Mapping[int, int]) -> dict[int, int]:
    """A list goes on in the list of the first item that it shares with it."""
    lists: dict[int, int] = {}
    for each in paragraphs:
        old, new = each.old.instance, each.new.instance
        if (
            each.change is Mark.KEPT
            and old
            and new
            and old not in lists
            and new not in lists.values()
            and starts[old] == starts[new]
        ):
            lists[old] = new
    return lists


def unsettled_lists(paragraphs: Sequence[MergedParagraph], agreement: Agreement) -> set[int]:
    """Numbered lists whose first item comes or goes."""
    seen: dict[int, bool] = {}
    for each in paragraphs:
        for frame in (each.old_frame, each.new_frame):
            instance = agreement.lists.get(frame.instance, frame.instance)
            seen.setdefault(instance, not each.is_settled)
    return {instance for instance, is_unsettled in seen.items() if is_unsettled}

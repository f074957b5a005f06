"""The two states that a comparison is asked for: git states, folders, the packs that came with the program."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ictcriteria.cli.pack_folder import find_pack_folder
from ictcriteria.errors import UsageError
from ictcriteria.source.tree import FileTree, differing_paths
from ictcriteria.source.working_tree import FolderTree, shipped_tree

if TYPE_CHECKING:
    from ictcriteria.source.git_tree import GitTree

SHIPPED = "shipped"
"""What a side is called that means the packs that came with the program."""

_TOP = "HEAD"

Wanted = Callable[[Collection[str]], Collection[str]]
"""From the paths of files that differ to those that are read."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Two states with what people call them, the files that differ, and when the new state was committed, if it was."""

    old: FileTree
    new: FileTree
    old_name: str
    new_name: str
    changed: Collection[str]
    committed: datetime | None = None


def open_sides(old: str | None, new: str | None, folder: Path | None, wanted: Wanted | None = None) -> Sides:
    """Both states with everything read that a comparison needs: ``wanted`` says it from the paths that differ; None is all.

    A side is a folder, ``shipped`` or a git state; the old one may be a range. Left out, the old side is ``HEAD`` and the
    new one the folder of packs on disk. Raises UsageError for a side that is not there.
    """
    names = _names(old, new)
    packs = folder or find_pack_folder()
    trees = [_folder(name, packs) for name in names]
    refs = [name for name, tree in zip(names, trees, strict=True) if tree is None and name is not None]
    if not refs:
        before, after = (tree for tree in trees if tree is not None)
        return Sides(before, after, *_shown(names, packs), differing_paths(before, after))
    return _with_git(names, trees, refs, packs, wanted)


def _names(old: str | None, new: str | None) -> tuple[str | None, str | None]:
    if old is None or new is not None or Path(old).is_dir() or ".." not in old:
        return old or _TOP, new
    from ictcriteria.source.git_refs import split_range

    return split_range(old)


def _folder(name: str | None, packs: Path) -> FolderTree | None:
    """The tree of a side that is on disk; None for one that git must know."""
    if name is None:
        if not packs.is_dir():
            raise UsageError(f"there is no folder '{packs}' to compare with", "name both states, or the folder with --criteria")
        return FolderTree(packs)
    if Path(name).is_dir():
        return FolderTree(Path(name))
    return shipped_tree("criteria") if name == SHIPPED else None


def _with_git(
    names: tuple[str | None, str | None],
    trees: list[FolderTree | None],
    refs: list[str],
    packs: Path,
    wanted: Wanted | None,
) -> Sides:
    from ictcriteria.source.git_tree import load_files, open_git_trees

    at, below = (packs, PurePosixPath()) if packs.is_dir() else _above(packs)
    states = iter(open_git_trees(at, refs, below))
    old, new = (tree if tree is not None else next(states) for tree in trees)
    changed = _changed(old, new)
    load_files(wanted(changed) if wanted else (*old.paths(), *new.paths()), old, new)
    return Sides(old, new, *_shown(names, packs), changed, _committed(new))


def _changed(old: "FolderTree | GitTree", new: "FolderTree | GitTree") -> Collection[str]:
    from ictcriteria.source.git_tree import GitTree, changed_paths

    if isinstance(old, GitTree):
        return changed_paths(old, new)
    return changed_paths(new, old) if isinstance(new, GitTree) else differing_paths(old, new)


def _committed(tree: FileTree) -> datetime | None:
    from ictcriteria.source.git_tree import GitTree

    return tree.committed() if isinstance(tree, GitTree) else None


def _above(packs: Path) -> tuple[Path, PurePosixPath]:
    """The nearest folder that is on disk, and the way down from it."""
    at = next(folder for folder in packs.parents if folder.is_dir())
    return at, PurePosixPath(packs.relative_to(at).as_posix())


def _shown(names: tuple[str | None, str | None], packs: Path) -> tuple[str, str]:
    old, new = (packs.as_posix() if name is None else name for name in names)
    return old, new

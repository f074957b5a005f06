"""Folders on disk, and where packs and templates are looked for."""

import os
from collections.abc import Iterator
from pathlib import Path

from ictcriteria.errors import UsageError
from ictcriteria.source.tree import FileTree


class FolderTree:
    """A :class:`~ictcriteria.source.tree.FileTree` over a folder; a link that leads out of the folder is not followed."""

    def __init__(self, root: Path, shown_as: str | None = None) -> None:
        if not root.is_dir():
            raise UsageError(f"'{root}' is not a folder")
        self.root = root.resolve()
        self._walked: dict[str, str] = {}
        self._shown_as = root.as_posix() if shown_as is None else shown_as

    def paths(self) -> tuple[str, ...]:
        """Every file below the folder as a POSIX path, hidden ones left out, in code point order."""
        self._walked = dict(sorted(self._walk(str(self.root), "")))
        return tuple(self._walked)

    def size(self, path: str) -> int:
        """Size of a file in bytes."""
        return os.stat(self._inside(path)).st_size  # noqa: PTH116 - ten thousand times a run: no object for each path

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises :class:`~ictcriteria.errors.UsageError` for a path that leads out of the folder."""
        with open(self._inside(path), "rb") as stream:  # noqa: PTH123 - as above
            return stream.read()

    def shown(self, path: str) -> str:
        """The path below the folder as the user named the folder."""
        return f"{self._shown_as.rstrip('/')}/{path}" if self._shown_as not in {"", "."} else path

    def _inside(self, path: str) -> str | Path:
        """The full path of a file; one that the walk did not find is looked at more closely."""
        if path in self._walked:
            return self._walked[path]
        full = (self.root / path).resolve()
        if not full.is_relative_to(self.root):
            raise UsageError(f"'{path}' leads out of the folder '{self._shown_as}'")
        return full

    def _is_own_file(self, link: Path) -> bool:
        """True for a link to a file of this folder; a link to itself, where ``resolve`` would raise, leads to no file."""
        return link.is_file() and link.resolve().is_relative_to(self.root)

    def _walk(self, folder: str, below: str) -> Iterator[tuple[str, str]]:
        """Every file as a path below the root and as a full path."""
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from self._walk(entry.path, f"{below}{entry.name}/")
                elif self._is_own_file(Path(entry.path)) if entry.is_symlink() else entry.is_file():
                    yield f"{below}{entry.name}", entry.path


class OverlayTree:
    """Trees laid over each other: a file of the first one hides the same file of the next."""

    def __init__(self, *layers: FileTree) -> None:
        self._owner = {path: layer for layer in reversed(layers) for path in layer.paths()}

    def paths(self) -> tuple[str, ...]:
        """Every file of every layer, once."""
        return tuple(sorted(self._owner))

    def size(self, path: str) -> int:
        """Size of a file in bytes; KeyError when no layer has it."""
        return self._owner[path].size(path)

    def read(self, path: str) -> bytes:
        """The bytes of a file; KeyError when no layer has it."""
        return self._owner[path].read(path)

    def shown(self, path: str) -> str:
        """The path as the user would type it."""
        return self._owner[path].shown(path)


def shipped_folder(name: str) -> Path:
    """The folder ``criteria`` or ``templates`` that came with the program: inside the package, or beside a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "shipped" / name
    return installed if installed.is_dir() else package.parents[1] / name


def shipped_tree(name: str) -> FolderTree:
    """The shipped folder as a tree."""
    return FolderTree(shipped_folder(name), shown_as=f"(shipped)/{name}")


def open_trees(given: list[Path], name: str) -> tuple[FolderTree, ...]:
    """The folders that were given, else ``./<name>``, else the shipped one.

    Raises :class:`~ictcriteria.errors.UsageError` when a given folder does not exist.
    """
    if given:
        return tuple(FolderTree(path) for path in given)
    here = Path(name)
    return (FolderTree(here),) if here.is_dir() else (shipped_tree(name),)

"""A tree of files, wherever it lives: in a folder, or in a state of a repository."""

from collections.abc import Collection
from typing import Protocol

MAX_TEXT_BYTES = 2 * 1024 * 1024
"""A text file above this size is not read: no pack, template or tender needs it."""

MAX_BINARY_BYTES = 16 * 1024 * 1024
"""A Word reference document above this size is not read."""


class FileTree(Protocol):
    """Files by POSIX path relative to a root, sorted; nothing outside the root can be reached."""

    def paths(self) -> tuple[str, ...]:
        """Every file, hidden ones left out, in code point order."""

    def size(self, path: str) -> int:
        """Size of a file in bytes."""

    def read(self, path: str) -> bytes:
        """The bytes of a file."""

    def shown(self, path: str) -> str:
        """The path as the user would type it, for messages."""


class PartOfTree:
    """The files of a :class:`FileTree` whose paths are named; one that the tree does not have is not there."""

    def __init__(self, whole: FileTree, paths: Collection[str]) -> None:
        self._whole = whole
        self._paths = tuple(path for path in whole.paths() if path in paths)

    def paths(self) -> tuple[str, ...]:
        """Every file of the part, in the order of the whole."""
        return self._paths

    def size(self, path: str) -> int:
        """Size of a file in bytes."""
        return self._whole.size(path)

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return self._whole.read(path)

    def shown(self, path: str) -> str:
        """The path as the user would type it."""
        return self._whole.shown(path)


def differing_paths(old: FileTree, new: FileTree) -> tuple[str, ...]:
    """Paths of files that only one tree has, or whose bytes differ, sorted; files above the limit for texts differ."""
    olds, news = frozenset(old.paths()), frozenset(new.paths())
    return tuple(sorted((olds ^ news) | {path for path in olds & news if not _is_same(path, old, new)}))


def _is_same(path: str, old: FileTree, new: FileTree) -> bool:
    size = old.size(path)
    return size <= MAX_TEXT_BYTES and size == new.size(path) and old.read(path) == new.read(path)

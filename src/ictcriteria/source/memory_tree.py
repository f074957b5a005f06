"""Files that are not written yet."""

from collections.abc import Mapping


class MemoryTree:
    """A :class:`~ictcriteria.source.tree.FileTree` over bytes by path, as they would stand in the folder ``shown_as``."""

    def __init__(self, files: Mapping[str, bytes], shown_as: str) -> None:
        self._files = dict(sorted(files.items()))
        self._shown_as = shown_as

    def paths(self) -> tuple[str, ...]:
        """Every file, in code point order."""
        return tuple(self._files)

    def size(self, path: str) -> int:
        """Size of a file in bytes; KeyError for one that is not there."""
        return len(self._files[path])

    def read(self, path: str) -> bytes:
        """The bytes of a file; KeyError for one that is not there."""
        return self._files[path]

    def shown(self, path: str) -> str:
        """The path as the user would type it."""
        return f"{self._shown_as.rstrip('/')}/{path}" if self._shown_as not in {"", "."} else path

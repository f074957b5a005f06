"""A tree of files, wherever it lives: a folder today, a git ref tomorrow."""

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

"""Objects of a git repository by their id: many of them read by one process, and the ids of files on disk."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from ictcriteria.errors import IctCriteriaError
from ictcriteria.source.git_process import run_git
from ictcriteria.source.tree import MAX_TEXT_BYTES

_SHA1_DIGITS = 40
_CHUNK_BYTES = 1024 * 1024
_MISSING = "in a partial clone, 'git fetch --refetch --no-filter' brings what is missing; else 'git fsck' tells more"


class GitObjects:
    """What was read of a repository so far; no object is read twice.

    Each method raises :class:`~ictcriteria.errors.IctCriteriaError` for an object that is missing, or damaged.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sizes: dict[str, int] = {}
        self._contents: dict[str, bytes] = {}

    def load(self, ids: Iterable[str], limit: float = MAX_TEXT_BYTES) -> None:
        """Read objects in one process; of one above the limit in bytes only the size is kept."""
        wanted = [id_ for id_ in dict.fromkeys(ids) if id_ not in self._contents]
        if not wanted:
            return
        sizes, contents = dict[str, int](), dict[str, bytes]()
        with run_git(self._folder, "cat-file", "--batch", "--buffer", questions=_lines(wanted)) as answers:
            for id_, size in _headers(answers, wanted):
                sizes[id_] = size
                if size <= limit:
                    contents[id_] = answers.read(size)
                else:
                    _skip(answers, size)
                answers.readline()
        self._sizes |= sizes
        self._contents |= contents

    def read(self, id_: str) -> bytes:
        """The content of an object of any size; one that was not loaded takes a process of its own."""
        if id_ not in self._contents:
            self.load([id_], limit=float("inf"))
        return self._contents[id_]

    def size(self, id_: str, neighbours: Iterable[str] = ()) -> int:
        """The size of an object in bytes, without reading it; where git must be asked, it is asked for the neighbours too."""
        if id_ not in self._sizes:
            unknown = [other for other in dict.fromkeys((id_, *neighbours)) if other not in self._sizes]
            with run_git(self._folder, "cat-file", "--batch-check", "--buffer", questions=_lines(unknown)) as answers:
                self._sizes.update(_headers(answers, unknown))
        return self._sizes[id_]


def blob_id(file: Path, like: str) -> str:
    """The id that git gives a file on disk, byte for byte as it is there, in a repository where ids look ``like`` this one."""
    with file.open("rb", buffering=0) as stream:
        digest = hashlib.new(_algorithm(like), b"blob %d\0" % file.stat().st_size, usedforsecurity=False)
        while chunk := stream.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def empty_tree_id(like: str) -> str:
    """The id of a folder without files, in a repository where ids look ``like`` this one; no repository needs to hold it."""
    return hashlib.new(_algorithm(like), b"tree 0\0", usedforsecurity=False).hexdigest()


def _algorithm(like: str) -> str:
    return "sha1" if len(like) == _SHA1_DIGITS else "sha256"


def _lines(ids: Iterable[str]) -> bytes:
    return "".join(f"{id_}\n" for id_ in ids).encode()


def _headers(answers: IO[bytes], ids: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Id and size from lines such as ``<id> blob 120``; ends where git does, which then says why."""
    for id_ in ids:
        header = answers.readline().split()
        if not header:
            return
        if header[1] == b"missing":
            raise IctCriteriaError(f"the object '{id_}' is missing from the repository, or damaged", _MISSING)
        yield id_, int(header[2])


def _skip(stream: IO[bytes], size: int) -> None:
    while size > 0 and (chunk := stream.read(min(size, _CHUNK_BYTES))):
        size -= len(chunk)

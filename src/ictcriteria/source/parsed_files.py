"""A reader of YAML that remembers files as plain data, one cache entry per folder, found by the content of each file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ictcriteria.source.cache import content_key, digest, has_entry, read_entry, write_entry
from ictcriteria.source.processes import share_out
from ictcriteria.source.tree import MAX_TEXT_BYTES, FileTree
from ictcriteria.source.yaml_reader import SourceDocument, read_yaml

_WORTH_SPLITTING = 400
"""Files to parse from which a second process gains more than it costs."""


class ParsedFiles:
    """Reads like :func:`~ictcriteria.source.yaml_reader.read_yaml`, without parsing what an earlier run parsed.

    Only files without a problem are remembered. ``parsed`` counts the files that had to be parsed. At most the entry of one
    folder is in memory; :meth:`close` writes the last one.
    """

    def __init__(self, cache: Path, version: str) -> None:
        self.parsed = 0
        self._cache = cache
        self._version = version
        self._folder: str | None = None
        self._known: dict[str, Any] = {}
        self._used: dict[str, Any] = {}

    def read(self, content: bytes, file: str) -> SourceDocument:
        """The file as plain data, with the problems found while reading it."""
        folder = file.rpartition("/")[0]
        if folder != self._folder:
            self._open(folder)
        key = content_key(content)
        data = self._known.get(key)
        if data is None:
            document = read_yaml(content, file)
            self.parsed += 1
            if document.diagnostics or not document.data:
                return document
            data = document.data
        self._used[key] = data
        return SourceDocument(file, data)

    def close(self) -> None:
        """Write what was learned about the folder that was read last."""
        if self._folder is not None and self._used.keys() != self._known.keys():
            write_entry(self._cache, _entry_name(self._version, self._folder), self._used)
        self._folder, self._known, self._used = None, {}, {}

    def _open(self, folder: str) -> None:
        self.close()
        known = read_entry(self._cache, _entry_name(self._version, folder))
        self._folder, self._known = folder, known if isinstance(known, dict) else {}


def parse_in_parallel(trees: Sequence[FileTree], cache: Path, version: str, jobs: int) -> None:
    """Let several processes fill the cache for folders that it does not know, where there is much to parse."""
    folders = _unknown_folders(trees, cache, version)
    workers = min(jobs, len(folders))
    if workers > 1 and sum(map(len, folders)) >= _WORTH_SPLITTING:
        share_out(lambda share: _parse(folders[share::workers], cache, version), workers)


def _unknown_folders(trees: Sequence[FileTree], cache: Path, version: str) -> list[list[tuple[FileTree, str]]]:
    """The files of each folder without a cache entry, the largest folders first."""
    folders: dict[str, list[tuple[FileTree, str]]] = {}
    for tree in trees:
        for path in tree.paths():
            if path.endswith(".yaml") and tree.size(path) <= MAX_TEXT_BYTES:
                folders.setdefault(tree.shown(path).rpartition("/")[0], []).append((tree, path))
    unknown = [files for folder, files in folders.items() if not has_entry(cache, _entry_name(version, folder))]
    return sorted(unknown, key=len, reverse=True)


def _parse(folders: Sequence[Sequence[tuple[FileTree, str]]], cache: Path, version: str) -> None:
    reader = ParsedFiles(cache, version)
    for tree, path in (file for files in folders for file in files):
        reader.read(tree.read(path), tree.shown(path))
    reader.close()


def _entry_name(version: str, folder: str) -> str:
    return digest(version, str(Path.cwd()), folder)

"""Writing: diagnostics to stderr, and a folder of files that is either all new or as it was."""

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from ictcriteria.diagnostics import Diagnostic
from ictcriteria.errors import IctCriteriaError
from ictcriteria.source.tree import MAX_TEXT_BYTES, FileTree


def print_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """One or two lines each on stderr: place, severity, rule and message, then the hint."""
    for item in diagnostics:
        print(f"{item.file}:{item.span.line}:{item.span.column}: {item.severity}[{item.rule}]: {item.message}", file=sys.stderr)
        if item.hint:
            print(f"  hint: {item.hint}", file=sys.stderr)


def file_lines(trees: Sequence[FileTree]) -> Callable[[str], Sequence[str]]:
    """A function that gives the lines of a file by the name shown to the user, for excerpts."""
    names = {tree.shown(path): (tree, path) for tree in trees for path in tree.paths()}

    def lines(name: str) -> Sequence[str]:
        if name not in names or names[name][0].size(names[name][1]) > MAX_TEXT_BYTES:
            return ()
        tree, path = names[name]
        return tree.read(path).decode("utf-8-sig", "replace").splitlines()

    return lines


def count(number: int, noun: str) -> str:
    """``1 file``, ``2 files``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def write_all(folder: Path, files: Mapping[str, bytes], manifest: str) -> None:
    """Put the files below ``folder``; on any failure the folder is left as it was.

    Everything is written beside the target first and then moved. Files that the last build named in its ``manifest`` and
    this one does not make are removed; other files in the folder are never touched.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stale = _listed(folder / manifest) - set(files)
    with tempfile.TemporaryDirectory(prefix=".ictcriteria-", dir=folder) as scratch:
        fresh, old = Path(scratch, "new"), Path(scratch, "old")
        for path, content in files.items():
            _write(fresh / path, content)
        moved: list[str] = []
        try:
            for path in (*files, *sorted(stale)):
                moved.append(path)
                _swap(folder / path, fresh / path, old / path)
        except OSError as error:
            for path in reversed(moved):
                _restore(folder / path, old / path)
            raise IctCriteriaError(f"cannot write '{folder / moved[-1]}': {error.strerror}", "is the file open in Word?") from error
    for path in stale:
        _remove_if_empty((folder / path).parent, folder)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _swap(target: Path, new: Path, old: Path) -> None:
    if target.is_file() or target.is_symlink():
        old.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(target, old)
    if new.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(new, target)


def _restore(target: Path, old: Path) -> None:
    if old.exists():
        target.unlink(missing_ok=True)
        shutil.move(old, target)
    elif target.is_file():
        target.unlink()


def _listed(manifest: Path) -> set[str]:
    """Paths of the last build; a manifest that cannot be read names nothing, and nothing outside the folder counts."""
    try:
        outputs = json.loads(manifest.read_bytes())["outputs"]
        paths = {str(path) for path in outputs}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {path for path in paths if not Path(path).is_absolute() and ".." not in Path(path).parts}


def _remove_if_empty(folder: Path, root: Path) -> None:
    if folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()

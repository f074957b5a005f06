"""Writing: diagnostics to stderr, and a folder of files that is either all new or as it was."""

import json
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from errno import EEXIST, EISDIR
from pathlib import Path, PurePosixPath

from ictcriteria.cli.clock import today as today  # noqa: PLC0414 - offered here as well
from ictcriteria.diagnostics import Diagnostic
from ictcriteria.errors import IctCriteriaError


def print_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """One or two lines each on stderr: place, severity, rule and message, then the hint."""
    for item in diagnostics:
        print(f"{item.file}:{item.span.line}:{item.span.column}: {item.severity}[{item.rule}]: {item.message}", file=sys.stderr)
        if item.hint:
            print(f"  hint: {item.hint}", file=sys.stderr)


def count(number: int, noun: str) -> str:
    """``1 file``, ``2 files``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def write_all(folder: Path, files: Mapping[str, bytes], manifest: str, *, keep_others: bool = False) -> None:
    """Put the files below ``folder``; on any failure everything is left as it was.

    Everything is written beside the target first and then moved. Files that the last build named in its ``manifest`` and
    this one does not make are removed, unless ``keep_others``; other files in the folder are never touched.
    """
    stale = set() if keep_others else _listed(folder, manifest) - set(files)
    target = folder
    try:
        with ExitStack() as undo:
            _make_folder(folder, undo)
            scratch = tempfile.TemporaryDirectory(prefix=".ictcriteria-", dir=folder)
            undo.callback(scratch.cleanup)
            fresh, old = Path(scratch.name, "new"), Path(scratch.name, "old")
            for path, content in files.items():
                _write(fresh / path, content)
            for path in (*files, *sorted(stale)):
                target = folder / path
                _exchange(target, fresh / path, old / path, undo)
            undo.pop_all()
        scratch.cleanup()
    except OSError as error:
        hint = "is it open in Word, or may you not write there?" if isinstance(error, PermissionError) else None
        raise IctCriteriaError(f"cannot write '{target}': {error.strerror or error}", hint) from error
    for path in stale:
        _remove_if_empty((folder / path).parent, folder)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _make_folder(folder: Path, undo: ExitStack) -> None:
    """Make a folder and those above it; ``undo`` gets what removes them again."""
    if folder.is_dir():
        return
    if folder.exists():
        raise FileExistsError(EEXIST, f"'{folder}' is a file, not a folder")
    _make_folder(folder.parent, undo)
    folder.mkdir()
    undo.callback(folder.rmdir)


def _exchange(target: Path, new: Path, old: Path, undo: ExitStack) -> None:
    """Move what stands at ``target`` to ``old``, and ``new``, if there is one, to ``target``."""
    if target.is_symlink() or target.is_file():
        old.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(target, old)
        undo.callback(shutil.move, old, target)
    elif target.exists():
        raise IsADirectoryError(EISDIR, "a folder has this name")
    if new.exists():
        _make_folder(target.parent, undo)
        undo.callback(target.unlink, missing_ok=True)
        shutil.move(new, target)


def _listed(folder: Path, manifest: str) -> set[str]:
    """Files of the last build; a manifest that cannot be read names nothing, and nothing outside the folder counts."""
    root = folder.resolve()
    try:
        paths = {PurePosixPath(str(path)).as_posix() for path in json.loads((root / manifest).read_bytes())["outputs"]}
        return {path for path in paths if (root / path).is_file() and _is_below(root / path, root)}
    except (OSError, ValueError, KeyError, TypeError, RuntimeError):
        return set()


def _is_below(path: Path, root: Path) -> bool:
    """True for a path below the root that goes through no link and no ``..``."""
    return path.is_relative_to(root) and path.parent.resolve() == path.parent and ".." not in path.parts


def _remove_if_empty(folder: Path, root: Path) -> None:
    if folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()

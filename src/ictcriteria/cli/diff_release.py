"""What ``bump`` and ``changelog`` share: a comparison that reads every ``pack.yaml`` it needs, and the files it may change."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from ictcriteria.cli.clock import today
from ictcriteria.cli.diff_sides import Sides, open_sides
from ictcriteria.errors import UsageError
from ictcriteria.pipeline.diff import DiffResult, diff_catalogues, paths_to_read
from ictcriteria.pipeline.release import packs_with_changes
from ictcriteria.source.tree import FileTree
from ictcriteria.source.working_tree import FolderTree


def compare_for_release(old: str | None, new: str | None, folder: Path | None) -> tuple[Sides, DiffResult]:
    """Both states, and what changed between them, with the versions of all packs that changed."""
    sides = open_sides(old, new, folder, lambda changed: paths_to_read(packs_with_changes(changed)))
    return sides, diff_catalogues(sides.old, sides.new, packs_with_changes(sides.changed))


def day_of(given: str | None) -> date:
    """The day that was given, else today; raises UsageError for what is no day."""
    if given is None:
        return today()
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise UsageError(f"'{given}' is no day", "write it as 2026-11-22") from error


def files_on_disk(tree: FileTree, shown: Collection[str]) -> dict[str, Path]:
    """Name shown to the user to the path on disk; raises UsageError for a tree that is no folder."""
    if not shown:
        return {}
    if not isinstance(tree, FolderTree):
        raise UsageError("a git state cannot be changed", "leave NEW out, or name a folder")
    return {tree.shown(path): tree.root / path for path in tree.paths() if tree.shown(path) in shown}

"""Comparing: two states of the packs to what changed between them, and what it means for a bidder."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.catalogue.layout import Role, role_of
from ictcriteria.catalogue.load import read_models
from ictcriteria.diagnostics import Diagnostic
from ictcriteria.diff.between import changes_between
from ictcriteria.diff.changes import ChangeSet
from ictcriteria.errors import NothingToDoError
from ictcriteria.source.tree import FileTree, PartOfTree, differing_paths

_LADDER = "reference/contract.yaml"


@dataclass(frozen=True, slots=True)
class DiffResult:
    """What changed, with the two catalogues that were compared: of the packs only the files that differ.

    ``diagnostics`` are the problems of files that could not be compared, each on the side where it stands.
    """

    changes: ChangeSet
    old: Catalogue
    new: Catalogue
    diagnostics: tuple[Diagnostic, ...] = ()


def diff_catalogues(old: FileTree, new: FileTree, changed: Iterable[str] | None = None) -> DiffResult:
    """Compare two folders of packs file by file; ``changed`` are the paths of files that differ, if the caller knows them.

    Raises :class:`~ictcriteria.errors.NothingToDoError` when neither side has packs.
    """
    if not any(path.endswith(".yaml") for tree in (old, new) for path in tree.paths()):
        raise NothingToDoError("there are no packs to compare", "name a folder that holds packs with --criteria")
    paths = paths_to_read(differing_paths(old, new) if changed is None else changed)
    before, after = (read_models([PartOfTree(tree, paths)]) for tree in (old, new))
    changes = changes_between(before.catalogue, after.catalogue)
    found = dict.fromkeys((*before.diagnostics, *after.diagnostics))
    return DiffResult(changes, before.catalogue, after.catalogue, tuple(sorted(found, key=lambda item: item.sort_key)))


def paths_to_read(changed: Iterable[str]) -> Collection[str]:
    """The files that a comparison reads: those that differ and, with criteria among them, the ladder that orders remedies."""
    paths = frozenset(changed)
    has_criteria = any((role := role_of(path)) is not None and role[0] is Role.CRITERION for path in paths)
    return paths | {_LADDER} if has_criteria else paths


def translations_with(changed: Iterable[str], language: str) -> Collection[str]:
    """The files that differ, with the translations of their packs into a language."""
    paths = frozenset(changed)
    return paths | {f"{path.partition('/')[0]}/translations/{language}.yaml" for path in paths if "/" in path}

"""Which of the paths on the command line are packs, templates, tenders, or single files of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ictcriteria.catalogue.layout import REFERENCE, role_of
from ictcriteria.cli.options import template_layers
from ictcriteria.errors import NothingToDoError, UsageError
from ictcriteria.source.tender_file import TENDER, TenderFile, read_tender_file
from ictcriteria.source.working_tree import FolderTree, open_trees

_OUTLINE = "outline.yaml"
_SIGNS_OF_TEMPLATES = ("documents", "partials", "strings", "styles")
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Targets:
    """What a check reads and what of it is checked; with ``only`` just the problems of these files are reported."""

    criteria: tuple[FolderTree, ...]
    templates: tuple[FolderTree, ...]
    tenders: tuple[TenderFile, ...]
    packs_are_checked: bool
    templates_are_checked: bool
    only: frozenset[str]


def find_targets(paths: Sequence[Path], criteria: Sequence[Path], templates: Path | None) -> Targets:
    """Sort the paths that were given; without any: ``./criteria`` and ``./tender.yaml``, else the shipped packs.

    Raises UsageError for a path that does not exist, NothingToDoError when there is nothing to check.
    """
    if not paths:
        here = [path for path in (Path("criteria"), Path(TENDER)) if path.exists()]
        return find_targets(here, criteria, templates) if here else _shipped(criteria, templates)
    missing = next((path for path in paths if not path.exists()), None)
    if missing is not None:
        raise UsageError(f"there is no file or folder '{missing}'", "name packs, templates or a tender")
    houses = [path for path in paths if path.is_dir() and _is_templates(path)]
    folders = [path for path in paths if path.is_dir() and path not in houses]
    roots = {path: root for path in paths if path.is_file() and (root := _pack_root(path)) is not None}
    tenders = [path for path in paths if path not in houses and path not in folders and path not in roots]
    checked = list(dict.fromkeys([*folders, *roots.values()]))
    trees = open_trees(list(dict.fromkeys([*criteria, *checked])), "criteria")
    if checked and not any(path.endswith((".yaml", ".yml")) for tree in trees for path in tree.paths()):
        raise NothingToDoError("there are no packs to check", "name a folder that holds packs, such as 'criteria'")
    layers = template_layers(houses[0] if houses else None, templates)
    files = tuple(map(read_tender_file, tenders))
    told = {path.as_posix() for path in roots} | {file.shown for file in files}
    only = frozenset(told) if roots and not folders and not houses else frozenset[str]()
    return Targets(trees, layers, files, bool(checked), bool(houses), only)


def _shipped(criteria: Sequence[Path], templates: Path | None) -> Targets:
    trees, layers = open_trees(list(criteria), "criteria"), template_layers(None, templates)
    return Targets(trees, layers, (), packs_are_checked=True, templates_are_checked=False, only=frozenset())


def _is_templates(folder: Path) -> bool:
    has_signs = any((folder / name).exists() for name in _SIGNS_OF_TEMPLATES)
    return (folder / _OUTLINE).exists() or (has_signs and not any(folder.glob("*/pack.yaml")))


def _pack_root(file: Path) -> Path | None:
    """The folder of packs that a file belongs to, or None for a file that is in none."""
    for root in list(file.parents)[1 : _DEEPEST + 1]:
        inside = file.relative_to(root)
        is_in_pack = inside.parts[0] == REFERENCE or (root / inside.parts[0] / "pack.yaml").exists()
        if is_in_pack and role_of(inside.as_posix()) is not None:
            return root
    return None

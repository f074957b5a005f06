"""Which file of a folder of packs is what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from ictcriteria.diagnostics import Diagnostic, Severity
from ictcriteria.source.tree import FileTree


class Role(StrEnum):
    """What a file holds; the values of the reference roles are file or folder names."""

    PACK = "pack"
    CRITERION = "criterion"
    TRANSLATION = "translation"
    SOURCES = "sources"
    LABELS = "labels"
    TERMS = "terms"
    PRODUCTS = "products"
    CONTRACT = "contract"
    JURISDICTION = "jurisdictions"
    FRAMEWORK = "frameworks"
    PROFILE = "profiles"
    WORDS = "words"


REFERENCE = "reference"
_ONE_FILE_ROLES = {role.value: role for role in (Role.SOURCES, Role.LABELS, Role.TERMS, Role.PRODUCTS, Role.CONTRACT)}
FOLDER_ROLES = {role.value: role for role in (Role.JURISDICTION, Role.FRAMEWORK, Role.PROFILE, Role.WORDS)}
"""Kinds of reference data that have one file each in a folder of their own, by the name of the folder."""


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """One file with its role and the key it has in the catalogue: ``lifespan/warranty``, ``lifespan:nb``, ``no``.

    ``shown`` is the path as the user would type it.
    """

    role: Role
    key: str
    tree: FileTree
    path: str
    shown: str


def collect_files(trees: Sequence[FileTree], fallback: FileTree | None) -> tuple[list[CatalogueFile], list[Diagnostic]]:
    """The files of all trees by role; a reference file that no tree has is taken from ``fallback``."""
    files: dict[tuple[Role, str], CatalogueFile] = {}
    found: list[Diagnostic] = []
    for tree in trees:
        for path in tree.paths():
            role = role_of(path)
            if role is None:
                found += _unexpected(path, tree)
            elif role in files:
                found.append(_given_twice(role[1], tree.shown(path), files[role].shown))
            else:
                files[role] = CatalogueFile(*role, tree, path, tree.shown(path))
    if fallback is not None and files:
        for path in fallback.paths():
            role = role_of(path)
            if role is not None and path.startswith(f"{REFERENCE}/"):
                files.setdefault(role, CatalogueFile(*role, fallback, path, fallback.shown(path)))
    return sorted(files.values(), key=lambda file: (file.role, file.key)), found


def role_of(path: str) -> tuple[Role, str] | None:
    """What a path below a folder of packs holds, and its key in the catalogue; None for a file that has no place there."""
    parts = PurePosixPath(path)
    if parts.suffix != ".yaml":
        return None
    match parts.parent.parts:
        case ("reference",) if parts.stem in _ONE_FILE_ROLES:
            return _ONE_FILE_ROLES[parts.stem], parts.stem
        case ("reference", folder) if folder in FOLDER_ROLES:
            return FOLDER_ROLES[folder], parts.stem
        case (pack,) if pack != REFERENCE:
            return (Role.PACK, pack) if parts.stem == "pack" else (Role.CRITERION, f"{pack}/{parts.stem}")
        case (pack, "translations"):
            return Role.TRANSLATION, f"{pack}:{parts.stem}"
        case _:
            return None


def _unexpected(path: str, tree: FileTree) -> Iterator[Diagnostic]:
    suffix = PurePosixPath(path).suffix
    if suffix == ".yml":
        yield Diagnostic(
            "unexpected-file", Severity.ERROR, "the file would not be read", tree.shown(path), hint="rename it to .yaml"
        )
    elif suffix == ".yaml":
        hint = "packs are <pack>/<criterion>.yaml, translations <pack>/translations/<language>.yaml"
        yield Diagnostic("unexpected-file", Severity.ERROR, "no file is expected at this place", tree.shown(path), hint=hint)


def _given_twice(key: str, file: str, first: str) -> Diagnostic:
    return Diagnostic("duplicate-id", Severity.ERROR, f"'{key}' is also defined in {first}", file, hint="rename one of them")

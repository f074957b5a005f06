"""Trees of files to a catalogue, with every problem of every file."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from ictcriteria.catalogue.catalogue import Catalogue, ReferenceData
from ictcriteria.catalogue.layout import FOLDER_ROLES, REFERENCE, CatalogueFile, Role, collect_files
from ictcriteria.catalogue.locate import locate
from ictcriteria.catalogue.references import check_references
from ictcriteria.catalogue.validate import validate_data
from ictcriteria.diagnostics import Diagnostic, Finding, Outcome, has_errors
from ictcriteria.model.criterion import Criterion
from ictcriteria.model.framework import Framework
from ictcriteria.model.identifiers import Slug
from ictcriteria.model.pack import Pack
from ictcriteria.model.profile import Profile
from ictcriteria.model.reference import ContractMachinery, Jurisdiction, Label, LegalSource, Product, Term
from ictcriteria.model.translation import Translation
from ictcriteria.model.words import WordList
from ictcriteria.source.tree import MAX_TEXT_BYTES, FileTree
from ictcriteria.source.yaml_reader import SourceDocument, read_yaml, too_large

_MODELS: Mapping[Role, Any] = {
    Role.PACK: Pack,
    Role.CRITERION: Criterion,
    Role.TRANSLATION: Translation,
    Role.SOURCES: dict[Slug, LegalSource],
    Role.LABELS: dict[Slug, Label],
    Role.TERMS: dict[Slug, Term],
    Role.PRODUCTS: dict[Slug, Product],
    Role.CONTRACT: ContractMachinery,
    Role.JURISDICTION: Jurisdiction,
    Role.FRAMEWORK: Framework,
    Role.PROFILE: Profile,
    Role.WORDS: WordList,
}

Reader = Callable[[bytes, str], SourceDocument]
"""Bytes of a YAML file and its name to data: :func:`~ictcriteria.source.yaml_reader.read_yaml`, or one that remembers."""


@dataclass(frozen=True, slots=True)
class Loading:
    """What could be read, and every problem of what could not; with errors the catalogue has gaps and only serves checks."""

    catalogue: Catalogue
    diagnostics: tuple[Diagnostic, ...]


def load_catalogue(trees: Sequence[FileTree], fallback: FileTree | None = None) -> Outcome[Catalogue]:
    """The catalogue of :func:`read_catalogue`, or no value when a file has an error."""
    loading = read_catalogue(trees, fallback)
    return Outcome(None if has_errors(loading.diagnostics) else loading.catalogue, loading.diagnostics)


def read_catalogue(trees: Sequence[FileTree], fallback: FileTree | None = None, reader: Reader = read_yaml) -> Loading:
    """Read and check the packs and reference data of all trees, with the problems of all files.

    ``fallback`` lends the reference files that no tree has, as far as they fit with those that the trees have. ``reader``
    turns the bytes of a file into data.
    """
    reading = _read_files(trees, fallback, reader)
    values, findings = reading.values, reading.findings
    lent = {file.shown: file for file in reading.files if file.tree is fallback}
    catalogue = _assemble(reading)
    references = list(check_references(catalogue, lent))
    while _leave_out_unfit(values, references, lent):
        catalogue = _assemble(reading)
        references = list(check_references(catalogue, lent))
    return Loading(catalogue, reading.problems([*findings, *references]))


def read_models(trees: Sequence[FileTree], reader: Reader = read_yaml) -> Loading:
    """A part of a catalogue: each file is judged by itself, and nothing is said about names that may lead out of the part."""
    reading = _read_files(trees, None, reader)
    return Loading(_assemble(reading), reading.problems(reading.findings))


@dataclass(frozen=True, slots=True)
class _Reading:
    """The files of some trees, the models that could be made of them, and what is wrong with the others."""

    files: Sequence[CatalogueFile]
    found: Sequence[Diagnostic]
    values: dict[tuple[Role, str], Any]
    findings: Sequence[Finding]
    inputs: dict[str, str]
    broken: frozenset[str]
    handles: Mapping[str, CatalogueFile]

    def read(self, name: str) -> bytes:
        """The bytes of a file by the name shown to the user."""
        return self.handles[name].tree.read(self.handles[name].path)

    def problems(self, findings: Sequence[Finding]) -> tuple[Diagnostic, ...]:
        """The problems of files and those that were found later, in order."""
        return tuple(sorted([*self.found, *locate(findings, self.read)], key=lambda diagnostic: diagnostic.sort_key))


def _read_files(trees: Sequence[FileTree], fallback: FileTree | None, reader: Reader) -> _Reading:
    files, found = collect_files(trees, fallback)
    values: dict[tuple[Role, str], Any] = {}
    findings: list[Finding] = []
    inputs: dict[str, str] = {}
    for file in sorted(files, key=lambda file: file.shown.rpartition("/")):  # a reader may remember a folder at a time
        value, diagnostics = _read(file, findings, inputs, reader)
        found += diagnostics
        if value is not None:
            values[file.role, file.key] = value
    broken = frozenset(_file_key(file) for file in files if (file.role, file.key) not in values)
    return _Reading(files, found, values, findings, inputs, broken, {file.shown: file for file in files})


def _leave_out_unfit(values: dict[tuple[Role, str], Any], references: Sequence[Finding], lent: Mapping[str, CatalogueFile]) -> bool:
    """Leave out what is lent and names something that own files do not have; of labels and terms only the entry."""
    left_out: list[Any] = []
    for origin in (finding.origin for finding in references if finding.origin.file in lent):
        key = lent[origin.file].role, lent[origin.file].key
        value = values.get(key)
        left_out.append(value.pop(origin.route[0], None) if isinstance(value, dict) else values.pop(key, None))
    return any(value is not None for value in left_out)


def _read(file: CatalogueFile, findings: list[Finding], inputs: dict[str, str], reader: Reader) -> tuple[Any, Sequence[Diagnostic]]:
    size = file.tree.size(file.path)
    if size > MAX_TEXT_BYTES:
        return None, (too_large(file.shown, size),)
    content = file.tree.read(file.path)
    inputs[file.path] = hashlib.sha256(content).hexdigest()
    document = reader(content, file.shown)
    if document.diagnostics:
        return None, document.diagnostics
    value, problems = validate_data(_adapter(file.role), {} if document.data is None else document.data, file.shown)
    findings += problems
    return value, ()


@cache
def _adapter(role: Role) -> TypeAdapter[Any]:
    return TypeAdapter(_MODELS[role])


def _assemble(reading: _Reading) -> Catalogue:
    def all_of(role: Role) -> dict[str, Any]:
        return {key: value for (has, key), value in reading.values.items() if has is role}

    def one_of(role: Role) -> Any:
        return reading.values.get((role, role.value))

    packs, criteria = all_of(Role.PACK), all_of(Role.CRITERION)
    reference = ReferenceData(
        sources=one_of(Role.SOURCES) or {},
        labels=one_of(Role.LABELS) or {},
        terms=one_of(Role.TERMS) or {},
        products=one_of(Role.PRODUCTS) or {},
        jurisdictions=all_of(Role.JURISDICTION),
        frameworks=all_of(Role.FRAMEWORK),
        profiles=all_of(Role.PROFILE),
        words=all_of(Role.WORDS),
        contract=one_of(Role.CONTRACT),
    )
    translations = {_pack_and_language(key): value for key, value in all_of(Role.TRANSLATION).items()}
    names = {_file_key(file): file.shown for file in reading.files}
    inputs = dict(sorted(reading.inputs.items()))
    ordered = _in_pack_order(packs, criteria)
    return Catalogue(packs, ordered, translations, reference, names, inputs, reading.read, reading.broken)


def _pack_and_language(key: str) -> tuple[str, str]:
    pack, _, language = key.partition(":")
    return pack, language


def _file_key(file: CatalogueFile) -> str:
    if file.role in {Role.PACK, Role.CRITERION, Role.TRANSLATION}:
        return file.key
    folder = f"{file.role.value}/" if file.role.value in FOLDER_ROLES else ""
    return f"{REFERENCE}/{folder}{file.key}"


def _in_pack_order(packs: Mapping[str, Pack], criteria: Mapping[str, Any]) -> dict[str, Any]:
    listed = [f"{name}/{slug}" for name, pack in sorted(packs.items()) for section in pack.sections for slug in section.criteria]
    order = dict.fromkeys(id_ for id_ in listed if id_ in criteria)
    return {id_: criteria[id_] for id_ in (*order, *(id_ for id_ in sorted(criteria) if id_ not in order))}

"""What ``new`` writes: starting texts of ``templates/new`` with names, products and dates filled in."""

import argparse
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from string import Template

from pydantic import TypeAdapter

from ictcriteria.catalogue.layout import REFERENCE
from ictcriteria.catalogue.load import read_catalogue
from ictcriteria.catalogue.validate import closest, validate_data
from ictcriteria.cli.options import template_layers
from ictcriteria.cli.pack_entry import with_criterion
from ictcriteria.diagnostics import Severity
from ictcriteria.errors import UsageError
from ictcriteria.model.identifiers import SLUG, Kind
from ictcriteria.model.pack import Pack
from ictcriteria.source.memory_tree import MemoryTree
from ictcriteria.source.working_tree import FolderTree, OverlayTree, shipped_tree
from ictcriteria.source.yaml_reader import read_yaml

_PACK = "pack"
_LONGEST_ID = 80


@dataclass(frozen=True, slots=True)
class Plan:
    """Texts of new files, and bytes of a file that changes, by their paths below a folder of packs."""

    folder: Path
    new: Mapping[str, str]
    changed: Mapping[str, bytes] = field(default_factory=dict)


def plan_pack(options: argparse.Namespace, today: date) -> Plan:
    """A new pack with its first criterion; raises UsageError for ids that cannot be used."""
    pack, slug = _id(options.id, "pack", taken=REFERENCE), _id(options.criterion, "criterion", taken=_PACK)
    gaps = {"title": _title(pack), "language": options.language, "criterion": slug, "today": today.isoformat()}
    return Plan(
        options.criteria,
        {f"{pack}/{_PACK}.yaml": _starting_text(_PACK, gaps), f"{pack}/{slug}.yaml": _criterion(slug, options, today)},
    )


def plan_criterion(options: argparse.Namespace, today: date) -> Plan:
    """A new criterion, and ``pack.yaml`` with its id at the end of a section; raises UsageError for what does not exist."""
    pack, slash, slug = options.id.partition("/")
    if not slash:
        raise UsageError(f"'{options.id}' names no pack", f"write 'pack/criterion', such as 'lifespan/{options.id}'")
    pack, slug = _id(pack, "pack", taken=REFERENCE), _id(slug, "criterion", taken=_PACK)
    file = options.criteria / pack / f"{_PACK}.yaml"
    if not file.is_file():
        known = [path.parent.name for path in options.criteria.glob(f"*/{_PACK}.yaml")]
        hint = closest(pack, known) or f"write one with 'ictcriteria new pack {pack}'"
        raise UsageError(f"there is no pack '{pack}' in '{options.criteria}'", hint)
    new = {f"{pack}/{slug}.yaml": _criterion(slug, options, today)}
    return Plan(options.criteria, new, _listed(file, slug, options.section))


def prove(plan: Plan) -> None:
    """Raise UsageError for a file that exists, and for the first error that a file would have among those of the folder."""
    for path in plan.new:
        if (plan.folder / path).exists():
            raise UsageError(f"'{plan.folder / path}' exists already", "choose another id, or move the file away")
    files = {**{path: text.encode() for path, text in plan.new.items()}, **plan.changed}
    fresh = MemoryTree(files, plan.folder.as_posix())
    tree = OverlayTree(fresh, FolderTree(plan.folder)) if plan.folder.is_dir() else fresh
    shown = {fresh.shown(path) for path in fresh.paths()}
    for item in read_catalogue([tree], shipped_tree("criteria")).diagnostics:
        if item.severity is Severity.ERROR and item.file in shown:
            raise UsageError(f"{item.file} would have an error: {item.message}", item.hint)


def schema_of(path: str) -> str:
    """The name of the schema of a new file."""
    return _PACK if path.endswith(f"/{_PACK}.yaml") else "criterion"


def _id(typed: str, noun: str, *, taken: str) -> str:
    if re.fullmatch(SLUG, typed) is None or len(typed) > _LONGEST_ID:
        near = re.sub(r"[^a-z0-9]+", "-", typed.lower()).strip("-")[:_LONGEST_ID].rstrip("-")
        hint = f"did you mean '{near}'?" if near else "write it in small letters, digits and hyphens"
        raise UsageError(f"'{typed}' cannot be the id of a {noun}", hint)
    if typed == taken:
        raise UsageError(f"no {noun} can be called '{typed}'", "the name stands for something else in a folder of packs")
    return typed


def _title(slug: str) -> str:
    return slug.replace("-", " ").capitalize()


def _criterion(slug: str, options: argparse.Namespace, today: date) -> str:
    kinds = [kind.value for kind in Kind]
    if options.kind not in kinds:
        raise UsageError(f"unknown kind '{options.kind}'", closest(options.kind, kinds) or f"known: {', '.join(kinds)}")
    products = ", ".join(dict.fromkeys(options.product or ["laptop"]))
    return _starting_text(options.kind, {"title": _title(slug), "products": products, "today": today.isoformat()})


def _starting_text(name: str, gaps: Mapping[str, str]) -> str:
    content = OverlayTree(*template_layers(None, None)).read(f"new/{name}.yaml")
    return Template(content.decode("utf-8-sig", "replace")).safe_substitute(gaps)


def _listed(file: Path, slug: str, section: str | None) -> dict[str, bytes]:
    """``pack.yaml`` with the criterion; nothing when it is listed already."""
    content, shown = file.read_bytes(), file.as_posix()
    pack = _pack(content, shown)
    if any(slug in item.criteria for item in pack.sections):
        return {}
    index = _position(section, [item.id for item in pack.sections])
    last = len(pack.sections[index].criteria) - 1
    return {f"{file.parent.name}/{file.name}": with_criterion(content, index, last, slug)}


def _pack(content: bytes, shown: str) -> Pack:
    document = read_yaml(content, shown)
    pack, findings = validate_data(TypeAdapter(Pack), document.data, shown)
    problems = [item.message for item in document.diagnostics] or [item.message for item in findings]
    if problems or pack is None:
        raise UsageError(f"'{shown}' has an error: {problems[0]}", "mend it first; 'ictcriteria check' shows the place")
    return pack


def _position(section: str | None, ids: Iterable[str]) -> int:
    known = list(ids)
    if section is not None and section not in known:
        raise UsageError(f"unknown section '{section}'", closest(section, known) or f"known: {', '.join(known)}")
    return known.index(section) if section is not None else len(known) - 1

"""A comparison as JSON for programs; its own schema is ``ictcriteria schema diff-report``."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.diagnostics import Origin
from ictcriteria.diff.changes import Change
from ictcriteria.report.diagnostics_report import diagnostic_row
from ictcriteria.report.diff_report import DiffReport
from ictcriteria.report.version_advice import PackAdvice
from ictcriteria.source.yaml_reader import SourceMap, map_positions

_Places = Callable[[Origin | None], dict[str, Any] | None]


def report_json(report: DiffReport) -> str:
    """One JSON object with ``schema``, ``changes``, ``advice`` and the problems of files that could not be compared."""
    narrator = report.narrator
    old, new = _places_in(narrator.old), _places_in(narrator.new)
    data = {
        "schema": 1,
        "old": report.old_name,
        "new": report.new_name,
        "effects": {effect.value: number for effect, number in report.effects.items()},
        "changes": [_change(change, report, old, new) for change in report.changes],
        "entering": list(report.entering),
        "leaving": list(report.leaving),
        "advice": [_advice(item) for item in report.advice],
        "diagnostics": [diagnostic_row(item) for item in report.diagnostics],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _change(change: Change, report: DiffReport, old: _Places, new: _Places) -> dict[str, Any]:
    return {
        "pack": change.pack,
        "criterion": change.subject,
        "was": change.was,
        "title": change.title,
        "kind": change.kind.value,
        "effect": change.effect.value,
        "sentence": report.narrator.tell(change),
        "field": change.field,
        "route": list(change.route),
        "old": change.old,
        "new": change.new,
        "unit": change.unit,
        "levels": list(change.levels),
        "products": list(change.products),
        "language": change.language,
        "old_place": old(change.old_origin),
        "new_place": new(change.new_origin),
        "fingerprint": change.fingerprint,
    }


def _advice(item: PackAdvice) -> dict[str, Any]:
    return {
        "pack": item.pack,
        "step": item.step.value,
        "old_version": item.old,
        "new_version": item.new,
        "wanted_version": item.wanted,
        "is_followed": item.is_followed,
    }


def _places_in(catalogue: Catalogue) -> _Places:
    """Origin to file and line; each file is parsed once."""

    @cache
    def positions(file: str) -> SourceMap:
        return map_positions(catalogue.read(file))

    def place(origin: Origin | None) -> dict[str, Any] | None:
        return None if origin is None else {"file": origin.file, "line": positions(origin.file).span(origin.route).line}

    return place

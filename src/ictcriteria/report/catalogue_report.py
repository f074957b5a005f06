"""The catalogue as a list to read, and as JSON for programs."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ictcriteria.catalogue.catalogue import Catalogue, pack_of, slug_of
from ictcriteria.model.criterion import Criterion
from ictcriteria.model.identifiers import LEVELS

_LEVEL_MARKS = {level: level.value[0].upper() for level in LEVELS}


def list_text(criteria: Mapping[str, Criterion], catalogue: Catalogue) -> str:
    """Criteria pack by pack: id, kind, levels as letters, products and title, in aligned columns."""
    lines: list[str] = []
    for name, pack in catalogue.packs.items():
        rows = [_row(id_, criterion) for id_, criterion in criteria.items() if pack_of(id_) == name]
        if rows:
            lines += ["", f"{pack.title} ({name} {pack.version})", *_aligned(rows)]
    lines += [
        "",
        f"{len(criteria)} criteria. Levels: B basic, A advanced, S spearhead. One in full: ictcriteria show PACK/CRITERION",
    ]
    return "\n".join(lines).lstrip("\n") + "\n"


def list_json(criteria: Mapping[str, Criterion], catalogue: Catalogue) -> str:
    """One JSON object with ``schema`` and ``criteria``, each with id, pack, title, kind, levels, products and revision."""
    del catalogue
    rows: list[dict[str, Any]] = [
        {
            "id": id_,
            "pack": pack_of(id_),
            "title": criterion.title,
            "kind": criterion.kind.value,
            "levels": _levels(criterion),
            "products": list(criterion.products),
            "condition": [condition.value for condition in criterion.condition],
            "revision": criterion.revision,
        }
        for id_, criterion in criteria.items()
    ]
    return json.dumps({"schema": 1, "criteria": rows}, ensure_ascii=False, indent=2) + "\n"


def _levels(criterion: Criterion) -> list[str]:
    return [level.value for level in LEVELS if level in criterion.levels]


def _row(id_: str, criterion: Criterion) -> tuple[str, ...]:
    marks = "".join(mark if level in criterion.levels else "-" for level, mark in _LEVEL_MARKS.items())
    return (f"  {slug_of(id_)}", criterion.kind.value, marks, ",".join(criterion.products), criterion.title)


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    return ["  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]) for row in rows]

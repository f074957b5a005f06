"""``provenance.json``: what went into a build, what came out, and who decided each value."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from ictcriteria.catalogue.catalogue import pack_of
from ictcriteria.catalogue.fingerprint import criterion_fingerprint
from ictcriteria.compose.bind import BoundCriterion, BoundParameter
from ictcriteria.compose.composition import Composition

SCHEMA = 1
"""Rises when a reader of the file would have to change."""


def render_provenance(
    composition: Composition, tool: Mapping[str, str], inputs: Mapping[str, str], outputs: Mapping[str, bytes], missing: int
) -> bytes:
    """The file as UTF-8 JSON; ``inputs`` and the result's ``outputs`` map paths to SHA-256, ``missing`` counts draft marks."""
    catalogue = composition.catalogue
    data = {
        "schema": SCHEMA,
        "tool": dict(tool),
        "tender": composition.tender.model_dump(mode="json", exclude_defaults=True),
        "languages": list(composition.languages),
        "draft_marks": missing,
        "packs": [
            {"id": pack, "version": catalogue.packs[pack].version}
            for pack in dict.fromkeys(pack_of(id_) for id_ in composition.kinds)
        ],
        "criteria": [entry for item in composition.bound.criteria for entry in _entries(item, composition)],
        "left_out": [
            {"id": item.criterion, "lot": item.lot.id, "reason": item.reason.value, "detail": item.detail}
            for item in composition.selection.left_out
        ],
        "weights": [
            {"lot": lot.lot.id, "price": str(lot.price), "criteria": {id_: str(weight) for id_, weight in lot.criteria.items()}}
            for lot in composition.weights.lots
        ],
        "inputs": dict(sorted(inputs.items())),
        "outputs": {path: hashlib.sha256(content).hexdigest() for path, content in sorted(outputs.items())},
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _entries(item: BoundCriterion, composition: Composition) -> Iterator[dict[str, Any]]:
    criterion = composition.catalogue.criteria[item.id]
    for chosen in item.chosen:
        bound = {
            product: variant.parameters
            for variant in item.variants
            for lot, products in variant.scope
            if lot.id == chosen.lot.id
            for product in products
        }
        yield {
            "id": item.id,
            "kind": criterion.kind.value,
            "revision": criterion.revision,
            "fingerprint": criterion_fingerprint(criterion),
            "lot": chosen.lot.id,
            "products": list(chosen.products),
            "level": chosen.level.value,
            "level_asked_for": chosen.wanted.value,
            "required_by": chosen.required_by,
            "parameters": {product: {p.name: _value(p) for p in values} for product, values in bound.items()},
            "set_by": {product: {p.name: p.set_by.value for p in values} for product, values in bound.items()},
        }


def _value(bound: BoundParameter) -> dict[str, str | None]:
    return {"value": None if bound.value is None else str(bound.value), "unit": bound.unit.value}

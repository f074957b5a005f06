"""Checks of the reference data: every source, criterion and product that it names must exist.

Reference data may name criteria of packs that are not loaded, because it serves folders that hold only packs of their own.
Lent reference data may name any criterion, because such a folder may hold a pack of its own with a shipped name.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from ictcriteria.catalogue.catalogue import Catalogue, pack_of
from ictcriteria.catalogue.names import Known, unknown
from ictcriteria.diagnostics import Finding, Origin, Route


def check_reference_data(catalogue: Catalogue, known: Known, lent: Collection[str]) -> Iterator[Finding]:
    """Findings of all reference files; ``lent`` names those that came with the program."""
    data = catalogue.reference
    files: dict[str, Any] = {"labels": data.labels, "terms": data.terms}
    for folder in ("jurisdictions", "frameworks", "profiles"):
        files |= {f"{folder}/{key}": value for key, value in getattr(data, folder).items()}
    for name, value in files.items():
        origin = catalogue.origin(f"reference/{name}")
        yield from _file(value, known, origin)
        if origin.file not in lent:
            criteria = [(route, id_) for route, id_ in _named(value, ()) if "criteria" in route and pack_of(id_) in catalogue.packs]
            yield from unknown(criteria, known["criterion"], "criterion", origin)
    for code, place in data.jurisdictions.items():
        if place.based_on is not None:
            origin = catalogue.origin(f"reference/jurisdictions/{code}")
            yield from unknown([(("based_on",), place.based_on)], known["jurisdiction"], "jurisdiction", origin)


def _file(value: Any, known: Known, origin: Origin) -> Iterator[Finding]:
    named = list(_named(value, ()))
    sources = [(route, id_) for route, id_ in named if route[-1] in {"source", "superseded_by"} and id_]
    source_names, labels = known["source"], known["label"]
    either = None if source_names is None or labels is None else [*source_names, *labels]
    yield from unknown(sources, either, "source", origin)
    products = [(route, id_) for route, id_ in named if "products" in route]
    yield from unknown(products, known["product"], "product", origin)


def _named(value: Any, route: Route) -> Iterator[tuple[Route, str]]:
    """Every text in a value with its route."""
    if isinstance(value, str):
        yield route, value
        return
    for step, inner in _parts(value):
        yield from _named(inner, (*route, step))


def _parts(value: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(value, BaseModel):
        return iter(value)
    if isinstance(value, Mapping):
        return value.items()
    return enumerate(value) if isinstance(value, tuple) else ()

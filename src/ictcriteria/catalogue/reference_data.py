"""Checks of the reference data: every source, criterion and product that it names must exist.

Reference data may name criteria of packs that are not loaded, because it serves folders that hold only packs of their own.
Lent reference data may name any criterion, because such a folder may hold a pack of its own with a shipped name.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from ictcriteria.catalogue.catalogue import Catalogue, pack_of
from ictcriteria.catalogue.names import unknown
from ictcriteria.diagnostics import Finding, Route


def check_reference_data(catalogue: Catalogue, lent: Collection[str]) -> Iterator[Finding]:
    """Findings of all reference files; ``lent`` names those that came with the program."""
    data = catalogue.reference
    yield from _file("labels", data.labels, catalogue, lent)
    yield from _file("terms", data.terms, catalogue, lent)
    for folder in ("jurisdictions", "frameworks", "profiles"):
        for key, value in getattr(data, folder).items():
            yield from _file(f"{folder}/{key}", value, catalogue, lent)
    for code, place in data.jurisdictions.items():
        if place.based_on is not None:
            origin = catalogue.origin(f"reference/jurisdictions/{code}")
            yield from unknown([(("based_on",), place.based_on)], data.jurisdictions, "jurisdiction", origin)


def _file(name: str, value: Any, catalogue: Catalogue, lent: Collection[str]) -> Iterator[Finding]:
    origin = catalogue.origin(f"reference/{name}")
    named = list(_named(value, ()))
    sources = [(route, id_) for route, id_ in named if route[-1] in {"source", "superseded_by"} and id_]
    yield from unknown(sources, [*catalogue.reference.sources, *catalogue.reference.labels], "source", origin)
    products = [(route, id_) for route, id_ in named if "products" in route]
    yield from unknown(products, catalogue.reference.products, "product", origin)
    if origin.file in lent:
        return
    criteria = [(route, id_) for route, id_ in named if "criteria" in route and pack_of(id_) in catalogue.packs]
    yield from unknown(criteria, catalogue.criteria, "criterion", origin)


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

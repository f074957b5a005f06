"""Names that must lead somewhere."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.catalogue.validate import closest
from ictcriteria.diagnostics import Finding, Origin, Route

_MOST_SHOWN = 8

Known = Mapping[str, Collection[str] | None]
"""Noun ("source", "criterion", …) to the names that exist; None while a file that may hold more of them cannot be read."""


def known_names(catalogue: Catalogue) -> Known:
    """What criteria, packs and reference data may name."""
    data, broken = catalogue.reference, catalogue.broken
    machinery = data.contract
    names: dict[str, tuple[str, Collection[str]]] = {
        "product": ("reference/products", data.products),
        "source": ("reference/sources", data.sources),
        "label": ("reference/labels", data.labels),
        "term": ("reference/terms", data.terms),
        "step of the remedy ladder": ("reference/contract", [step.id for step in machinery.remedy_ladder] if machinery else ()),
        "event": ("reference/contract", machinery.events if machinery else ()),
    }
    grounds = {ground for place in data.jurisdictions.values() for ground in place.selection_grounds}
    places_unread = any(key.startswith("reference/jurisdictions/") for key in broken)
    return {
        **{noun: None if file in broken else known for noun, (file, known) in names.items()},
        "selection ground": None if places_unread else grounds,
        "jurisdiction": None if places_unread else data.jurisdictions,
        "criterion": catalogue.criteria.keys() | catalogue.unread_criteria,
    }


def unknown(names: Iterable[tuple[Route, str]], known: Collection[str] | None, noun: str, origin: Origin) -> Iterator[Finding]:
    """Names that are not known, each at its route below ``origin``; the hint is the nearest known one, or some that are known."""
    if known is None:
        return
    for route, name in names:
        if name not in known:
            yield Finding(
                "unknown-reference", origin.at(*route), f"unknown {noun} '{name}'", closest(name, known) or _some(known, noun)
            )


def _some(known: Collection[str], noun: str) -> str:
    shown = ", ".join(sorted(known)[:_MOST_SHOWN])
    more = ", …" if len(known) > _MOST_SHOWN else ""
    return f"known here: {shown}{more}" if known else f"there is no {noun} at all; add one"

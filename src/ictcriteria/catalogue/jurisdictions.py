"""Jurisdictions and those they are based on."""

from collections.abc import Iterable, Mapping

from ictcriteria.model.reference import Jurisdiction


def chain_of(code: str, places: Mapping[str, Jurisdiction]) -> tuple[Jurisdiction, ...]:
    """A jurisdiction and those it is based on, nearest first; a circle ends where it closes."""
    chain: dict[str, Jurisdiction] = {}
    following: str | None = code
    while following is not None and following in places and following not in chain:
        chain[following] = places[following]
        following = chain[following].based_on
    return tuple(chain.values())


def grounds_of(chain: Iterable[Jurisdiction]) -> frozenset[str]:
    """The grounds on which the ability of bidders may be tested: those of the nearest jurisdiction that names any."""
    return next((frozenset(place.selection_grounds) for place in chain if place.selection_grounds), frozenset())

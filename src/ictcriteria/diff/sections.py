"""What differs between two packs: their own fields, and the place of each criterion among the others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.diagnostics import Route
from ictcriteria.diff.difference import Difference, Sides, Spot
from ictcriteria.diff.pair import Pairing
from ictcriteria.diff.walk import compare_lists, compare_models, compare_order, compare_values
from ictcriteria.model.pack import Section

_NO_RENAMES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Place:
    section: str
    slug: str
    route: Route


def compare_packs(old: Catalogue, new: Catalogue, pairing: Pairing) -> Iterator[Difference]:
    """All differences between the ``pack.yaml`` files of two catalogues."""
    unread = old.broken | new.broken
    for name in sorted((old.packs.keys() | new.packs.keys()) - unread):
        one, other = old.packs.get(name), new.packs.get(name)
        spot = Spot(Sides(name, old.origin(name), new.origin(name)), "pack")
        if one is None or other is None:
            yield from compare_values(spot, one, other)
        elif one != other:
            yield from compare_models(spot, one, other, {"sections": partial(_sections, pairing=pairing, unread=unread)})


def _sections(
    spot: Spot, old: tuple[Section, ...], new: tuple[Section, ...], *, pairing: Pairing, unread: frozenset[str]
) -> Iterator[Difference]:
    yield from compare_lists(spot, old, new, _section)
    yield from compare_order(spot, {section.id: section.id for section in old}, {section.id: section.id for section in new})
    pack = spot.sides.subject
    was = pairing.former
    olds, news = _places(pack, old, pairing.renamed), _places(pack, new, _NO_RENAMES)
    for section in sorted({section.id for section in old} & {section.id for section in new}):
        listed = ({id_: place.slug for id_, place in places.items() if place.section == section} for places in (olds, news))
        yield from compare_order(spot.entry(section).at("criteria"), *listed)
    told_elsewhere = unread.union(pairing.added, pairing.removed, pairing.crossing)
    for id_ in sorted((olds.keys() | news.keys()) - told_elsewhere):
        yield from _criterion(spot.sides, id_, olds.get(id_), news.get(id_), was.get(id_))


def _section(spot: Spot, old: Section | None, new: Section | None) -> Iterator[Difference]:
    if old is None or new is None:
        yield from compare_values(spot, old, new)
    else:
        yield from compare_models(spot, old, new, {"criteria": lambda *_: iter(())})


def _places(pack: str, sections: tuple[Section, ...], renamed: Mapping[str, str]) -> dict[str, _Place]:
    """Criterion to its section, under the new id on both sides."""
    return {
        renamed.get(f"{pack}/{slug}", f"{pack}/{slug}"): _Place(section.id, slug, ("sections", index, "criteria", position))
        for index, section in enumerate(sections)
        for position, slug in enumerate(section.criteria)
    }


def _criterion(pack: Sides, id_: str, old: _Place | None, new: _Place | None, was: str | None) -> Iterator[Difference]:
    """The section of a criterion that both sides have; only one of them may list it."""
    origins = [origin.at(*place.route) if origin and place else None for origin, place in ((pack.old, old), (pack.new, new))]
    spot = Spot(Sides(id_, origins[0], origins[1], was), "criterion.section", ("section",))
    yield from compare_values(spot, old.section if old else None, new.section if new else None)

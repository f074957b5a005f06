"""The first step: what differs between two catalogues, without a word about what it means.

Each catalogue may be a part of the whole: nothing is concluded from a file that neither side has, and nothing from one that a
side could not read.
"""

from collections.abc import Iterator

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.catalogue.layout import REFERENCE
from ictcriteria.diff.criteria import compare_criteria
from ictcriteria.diff.difference import Difference, Sides, Spot, Way
from ictcriteria.diff.pair import Pairing
from ictcriteria.diff.sections import compare_packs
from ictcriteria.diff.shown import shown_value
from ictcriteria.diff.translations import compare_translations
from ictcriteria.diff.walk import compare_lists, compare_mappings, compare_order, compare_values
from ictcriteria.model.reference import ContractMachinery
from ictcriteria.model.words import WordList

_IN_ONE_FILE = {"sources": "source", "labels": "label", "terms": "term", "products": "product"}
_IN_ONE_EACH = {"jurisdictions": "jurisdiction", "frameworks": "framework", "profiles": "profile", "words": "words"}


def compare_catalogues(old: Catalogue, new: Catalogue, pairing: Pairing) -> Iterator[Difference]:
    """All differences between two catalogues whose criteria are matched by ``pairing``."""
    yield from _criteria(old, new, pairing)
    yield from compare_packs(old, new, pairing)
    yield from compare_translations(old, new, pairing)
    yield from _reference(old, new)


def _criteria(old: Catalogue, new: Catalogue, pairing: Pairing) -> Iterator[Difference]:
    ladder = _common_ladder(old.reference.contract, new.reference.contract)
    for one, other in pairing.pairs:
        before, after = old.criteria[one], new.criteria[other]
        if one == other and before == after:
            continue
        sides = Sides(other, old.origin(one), new.origin(other), one if one != other else None)
        spot = Spot(sides, "criterion")
        if one != other:
            yield Difference(spot, Way.CHANGED, one, other)
        yield from compare_criteria(spot, before, after, ladder)
    for id_ in (*pairing.removed, *pairing.added):
        yield from compare_values(_spot("criterion", id_, old, new), old.criteria.get(id_), new.criteria.get(id_))


def _common_ladder(old: ContractMachinery | None, new: ContractMachinery | None) -> tuple[str, ...]:
    """The steps that both ladders have, the mildest first; none when they do not stand in the same order."""
    ladders = [[step.id for step in machinery.remedy_ladder] if machinery else [] for machinery in (old, new)]
    common = [tuple(step for step in ladder if step in ladders[0] and step in ladders[1]) for ladder in ladders]
    return common[0] if common[0] == common[1] else ()


def _reference(old: Catalogue, new: Catalogue) -> Iterator[Difference]:
    unread = old.broken | new.broken
    for folder, field in (_IN_ONE_FILE | _IN_ONE_EACH).items():
        olds, news = getattr(old.reference, folder), getattr(new.reference, folder)
        for id_ in sorted(olds.keys() | news.keys()):
            subject = f"{REFERENCE}/{folder}/{id_}"
            file, steps = (f"{REFERENCE}/{folder}", (id_,)) if folder in _IN_ONE_FILE else (subject, ())
            if file not in unread and olds.get(id_) != news.get(id_):
                sides = Sides(subject, old.origin(file).at(*steps), new.origin(file).at(*steps))
                way = _word_lists if folder == "words" else compare_values
                yield from way(Spot(sides, field), olds.get(id_), news.get(id_))
    contract = f"{REFERENCE}/contract"
    if contract not in unread and old.reference.contract != new.reference.contract:
        yield from _contract(_spot("contract", contract, old, new), old.reference.contract, new.reference.contract)


def _word_lists(spot: Spot, old: WordList | None, new: WordList | None) -> Iterator[Difference]:
    """Word lists serve rules only, so it is enough to say which of their lists changed."""
    if old is None or new is None:
        yield from compare_values(spot, old, new)
        return
    for name in type(old).model_fields:
        one, other = shown_value(getattr(old, name)), shown_value(getattr(new, name))
        if one != other:
            yield Difference(spot.entry(name), Way.CHANGED, one, other)


def _contract(spot: Spot, old: ContractMachinery | None, new: ContractMachinery | None) -> Iterator[Difference]:
    """A file that came or went is told of by its events and steps."""
    yield from compare_mappings(spot.at("events"), old.events if old else {}, new.events if new else {})
    ladder, place = (old.remedy_ladder if old else ()), spot.at("remedy_ladder")
    new_ladder = new.remedy_ladder if new else ()
    yield from compare_lists(place, ladder, new_ladder)
    yield from compare_order(place, {step.id: step.id for step in ladder}, {step.id: step.id for step in new_ladder})


def _spot(field: str, key: str, old: Catalogue, new: Catalogue) -> Spot:
    return Spot(Sides(key, old.origin(key), new.origin(key)), field)

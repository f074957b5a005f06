"""Which criterion of the old state is which of the new one, also when it moved to another pack or got another id."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

from ictcriteria.catalogue.catalogue import Catalogue, pack_of, slug_of
from ictcriteria.catalogue.fingerprint import meaning_fingerprint
from ictcriteria.catalogue.plain_words import plain_words
from ictcriteria.model.criterion import CriterionBase

ALIKE = 0.6
"""Share of word sequences that two texts must have in common to count as one criterion under two ids."""

_SEQUENCE = 3
_COMMON = 8
"""A word sequence that stands in more criteria than this says nothing about any of them."""

T = TypeVar("T")
_Criteria = Mapping[str, CriterionBase]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Every criterion of both sides once: ``pairs`` from old to new id, and the ids that only one side has, sorted."""

    pairs: tuple[tuple[str, str], ...]
    removed: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def renamed(self) -> dict[str, str]:
        """Old to new id of the pairs whose id changed."""
        return {old: new for old, new in self.pairs if old != new}

    @property
    def former(self) -> dict[str, str]:
        """New to old id of the pairs whose id changed."""
        return {new: old for old, new in self.pairs if old != new}

    @property
    def crossing(self) -> frozenset[str]:
        """New ids of the criteria that moved to another pack."""
        return frozenset(new for old, new in self.pairs if pack_of(old) != pack_of(new))


def pair_criteria(old: Catalogue, new: Catalogue) -> Pairing:
    """The criteria of two catalogues, matched.

    First by id, then by ``renamed_from`` on either side, then by the same meaning (in the same slug, else in any), then by
    likeness of kind and words. A criterion that cannot be read on one side is left out: nothing is known about it. Swapping
    the sides swaps the pairs and nothing else.
    """
    olds = {id_: criterion for id_, criterion in old.criteria.items() if id_ not in new.broken}
    news = {id_: criterion for id_, criterion in new.criteria.items() if id_ not in old.broken}
    pairs = [(id_, id_) for id_ in olds.keys() & news.keys()]
    for find in (_by_former_id, _by_meaning, _by_words):
        left_olds, left_news = _left(olds, {one for one, _ in pairs}), _left(news, {other for _, other in pairs})
        if not left_olds or not left_news:
            break
        pairs += find(left_olds, left_news)
    gone, came = olds.keys() - {one for one, _ in pairs}, news.keys() - {other for _, other in pairs}
    return Pairing(tuple(sorted(pairs, key=lambda pair: pair[1])), tuple(sorted(gone)), tuple(sorted(came)))


def _left(by_id: Mapping[str, T], taken: set[str]) -> dict[str, T]:
    return {id_: value for id_, value in by_id.items() if id_ not in taken}


def _by_former_id(olds: _Criteria, news: _Criteria) -> list[tuple[str, str]]:
    claims = [(str(criterion.renamed_from), id_) for id_, criterion in news.items() if criterion.renamed_from in olds]
    claims += [(id_, str(criterion.renamed_from)) for id_, criterion in olds.items() if criterion.renamed_from in news]
    return list(_each_once((0.0, one, other) for one, other in claims))


def _by_meaning(olds: _Criteria, news: _Criteria) -> list[tuple[str, str]]:
    """Equal meanings under the same slug first, then the rest of the equal meanings in the order of their ids."""
    meanings = [{id_: meaning_fingerprint(criterion) for id_, criterion in side.items()} for side in (olds, news)]
    pairs = _equal(*({id_: (slug_of(id_), meaning) for id_, meaning in side.items()} for side in meanings))
    taken = {one for one, _ in pairs}, {other for _, other in pairs}
    return pairs + _equal(*(_left(side, ids) for side, ids in zip(meanings, taken, strict=True)))


def _equal(olds: Mapping[str, Hashable], news: Mapping[str, Hashable]) -> list[tuple[str, str]]:
    sides = _grouped(olds), _grouped(news)
    return [pair for value in sides[0].keys() & sides[1].keys() for pair in zip(sides[0][value], sides[1][value], strict=False)]


def _grouped(values: Mapping[str, Hashable]) -> dict[Hashable, list[str]]:
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for id_ in sorted(values):
        groups[values[id_]].append(id_)
    return groups


def _by_words(olds: _Criteria, news: _Criteria) -> list[tuple[str, str]]:
    """The most alike first; only criteria that share a rare word sequence are looked at, so effort grows with their number."""
    words = [{id_: _sequences(criterion) for id_, criterion in side.items()} for side in (olds, news)]
    holders = [_holders(side) for side in words]
    candidates: set[tuple[str, str]] = set()
    for sequence in holders[0].keys() & holders[1].keys():
        ids = holders[0][sequence], holders[1][sequence]
        if max(map(len, ids)) <= _COMMON:
            candidates.update(product(*ids))
    alike = ((-_likeness(words[0][one], words[1][other]), one, other) for one, other in candidates)
    return list(_each_once(item for item in alike if -item[0] >= ALIKE))


def _each_once(claims: Iterable[tuple[float, str, str]]) -> Iterator[tuple[str, str]]:
    """The pairs with the lowest number first, each id once; ties are broken in a way that both sides see alike."""
    taken: tuple[set[str], set[str]] = set(), set()
    for _, one, other in sorted(claims, key=lambda claim: (claim[0], *sorted(claim[1:]))):
        if one not in taken[0] and other not in taken[1]:
            taken[0].add(one)
            taken[1].add(other)
            yield one, other


def _sequences(criterion: CriterionBase) -> frozenset[tuple[str, ...]]:
    """The kind of a criterion with every sequence of a few words of its title and text."""
    words = plain_words(f"{criterion.title}\n\n{criterion.text}").casefold().split()
    kind: str = vars(criterion)["kind"]
    return frozenset((kind, *words[at : at + _SEQUENCE]) for at in range(max(1, len(words) - _SEQUENCE + 1)))


def _holders(sequences: Mapping[str, frozenset[tuple[str, ...]]]) -> dict[tuple[str, ...], list[str]]:
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for id_, found in sequences.items():
        for sequence in found:
            holders[sequence].append(id_)
    return holders


def _likeness(old: frozenset[tuple[str, ...]], new: frozenset[tuple[str, ...]]) -> float:
    return 2 * len(old & new) / (len(old) + len(new))

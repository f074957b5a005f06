"""The comparison of any two values of the models: fields by name, mappings by key, lists without order by what names an entry."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from ictcriteria.catalogue.plain_words import same_words
from ictcriteria.diff.difference import Difference, Sense, Spot, Way
from ictcriteria.model.identifiers import Stage
from ictcriteria.model.obligation import Party

Comparer = Callable[[Spot, Any, Any], Iterator[Difference]]
"""Two values at a place, not equal, to what differs."""

KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "criterion.legal_basis": ("source", "locator"),
        "pack.sections": ("id",),
        "pack.changes": ("version",),
        "source.provisions": ("locator",),
        "source.figures": ("what", "locator"),
        "source.coming": ("applies",),
        "product.cpv": ("code",),
        "jurisdiction.equivalence_provisions": ("source", "locator"),
        "jurisdiction.provisions.*": ("source", "locator"),
        "jurisdiction.thresholds": ("what",),
        "jurisdiction.proportion.evidence": ("below", "months"),
        "jurisdiction.coming": ("applies",),
        "contract.remedy_ladder": ("id",),
        "framework.items": ("number",),
    }
)
"""Lists of models, and the fields that name an entry; their order says nothing unless another comparer looks at it."""

ORDERS: Mapping[type[Enum], Sequence[Enum]] = MappingProxyType({Stage: tuple(Stage), Party: (Party.BUYER, Party.SUPPLIER)})
"""Words of closed lists that have an order, the lowest first; duties rise from the buyer to the supplier."""

_NO_WAYS: Mapping[str, Comparer] = MappingProxyType({})


def compare_values(spot: Spot, old: Any, new: Any) -> Iterator[Difference]:
    """What differs between two values of the same field; None is no value."""
    if old == new:
        return
    if old is None or new is None:
        yield Difference(spot, Way.ADDED if old is None else Way.REMOVED, old, new)
    elif isinstance(old, BaseModel):
        yield from compare_models(spot, old, new)
    elif isinstance(old, Mapping):
        yield from compare_mappings(spot, old, new)
    elif isinstance(old, tuple):
        keyed = spot.field in KEYS
        yield from compare_lists(spot, old, new) if keyed else _sets(spot, old, new)
    else:
        yield Difference(spot, _way(old, new, spot.sense), old, new)


def compare_models(spot: Spot, old: BaseModel, new: BaseModel, ways: Mapping[str, Comparer] = _NO_WAYS) -> Iterator[Difference]:
    """What differs between two models, field by field; ``ways`` names the fields that have a comparer of their own.

    Fields that only one of them has are passed over.
    """
    others = vars(new)
    for name, value in vars(old).items():
        if name in others and value != others[name]:
            yield from ways.get(name, compare_values)(spot.at(name), value, others[name])


def compare_mappings(
    spot: Spot, old: Mapping[Any, Any], new: Mapping[Any, Any], way: Comparer = compare_values
) -> Iterator[Difference]:
    """What differs between two mappings, key by key; a missing entry counts as None."""
    for key in sorted(old.keys() | new.keys()):
        one, other = old.get(key), new.get(key)
        if one != other:
            yield from way(spot.entry(str(key)), one, other)


def compare_lists(
    spot: Spot, old: Sequence[BaseModel], new: Sequence[BaseModel], way: Comparer = compare_values
) -> Iterator[Difference]:
    """What differs between two lists of models, entry by entry, whatever their order."""
    olds, news = (named_entries(entries, KEYS[spot.field]) for entries in (old, new))
    for name in sorted(olds.keys() | news.keys()):
        (old_index, one), (new_index, other) = olds.get(name, (None, None)), news.get(name, (None, None))
        if one != other:
            yield from way(spot.entry(name, old_index, new_index), one, other)


def named_entries(entries: Sequence[BaseModel], fields: Sequence[str]) -> dict[str, tuple[int, BaseModel]]:
    """Name to index and entry; entries of the same name are counted in an order that the list does not decide."""
    named: dict[str, list[tuple[str, int, BaseModel]]] = {}
    for index, entry in enumerate(entries):
        name = " ".join(_name_part(getattr(entry, field)) for field in fields)
        named.setdefault(name, []).append((entry.model_dump_json(), index, entry))
    return {
        name if count == 1 else f"{name} #{count}": (index, entry)
        for name, same in named.items()
        for count, (_, index, entry) in enumerate(sorted(same, key=lambda item: item[:2]), start=1)
    }


def compare_along(spot: Spot, old: str, new: str, order: Sequence[str]) -> Iterator[Difference]:
    """Two different words that may have an order, the lowest first."""
    known = old in order and new in order
    way = (Way.ROSE if order.index(new) > order.index(old) else Way.FELL) if known else Way.CHANGED
    yield Difference(spot, way, old, new)


def compare_order(spot: Spot, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Difference]:
    """One difference when ids that both sides have stand in another order; the values are how each side shows them."""
    before, after = ([id_ for id_ in ids if id_ in others] for ids, others in ((old, new), (new, old)))
    if before != after:
        shown = (", ".join(side[id_] for id_ in ids) for side, ids in ((old, before), (new, after)))
        yield Difference(spot.as_field("order"), Way.CHANGED, *shown)


def _sets(spot: Spot, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Difference]:
    for item in sorted(set(old) ^ set(new)):
        name = str(item)
        if item in old:
            yield Difference(spot.entry(name, old.index(item), None), Way.REMOVED, name, None)
        else:
            yield Difference(spot.entry(name, None, new.index(item)), Way.ADDED, None, name)


def _way(old: Any, new: Any, sense: Sense) -> Way:
    if isinstance(old, Enum):
        order = ORDERS.get(type(old))
        return _direction(order.index(old), order.index(new)) if order else Way.CHANGED
    if isinstance(old, str) and isinstance(new, str):
        return Way.RESTYLED if same_words(old, new) else Way.CHANGED
    if isinstance(old, (Decimal, int, date)) and type(old) is type(new) and sense is not Sense.UNCLEAR:
        return _direction(old, new)
    return Way.CHANGED


def _direction(old: Any, new: Any) -> Way:
    return Way.ROSE if new > old else Way.FELL


def _name_part(value: Any) -> str:
    return min(value.items())[1] if isinstance(value, Mapping) else str(value)

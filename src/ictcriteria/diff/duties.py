"""What differs between the obligations of two contract clauses, felt by the one who owes them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ictcriteria.catalogue.fingerprint import length_of_time
from ictcriteria.diff.difference import Difference, Sense, Spot, Way
from ictcriteria.diff.walk import compare_mappings, compare_models, compare_values
from ictcriteria.model.obligation import Obligation, Party, Period

_SENSES = {Party.SUPPLIER: Sense.PLAIN, Party.BUYER: Sense.TURNED}


def compare_obligations(spot: Spot, old: Mapping[str, Obligation], new: Mapping[str, Obligation]) -> Iterator[Difference]:
    """What differs between two sets of duties; what is harder for the buyer is looser for the supplier."""
    yield from compare_mappings(spot, old, new, _compare_obligation)


def _compare_obligation(spot: Spot, old: Obligation | None, new: Obligation | None) -> Iterator[Difference]:
    debtors = {duty.who for duty in (old, new) if duty is not None}
    sense = _SENSES[debtors.pop()] if len(debtors) == 1 else Sense.UNCLEAR
    if old is None or new is None:
        yield from compare_values(spot.but(sense=sense), old, new)
    else:
        yield from compare_models(spot.but(sense=sense), old, new, {"who": _who, "within": _period, "every": _period})


def _who(spot: Spot, old: Party, new: Party) -> Iterator[Difference]:
    yield from compare_values(spot.but(sense=Sense.PLAIN), old, new)


def _period(spot: Spot, old: Period | None, new: Period | None) -> Iterator[Difference]:
    """Two periods; months and years are one measure, hours and working days are not."""
    if old is None or new is None:
        yield from compare_values(spot, old, new)
        return
    (old_length, old_unit), (new_length, new_unit) = length_of_time(old), length_of_time(new)
    way = Way.CHANGED
    if (old_length, old_unit) == (new_length, new_unit):
        way = Way.RESTYLED
    elif isinstance(old_length, Decimal) and isinstance(new_length, Decimal) and old_unit == new_unit:
        way = Way.ROSE if new_length > old_length else Way.FELL
    yield Difference(spot, way if spot.sense is not Sense.UNCLEAR or way is Way.RESTYLED else Way.CHANGED, old, new)

"""What differs, before anybody says what it means."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from ictcriteria.diagnostics import Origin, Route


class Way(StrEnum):
    """How two values differ."""

    ADDED = "added"
    REMOVED = "removed"
    ROSE = "rose"
    """The new number is higher, or the new value stands later in the order of its field."""
    FELL = "fell"
    CHANGED = "changed"
    FOLLOWED = "followed"
    """A translation changed together with the text it was made from."""
    CONFIRMED = "confirmed"
    """A translation stayed, and is now said to be made from the changed text."""
    RESTYLED = "restyled"
    """Both say the same in other looks."""


class Sense(StrEnum):
    """Which way is hard for a bidder at a place."""

    PLAIN = "plain"
    """As the table of effects says."""
    TURNED = "turned"
    """The other way round: lower values are harder, or the buyer owes the duty."""
    UNCLEAR = "unclear"
    """Nobody can say, because unit, direction or debtor changed as well."""


@dataclass(frozen=True, slots=True)
class Sides:
    """One subject on both sides; an origin is the top of the subject in its file, None where the subject is missing."""

    subject: str
    old: Origin | None
    new: Origin | None
    was: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a subject: ``field`` without ids, ``route`` by name, and the routes below the origins of both sides."""

    sides: Sides
    field: str
    route: tuple[str, ...] = ()
    old_route: Route = ()
    new_route: Route = ()
    sense: Sense = Sense.PLAIN
    levels: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    unit: str | None = None

    def at(self, name: str) -> "Spot":
        """The place of a field of the model at this place."""
        return self._below(name, name, name, name)

    def entry(self, key: str, old_step: str | int | None = None, new_step: str | int | None = None) -> "Spot":
        """The place of an entry of the mapping or list at this place; the steps say where it stands when not at its key."""
        return self._below("*", key, key if old_step is None else old_step, key if new_step is None else new_step)

    def as_field(self, name: str) -> "Spot":
        """The same place looked at in a way that has a row of its own in the table of effects."""
        return replace(self, field=f"{self.field}.{name}")

    def but(self, **changes: Any) -> "Spot":
        """The same place with another ``sense`` or ``unit``, or for some ``levels`` or ``products`` only."""
        return replace(self, **changes)

    def _below(self, part: str, name: str, old_step: str | int, new_step: str | int) -> "Spot":
        routes = (*self.route, name), (*self.old_route, old_step), (*self.new_route, new_step)
        return Spot(self.sides, f"{self.field}.{part}", *routes, self.sense, self.levels, self.products, self.unit)


@dataclass(frozen=True, slots=True)
class Difference:
    """Two values that differ at a place; None stands for no value."""

    spot: Spot
    way: Way
    old: Any
    new: Any

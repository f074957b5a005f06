"""What programs can rely on in the JSON that commands print; a field that is new may come at any time, none goes.

These models write nothing: the reports do, and tests hold the one against the other.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem in a file, with its place; lines and columns count from 1."""

    rule: str
    """Id of the rule: 'ictcriteria explain RULE' tells more."""
    severity: Literal["error", "warning", "note"]
    """How bad it is."""
    message: str
    """What is wrong, in one sentence."""
    hint: str | None
    """How to mend it."""
    file: str
    """The file as the user would type it."""
    line: int
    """The line on which it begins."""
    column: int
    """The column at which it begins."""
    end_line: int
    """The line on which it ends."""
    end_column: int
    """The first column after it."""
    fixable: bool
    """True when 'ictcriteria check --fix' can mend it."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What 'ictcriteria check --format json' prints."""

    schema: Literal[1]
    """Version of this form."""
    diagnostics: tuple[Problem, ...]
    """Every problem, by file, line and rule."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands."""

    file: str
    """The file as the user would type it, or as git takes it: ``v1:criteria/lifespan/warranty.yaml``."""
    line: int
    """The line on which the value begins, from 1."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change and what it means for a bidder."""

    pack: str
    """Folder of the pack; ``reference`` for reference data."""
    criterion: str
    """Id of what changed: a criterion, a pack, or an entry of the reference data. Of a renamed criterion the new id."""
    was: str | None
    """The old id of a renamed criterion."""
    title: str
    """What people call it."""
    kind: str
    """What happened, as a word that stays the same in later versions."""
    effect: Literal["stricter", "looser", "different", "editorial"]
    """What it means for a bidder."""
    sentence: str
    """The change in one English sentence."""
    field: str
    """Which field, without ids: ``criterion.levels.*.*``."""
    route: tuple[str, ...]
    """The keys that lead to it, by name; none for the whole."""
    old: str | None
    """The old value as text."""
    new: str | None
    """The new value as text."""
    unit: str | None
    """The unit of both values, where they are numbers."""
    levels: tuple[str, ...]
    """The levels for which it holds; none: all."""
    products: tuple[str, ...]
    """The products for which it holds; none: all of the criterion."""
    language: str | None
    """The language of a text that is not the source text."""
    old_place: Place | None
    """Where the old value stands."""
    new_place: Place | None
    """Where the new value stands."""
    fingerprint: str
    """Names this change; it stays the same whatever else changes before or after."""


@dataclass(frozen=True, slots=True)
class AdviceRow:
    """What the changes of a pack ask for."""

    pack: str
    """Folder of the pack."""
    step: Literal["major", "minor", "patch"]
    """Which part of the version should rise; before 1.0 the second number stands for the first."""
    old_version: str | None
    """The version on the old side; none where ``pack.yaml`` did not change, or the pack is new."""
    new_version: str | None
    """The version on the new side; none where ``pack.yaml`` did not change, or the pack is gone."""
    wanted_version: str | None
    """The lowest version that is enough; none where the old one is not known."""
    is_followed: bool
    """True when the version rose enough."""


@dataclass(frozen=True, slots=True)
class DiffReport:
    """What 'ictcriteria diff --format json' prints."""

    schema: Literal[1]
    """Version of this form."""
    old: str
    """What the old state is called."""
    new: str
    """What the new state is called."""
    effects: dict[str, int]
    """How many changes have each effect; effects without changes are left out."""
    changes: tuple[ChangeRow, ...]
    """Every change, by pack and criterion."""
    entering: tuple[str, ...]
    """With a tender: the criteria that come into it."""
    leaving: tuple[str, ...]
    """With a tender: the criteria that go out of it."""
    advice: tuple[AdviceRow, ...]
    """What the changes ask for, by pack."""
    diagnostics: tuple[Problem, ...]
    """Problems of files that could not be compared."""

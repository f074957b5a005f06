"""What a row of the table of effects is, and the shapes that rows have."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ictcriteria.diff.changes import OPPOSITE, ChangeKind, Effect
from ictcriteria.diff.difference import Way


@dataclass(frozen=True, slots=True)
class Meaning:
    """What happened and what it means for a bidder."""

    kind: ChangeKind
    effect: Effect


@dataclass(frozen=True, slots=True)
class Row:
    """What each way of differing means for a field."""

    meanings: Mapping[Way, Meaning]
    is_text: bool = False
    """Whether people read the values word by word."""
    is_localized: bool = False
    """Whether the last step of the route is a language."""


Rows = Mapping[str, Row]
"""Field to row; the empty field is the whole."""

Meanings = Mapping[Way, tuple[ChangeKind, Effect]]

_LONE = (Way.ADDED, Way.REMOVED, Way.CHANGED)


def row(meanings: Meanings, *, is_text: bool = False, is_localized: bool = False) -> Row:
    """A row of any shape."""
    return Row(MappingProxyType({way: Meaning(*meaning) for way, meaning in meanings.items()}), is_text, is_localized)


def value(kind: ChangeKind, effect: Effect = Effect.EDITORIAL) -> Row:
    """A field for which every difference means the same."""
    return row(dict.fromkeys((*_LONE, Way.ROSE, Way.FELL, Way.RESTYLED), (kind, effect)))


def values(kind: ChangeKind, effect: Effect, *fields: str) -> dict[str, Row]:
    """Several fields with the row of :func:`value`."""
    return dict.fromkeys(fields, value(kind, effect))


def entry(added: ChangeKind, removed: ChangeKind, effect: Effect = Effect.EDITORIAL) -> Row:
    """An entry of a mapping or list; ``effect`` is that of its coming."""
    return row({Way.ADDED: (added, effect), Way.REMOVED: (removed, OPPOSITE[effect])})


def number(rose: ChangeKind, fell: ChangeKind, changed: ChangeKind, effect: Effect) -> Row:
    """Something that can rise and fall; ``effect`` is that of rising."""
    return row({Way.ROSE: (rose, effect), Way.FELL: (fell, OPPOSITE[effect]), Way.CHANGED: (changed, Effect.DIFFERENT)})


def text(kind: ChangeKind, effect: Effect = Effect.EDITORIAL, *, is_localized: bool = False) -> Row:
    """A text: another look is editorial, whatever other words are."""
    restyled = (ChangeKind.TEXT_REWRAPPED, Effect.EDITORIAL)
    return row(dict.fromkeys(_LONE, (kind, effect)) | {Way.RESTYLED: restyled}, is_text=True, is_localized=is_localized)


def texts(kind: ChangeKind, effect: Effect, *fields: str) -> dict[str, Row]:
    """Several fields with the row of :func:`text`."""
    return dict.fromkeys(fields, text(kind, effect))


def clause() -> Row:
    """A text that binds bidders."""
    return row(
        {
            Way.ADDED: (ChangeKind.TEXT_ADDED, Effect.DIFFERENT),
            Way.REMOVED: (ChangeKind.TEXT_REMOVED, Effect.DIFFERENT),
            Way.CHANGED: (ChangeKind.TEXT_CHANGED, Effect.DIFFERENT),
            Way.RESTYLED: (ChangeKind.TEXT_REWRAPPED, Effect.EDITORIAL),
        },
        is_text=True,
    )


def localized(kind: ChangeKind, effect: Effect, *fields: str) -> dict[str, Row]:
    """Texts in every language; a language more or less is a translation more or less."""
    meanings: Meanings = {
        Way.ADDED: (ChangeKind.TRANSLATION_ADDED, Effect.EDITORIAL),
        Way.REMOVED: (ChangeKind.TRANSLATION_REMOVED, Effect.EDITORIAL),
        Way.CHANGED: (kind, effect),
        Way.RESTYLED: (ChangeKind.TEXT_REWRAPPED, Effect.EDITORIAL),
    }
    return {f"{field}.*": row(meanings, is_text=True, is_localized=True) for field in fields}


def translation(effect: Effect) -> Row:
    """The translation of a text of a pack; ``effect`` is that of other words in it."""
    return row(
        {
            Way.ADDED: (ChangeKind.TRANSLATION_ADDED, Effect.EDITORIAL),
            Way.REMOVED: (ChangeKind.TRANSLATION_REMOVED, Effect.EDITORIAL),
            Way.CHANGED: (ChangeKind.TRANSLATION_CHANGED, effect),
            Way.FOLLOWED: (ChangeKind.TRANSLATION_UPDATED, effect),
            Way.CONFIRMED: (ChangeKind.TRANSLATION_CONFIRMED, Effect.EDITORIAL),
            Way.RESTYLED: (ChangeKind.TEXT_REWRAPPED, Effect.EDITORIAL),
        },
        is_text=True,
    )


def below(prefix: str, rows: Rows) -> dict[str, Row]:
    """The rows of a file under the name of its kind."""
    return {f"{prefix}.{field}" if field else prefix: meant for field, meant in rows.items()}

"""The second step: what each difference means, looked up in the table of effects."""

from ictcriteria.diagnostics import Origin, Route
from ictcriteria.diff.changes import OPPOSITE, Change, Effect
from ictcriteria.diff.difference import Difference, Sense, Way
from ictcriteria.diff.rows import Row
from ictcriteria.diff.shown import shown_name, shown_value
from ictcriteria.diff.table import STRAY_TRANSLATION, TABLE
from ictcriteria.model.text import ANY_LANGUAGE

_OF_TRANSLATION = "translation."


def classify(difference: Difference, title: str) -> Change:
    """The change that a difference is; ``title`` is what people call its subject.

    Raises KeyError for a field, or a way to differ, without a row in the table; a test walks all fields.
    """
    spot, sides, way = difference.spot, difference.spot.sides, difference.way
    row = _row(spot.field)
    meaning = row.meanings[way]
    shown = shown_value if spot.route else _shown_whole
    return Change(
        subject=sides.subject,
        was=sides.was,
        title=title,
        kind=meaning.kind,
        effect=_felt(meaning.effect, spot.sense),
        field=spot.field,
        route=spot.route,
        old=shown(difference.old),
        new=shown(difference.new),
        of_text=row.is_text and way is not Way.CONFIRMED,
        unit=spot.unit,
        levels=spot.levels,
        products=spot.products,
        language=_language(difference, row),
        old_origin=None if difference.old is None else _origin(sides.old, spot.old_route),
        new_origin=None if difference.new is None else _origin(sides.new, spot.new_route),
    )


def _row(field: str) -> Row:
    return TABLE.get(field, STRAY_TRANSLATION) if field.startswith(_OF_TRANSLATION) else TABLE[field]


def _felt(effect: Effect, sense: Sense) -> Effect:
    """The effect of the table at a place where the same way may be hard, easy, or nobody knows which."""
    match sense:
        case Sense.PLAIN:
            return effect
        case Sense.TURNED:
            return OPPOSITE[effect]
        case Sense.UNCLEAR:
            return effect if effect is Effect.EDITORIAL else Effect.DIFFERENT


def _shown_whole(value: object) -> str | None:
    return shown_name(value) or shown_value(value)


def _language(difference: Difference, row: Row) -> str | None:
    language = difference.spot.route[-1] if row.is_localized else difference.spot.sides.language
    return None if language == ANY_LANGUAGE else language


def _origin(top: Origin | None, route: Route) -> Origin | None:
    return top.at(*route) if top else None

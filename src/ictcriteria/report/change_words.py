"""Changes as people tell each other: titles for ids, units with numbers, short changes of words in full."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.diff.changes import Change
from ictcriteria.diff.changes import ChangeKind as Kind
from ictcriteria.diff.sentences import SENTENCES
from ictcriteria.diff.words import Piece, PieceKind, compare_words
from ictcriteria.model.identifiers import LEVELS
from ictcriteria.model.parameter import Parameter, ParameterValues
from ictcriteria.model.text import text_in
from ictcriteria.report.plain_text import as_read, link_targets, one_line, plain_clause, quantity

_OWN_WORDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.PARAMETER_CHANGED: "{name}: {new} instead of {old}, which cannot be compared",
        Kind.LEVEL_ADDED: "there is a level {name} now: {new}",
        Kind.LEVEL_REMOVED: "there is no level {name} any more; it was: {old}",
        Kind.PARAMETER_ADDED: "{name}: a new figure of the text",
        Kind.PARAMETER_REMOVED: "{name}: no longer a figure of the text",
        Kind.TITLE_CHANGED: "the title on {place} was '{old}' and is '{new}'",
        Kind.POINTS_RAISED: "the grade '{name}' gives {new} instead of {old} % of the points",
        Kind.POINTS_LOWERED: "the grade '{name}' gives {new} instead of {old} % of the points",
        Kind.OBLIGATION_SHORTENED: "the duty '{name}' is due {last} {new}, before {last} {old}",
        Kind.OBLIGATION_EXTENDED: "the duty '{name}' is due {last} {new}, before {last} {old}",
        Kind.TEXT_ADDED: "there is a text on {place} now",
        Kind.TEXT_REMOVED: "there is no text on {place} any more",
        Kind.TEXT_CHANGED: "the words on {place} change",
        Kind.TEXT_REWRAPPED: "the words on {place} look different and are the same",
        Kind.TRANSLATION_CHANGED: "only the {language} words on {place} change",
        Kind.TRANSLATION_UPDATED: "the {language} words on {place} follow the source text",
        Kind.TRANSLATION_CONFIRMED: "the {language} words on {place} stay and fit the changed source text",
        Kind.TRANSLATION_ADDED: "there are {language} words on {place} now",
        Kind.TRANSLATION_REMOVED: "there are no {language} words on {place} any more",
    }
)
"""Sentences for which more is known here than in :mod:`ictcriteria.diff.sentences`."""

_OWN_TITLE = "the title was '{old}'"
_FIGURES = frozenset((Kind.PARAMETER_RAISED, Kind.PARAMETER_LOWERED))

_PLACES: Mapping[str, str] = MappingProxyType(
    {
        "text": "the demand",
        "title": "the title",
        "verification": "the evidence '{}'",
        "obligations": "the duty '{}'",
        "judging": "when it counts as {}",
        "parameters": "the figure '{}'",
        "challenges": "the challenge '{}'",
        "legal_basis": "the legal basis '{}'",
        "sections": "the section '{}'",
        "subject_matter": "the subject matter",
        "scoring": "scoring",
        "rationale": "why it is asked for",
    }
)
_SHORT = 12
"""Words that a change of words may have, both sides together, to stand in a sentence in full."""

_WRAP = re.compile(r"[ \t]*\n(?![ \t]*(?:\n|[-*+][ \t]|\d+[.)][ \t]))[ \t]*(?<!\n\n)")
_IN_WORDS = re.compile(r"(?<=[a-z0-9])[-_](?=[a-z0-9])")
_PERIOD = re.compile(r"(?P<number>\d+(?:\.\d+)?) (?P<unit>[a-z-]+)")


@dataclass(frozen=True, slots=True)
class Narrator:
    """Tells changes between two catalogues, or parts of them, from which it takes titles and units."""

    old: Catalogue
    new: Catalogue

    def tell(self, change: Change, pieces: Sequence[Piece] | None = None) -> str:
        """One English sentence on one line, without a full stop; levels and products are told by :meth:`scope`.

        ``pieces`` are the words that :func:`changed_words` gives, if the caller has them.
        """
        is_own_title = change.kind is Kind.TITLE_CHANGED and change.route == ("title",)
        pattern = _OWN_TITLE if is_own_title else _OWN_WORDS.get(change.kind) or SENTENCES[change.kind]
        if change.unit is not None and change.kind in _FIGURES and change.old is not None and change.new is not None:
            return one_line(f"{self._name(change)}: {quantity(f'{change.new} instead of {change.old}', change.unit)}")
        values = {
            "name": self._name(change),
            "place": _place(change.route),
            "old": self._value(change, change.old, self.old),
            "new": self._value(change, change.new, self.new),
            "unit": "",
            "last": change.route[-1] if change.route else "",
            "language": change.language or "any language",
        }
        sentence = pattern.format(**values)
        return one_line(f"{sentence}{_words_in_full(change, pieces)}".strip())

    def scope(self, change: Change) -> str:
        """For what the change holds: ``smartphone; level advanced``; empty where it holds for all."""
        levels = ", ".join(level.value for level in LEVELS if level.value in change.levels)
        noun = "level" if len(change.levels) == 1 else "levels"
        return "; ".join(part for part in (", ".join(change.products), f"{noun} {levels}" if levels else "") if part)

    def _name(self, change: Change) -> str:
        if change.kind in {Kind.LEVEL_ADDED, Kind.LEVEL_REMOVED}:
            return change.name
        if change.field.startswith(("criterion.parameters", "criterion.levels.*.*")):
            parameter = self._parameter(change, self.new) or self._parameter(change, self.old)
            return parameter.title if parameter is not None and parameter.title else in_words(change.name)
        return in_words(change.name) if change.name != change.subject else change.title

    def _parameter(self, change: Change, side: Catalogue) -> Parameter | None:
        criterion = side.criteria.get(change.subject) or side.criteria.get(change.was or "")
        return criterion.parameters.get(change.name) if criterion is not None else None

    def _value(self, change: Change, value: str | None, side: Catalogue) -> str:
        if value is None:
            return "nothing"
        if change.unit is not None:
            return quantity(value, change.unit)
        if change.kind in {Kind.LEVEL_ADDED, Kind.LEVEL_REMOVED}:
            return self._level(change, side)
        if change.field == "criterion.remedy":
            return _remedy(value, side)
        if change.field.endswith((".within", ".every")):
            period = _PERIOD.fullmatch(value)
            return quantity(period["number"], period["unit"]) if period else in_words(value)
        return as_read(value) if change.of_text or "/" in value else in_words(value)

    def _level(self, change: Change, side: Catalogue) -> str:
        criterion = side.criteria.get(change.subject) or side.criteria.get(change.was or "")
        level = next((level for level in LEVELS if level.value == change.name), None)
        if criterion is None or level is None or not criterion.levels.get(level):
            return "without figures"
        return level_values(criterion.levels[level], criterion.parameters)


def level_values(values: ParameterValues, parameters: Mapping[str, Parameter]) -> str:
    """The figures of a level: ``Period of updates: 7 years; Share: 60 % (laptop), 70 % (tablet)``."""
    return "; ".join(f"{_title(name, parameters)}: {by_product(each, _unit(name, parameters))}" for name, each in values.items())


def by_product(values: Mapping[str, Decimal], unit: str) -> str:
    """``7 years``, or each product's value with its name where they differ."""
    if set(values) == {"default"}:
        return quantity(str(values["default"]), unit)
    named = ((product.replace("default", "all others"), value) for product, value in values.items())
    return ", ".join(f"{quantity(str(value), unit)} ({product})" for product, value in named)


def in_words(id_: str) -> str:
    """An id as words: ``update-statement`` is ``update statement``."""
    return _IN_WORDS.sub(" ", id_)


def changed_words(change: Change) -> tuple[Piece, ...]:
    """The pieces of a changed text, as people read it; nothing for a change that is none of words.

    Where links lead is shown when that is what changed.
    """
    if not change.of_text or change.old is None or change.new is None:
        return ()
    shown = as_read if link_targets(change.old) == link_targets(change.new) else plain_clause
    return compare_words(_unwrapped(shown(change.old)), _unwrapped(shown(change.new)))


def _unwrapped(text: str) -> str:
    """The text without the line ends that only wrap it, which no reader sees: paragraphs and items keep theirs."""
    return _WRAP.sub(" ", text.strip())


def _words_in_full(change: Change, known: Sequence[Piece] | None) -> str:
    """The words themselves, when a few were exchanged at one place."""
    if change.kind is Kind.TITLE_CHANGED or change.kind not in _OWN_WORDS:
        return ""
    pieces = changed_words(change) if known is None else known
    changed = [piece for piece in pieces if piece.kind is not PieceKind.EQUAL]
    places = _places(pieces)
    if places > 1:
        return f" at {places} places"
    if not changed or sum(len(piece.text.split()) for piece in changed) > _SHORT:
        return ""
    old = " ".join(piece.text.strip() for piece in changed if piece.kind is PieceKind.DELETED)
    new = " ".join(piece.text.strip() for piece in changed if piece.kind is PieceKind.INSERTED)
    if old and new:
        return f": '{new}' instead of '{old}'"
    return f": '{new}' is added" if new else f": '{old}' is taken out"


def _places(pieces: Sequence[Piece]) -> int:
    """How many stretches of changed words there are."""
    kinds = [piece.kind is PieceKind.EQUAL for piece in pieces]
    return sum(not here and before for before, here in zip([True, *kinds], kinds, strict=False))


def _place(route: Sequence[str]) -> str:
    head, *rest = route or ("",)
    pattern = _PLACES.get(head)
    if pattern is None:
        return " ".join(in_words(step) for step in route)
    name = next(iter(rest), "")
    return pattern.format(in_words(name))


def _remedy(step: str, side: Catalogue) -> str:
    ladder = side.reference.contract.remedy_ladder if side.reference.contract else ()
    title = next((text_in(dict(each.title), "en") for each in ladder if each.id == step), None)
    return title or in_words(step)


def _title(name: str, parameters: Mapping[str, Parameter]) -> str:
    parameter = parameters.get(name)
    return parameter.title if parameter is not None and parameter.title else in_words(name)


def _unit(name: str, parameters: Mapping[str, Parameter]) -> str:
    return parameters[name].unit.value if name in parameters else "none"

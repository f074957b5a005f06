"""A comparison as text for the terminal: effect first, pack by pack, old and new words marked."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from ictcriteria.diff.changes import Effect
from ictcriteria.diff.words import Piece, PieceKind
from ictcriteria.report.diff_report import DiffReport, Told, by_effect, tell_all
from ictcriteria.report.plain_text import counted, one_line
from ictcriteria.report.version_advice import advice_lines
from ictcriteria.report.word_marks import excerpt

_WIDTH = 110
_INDENT = " " * 13

_DELETED, _INSERTED, _PLAIN = "\x01", "\x02", "\x03"
"""What stands for the beginning and end of marked words while lines are wrapped; no text holds these characters any more."""

_MARKS: Mapping[PieceKind, str] = MappingProxyType({PieceKind.DELETED: _DELETED, PieceKind.INSERTED: _INSERTED})
_SIGNS: Mapping[str, tuple[str, str]] = MappingProxyType({_DELETED: ("[-", "-]"), _INSERTED: ("{+", "+}")})
_STYLES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {_DELETED: ("\x1b[9;31m", "\x1b[0m"), _INSERTED: ("\x1b[1;32m", "\x1b[0m")}
)
_EFFECT_STYLES: Mapping[Effect, str] = MappingProxyType(
    {Effect.STRICTER: "\x1b[1;31m", Effect.LOOSER: "\x1b[1;32m", Effect.DIFFERENT: "\x1b[1;33m", Effect.EDITORIAL: "\x1b[2m"}
)


def report_text(report: DiffReport) -> str:
    """The numbers, then each pack with its changes, the hardest first, then what the versions should be."""
    return "\n".join(_lines(report)) + "\n"


def headline(report: DiffReport) -> str:
    """``from v1 to v2: 3 changes: 1 stricter, 2 editorial``."""
    sides = f"from {one_line(report.old_name)} to {one_line(report.new_name)}"
    numbers = ", ".join(f"{number} {effect}" for effect, number in report.effects.items())
    said = f"{counted(len(report.changes), 'change')}: {numbers}" if numbers else "no change"
    unread = len({item.file for item in report.diagnostics})
    return f"{sides}: {said}" + (f"; {counted(unread, 'file')} could not be compared" if unread else "")


def _lines(report: DiffReport) -> Iterator[str]:
    yield headline(report)
    yield from ["", *report.moves()] if report.moves() else ()
    for pack, group in groupby(tell_all(report), key=lambda told: told.change.pack):
        yield from ("", pack)
        for told in by_effect(list(group)):
            yield from _change(told, report)
    advice = advice_lines(report.advice)
    yield from ["", *advice] if advice else ()


def _change(told: Told, report: DiffReport) -> Iterator[str]:
    change = told.change
    effect = f"{change.effect.value:9}"
    styled = f"{_EFFECT_STYLES[change.effect]}{effect}\x1b[0m" if report.is_coloured else effect
    first, *others = _wrapped(f"{one_line(change.title)}: {told.line}")
    yield f"  {styled}  {first}"
    yield from (f"{_INDENT}{line}" for line in others)
    marked = "".join(map(_marked, excerpt(told.pieces)))
    yield from (f"{_INDENT}  {line}" for line in _shown(_wrapped(marked), report))


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH - len(_INDENT), break_on_hyphens=False) if text else []


def _marked(piece: Piece) -> str:
    mark = _MARKS.get(piece.kind)
    if mark is None:
        return piece.text
    words = piece.text.strip()
    lead, trail = piece.text[: len(piece.text) - len(piece.text.lstrip())], piece.text[len(piece.text.rstrip()) :]
    return f"{lead}{mark}{words}{_PLAIN}{trail}"


def _shown(lines: Sequence[str], report: DiffReport) -> Iterator[str]:
    """The lines with marks that can be seen; words that go on over a line end are marked on both lines."""
    looks = _STYLES if report.is_coloured else _SIGNS
    current = ""
    for line in lines:
        shown = looks[current][0] if current else ""
        for character in line:
            if character == _PLAIN:
                shown += looks[current][1] if current else ""
                current = ""
            elif character in looks:
                current = character
                shown += looks[current][0]
            else:
                shown += character
        yield shown + (looks[current][1] if current else "")

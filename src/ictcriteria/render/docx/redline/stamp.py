"""Who made the changes and when, and the numbers that tracked changes and bookmarks carry."""

from dataclasses import dataclass
from datetime import datetime
from itertools import count

from ictcriteria.render.docx.properties import as_w3cdtf
from ictcriteria.render.docx.redline.alignment import Mark
from ictcriteria.render.docx.wordml import escape

_MOVES = {Mark.DELETED: "moveFrom", Mark.INSERTED: "moveTo"}


@dataclass(frozen=True, slots=True)
class RedlineStamp:
    """What Word shows beside each change."""

    author: str
    date: datetime | None
    """In UTC; without one the changes have no date."""


class Stamper:
    """Writes the attributes of changes; each has a number of its own."""

    def __init__(self, stamp: RedlineStamp) -> None:
        date = f' w:date="{as_w3cdtf(stamp.date)}"' if stamp.date else ""
        self._signature = f'w:author="{escape(stamp.author)}"{date}'
        self._numbers = count(1)

    def number(self) -> int:
        """The next free number."""
        return next(self._numbers)

    def empty(self, mark: Mark, move: str = "") -> str:
        """The element that says what happened to a paragraph mark or a row; nothing when it was kept."""
        return f"<w:{_tag(mark, move)} {self.attributes()}/>" if mark else ""

    def around(self, mark: Mark, move: str, runs: str) -> str:
        """The runs as what was deleted, inserted or moved."""
        return f"<w:{_tag(mark, move)} {self.attributes()}>{runs}</w:{_tag(mark, move)}>" if mark else runs

    def around_move(self, mark: Mark, move: str, paragraphs: str) -> str:
        """The paragraphs as one end of a move."""
        tag, number = _tag(mark, move), self.number()
        start = f'<w:{tag}RangeStart w:id="{number}" {self._signature} w:name="{move}"/>'
        return f'{start}{paragraphs}<w:{tag}RangeEnd w:id="{number}"/>'

    def attributes(self) -> str:
        """The attributes of a change."""
        return f'w:id="{self.number()}" {self._signature}'


def _tag(mark: Mark, move: str) -> str:
    return _MOVES[mark] if move else mark.value

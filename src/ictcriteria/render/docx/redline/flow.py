"""What a body is made of, as values that can be compared: paragraphs of atoms, tables of rows, the table of contents.

An atom is the least that is kept, deleted or inserted: a word, a sign, a stretch of blanks, a tab, a line break or a field,
each with its look and the link that it belongs to. Two atoms are equal when a reader could not tell them apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Link(NamedTuple):
    """Where a link leads: ``#bookmark`` or the address of a web page, which may have a tooltip."""

    address: str
    tooltip: str = ""


class Atom(NamedTuple):
    """The least piece of a paragraph."""

    text: str
    """What a reader sees; a tab and a line break are the characters of these names."""
    look: str = ""
    """The ``w:rPr`` of its run, or nothing."""
    link: Link | None = None
    code: str = ""
    """The instruction of a field, or the name of the element for a tab or a break."""


class Form(NamedTuple):
    """What kind of paragraph it is. Whether it keeps the next one on its page is no part of it: nobody reads that."""

    style: str
    level: int
    """The level of a numbered item, else -1."""
    rest: str
    """Further properties as XML: borders, spacing, alignment."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    form: Form
    instance: int
    """The list that a numbered item belongs to, else 0."""
    keeps_next: bool
    atoms: tuple[Atom, ...]
    bookmarks: Mapping[int, tuple[str, ...]]
    """Names of bookmarks by the place of the atom before which they begin. They all end with the paragraph."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its bookmarks."""
        return tuple(name for names in self.bookmarks.values() for name in names)

    @property
    def content(self) -> tuple[object, ...]:
        """What must be equal for two paragraphs to be the same."""
        return self.form, self.atoms


class Cell(NamedTuple):
    """A cell: its width in twips and its only paragraph."""

    width: str
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    properties: str
    """What its ``w:trPr`` holds."""
    cells: tuple[Cell, ...]

    @property
    def content(self) -> tuple[object, ...]:
        """What must be equal for two rows to be the same."""
        return self.properties, *(paragraph.content for paragraph in self.paragraphs)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of its cells."""
        return tuple(cell.paragraph for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    head: str
    """Its properties and its grid as XML."""
    widths: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def content(self) -> tuple[object, ...]:
        """What must be equal for two tables to be the same."""
        return tuple(row.content for row in self.rows)


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents."""

    entries: tuple[Paragraph, ...]

    @property
    def content(self) -> tuple[object, ...]:
        """What must be equal for two tables of contents to be the same."""
        return tuple(entry.content for entry in self.entries)


Block = Paragraph | Table | Contents

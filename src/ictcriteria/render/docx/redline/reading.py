"""From the XML of a body to values. Reads what the writers of this package write, and nothing else."""

from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # lxml comes without types

from ictcriteria.diff.words import split_words
from ictcriteria.render.docx.blocks import Body
from ictcriteria.render.docx.redline.flow import Atom, Block, Cell, Contents, Form, Link, Paragraph, Row, Table
from ictcriteria.render.docx.wordml import NAMESPACES, RELATIONSHIP_NAMESPACE, WORD_NAMESPACE

_W = f"{{{WORD_NAMESPACE}}}"
_VAL = f"{_W}val"
_ID = f"{{{RELATIONSHIP_NAMESPACE}}}id"
_SIGNS = {f"{_W}tab": ("\t", "tab"), f"{_W}br": ("\n", "br")}
_OPENING_RUNS = 3
_OWN_PROPERTIES = frozenset({f"{_W}pStyle", f"{_W}keepNext", f"{_W}numPr"})


def read_body(body: Body) -> tuple[Block, ...]:
    """The blocks of a body in order."""
    root = etree.fromstring(f"<w:body {NAMESPACES}>{body.xml}</w:body>".encode())
    addresses = {identifier: address for address, identifier in body.pages.items()}
    return tuple(_block(element, addresses) for element in root)


def _block(element: Any, addresses: Mapping[str, str]) -> Block:
    if element.tag == f"{_W}tbl":
        return _table(element, addresses)
    if element.tag == f"{_W}sdt":
        return _contents(element, addresses)
    return _paragraph(element, addresses)


def _table(element: Any, addresses: Mapping[str, str]) -> Table:
    grid = element.find(f"{_W}tblGrid")
    return Table(
        head=_xml(element.find(f"{_W}tblPr")) + _xml(grid),
        widths=tuple(column.get(f"{_W}w") for column in grid),
        rows=tuple(_row(row, addresses) for row in element.iterfind(f"{_W}tr")),
    )


def _row(element: Any, addresses: Mapping[str, str]) -> Row:
    properties = "".join(map(_xml, element.find(f"{_W}trPr")))
    cells = element.iterfind(f"{_W}tc")
    return Row(properties, tuple(Cell(cell[0][0].get(f"{_W}w"), _paragraph(cell[1], addresses)) for cell in cells))


def _contents(element: Any, addresses: Mapping[str, str]) -> Contents:
    """The entries without the runs that make them the result of a field."""
    paragraphs = list(element.find(f"{_W}sdtContent"))
    for run in paragraphs[0][1 : 1 + _OPENING_RUNS]:
        paragraphs[0].remove(run)
    paragraphs[-1].remove(paragraphs[-1][-1])
    return Contents(tuple(_paragraph(each, addresses) for each in paragraphs))


def _paragraph(element: Any, addresses: Mapping[str, str]) -> Paragraph:
    properties = element[0]
    numbering = properties.find(f"{_W}numPr")
    line = _Line(addresses)
    line.read(element[1:])
    return Paragraph(
        form=Form(
            properties[0].get(_VAL),
            -1 if numbering is None else int(numbering[0].get(_VAL)),
            "".join(_xml(child) for child in properties if child.tag not in _OWN_PROPERTIES),
        ),
        instance=0 if numbering is None else int(numbering[1].get(_VAL)),
        keeps_next=properties.find(f"{_W}keepNext") is not None,
        atoms=tuple(line.atoms),
        bookmarks=line.bookmarks,
    )


class _Line:
    """The content of a paragraph on its way: runs of one look are read as one text."""

    def __init__(self, addresses: Mapping[str, str]) -> None:
        self._addresses = addresses
        self._link: Link | None = None
        self._look = ""
        self._text = ""
        self._code = ""
        self.atoms: list[Atom] = []
        self.bookmarks: dict[int, tuple[str, ...]] = {}

    def read(self, elements: Iterable[Any]) -> None:
        """Reads everything in a paragraph."""
        self._read(elements)
        self._settle()

    def _read(self, elements: Iterable[Any]) -> None:
        for element in elements:
            if element.tag == f"{_W}r":
                self._run(element)
            elif element.tag == f"{_W}hyperlink":
                self._hyperlink(element)
            elif element.tag == f"{_W}bookmarkStart":
                self._settle()
                place = len(self.atoms)
                self.bookmarks[place] = (*self.bookmarks.get(place, ()), element.get(f"{_W}name"))

    def _hyperlink(self, element: Any) -> None:
        self._settle()
        anchor = element.get(f"{_W}anchor")
        address = f"#{anchor}" if anchor else self._addresses[element.get(_ID)]
        self._link = Link(address, element.get(f"{_W}tooltip", ""))
        self._read(element)
        self._settle()
        self._link = None

    def _run(self, run: Any) -> None:
        look = _xml(run[0]) if run[0].tag == f"{_W}rPr" else ""
        if look != self._look:
            self._settle()
            self._look = look
        piece = run[-1]
        if piece.tag == f"{_W}t":
            self._text += piece.text or ""
        elif piece.tag in _SIGNS:
            self._settle()
            text, code = _SIGNS[piece.tag]
            self.atoms.append(Atom(text, look, self._link, code))
        else:
            self._field(piece)

    def _field(self, piece: Any) -> None:
        """A field is one atom: what it shows and its instruction."""
        if piece.tag == f"{_W}instrText":
            self._code = piece.text.strip()
        elif piece.get(f"{_W}fldCharType") == "begin":
            self._settle()
        elif piece.get(f"{_W}fldCharType") == "end":
            self.atoms.append(Atom(self._text, self._look, self._link, self._code))
            self._text = ""

    def _settle(self) -> None:
        """What has been read since the look or the link changed becomes atoms."""
        self.atoms += [Atom(word, self._look, self._link) for word in split_words(self._text)]
        self._text = ""


def _xml(element: Any) -> str:
    text: str = etree.tostring(element, encoding="unicode", with_tail=False)
    return text.replace(f" {NAMESPACES}", "")

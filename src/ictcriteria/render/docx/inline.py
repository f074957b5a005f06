"""Lines of text: runs, links, bookmarks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from markdown_it.token import Token

from ictcriteria.render.docx.errors import DocxError, LinkError
from ictcriteria.render.docx.outline import Bookmark, Outline
from ictcriteria.render.docx.styles import Styles
from ictcriteria.render.docx.wordml import escape, field, text_run

_TAB = "<w:r><w:tab/></w:r>"
_BREAK = "<w:r><w:br/></w:r>"


class InlineWriter:
    """Writes lines of text; remembers the web pages that they link to."""

    def __init__(self, outline: Outline, styles: Styles) -> None:
        self.outline = outline
        self.styles = styles
        self.pages: dict[str, str] = {}
        """The relationship id of each web page."""

    def write(self, children: Sequence[Token]) -> str:
        """The runs of a line."""
        if len(children) == 1 and children[0].type == "text":
            return text_run(children[0].content)
        return _Line(self, children, is_entry=False).write()

    def write_entry(self, children: Sequence[Token]) -> str:
        """The runs of an entry in the table of contents: links without a style, a tab after the number."""
        return _Line(self, children, is_entry=True).write()


@dataclass(frozen=True, slots=True)
class _Link:
    opening: str
    style: str
    bookmark: str
    label: str
    """The number of the heading that the link points to, if it has one."""
    place: int
    """Where in the pieces the text of the link begins."""


class _Line:
    """One line on its way: the pieces written so far and the marks that are open."""

    def __init__(self, writer: InlineWriter, children: Sequence[Token], *, is_entry: bool) -> None:
        self._writer = writer
        self._children = children
        self._is_entry = is_entry
        self._pieces: list[str] = []
        self._bookmarks: list[Bookmark] = []
        self._bold = 0
        self._italic = 0
        self._link: _Link | None = None

    def write(self) -> str:
        for index, token in enumerate(self._children):
            write = _WRITERS.get(token.type)
            if write is None:
                raise DocxError(f"a text holds '{token.type}', which the Word document cannot show: '{token.content}'")
            write(self, token, index)
        self._pieces += [f'<w:bookmarkEnd w:id="{bookmark.id}"/>' for bookmark in reversed(self._bookmarks)]
        return "".join(self._pieces)

    def _run(self, text: str, style: str = "") -> None:
        if text:
            self._pieces.append(text_run(text, self._properties(style)))

    def _properties(self, style: str = "") -> str:
        return _run_properties(self._link.style if self._link else style, bold=self._bold > 0, italic=self._italic > 0)

    def text(self, token: Token, index: int) -> None:
        if self._link is None or not self._link.label:
            self._run(token.content)
        elif self._is_entry:
            self._numbered_entry(token.content, self._link.label)
        else:
            is_last = self._children[index + 1].type == "link_close"
            self._cross_reference(token.content, self._link, is_last=is_last)

    def _numbered_entry(self, text: str, label: str) -> None:
        if text.startswith((f"{label} ", f"{label}\u00a0")):
            self._run(label)
            self._pieces.append(_TAB)
            text = text[len(label) + 1 :]
        self._run(text)

    def _cross_reference(self, text: str, link: _Link, *, is_last: bool) -> None:
        """The number at the end of a link to a numbered heading becomes a field, so that Word keeps it right."""
        if is_last and _ends_with_number(text, link.label):
            self._run(text[: -len(link.label)])
            self._pieces.append(field(f"REF {link.bookmark} \\r \\h", link.label, self._properties()))
        else:
            self._run(text)

    def code(self, token: Token, _index: int) -> None:
        self._run(token.content, self._writer.styles.code)

    def soft_break(self, _token: Token, _index: int) -> None:
        self._run(" ")

    def hard_break(self, _token: Token, _index: int) -> None:
        self._pieces.append(_BREAK)

    def strong(self, token: Token, _index: int) -> None:
        self._bold += token.nesting

    def emphasis(self, token: Token, _index: int) -> None:
        self._italic += token.nesting

    def anchor(self, token: Token, _index: int) -> None:
        bookmark = self._writer.outline.bookmarks[token.content]
        self._pieces.append(f'<w:bookmarkStart w:id="{bookmark.id}" w:name="{bookmark.name}"/>')
        self._bookmarks.append(bookmark)

    def open_link(self, token: Token, _index: int) -> None:
        address = str(token.attrGet("href"))
        self._link = self._internal_link(address[1:]) if address.startswith("#") else self._web_link(token, address)

    def close_link(self, _token: Token, _index: int) -> None:
        if self._link:
            self._pieces.insert(self._link.place, self._link.opening)
            self._pieces.append("</w:hyperlink>")
        self._link = None

    def _internal_link(self, anchor: str) -> _Link:
        outline = self._writer.outline
        if anchor not in outline.bookmarks:
            raise LinkError(f"a link points to '{anchor}', which is not in the document")
        bookmark = outline.bookmarks[anchor].name
        return _Link(
            opening=f'<w:hyperlink w:anchor="{bookmark}" w:history="1">',
            style="" if self._is_entry else self._writer.styles.cross_reference,
            bookmark=bookmark,
            label=outline.labels.get(anchor, ""),
            place=len(self._pieces),
        )

    def _web_link(self, token: Token, address: str) -> _Link:
        pages = self._writer.pages
        page = pages.setdefault(address, f"rIdPage{len(pages) + 1}")
        title = token.attrGet("title")
        tooltip = f' w:tooltip="{escape(str(title))}"' if title else ""
        opening = f'<w:hyperlink r:id="{page}"{tooltip} w:history="1">'
        return _Link(opening, self._writer.styles.hyperlink, bookmark="", label="", place=len(self._pieces))


_WRITERS: Mapping[str, Callable[[_Line, Token, int], None]] = MappingProxyType(
    {
        "text": _Line.text,
        "code_inline": _Line.code,
        "softbreak": _Line.soft_break,
        "hardbreak": _Line.hard_break,
        "strong_open": _Line.strong,
        "strong_close": _Line.strong,
        "em_open": _Line.emphasis,
        "em_close": _Line.emphasis,
        "anchor": _Line.anchor,
        "link_open": _Line.open_link,
        "link_close": _Line.close_link,
    }
)


def _ends_with_number(text: str, label: str) -> bool:
    """Whether the label stands at the end on its own: "clause 3.1" ends with 3.1, "clause 13.1" does not."""
    rest = text[: -len(label)]
    return text.endswith(label) and not (rest[-1:].isalnum() or rest[-1:] == ".")


@cache
def _run_properties(style: str, *, bold: bool, italic: bool) -> str:
    properties = f'<w:rStyle w:val="{escape(style)}"/>' if style else ""
    properties += "<w:b/><w:bCs/>" if bold else ""
    properties += "<w:i/><w:iCs/>" if italic else ""
    return f"<w:rPr>{properties}</w:rPr>" if properties else ""

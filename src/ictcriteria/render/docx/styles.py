"""The styles of a reference document, found by the names that Word gives them.

Names of built-in styles are English in every file, whatever the language of Word; their ids are not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.styles import CT_Styles

from ictcriteria.render.docx.errors import TemplateError
from ictcriteria.render.docx.wordml import NAMESPACES, escape

_LEVELS = ("", " 2", " 3")
_HINT = "start from the shipped reference.docx, or apply each of these styles once in Word and save"


@dataclass(frozen=True, slots=True)
class Styles:
    """The ids of the styles that a document uses."""

    title: str
    headings: tuple[str, ...]
    unnumbered: tuple[str, ...]
    """The headings without a number."""
    body: str
    quote: str
    clause_id: str
    bullets: tuple[str, ...]
    ordered: tuple[str, ...]
    continued: tuple[str, ...]
    contents_heading: str
    contents: tuple[str, ...]
    table: str
    table_heading: str
    table_text: str
    hyperlink: str
    cross_reference: str
    code: str


class _Finder:
    def __init__(self, ids: Mapping[tuple[str, str], str]) -> None:
        self._ids = ids
        self.missing: list[str] = []

    def find(self, kind: str, *names: str) -> str:
        """The id of the first of the styles that exists; the last name is reported when none does."""
        for name in names:
            if (kind, name.lower()) in self._ids:
                return self._ids[kind, name.lower()]
        self.missing.append(names[-1])
        return ""

    def has(self, name: str) -> bool:
        return ("paragraph", name.lower()) in self._ids

    def paragraph(self, *names: str) -> str:
        return self.find("paragraph", *names)

    def levels(self, name: str, *others: str) -> tuple[str, ...]:
        return tuple(self.paragraph(name + level, *others) for level in _LEVELS)


def read_styles(root: CT_Styles) -> Styles:
    """The styles of a reference document; raises :class:`TemplateError` that names all missing ones.

    Headings without a number are added when they are missing: nobody has them, and they look like the others.
    """
    find = _Finder(_ids_by_name(root))
    headings = tuple(find.paragraph(f"Heading {level}") for level in range(1, 5))
    styles = Styles(
        title=find.paragraph("Title"),
        headings=headings,
        unnumbered=tuple(_unnumbered(root, find, level, style) for level, style in enumerate(headings, start=1)),
        body=find.paragraph("Body Text"),
        quote=find.paragraph("Quote"),
        clause_id=find.paragraph("Clause Id", "Body Text"),
        bullets=find.levels("List Bullet"),
        ordered=find.levels("List Number"),
        continued=find.levels("List Continue", "Body Text"),
        contents_heading=find.paragraph("TOC Heading"),
        contents=tuple(find.paragraph(f"TOC {level}") for level in (1, 2)),
        table=find.find("table", "Criteria Table", "Table Grid"),
        table_heading=find.paragraph("Table Heading", "Table Text", "Body Text"),
        table_text=find.paragraph("Table Text", "Body Text"),
        hyperlink=find.find("character", "Hyperlink"),
        cross_reference=find.find("character", "Cross Reference", "Hyperlink"),
        code=find.find("character", "HTML Code", "Default Paragraph Font"),
    )
    _complain_about(find.missing)
    return styles


def unnumbered_heading(level: int, based_on: str) -> str:
    """A heading like another one, listed in the contents as well, but without a number."""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="HeadingUnnumbered{level}">'
        f'<w:name w:val="Heading Unnumbered {level}"/><w:basedOn w:val="{based_on}"/><w:qFormat/>'
        '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr><w:ind w:left="0" w:firstLine="0"/>'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
    )


def _unnumbered(root: CT_Styles, find: _Finder, level: int, based_on: str) -> str:
    name = f"Heading Unnumbered {level}"
    if not find.has(name):
        root.extend(parse_xml(f"<w:styles {NAMESPACES}>{unnumbered_heading(level, based_on)}</w:styles>"))
        return f"HeadingUnnumbered{level}"
    return find.paragraph(name)


def _complain_about(missing: Sequence[str]) -> None:
    if missing:
        names = ", ".join(f"'{name}'" for name in dict.fromkeys(missing))
        raise TemplateError(f"the reference document has no style {names}", _HINT)


def _ids_by_name(root: CT_Styles) -> dict[tuple[str, str], str]:
    ids: dict[tuple[str, str], str] = {}
    for style in root.iter(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is not None:
            key = (style.get(qn("w:type"), ""), name.get(qn("w:val"), "").lower())
            ids.setdefault(key, _safe(style.get(qn("w:styleId"), "")))
    return ids


def _safe(style_id: str) -> str:
    """Ids go into the body as they are."""
    if escape(style_id) != style_id:
        raise TemplateError(f"the reference document has a style with the id '{style_id}'")
    return style_id

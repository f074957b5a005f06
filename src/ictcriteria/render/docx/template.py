"""A reference document that has been opened: what it gives to a document, and how the document is saved.

Its text is thrown away. Kept are styles, lists, fonts, theme, settings, and the page with its header and footer.
"""

import io
import zipfile
from collections.abc import Mapping
from copy import deepcopy
from typing import cast

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.numbering import CT_Numbering
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.numbering import NumberingPart

from ictcriteria.render.docx.errors import TemplateError
from ictcriteria.render.docx.header_footer import fill_marks
from ictcriteria.render.docx.properties import DocumentProperties, set_language
from ictcriteria.render.docx.template_check import check_template, whole_number
from ictcriteria.render.docx.wordml import WORD_NAMESPACE
from ictcriteria.render.stable_zip import write_stable_zip

_RT = RELATIONSHIP_TYPE
_KEPT = frozenset(
    {_RT.STYLES, _RT.NUMBERING, _RT.SETTINGS, _RT.WEB_SETTINGS, _RT.FONT_TABLE, _RT.THEME, _RT.FOOTNOTES, _RT.ENDNOTES}
)
_KEPT_OF_PACKAGE = frozenset({_RT.OFFICE_DOCUMENT, _RT.CORE_PROPERTIES, _RT.EXTENDED_PROPERTIES, _RT.CUSTOM_PROPERTIES})
_REFERENCES = frozenset({qn("w:headerReference"), qn("w:footerReference")})
_NOT_OF_A_PAGE = frozenset({qn("w:printerSettings"), qn("w:sectPrChange")})


class Template:
    """An opened reference document; raises :class:`TemplateError` for one that is unsafe or broken."""

    def __init__(self, reference: bytes) -> None:
        check_template(reference)
        self._document = _open(reference)
        self.styles = self._document.styles.element
        self.numbering = _numbering(self._document)
        self._page = _page(self._document)

    @property
    def page(self) -> str:
        """The page of the document: the ``w:sectPr`` that ends its body."""
        return serialize_part_xml(self._page).decode().partition("?>")[2]

    @property
    def text_width(self) -> int:
        """The width between the margins, in twips."""
        margins = self._page.find(qn("w:pgMar"))
        beside = sum(whole_number(margins.get(qn(f"w:{side}"), "0")) for side in ("left", "right", "gutter"))
        return whole_number(self._page.find(qn("w:pgSz")).get(qn("w:w"), "")) - beside

    def set_properties(self, properties: DocumentProperties) -> None:
        """Puts the language into the styles, and the words of the document into header and footer."""
        set_language(self.styles, self._document.settings.element, properties.language)
        for relationship in self._document.part.rels.values():
            if relationship.reltype in {_RT.HEADER, _RT.FOOTER}:
                fill_marks(_xml_of(relationship.target_part), properties.header_text, properties.page_label)

    def save(self, main: bytes, core: bytes, pages: Mapping[str, str]) -> bytes:
        """The package with the main part and the core properties of a document, and with links to web pages."""
        self._drop_unused_parts()
        for page, identifier in pages.items():
            self._document.part.rels.add_relationship(_RT.HYPERLINK, page, identifier, is_external=True)
        core_name = self._core_name()
        self._document.element.body.clear()
        buffer = io.BytesIO()
        self._document.save(buffer)
        with zipfile.ZipFile(buffer) as archive:
            entries = {name: archive.read(name) for name in archive.namelist()}
        return write_stable_zip(entries | {self._document.part.partname.membername: main, core_name: core})

    def _core_name(self) -> str:
        package = self._document.part.package
        _ = package.core_properties  # python-docx adds the part when it is missing
        return str(package.part_related_by(_RT.CORE_PROPERTIES).partname.membername)

    def _drop_unused_parts(self) -> None:
        """What only the thrown away text needed may be large or confidential."""
        used = {reference.get(qn("r:id")) for reference in self._page if reference.tag in _REFERENCES}
        rels = self._document.part.rels
        for identifier in [each for each, rel in rels.items() if rel.reltype not in _KEPT and each not in used]:
            rels.pop(identifier)
        of_package = self._document.part.package.rels
        for identifier in [each for each, rel in of_package.items() if rel.reltype not in _KEPT_OF_PACKAGE]:
            of_package.pop(identifier)


def _open(reference: bytes) -> Document:
    try:
        document = docx.Document(io.BytesIO(reference))
        for kind in (_RT.STYLES, _RT.SETTINGS):
            _xml_of(document.part.part_related_by(kind))
    except (KeyError, ValueError, AttributeError, TypeError, RecursionError) as error:
        raise TemplateError(f"the reference document cannot be read: {error}", "open and save it in Word") from error
    return document


def _numbering(document: Document) -> CT_Numbering:
    """The numbering of a reference document; one without lists has none yet."""
    if not any(rel.reltype == _RT.NUMBERING for rel in document.part.rels.values()):
        root = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        name = PackURI("/word/numbering.xml")
        part = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, root, document.part.package)
        document.part.relate_to(part, _RT.NUMBERING)
    return cast("CT_Numbering", _xml_of(document.part.part_related_by(_RT.NUMBERING)))


def _page(document: Document) -> BaseOxmlElement:
    """The last page layout, without what belongs to newer versions of Word or to somebody's printer."""
    page = document.element.body.find(qn("w:sectPr"))
    if page is None or page.find(qn("w:pgSz")) is None or page.find(qn("w:pgMar")) is None:
        raise TemplateError("the reference document has no page size and margins", "open and save it in Word")
    kept = cast("BaseOxmlElement", deepcopy(page))
    for child in list(kept):
        if child.tag in _NOT_OF_A_PAGE or not str(child.tag).startswith(f"{{{WORD_NAMESPACE}}}"):
            kept.remove(child)
    return kept


def _xml_of(part: Part) -> BaseOxmlElement:
    if not isinstance(part, XmlPart):
        raise TemplateError(f"'{part.partname}' in the reference document is not what it should be")
    return cast("BaseOxmlElement", part.element)

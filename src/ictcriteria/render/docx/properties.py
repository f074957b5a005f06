"""What a document says about itself: title, language, author, date."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.settings import CT_Settings
from docx.oxml.styles import CT_Styles
from docx.oxml.xmlchemy import BaseOxmlElement

from ictcriteria.render.docx.wordml import XML_HEAD, escape

_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
_CORE_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


@dataclass(frozen=True, slots=True)
class DocumentProperties:
    """What a document says about itself, and the words in its header and footer."""

    title: str
    subject: str
    author: str
    language: str
    """A BCP 47 tag such as ``nb-NO``."""
    keywords: str
    created: datetime | None
    """In UTC; without a date documents claim 1980-01-01, the first one that their archive can hold."""
    header_text: str
    page_label: str
    """Such as ``Page {page} of {pages}``."""


def core_properties(properties: DocumentProperties) -> bytes:
    """The part that Word shows as the properties of the document."""
    moment = as_w3cdtf(properties.created or _NO_DATE)
    texts = {
        "dc:title": properties.title,
        "dc:subject": properties.subject,
        "dc:creator": properties.author,
        "cp:keywords": properties.keywords,
        "cp:lastModifiedBy": properties.author,
        "cp:revision": "1",
        "dc:language": properties.language,
    }
    elements = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in texts.items() if text)
    dates = "".join(f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified"))
    return f"{XML_HEAD}<cp:coreProperties {_CORE_NAMESPACES}>{elements}{dates}</cp:coreProperties>".encode()


def set_language(styles: CT_Styles, settings: CT_Settings, language: str) -> None:
    """Makes a language the one of all text; styles of a house template do not bring their own."""
    for own in list(styles.iter(qn("w:lang"))):
        own.getparent().remove(own)
    properties = _child(_child(_child(styles, "w:docDefaults"), "w:rPrDefault"), "w:rPr")
    properties.append(OxmlElement("w:lang", {qn("w:val"): language}))
    for theme in settings.findall(qn("w:themeFontLang")):
        theme.set(qn("w:val"), language)


def _child(parent: BaseOxmlElement, tag: str) -> BaseOxmlElement:
    """The child of that tag, made if it is missing; each of those above comes first in its parent."""
    child = parent.find(qn(tag))
    if child is None:
        child = OxmlElement(tag)
        parent.insert(0, child)
    return cast("BaseOxmlElement", child)


def as_w3cdtf(moment: datetime) -> str:
    """The moment in UTC, to the second."""
    utc = moment.astimezone(UTC) if moment.tzinfo else moment
    return utc.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"

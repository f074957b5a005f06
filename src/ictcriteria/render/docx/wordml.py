"""The few pieces of WordprocessingML that everything else is built from, as text.

The body of a document is written as one string. This module is the only one that puts somebody's text into it.
"""

import re

from lxml import etree  # type: ignore[import-untyped]  # lxml comes without types

WORD_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIP_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{WORD_NAMESPACE}" xmlns:r="{RELATIONSHIP_NAMESPACE}"'

_SPECIAL = re.compile('[&<>"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def escape(text: str) -> str:
    """The text for use in XML, without the characters that XML 1.0 forbids."""
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found[0], ""), text)


def text_run(text: str, properties: str = "") -> str:
    """A run of text; ``properties`` is its ``w:rPr`` or nothing."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def field_start(instruction: str, properties: str = "") -> str:
    """The runs before the result of a field."""
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{properties}<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        f'<w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end(properties: str = "") -> str:
    """The run after the result of a field."""
    return f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'


def field(instruction: str, result: str, properties: str = "") -> str:
    """A field with the result that is shown until Word computes it anew."""
    return field_start(instruction, properties) + text_run(result, properties) + field_end(properties)


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph of a style; ``properties`` follow the style in ``w:pPr``, in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


class _Nobody:
    """Whoever listens to a parser makes it slow; a tree would take longer than writing the text did."""

    def close(self) -> None:
        """There is no result."""


def check_well_formed(xml: bytes) -> None:
    """Raises a SyntaxError of lxml for what is no XML."""
    etree.fromstring(xml, etree.XMLParser(target=_Nobody(), resolve_entities=False))

"""Whether a reference document may be opened at all. It may come from anybody.

Looked at before anything else reads it: the size of the archive, XML with a document type, macros and embedded
programs, and whatever would make Word fetch something from elsewhere.
"""

import io
import re
import zipfile
import zlib
from posixpath import dirname, join, normpath

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ictcriteria.render.docx.errors import TemplateError

_MOST_ENTRIES = 500
_LARGEST_PACKAGE = 50_000_000
_HIGHEST_RATIO = 200
_SMALL_ENTRY = 100_000
_UNREADABLE = (zipfile.BadZipFile, NotImplementedError, EOFError, SyntaxError, KeyError, zlib.error)
_ACTIVE_TYPE = re.compile(r"macro|vba|activex|oleobject", re.IGNORECASE)
_ACTIVE_RELATIONSHIP = re.compile(r"/(vbaProject|wordVbaData|oleObject|control|package|aFChunk|subDocument|frame)$")
_ACTIVE_FIELD = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|EMBED|DATABASE|RD|MACROBUTTON)\b")
_SAVE_AS_DOCX = "save it in Word as 'Word document (*.docx)', without macros"


def check_template(reference: bytes) -> None:
    """Raises :class:`TemplateError` for a reference document that is broken or could do harm."""
    try:
        with zipfile.ZipFile(io.BytesIO(reference)) as archive:
            _check_archive(archive.infolist())
            names = set(archive.namelist())
            for name in sorted(names):
                if name.endswith((".xml", ".rels")):
                    _check_part(name, archive.read(name), names)
            _check_content_types(parse_xml(archive.read("[Content_Types].xml")))
    except _UNREADABLE as error:
        raise TemplateError(f"the reference document cannot be read: {error}", _SAVE_AS_DOCX) from error


def whole_number(text: str) -> int:
    """A number that stands in a reference document; raises :class:`TemplateError` when it is none."""
    try:
        return int(text)
    except ValueError as error:
        raise TemplateError(f"the reference document has '{text}' where a number must stand") from error


def _check_archive(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _LARGEST_PACKAGE:
        raise TemplateError("the reference document is too large", "at most 500 parts and 50 MB without compression")
    if len({entry.filename.lower() for entry in entries}) < len(entries):
        raise TemplateError("the reference document has two parts of the same name")
    for entry in entries:
        if entry.file_size > _SMALL_ENTRY and entry.file_size > _HIGHEST_RATIO * entry.compress_size:
            raise TemplateError(f"'{entry.filename}' in the reference document unpacks to {entry.file_size} bytes")
        if entry.flag_bits & 1:
            raise TemplateError("the reference document has a password", "save it without one")


def _check_part(name: str, content: bytes, names: set[str]) -> None:
    root = parse_xml(content)
    if root.getroottree().docinfo.doctype:
        raise TemplateError(f"'{name}' in the reference document has a document type declaration")
    if name.endswith(".rels"):
        _check_relationships(name, root, names)
    else:
        _check_fields(name, root)


def _check_relationships(name: str, root: BaseOxmlElement, names: set[str]) -> None:
    folder = dirname(dirname(name))
    for relationship in root:
        kind, target = str(relationship.get("Type")), str(relationship.get("Target"))
        if _ACTIVE_RELATIONSHIP.search(kind):
            raise TemplateError(f"the reference document embeds '{target}'", "macros and embedded files are not allowed")
        if relationship.get("TargetMode") != "External":
            _check_target(target, normpath(join("/", folder, target)), names)
        elif kind != RELATIONSHIP_TYPE.HYPERLINK:
            raise TemplateError(
                f"the reference document refers to '{target}' outside of itself",
                "embed pictures instead of linking to them, and detach the document from its template",
            )


def _check_target(target: str, path: str, names: set[str]) -> None:
    if not target.startswith("#") and path[1:] not in names:
        raise TemplateError(f"the reference document lacks its part '{target}'")


def _check_fields(name: str, root: BaseOxmlElement) -> None:
    """Field codes may be cut into several runs, so they are looked at joined."""
    codes = "".join(code.text or "" for code in root.iter(qn("w:instrText")))
    simple = " ".join(str(field.get(qn("w:instr"))) for field in root.iter(qn("w:fldSimple")))
    found = _ACTIVE_FIELD.search(f"{codes} {simple}".upper())
    if found:
        raise TemplateError(f"'{name}' in the reference document has a field '{found[0]}', which is not allowed")


def _check_content_types(root: BaseOxmlElement) -> None:
    types = {str(entry.get("ContentType")) for entry in root}
    active = sorted(filter(_ACTIVE_TYPE.search, types))
    if active:
        raise TemplateError(f"the reference document has active content: '{active[0]}'", _SAVE_AS_DOCX)
    if CONTENT_TYPE.WML_DOCUMENT_MAIN not in types:
        raise TemplateError("the reference document is not a Word document", _SAVE_AS_DOCX)

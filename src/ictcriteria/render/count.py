"""Criteria in, criteria out: which criteria a finished file really shows, read back from its bytes."""

import io
import re
import zipfile

from ictcriteria.compose.expand import criterion_anchor
from ictcriteria.model.tender import DocumentFormat

_MARKDOWN = re.compile(r'<a id="(c-[a-z0-9-]+)"></a>')
_HTML = re.compile(r' id="(c-[a-z0-9-]+)"')
_WORD = re.compile(r'<w:bookmarkStart [^>]*w:name="([^"]+)"')


def lost_criteria(content: bytes, fmt: DocumentFormat, criteria: tuple[str, ...]) -> list[str]:
    """Ids that the file does not show exactly once; a criterion shown that nobody chose is named by its anchor."""
    anchors = {criterion_anchor(id_): id_ for id_ in criteria}
    found = _anchors_in(content, fmt, anchors)
    wrong = [id_ for anchor, id_ in anchors.items() if found.count(anchor) != 1]
    return wrong + sorted({anchor for anchor in found if anchor not in anchors})


def _anchors_in(content: bytes, fmt: DocumentFormat, known: dict[str, str]) -> list[str]:
    match fmt:
        case DocumentFormat.MD:
            return _MARKDOWN.findall(content.decode())
        case DocumentFormat.HTML:
            return _HTML.findall(content.decode())
        case DocumentFormat.DOCX:
            from ictcriteria.render.docx.outline import bookmark_name  # noqa: PLC0415 - Word is loaded only when Word is wanted

            by_bookmark = {bookmark_name(anchor): anchor for anchor in known}
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                names = _WORD.findall(archive.read("word/document.xml").decode())
            return [by_bookmark.get(name, name) for name in names if name.startswith("c_")]

"""Word redlines: what is marked, and that accepting gives the new document and rejecting the old one.

The oracle here does on the XML what an office program does: it takes marked runs and rows away, and joins a paragraph whose mark
is gone with the one after it.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from ictcriteria.render.docx import DocumentProperties, LinkError, NumberingError, render_docx
from ictcriteria.render.docx.redline import RedlineStamp, Version, render_redline
from ictcriteria.render.markdown import parse_markdown

REFERENCE = (Path(__file__).parents[3] / "templates" / "styles" / "reference.docx").read_bytes()
PROPERTIES = DocumentProperties("Redline", "", "Town", "en-GB", "", None, "Redline", "Page {page} of {pages}")
STAMP = RedlineStamp("Law & Order", datetime(2026, 11, 1, 12, tzinfo=timezone(timedelta(hours=1))))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RANGES = frozenset(f"{W}{name}Range{end}" for name in ("moveFrom", "moveTo") for end in ("Start", "End"))
ACCEPT, REJECT = ("ins", "del"), ("del", "ins")

Pairs = Callable[[int], tuple[Version, Version]]


def version(markdown: str) -> Version:
    """A document whose headings with an anchor and a number are numbered."""
    return Version(markdown, {found[1]: found[2] for found in re.finditer(r'^#+ <a id="([^"]+)"></a>([0-9.]+) ', markdown, re.MULTILINE)})


def redline(old: str | Version, new: str | Version, stamp: RedlineStamp = STAMP) -> bytes:
    before, after = (each if isinstance(each, Version) else version(each) for each in (old, new))
    return render_redline(before, after, PROPERTIES, REFERENCE, stamp)


def plain(document: Version) -> bytes:
    return render_docx(parse_markdown(document.markdown), PROPERTIES, document.numbers, REFERENCE)


def part(content: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


# --- the oracle ---


def settled(content: bytes, keep: str, drop: str) -> Any:
    """The body after every change was accepted (keep "ins", drop "del") or rejected (the reverse)."""
    body = part(content, "word/document.xml")[0]
    for moved, mark in (("moveFrom", "del"), ("moveTo", "ins")):
        for element in body.iter(f"{W}{moved}"):
            element.tag = f"{W}{mark}"
    for row in list(body.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}{drop}") is not None:
            row.getparent().remove(row)
    for table in list(body.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)
    if keep == "del":
        restore_forms(body)
    for paragraph in list(body.iter(f"{W}p")):
        for child in [*paragraph.iterfind(f"{W}{drop}"), *paragraph.iterfind(f"{W}hyperlink/{W}{drop}")]:
            child.getparent().remove(child)
        for kept in [*paragraph.iterfind(f"{W}{keep}"), *paragraph.iterfind(f"{W}hyperlink/{W}{keep}")]:
            for run in kept:
                kept.addprevious(run)
            kept.getparent().remove(kept)
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{drop}") is not None:
            join_with_next(paragraph)
    for name in ("delText", "delInstrText"):
        for text in body.iter(f"{W}{name}"):
            text.tag = f"{W}{'t' if name == 'delText' else 'instrText'}"
    return body


def restore_forms(body: Any) -> None:
    for change in list(body.iter(f"{W}pPrChange")):
        properties = change.getparent()
        for child in list(properties):
            if child.tag not in {f"{W}keepNext", f"{W}rPr"}:
                properties.remove(child)
        properties[:0] = list(change[0])
        if str(properties[0].get(f"{W}val")).startswith(("Heading", "ListBullet")):
            for numbering in properties.findall(f"{W}numPr"):  # what the style says, written out
                properties.remove(numbering)


def join_with_next(paragraph: Any) -> None:
    """The next paragraph keeps its form; where there is none, nothing may be left of this one."""
    following = next((each for each in paragraph.itersiblings() if each.tag not in RANGES), None)
    content = paragraph[1:]
    if following is not None and following.tag == f"{W}p":
        following[1:1] = content
    else:
        assert not any(element.tag == f"{W}r" or element.find(f".//{W}r") is not None for element in content)
    paragraph.getparent().remove(paragraph)


def lines(body: Any, content: bytes, *, with_places: bool = True) -> list[str]:
    """The blocks of a body, each as one line with all that a reader sees and the paragraphs that links and fields lead to."""
    return list(_blocks(body, _Reader(body, content, with_places=with_places)))


class _Reader:
    def __init__(self, body: Any, content: bytes, *, with_places: bool) -> None:
        self.with_places = with_places
        places = enumerate(body.iter(f"{W}p"))
        self.places = {each.get(f"{W}name"): str(place) for place, line in places for each in line.iter(f"{W}bookmarkStart")}
        relationships = part(content, "word/_rels/document.xml.rels")
        self.pages = {each.get("Id"): each.get("Target") for each in relationships}
        numbering = part(content, "word/numbering.xml")
        starts = {each.get(f"{W}numId"): "".join(start.get(f"{W}val") for start in each.iter(f"{W}startOverride")) for each in numbering.iter(f"{W}num")}
        self.starts = starts
        self.seen: dict[str, int] = {}

    def place(self, name: str) -> str:
        """The paragraph that has the bookmark."""
        return self.places.get(name, "nowhere")

    def list_of(self, instance: str) -> str:
        return f"{self.seen.setdefault(instance, len(self.seen))} from {self.starts[instance]}"


def _blocks(parent: Any, reader: _Reader) -> Iterator[str]:
    for block in parent:
        if block.tag == f"{W}p":
            yield _paragraph(block, reader)
        elif block.tag == f"{W}tbl":
            for row in block.iterfind(f"{W}tr"):
                head = "head" if row.find(f"{W}trPr/{W}tblHeader") is not None else "row"
                yield f"{head}: " + " || ".join(" / ".join(_blocks(cell, reader)) for cell in row.iterfind(f"{W}tc"))
        elif block.tag == f"{W}sdt":
            yield from (f"entry: {line}" for line in _blocks(block.find(f"{W}sdtContent"), reader))


def _paragraph(paragraph: Any, reader: _Reader) -> str:
    properties = paragraph[0]
    form = [properties[0].get(f"{W}val")]
    for child in properties[1:]:
        if child.tag == f"{W}numPr":
            form.append(f"level {child[0].get(f'{W}val')} of list {reader.list_of(child[1].get(f'{W}val'))}")
        elif child.tag not in {f"{W}keepNext", f"{W}rPr", f"{W}pPrChange"}:
            form.append(etree.tostring(child).decode())
    pieces: list[tuple[str, str]] = []
    for run in paragraph.iter(f"{W}r"):
        link = run.getparent() if run.getparent().tag == f"{W}hyperlink" else None
        target = ""
        if link is not None:
            place = reader.place(link.get(f"{W}anchor")) if reader.with_places else "here"
            target = place if link.get(f"{W}anchor") else reader.pages[link.get(f"{R}id")]
        look = "" if run.find(f"{W}rPr") is None else ",".join(f"{each.tag.removeprefix(W)}{each.get(f'{W}val') or ''}" for each in run[0])
        text = f"<{run[-1].tag.removeprefix(W)}>"
        if run[-1].tag == f"{W}t":
            text = run[-1].text
        elif run[-1].tag == f"{W}instrText":
            text = re.sub(r" REF (\S+)", lambda found: f" REF {reader.place(found[1])}", f"{{{run[-1].text}}}")
        if pieces and pieces[-1][0] == f"{target} {look}":
            text = pieces.pop()[1] + text
        pieces.append((f"{target} {look}", text))
    return " ".join(form) + " | " + "".join(f"[{key}]{text}" for key, text in pieces)


def changes(content: bytes) -> list[str]:
    """What is marked, in order: "-word", "+word", and "-¶" or "+row" for paragraph marks and rows."""
    found = []
    for element in part(content, "word/document.xml").iter(f"{W}ins", f"{W}del", f"{W}pPrChange"):
        sign = {"ins": "+", "del": "-", "pPrChange": "form"}[element.tag.removeprefix(W)]
        kind = {f"{W}rPr": "\N{PILCROW SIGN}", f"{W}trPr": "row"}.get(element.getparent().tag, "")
        found.append(sign + (kind or "".join(text.text for text in element.iter(f"{W}t", f"{W}delText"))))
    return found


def assert_exact(old: Version, new: Version, content: bytes) -> None:
    """Accepting gives the new document and rejecting the old one.

    Only where a clause moved, links to it whose words were kept lead elsewhere when all is rejected.
    """
    for document, (keep, drop) in ((new, ACCEPT), (old, REJECT)):
        expected = plain(document)
        body = settled(content, keep, drop)
        with_places = document is new or not any(name.startswith("_Old") for name in bookmarks(content))
        found = lines(body, content, with_places=with_places)
        assert not any("REF nowhere" in line for line in found)
        assert found == lines(part(expected, "word/document.xml")[0], expected, with_places=with_places)


def bookmarks(content: bytes) -> list[str]:
    return [each.get(f"{W}name") for each in part(content, "word/document.xml").iter(f"{W}bookmarkStart")]

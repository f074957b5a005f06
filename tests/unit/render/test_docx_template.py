"""Reference documents from elsewhere: what is refused, what is mended, what is kept."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from ictcriteria.errors import IctCriteriaError
from ictcriteria.render.docx import DocumentProperties, TemplateError, render_docx
from ictcriteria.render.markdown import parse_markdown
from ictcriteria.render.stable_zip import write_stable_zip

REFERENCE = (Path(__file__).parents[3] / "templates" / "styles" / "reference.docx").read_bytes()
PROPERTIES = DocumentProperties("T", "", "", "en-GB", "", None, "Header", "{page}/{pages}")
MARKDOWN = '# T\n\n## <a id="a"></a>1 A\n\n### <a id="b"></a>1.1 B\n\n## C\n\n- x\n  - y\n\n1. one\n   1. two\n\n[1.1](#b)'
NUMBERS = {"a": "1", "b": "1.1"}
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def render(reference: bytes) -> bytes:
    return render_docx(parse_markdown(MARKDOWN), PROPERTIES, NUMBERS, reference)


def entries(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(part: str, change: Callable[[str], str], **added: str) -> bytes:
    """The reference document with a part changed, and with parts added whose names have a double underscore for "/"."""
    parts = entries(REFERENCE)
    extra = {name.replace("__", "/").replace("_xml", ".xml"): text.encode() for name, text in added.items()}
    new = change(parts[part].decode())
    assert new != parts[part].decode()
    return write_stable_zip(parts | {part: new.encode()} | extra)


def with_relationship(kind: str, target: str, mode: str = "", part: str = "word/_rels/document.xml.rels") -> bytes:
    entry = f'<Relationship Id="rId99" Type="{kind}" Target="{target}"{mode}/></Relationships>'
    return changed(part, lambda xml: xml.replace("</Relationships>", entry))


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def refusal(reference: bytes) -> str:
    with pytest.raises(TemplateError) as caught:
        render(reference)
    assert isinstance(caught.value, IctCriteriaError)
    return str(caught.value)


# --- the archive ---


@pytest.mark.parametrize("content", [b"", b"not a zip", b"\xd0\xcf\x11\xe0 old Word", REFERENCE[:5000]])
def test_what_is_no_archive_is_refused(content: bytes) -> None:
    assert refusal(content).startswith("the reference document cannot be read")


def test_a_zip_bomb_is_refused() -> None:
    bomb = zipped(entries(REFERENCE) | {"word/media/image1.png": b"\0" * 20_000_000})
    assert len(bomb) < 100_000
    assert refusal(bomb) == "'word/media/image1.png' in the reference document unpacks to 20000000 bytes"


def test_a_huge_document_is_refused() -> None:
    parts = entries(REFERENCE) | {f"word/media/{number}.bin": b"" for number in range(500)}
    assert refusal(zipped(parts)) == "the reference document is too large"


def test_two_parts_of_one_name_are_refused() -> None:
    parts = entries(REFERENCE)
    assert refusal(zipped(parts | {"WORD/styles.xml": b"<x/>"})) == "the reference document has two parts of the same name"


def test_a_password_is_refused() -> None:
    content = bytearray(REFERENCE)
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        for found in re.finditer(re.escape(signature), REFERENCE):
            content[found.start() + offset] |= 1
    assert refusal(bytes(content)) == "the reference document has a password"


def test_a_damaged_part_is_refused() -> None:
    content = REFERENCE.replace(b"Heading1", b"Heading9")
    assert refusal(content).startswith("the reference document cannot be read: Bad CRC-32")


# --- the parts ---


def test_entities_are_refused() -> None:
    doctype = '<!DOCTYPE w:styles [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:styles'
    bomb = changed("word/styles.xml", lambda xml: xml.replace("<w:styles", doctype, 1))
    assert refusal(bomb) == "'word/styles.xml' in the reference document has a document type declaration"


def test_broken_xml_is_refused() -> None:
    broken = changed("word/styles.xml", lambda xml: xml.replace("</w:styles>", ""))
    assert refusal(broken).startswith("the reference document cannot be read")


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "subDocument", "mailMergeSource"])
def test_whatever_lies_outside_of_the_file_is_refused(kind: str) -> None:
    outside = with_relationship(f"{OFFICE}/{kind}", "http://example.org/x", ' TargetMode="External"')
    assert "http://example.org/x" in refusal(outside)


def test_a_link_to_a_web_page_is_no_danger() -> None:
    render(with_relationship(f"{OFFICE}/hyperlink", "https://example.org", ' TargetMode="External"'))


@pytest.mark.parametrize("kind", ["oleObject", "package", "control", "aFChunk"])
def test_embedded_files_are_refused(kind: str) -> None:
    assert refusal(with_relationship(f"{OFFICE}/{kind}", "settings.xml")) == "the reference document embeds 'settings.xml'"


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-office.vbaProject",
        "application/vnd.ms-office.activeX+xml",
    ],
)
def test_macros_are_refused(kind: str) -> None:
    override = f'<Override PartName="/word/x.bin" ContentType="{kind}"/></Types>'
    active = changed("[Content_Types].xml", lambda xml: xml.replace("</Types>", override))
    assert refusal(active) == f"the reference document has active content: '{kind}'"


@pytest.mark.parametrize("kind", ["document.glossary+xml", "template.main+xml"])
def test_other_kinds_of_files_are_refused(kind: str) -> None:
    other = changed("[Content_Types].xml", lambda xml: xml.replace("document.main+xml", kind))
    assert refusal(other) == "the reference document is not a Word document"


@pytest.mark.parametrize(
    "field",
    [
        "<w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO cmd</w:instrText></w:r>",
        '<w:fldSimple w:instr=" IncludePicture &quot;http://example.org/x.png&quot; "/>',
    ],
)
def test_fields_that_fetch_are_refused(field: str) -> None:
    hostile = changed("word/header1.xml", lambda xml: xml.replace("</w:p>", f"{field}</w:p>"))
    assert "'word/header1.xml' in the reference document has a field" in refusal(hostile)


def test_a_missing_part_is_refused() -> None:
    assert refusal(with_relationship(f"{OFFICE}/header", "header7.xml")) == ("the reference document lacks its part 'header7.xml'")


def test_a_document_without_styles_is_refused() -> None:
    bare = changed("word/_rels/document.xml.rels", lambda xml: re.sub(r"<Relationship [^>]*styles.xml\"/>", "", xml))
    assert refusal(bare).startswith("the reference document cannot be read")


def test_a_document_without_a_page_is_refused() -> None:
    bare = changed("word/document.xml", lambda xml: re.sub(r"<w:sectPr>.*</w:sectPr>", "", xml))
    assert refusal(bare) == "the reference document has no page size and margins"


@pytest.mark.parametrize(("part", "old"), [("word/document.xml", 'w:w="11906"'), ("word/numbering.xml", 'w:numId="1"')])
def test_a_word_where_a_number_must_stand_is_refused(part: str, old: str) -> None:
    name = old.partition("=")[0]
    assert refusal(changed(part, lambda xml: xml.replace(old, f'{name}="wide"'))) == (
        "the reference document has 'wide' where a number must stand"
    )


def test_a_header_that_is_none_is_refused() -> None:
    other = changed("[Content_Types].xml", lambda xml: xml.replace(".header+xml", ".comments+xml").replace(".styles+xml", ".x"))
    assert refusal(other) == "'/word/styles.xml' in the reference document is not what it should be"


def test_ids_that_would_break_the_body_are_refused() -> None:
    hostile = changed("word/styles.xml", lambda xml: xml.replace('w:styleId="Quote"', 'w:styleId="&quot;/&gt;"'))
    assert refusal(hostile) == "the reference document has a style with the id '\"/>'"


# --- styles ---


def test_all_missing_styles_are_named_at_once() -> None:
    bare = changed("word/styles.xml", lambda xml: xml.replace('"Quote"', '"Zitat"').replace('"toc 2"', '"x"'))
    with pytest.raises(TemplateError) as caught:
        render(bare)
    assert str(caught.value) == "the reference document has no style 'Quote', 'TOC 2'"
    assert caught.value.hint == "start from the shipped reference.docx, or apply each of these styles once in Word and save"


def test_styles_are_found_by_name_because_ids_depend_on_the_language_of_word() -> None:
    def translate(xml: str) -> str:
        return xml.replace('"Heading1"', '"berschrift1"').replace('"BodyText"', '"Textkrper"')

    parts = entries(REFERENCE)
    for name in ("word/styles.xml", "word/numbering.xml", "word/document.xml"):
        parts[name] = translate(parts[name].decode()).encode()
    main = entries(render(write_stable_zip(parts)))["word/document.xml"].decode()
    assert 'w:val="berschrift1"' in main
    assert '"Heading1"' not in main


def test_own_styles_are_not_asked_of_a_house_template() -> None:
    names = ("Clause Id", "Table Text", "Table Heading", "Cross Reference", "HTML Code", "HTML Preformatted")
    removed = "|".join((*names, "List Continue( 2| 3)?", "Heading Unnumbered ."))
    pattern = rf'<w:style (?:(?!</w:style>).)*<w:name w:val="(?:{removed})"/>.*?</w:style>'
    house = changed("word/styles.xml", lambda xml: re.sub(pattern, "", xml))
    styles = entries(render(house))["word/styles.xml"].decode()
    assert "Clause Id" not in styles
    assert 'w:styleId="HeadingUnnumbered1"' in styles


# --- lists ---


def without_lists(reference: bytes) -> bytes:
    parts = entries(reference)
    parts["word/styles.xml"] = re.sub(rb"<w:numPr>.*?</w:numPr>", b"", parts["word/styles.xml"])
    return write_stable_zip(parts)


def test_a_template_with_other_lists_is_given_the_shipped_ones_after_its_own() -> None:
    parts = entries(render(without_lists(REFERENCE)))
    numbering = parse_xml(parts["word/numbering.xml"])
    tags = [child.tag for child in numbering]
    assert tags == [qn("w:abstractNum")] * 6 + [qn("w:num")] * 8
    identifiers = [child.get(qn("w:numId")) for child in numbering.findall(qn("w:num"))]
    assert len(set(identifiers)) == len(identifiers)
    styles = Document(io.BytesIO(render(without_lists(REFERENCE)))).styles.element
    link = next(style for style in styles.style_lst if style.styleId == "Heading2").pPr.numPr
    assert (link.numId.val, link.ilvl.val) == (4, 1)


def test_a_template_without_a_numbering_part_is_given_one() -> None:
    parts = entries(without_lists(REFERENCE))
    rels = parts["word/_rels/document.xml.rels"].decode()
    parts["word/_rels/document.xml.rels"] = re.sub(r'<Relationship [^>]*Target="numbering.xml"/>', "", rels).encode()
    del parts["word/numbering.xml"]
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = re.sub(r'<Override PartName="/word/numbering.xml"[^>]*/>', "", types).encode()
    assert entries(render(write_stable_zip(parts)))["word/numbering.xml"].count(b"<w:abstractNum ") == 3


def test_headings_that_a_template_numbers_differently_are_numbered_as_the_document() -> None:
    house = changed("word/numbering.xml", lambda xml: xml.replace('w:val="%1.%2"', 'w:val="\u00a7 %1.%2"'))
    numbering = parse_xml(entries(render(house))["word/numbering.xml"])
    texts = [level.get(qn("w:val")) for level in numbering.findall(qn("w:abstractNum"))[-1].iter(qn("w:lvlText"))]
    assert texts == ["%1", "%1.%2", "%1.%2.%3", "%1.%2.%3.%4"]


def test_a_style_that_is_linked_to_no_level_is_given_one() -> None:
    house = changed(
        "word/styles.xml",
        lambda xml: xml.replace('<w:ilvl w:val="2"/><w:numId w:val="2"/>', '<w:ilvl w:val="8"/><w:numId w:val="2"/>'),
    )
    assert entries(render(house))["word/numbering.xml"].count(b"<w:abstractNum ") == 4


def test_lists_that_fit_are_kept_with_their_looks() -> None:
    house = changed("word/numbering.xml", lambda xml: xml.replace('w:left="397"', 'w:left="400"'))
    assert entries(render(house))["word/numbering.xml"].count(b"<w:abstractNum ") == 3


# --- language ---


def test_a_template_without_defaults_gets_a_language() -> None:
    house = changed("word/styles.xml", lambda xml: re.sub(r"<w:docDefaults>.*</w:docDefaults>", "", xml))
    styles = parse_xml(entries(render(house))["word/styles.xml"])
    assert styles[0].tag == qn("w:docDefaults")
    assert [language.get(qn("w:val")) for language in styles.iter(qn("w:lang"))] == ["en-GB"]


def test_the_language_of_the_theme_fonts_follows() -> None:
    theme = '<w:themeFontLang w:val="de-DE"/><w:decimalSymbol'
    house = changed("word/settings.xml", lambda xml: xml.replace("<w:decimalSymbol", theme))
    assert b'<w:themeFontLang w:val="en-GB"/>' in entries(render(house))["word/settings.xml"]


# --- what is kept ---


def test_the_text_of_the_template_and_what_only_it_needed_are_gone() -> None:
    secret = changed(
        "word/_rels/document.xml.rels",
        lambda xml: xml.replace(
            "</Relationships>",
            f'<Relationship Id="rId98" Type="{OFFICE}/comments" Target="comments.xml"/>'
            f'<Relationship Id="rId99" Type="{OFFICE}/footer" Target="footer1.xml"/></Relationships>',
        ),
        word__comments_xml="<w:comments xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>",
    )
    result = entries(render(secret))
    assert "word/comments.xml" not in result
    assert b"Styles of tender documents" not in b"".join(result.values())


def test_page_size_header_and_footer_of_the_template_are_kept() -> None:
    house = changed(
        "word/document.xml",
        lambda xml: xml.replace('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"').replace(
            "</w:sectPr>", '<w:printerSettings r:id="rId77"/><w:x/></w:sectPr>'
        ),
    )
    section = Document(io.BytesIO(render(house))).sections[0]
    assert section.page_width is not None
    assert section.page_width.twips == 12240
    assert section.header.paragraphs[0].text == "Header"
    assert b"printerSettings" not in entries(render(house))["word/document.xml"]

"""What an office program makes of a document: LibreOffice reads it, computes its fields, and saves it again."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as OpenDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ictcriteria.render.docx import DocumentProperties, render_docx
from ictcriteria.render.markdown import parse_markdown
from ictcriteria.render.stable_zip import write_stable_zip

SOFFICE = shutil.which("soffice")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")]

REFERENCE = (Path(__file__).parents[3] / "templates" / "styles" / "reference.docx").read_bytes()
PROPERTIES = DocumentProperties("Krav", "", "Kommune", "nb-NO", "", None, "Topptekst", "Side {page} av {pages}")
MARKDOWN = """\
# Krav

## <a id="contents"></a>Innhold

- [1 Om](#about)
- [2 Krav](#requirements)
  - [2.1 Garanti](#c-garanti)
  - [2.2 Reparasjon](#c-reparasjon)
- [Ord](#words)

## <a id="about"></a>1 Om

Se [punkt 2.2](#c-reparasjon), [2.2.1](#c-deler) og [del 2](#requirements).

## <a id="requirements"></a>2 Krav

### <a id="c-garanti"></a>2.1 Garanti

Jf. [punkt 2.2](#c-reparasjon) og [punkt 1](#about).

#### <a id="c-varighet"></a>2.1.1 Varighet

Jf. [punkt 2.1](#c-garanti), [punkt 2.1.1](#c-varighet) og [punkt 2.2.1](#c-deler).

### Mellomspill

### <a id="c-reparasjon"></a>2.2 Reparasjon

#### <a id="c-deler"></a>2.2.1 Deler

1. første
   1. under
2. andre

Tekst imellom.

1. på nytt
2. igjen

| Bevis | Svar |
|---|---|
| Erklæring \U0001f50b | |

## <a id="words"></a>Ord

| | |
|---|---|
| enhet | datamaskin & lader |
"""
NUMBERS = {
    "about": "1",
    "requirements": "2",
    "c-garanti": "2.1",
    "c-varighet": "2.1.1",
    "c-reparasjon": "2.2",
    "c-deler": "2.2.1",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the document, with results that are wrong in ``fields.docx``, and what LibreOffice made of both."""
    folder = tmp_path_factory.mktemp("office")
    content = render_docx(parse_markdown(MARKDOWN), PROPERTIES, NUMBERS, REFERENCE)
    (folder / "document.docx").write_bytes(content)
    (folder / "fields.docx").write_bytes(with_wrong_results(content))
    convert("txt:Text", folder / "document.docx")
    convert("pdf", folder / "document.docx", folder / "fields.docx")
    convert("docx", folder / "document.docx", into="again")
    return folder


def with_wrong_results(content: bytes) -> bytes:
    """The document as it is when the numbers have changed since its fields were computed."""
    result = re.compile(rb"(REF [^<]*</w:instrText>.*?separate.*?<w:t[^>]*>)[0-9.]+")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"], changes = result.subn(rb"\g<1>?", parts["word/document.xml"])
    assert changes == 8
    return write_stable_zip(parts)


def convert(target: str, *files: Path, into: str = ".") -> None:
    assert SOFFICE is not None
    folder = files[0].parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", target, "--outdir", str(folder / into), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def read(folder: Path, name: str) -> list[str]:
    return [line.strip() for line in (folder / name).read_text(encoding="utf-8-sig").splitlines()]


def printed(folder: Path, name: str) -> list[str]:
    """The lines of a PDF file; LibreOffice computes fields when it prints."""
    assert (folder / name).read_bytes().startswith(b"%PDF-")
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("pdftotext is not installed")
    run = subprocess.run([reader, "-layout", str(folder / name), "-"], check=True, capture_output=True)
    return [" ".join(line.split()) for line in run.stdout.decode().splitlines()]


def saved_again(folder: Path) -> OpenDocument:
    return Document(str(folder / "again" / "document.docx"))


def texts(document: OpenDocument) -> Iterator[str]:
    for paragraph in document.element.body.iter(qn("w:p")):
        yield "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def attributes(root: BaseOxmlElement, tag: str, attribute: str) -> list[str]:
    return [str(element.get(qn(attribute))) for element in root.iter(qn(tag))]


def test_headings_are_numbered_as_given(folder: Path) -> None:
    shown = read(folder, "document.txt")
    for title in (
        "1 Om",
        "2 Krav",
        "2.1 Garanti",
        "2.1.1 Varighet",
        "Mellomspill",
        "2.2 Reparasjon",
        "2.2.1 Deler",
        "Ord",
    ):
        assert title in shown


def test_cross_references_are_computed_to_the_numbers_that_were_written(folder: Path) -> None:
    shown = printed(folder, "document.pdf")
    assert "Se punkt 2.2, 2.2.1 og del 2." in shown
    assert "Jf. punkt 2.2 og punkt 1." in shown
    assert "Jf. punkt 2.1, punkt 2.1.1 og punkt 2.2.1." in shown
    assert printed(folder, "fields.pdf") == shown


def test_each_numbered_list_begins_anew(folder: Path) -> None:
    shown = read(folder, "document.txt")
    for item in ("1. første", "a) under", "2. andre", "1. på nytt", "2. igjen"):
        assert item in shown


def test_the_print_shows_numbers_header_and_footer(folder: Path) -> None:
    shown = printed(folder, "document.pdf")
    for line in ("Topptekst", "Side 1 av 1", "2.2.1 Deler", "enhet datamaskin & lader"):
        assert line in shown


def test_saving_again_loses_no_text(folder: Path) -> None:
    before = [text for text in texts(Document(str(folder / "document.docx"))) if text]
    assert [text for text in texts(saved_again(folder)) if text] == before


def test_saving_again_loses_no_structure(folder: Path) -> None:
    before, after = Document(str(folder / "document.docx")).element.body, saved_again(folder).element.body
    names = ("w:bookmarkStart", "w:name")
    assert attributes(after, *names) == attributes(before, *names)
    assert len(list(after.iter(qn("w:tblHeader")))) == len(list(before.iter(qn("w:tblHeader")))) == 1
    fields = [str(code.text).split() for code in after.iter(qn("w:instrText")) if code.text]
    assert [words[0] for words in fields] == ["TOC", *["REF"] * 8]
    assert set(attributes(after, "w:hyperlink", "w:anchor")) >= {"about", "c_garanti", "words"}


def test_saving_again_keeps_headings_and_lists_as_such(folder: Path) -> None:
    def named(document: OpenDocument) -> list[tuple[str, str]]:
        return [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs if paragraph.style]

    kept = ("Title", "Heading", "List")
    before = [line for line in named(Document(str(folder / "document.docx"))) if line[0].startswith(kept)]
    after = [line for line in named(saved_again(folder)) if line[0].startswith(kept)]
    assert after == before
    assert ("Heading Unnumbered 2", "Mellomspill") in after

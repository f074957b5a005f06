"""The package around the body: bytes, properties, header and footer, and what validators say."""

import hashlib
import importlib.util
import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import ModuleType

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.oxml.styles import CT_Styles

from ictcriteria.render.docx import DocumentProperties, render_docx
from ictcriteria.render.markdown import parse_markdown
from ictcriteria.render.stable_zip import write_stable_zip

ROOT = Path(__file__).parents[3]
REFERENCE_PATH = ROOT / "templates" / "styles" / "reference.docx"
REFERENCE = REFERENCE_PATH.read_bytes()
PROPERTIES = DocumentProperties(
    title="Kravspesifikasjon & \u00abutkast\u00bb",
    subject="B\u00e6rbare datamaskiner",
    author="Eksempel kommune",
    language="nb-NO",
    keywords="IKT; b\u00e6rekraft",
    created=datetime(2025, 3, 1, 12, 30, tzinfo=UTC),
    header_text="Eksempel <kommune>",
    page_label="Side {page} av {pages}",
)
EVERYTHING = """\
# Kravspesifikasjon

> **Utkast.** To verdier mangler.

| | |
|---|---|
| Oppdragsgiver | Eksempel kommune |

## <a id="contents"></a>Innhold

- [1 Krav](#requirements)
  - [1.1 Garanti](#c-garanti)
- [Ord](#words)

## <a id="requirements"></a>1 Krav

### <a id="c-garanti"></a>1.1 Garanti

Leverand\u00f8ren skal **alltid** gi *minst* 5 \u00e5rs garanti,
jf. [punkt 1.1](#c-garanti) og [loven](https://lovdata.no/ "Lovdata").

- kule
  - to
    - tre

      mer
1. ledd
   1. bokstav
      1. tall

#### Unummerert

`lifespan/warranty r1`

| Krav | `Kode` | Svar |
|:--|:-:|--:|
| <a id="r-1"></a>[1.1](#c-garanti) | x | |

---

| A |
|---|
| b |

    kode
    mer kode

## <a id="words"></a>Ord

<a id="t-ord"></a>**ord**: betydning\\
ny linje \U0001f50b
"""
NUMBERS = {"requirements": "1", "c-garanti": "1.1"}


def render(markdown: str = EVERYTHING, properties: DocumentProperties = PROPERTIES, reference: bytes = REFERENCE) -> bytes:
    return render_docx(parse_markdown(markdown), properties, NUMBERS if markdown == EVERYTHING else {}, reference)


def entries(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def reference_with(part: str, change: Callable[[str], str]) -> bytes:
    parts = entries(REFERENCE)
    return write_stable_zip(parts | {part: change(parts[part].decode()).encode()})


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_reference_docx", ROOT / "scripts" / "make_reference_docx.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def audit(content: bytes, path: Path) -> list[str]:
    validator = pytest.importorskip("openxml_audit").OpenXmlValidator()
    path.write_bytes(content)
    return [str(error) for error in validator.validate(path).errors]


# --- bytes ---


def test_same_input_gives_same_bytes() -> None:
    assert render() == render()


def test_bytes_do_not_depend_on_the_process() -> None:
    command = (
        "import hashlib, runpy, sys; sys.path.insert(0, sys.argv[1]);"
        "import test_docx_package as it; print(hashlib.sha256(it.render()).hexdigest())"
    )
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", command, str(Path(__file__).parent)],
            env={"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout.strip() == hashlib.sha256(render()).hexdigest()


def test_the_archive_is_free_of_clock_and_machine() -> None:
    with zipfile.ZipFile(io.BytesIO(render())) as archive:
        infos = archive.infolist()
    assert [info.filename for info in infos[:2]] == ["[Content_Types].xml", "_rels/.rels"]
    assert [info.filename for info in infos[2:]] == sorted(info.filename for info in infos[2:])
    facts = {(info.date_time, info.external_attr, info.create_system, info.compress_type) for info in infos}
    assert facts == {((1980, 1, 1, 0, 0, 0), 0o100644 << 16, 3, zipfile.ZIP_STORED)}


def test_a_stable_zip_does_not_depend_on_the_order_of_its_entries() -> None:
    content = {"b": b"2", "[Content_Types].xml": b"0", "a/\u00e6": b"1", "_rels/.rels": b""}
    assert write_stable_zip(content) == write_stable_zip(dict(reversed(content.items())))
    assert entries(write_stable_zip(content)) == content


# --- validity ---


def test_the_validator_finds_nothing_in_a_document_with_every_block(tmp_path: Path) -> None:
    assert audit(render(), tmp_path / "everything.docx") == []


def test_the_validator_finds_nothing_in_the_reference_document(tmp_path: Path) -> None:
    assert audit(REFERENCE, tmp_path / "reference.docx") == []


def test_the_validator_would_find_something(tmp_path: Path) -> None:
    broken = reference_with("word/document.xml", lambda xml: xml.replace("<w:pPr>", "<w:pPr><w:wrong/>"))
    assert audit(broken, tmp_path / "broken.docx") != []


def test_python_docx_reads_the_result() -> None:
    document = Document(io.BytesIO(render()))
    assert document.paragraphs[0].text == "Kravspesifikasjon"
    assert [len(table.rows) for table in document.tables] == [1, 2, 2]
    assert document.sections[0].page_width == Document(io.BytesIO(REFERENCE)).sections[0].page_width


# --- properties ---


def test_properties_come_from_the_input_only() -> None:
    core = Document(io.BytesIO(render())).core_properties
    assert (core.title, core.subject, core.author) == (PROPERTIES.title, PROPERTIES.subject, PROPERTIES.author)
    assert (core.last_modified_by, core.keywords, core.language) == (PROPERTIES.author, PROPERTIES.keywords, "nb-NO")
    assert core.created == core.modified == PROPERTIES.created
    assert core.revision == 1
    assert (core.comments, core.category, core.last_printed) == ("", "", None)


@pytest.mark.parametrize(
    ("created", "shown"),
    [
        (None, b"1980-01-01T00:00:00Z"),
        (datetime(2025, 3, 1, 1, 2, 3, tzinfo=timezone(timedelta(hours=2))), b"2025-02-28T23:02:03Z"),
        (datetime(2025, 3, 1, 1, 2, 3, 999), b"2025-03-01T01:02:03Z"),  # noqa: DTZ001
    ],
)
def test_dates_are_in_utc_and_never_now(created: datetime | None, shown: bytes) -> None:
    assert entries(render(properties=replace(PROPERTIES, created=created)))["docProps/core.xml"].count(shown) == 2


def test_a_title_may_be_longer_than_python_docx_allows() -> None:
    content = render(properties=replace(PROPERTIES, title="long " * 100))
    assert Document(io.BytesIO(content)).core_properties.title == "long " * 100


def test_all_text_has_the_language_of_the_document() -> None:
    house = reference_with("word/styles.xml", lambda xml: xml.replace("<w:rPr><w:b/>", '<w:rPr><w:b/><w:lang w:val="de-DE"/>'))
    styles = entries(render(reference=house))["word/styles.xml"].decode()
    assert 'w:val="nb-NO"' in styles
    assert styles.count("<w:lang ") == 1


def test_header_and_footer_hold_the_words_of_the_document() -> None:
    section = Document(io.BytesIO(render())).sections[0]
    assert section.header.paragraphs[0].text == "Eksempel <kommune>"
    assert section.footer.paragraphs[0].text == "Side 1 av 1"
    codes = [code.text for code in section.footer.paragraphs[0]._p.iter(qn("w:instrText"))]
    assert codes == [" PAGE ", " NUMPAGES "]


def test_marks_in_a_header_may_be_cut_into_runs_and_keep_their_look() -> None:
    cut = (
        "<w:r><w:rPr><w:b/></w:rPr><w:t>Our {head</w:t></w:r><w:r><w:t>er_te</w:t></w:r><w:r><w:t>xt} here</w:t>"
        "<w:tab/><w:t>{page_label}.</w:t><w:tab/></w:r>"
    )
    house = reference_with(
        "word/header1.xml", lambda xml: xml.replace('<w:r><w:t xml:space="preserve">{header_text}</w:t></w:r>', cut)
    )
    header = Document(io.BytesIO(render(reference=house))).sections[0].header
    assert header.paragraphs[0].text == "Our Eksempel <kommune> here\tSide 1 av 1.\t"
    assert [run.text for run in header.paragraphs[0].runs if run.bold] == ["Our ", "Eksempel <kommune>", ""]


# --- the reference document ---


def test_the_shipped_reference_document_is_what_the_script_makes() -> None:
    assert load_script().reference_docx() == REFERENCE


def test_the_script_writes_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = load_script()
    monkeypatch.setattr(script, "REFERENCE", tmp_path / "reference.docx")
    script.main()
    assert (tmp_path / "reference.docx").read_bytes() == REFERENCE


def test_no_trace_of_the_template_of_python_docx_is_left() -> None:
    parts = entries(render())
    assert sorted(parts) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/header1.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]
    everything = b"".join(parts.values())
    assert [word for word in (b"python-docx", b"2013-", b"stylesWithEffects", b"en-US") if word in everything] == []
    assert b'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in everything


def test_text_has_enough_contrast_on_every_ground() -> None:
    script = load_script()
    grounds = ("FFFFFF", script.SHADE, script.TINT)
    text = (script.NAVY, script.INK, script.GREY, "0B5394")
    assert min(contrast(colour, ground) for colour in text for ground in grounds) >= 5.5


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# --- cost ---


def test_python_docx_looks_for_no_style_while_the_body_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(CT_Styles, "default_for", fail)
    render()

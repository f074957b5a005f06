"""Criteria in, criteria out: one that is dropped or doubled does not go unseen, in any format."""

import io
import zipfile
from collections.abc import Callable

import pytest

from ictcriteria.model.tender import DocumentFormat
from ictcriteria.pipeline.build import BuildResult
from ictcriteria.render.count import lost_criteria

TENDER = "title: T\nbuyer: B\njurisdiction: eu\nproducts: [laptop]\nlevel: advanced\ndocuments: [specification]\n"
CRITERIA = (
    "lifespan/security-updates", "lifespan/spare-parts", "lifespan/repair-shop", "award/battery-cycles", "award/repair-time",
    "award/smelter-share", "award/take-back-plan",
)  # fmt: skip
FORMATS = list(DocumentFormat)


@pytest.fixture
def document(build: Callable[..., BuildResult]) -> Callable[[DocumentFormat], bytes]:
    """The specification of a small tender in one format."""

    def make(fmt: DocumentFormat) -> bytes:
        return build(f"{TENDER}formats: [{fmt}]\n").files[f"en/specification.{fmt}"]

    return make


def changed(content: bytes, fmt: DocumentFormat, change: Callable[[str], str]) -> bytes:
    """The file with its text changed, inside the archive for Word."""
    if fmt is not DocumentFormat.DOCX:
        return change(content.decode()).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part.decode()).encode() if name == "word/document.xml" else part)
    return buffer.getvalue()


def mark(fmt: DocumentFormat, content: bytes) -> str:
    """How the file marks the criterion 'repair-shop'."""
    if fmt is DocumentFormat.MD:
        return '<a id="c-lifespan--repair-shop"></a>'
    if fmt is DocumentFormat.HTML:
        return ' id="c-lifespan--repair-shop"'
    text = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    end = text.index('w:name="c_lifespan__repair_shop')
    return text[text.rindex("<w:bookmarkStart", 0, end) : text.index("/>", end) + 2]


@pytest.mark.parametrize("fmt", FORMATS)
def test_finished_document_shows_every_criterion_once(document: Callable[..., bytes], fmt: DocumentFormat) -> None:
    assert lost_criteria(document(fmt), fmt, CRITERIA) == []


@pytest.mark.parametrize("fmt", FORMATS)
def test_criterion_that_is_dropped_is_seen(document: Callable[..., bytes], fmt: DocumentFormat) -> None:
    content = document(fmt)
    found = mark(fmt, content)
    broken = changed(content, fmt, lambda text: text.replace(found, ""))
    assert lost_criteria(broken, fmt, CRITERIA) == ["lifespan/repair-shop"]


@pytest.mark.parametrize("fmt", FORMATS)
def test_criterion_that_is_doubled_is_seen(document: Callable[..., bytes], fmt: DocumentFormat) -> None:
    content = document(fmt)
    found = mark(fmt, content)
    broken = changed(content, fmt, lambda text: text.replace(found, found + found))
    assert lost_criteria(broken, fmt, CRITERIA) == ["lifespan/repair-shop"]


@pytest.mark.parametrize("fmt", FORMATS)
def test_criterion_that_nobody_chose_is_seen(document: Callable[..., bytes], fmt: DocumentFormat) -> None:
    chosen = tuple(id_ for id_ in CRITERIA if id_ != "lifespan/repair-shop")
    (extra,) = lost_criteria(document(fmt), fmt, chosen)
    assert "repair" in extra
    assert "shop" in extra

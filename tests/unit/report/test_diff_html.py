"""The page of a comparison: well formed, accessible, and safe."""

from collections.abc import Callable
from pathlib import Path

import html5lib
import pytest

from ictcriteria.diagnostics import Diagnostic, Severity
from ictcriteria.pipeline.diff import diff_catalogues
from ictcriteria.report.change_words import Narrator
from ictcriteria.report.diff_report import DiffReport, report_diff
from ictcriteria.source.working_tree import FolderTree


@pytest.fixture
def page(root: Path, edited: Callable[[str, str, str], Path]) -> str:
    edited("lifespan/warranty.yaml", "advanced: {days: 5}", "advanced: {days: 4}")
    packs = edited("lifespan/warranty.yaml", "- at its own cost;", "- at its own <b>expense</b>;")
    result = diff_catalogues(FolderTree(root / "tests" / "data" / "packs"), FolderTree(packs))
    problem = Diagnostic("yaml-syntax", Severity.ERROR, "a <colon> is missing", "a&b.yaml")
    report = DiffReport(result.changes.changes, Narrator(result.old, result.new), "v1", "<v2>", diagnostics=[problem])
    return report_diff("html", report)


def test_page_is_valid_html_that_loads_nothing(page: str) -> None:
    html5lib.HTMLParser(strict=True).parse(page)
    assert [word for word in ("http:", "https:", "src=", "<script", "<b>", "<v2>", "<colon>") if word in page] == []


def test_page_shows_old_and_new_side_by_side(page: str) -> None:
    assert '<th scope="col">Before: v1</th><th scope="col">After: &lt;v2&gt;</th>' in page
    assert '<td class="words"><del>5</del></td><td class="words"><ins>4</ins></td>' in page
    assert "- at its own <del>cost</del>;" in page
    assert "- at its own <ins>&lt;b&gt;expense&lt;/b&gt;</ins>;" in page


def test_page_is_accessible(page: str) -> None:
    document = html5lib.parse(page, namespaceHTMLElements=False)
    tables = document.findall(".//table")
    assert len(tables) == 3
    for table in tables:
        assert table.find("caption") is not None
        assert {cell.get("scope") for cell in table.findall(".//th")} == {"col"}
    ids = {element.get("id") for element in document.iter() if element.get("id")}
    links = {element.get("href") for element in document.iter("a")}
    assert links == {"#main", "#c-lifespan--warranty"}
    assert {link.removeprefix("#") for link in links} <= ids
    assert document.get("lang") == "en"
    assert [heading.tag for heading in document.iter() if heading.tag in {"h1", "h2", "h3"}] == ["h1", "h2", "h3"]

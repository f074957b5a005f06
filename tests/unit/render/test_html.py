"""The HTML page: well formed, in one file, with the marks that assistive technology needs."""

import re
from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

import html5lib
import pytest

from ictcriteria.catalogue.template_set import TemplateSet
from ictcriteria.pipeline.build import BuildOptions, BuildResult
from ictcriteria.render.html import Page, render_html
from ictcriteria.render.markdown import parse_markdown
from ictcriteria.templating import Templates

TENDER = "title: T\nbuyer: B\njurisdiction: eu\nproducts: [laptop, smartphone]\nlevel: advanced\nformats: [html]\n"
HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;{{ 7*7 }}"
Build = Callable[..., BuildResult]


def parse(content: str) -> Element:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True)
    return parser.parse(content)


def pages(result: BuildResult) -> Mapping[str, str]:
    assert result.files, result.diagnostics
    return {path: content.decode() for path, content in result.files.items() if path.endswith(".html")}


@pytest.fixture
def html(template_set: TemplateSet) -> Callable[[str], str]:
    """A page with Markdown as its body."""

    def render(text: str) -> str:
        page = Page("en-GB", "Title", "Subject", "Buyer", "Skip", draft=False, style="p { color: black }")
        templates = Templates(template_set.texts.get, template_set.shown)
        return render_html(parse_markdown(text), page, "styles/page.html.j2", templates).decode()

    return render


def body(page: str) -> str:
    match = re.search(r'<main id="main">\n(.*)\n</main>', page, re.DOTALL)
    assert match is not None
    return match.group(1).rstrip()


def test_every_document_parses_without_an_error(build: Build) -> None:
    shown = pages(build(TENDER))
    assert sorted(shown) == ["en/contract.html", "en/guide.html", "en/response.html", "en/specification.html"]
    for content in shown.values():
        parse(content)


def test_page_names_language_title_and_forbids_scripts(build: Build) -> None:
    root = parse(pages(build(TENDER))["en/specification.html"])
    assert root.get("lang") == "en-GB"
    assert root.findtext("head/title") == "Requirement specification: T"
    (policy,) = [meta for meta in root.iter("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    assert policy.get("content") == "default-src 'none'; style-src 'unsafe-inline'"
    assert list(root.iter("script")) == []


def test_page_needs_no_other_file(build: Build) -> None:
    for content in pages(build(TENDER)).values():
        root = parse(content)
        assert [node for name in ("link", "img", "iframe", "object") for node in root.iter(name)] == []
        assert "@import" not in content
        assert "url(" not in content


def test_every_id_stands_once_and_every_link_leads_somewhere(build: Build) -> None:
    for content in pages(build(TENDER)).values():
        ids = [node.get("id") for node in parse(content).iter() if node.get("id")]
        assert len(ids) == len(set(ids))
        targets = {str(node.get("href"))[1:] for node in parse(content).iter("a") if str(node.get("href")).startswith("#")}
        assert targets <= set(ids)


def test_anchor_of_a_heading_is_its_id(html: Callable[[str], str]) -> None:
    assert body(html('## <a id="s-lots"></a>2 Lots\n\n### Plain\n')) == '<h2 id="s-lots">2 Lots</h2>\n<h3>Plain</h3>'


def test_anchor_elsewhere_is_an_empty_element(html: Callable[[str], str]) -> None:
    assert body(html('<a id="term-x"></a>**x**: y\n')) == '<p><span id="term-x"></span><strong>x</strong>: y</p>'


def test_list_below_the_contents_is_navigation(html: Callable[[str], str]) -> None:
    text = '## <a id="contents"></a>Contents\n\n- [a](#a)\n  - [b](#b)\n\n## <a id="a"></a>A\n\n- x\n\n## <a id="b"></a>B\n'
    root = parse(html(text))
    (nav,) = list(root.iter("nav"))
    assert nav.get("aria-labelledby") == "contents"
    assert [link.text for link in nav.iter("a")] == ["a", "b"]
    assert html(text).count("<ul>") == html(text).count("</ul>") == 3


def test_table_has_column_headers(html: Callable[[str], str]) -> None:
    assert body(html("| a | b |\n| --- | --- |\n| c | d |\n")) == (
        '<table>\n<thead>\n<tr>\n<th scope="col">a</th>\n<th scope="col">b</th>\n</tr>\n</thead>\n'
        "<tbody>\n<tr>\n<td>c</td>\n<td>d</td>\n</tr>\n</tbody>\n</table>"
    )


def test_table_without_a_head_is_one_of_facts_with_row_headers(html: Callable[[str], str]) -> None:
    text = "|  |  |\n| --- | --- |\n| Buyer | Town |\n| Start | now |\n"
    page = html(text)
    (table,) = list(parse(page).iter("table"))
    assert table.get("class") == "facts"
    assert [(cell.get("scope"), cell.text) for cell in table.iter("th")] == [("row", "Buyer"), ("row", "Start")]
    assert [cell.text for cell in table.iter("td")] == ["Town", "now"]
    assert list(table.iter("thead")) == []


def test_hostile_texts_of_a_tender_are_shown_and_not_run(build: Build) -> None:
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    tender = f"title: {quoted}\nbuyer: {quoted}\nreference: {quoted}\n" + TENDER.split("\n", 2)[2]
    tender += (
        f"choices: {{lifespan/repair-shop: {{leave_out: {quoted}}}, lifespan/warranty: {{level: basic, because: {quoted}}}}}\n"
    )
    tender = tender.replace("jurisdiction: eu", "jurisdiction: eu\nlanguages: [en]")
    for content in pages(build(tender)).values():
        root = parse(content)
        assert [node for name in ("script", "img") for node in root.iter(name)] == []
        assert HOSTILE in (root.findtext("head/title") or "")
        assert HOSTILE in "".join(root.find("body/header").itertext())  # type: ignore[union-attr]
        assert HOSTILE in "".join(root.find("body/main").itertext())  # type: ignore[union-attr]


def test_draft_is_marked_in_the_page(build: Build) -> None:
    draft = pages(build(TENDER, options=BuildOptions(draft=True)))["en/specification.html"]
    assert parse(draft).find("body").get("class") == "draft"  # type: ignore[union-attr]
    final = pages(build(TENDER))["en/specification.html"]
    assert parse(final).find("body").get("class") is None  # type: ignore[union-attr]


def test_page_of_the_house_is_used(build: Build) -> None:
    house = {"styles/page.html.j2": "<!doctype html><title>{{ page.title }}</title>{{ page.body }}"}
    assert pages(build(TENDER, house))["en/guide.html"].startswith("<!doctype html><title>Buyer&#39;s guide: T</title><h1>")

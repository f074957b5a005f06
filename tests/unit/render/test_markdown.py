"""The one dialect of Markdown that all formats share."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from ictcriteria.pipeline.build import BuildResult
from ictcriteria.render.markdown import anchor_of, anchors, dangling_links, parse_markdown

Build = Callable[..., BuildResult]
TENDER = "products: [laptop, smartphone]\nlevel: advanced"
BARE = "title: T\nbuyer: B\njurisdiction: eu\nproducts: [laptop]\nformats: [md]\n"


def kinds(text: str) -> list[str]:
    return [child.type for token in parse_markdown(text) for child in token.children or ()]


def test_anchor_is_a_token_of_its_own() -> None:
    tokens = parse_markdown('## <a id="s-lots"></a>Lots\n\ntext <a id="x"></a>here\n')
    assert anchors(tokens) == ["s-lots", "x"]
    assert anchor_of(tokens[1]) == "s-lots"
    assert anchor_of(parse_markdown("## Lots")[1]) == ""


@pytest.mark.parametrize(
    "text",
    [
        '<a id="X"></a>',
        '<a id="1"></a>',
        "<a id='x'></a>",
        '<a id="x">y</a>',
        '<a id="x" onclick="y"></a>',
        "<b>x</b>",
        "<!-- x -->",
    ],
)
def test_other_html_is_text(text: str) -> None:
    assert set(kinds(text)) == {"text"}


@pytest.mark.parametrize(
    ("target", "is_link"),
    [
        ("#c-lifespan--warranty", True), ("https://example.org/a?b=c", True), ("http://example.org", True),
        ("javascript:alert(1)", False), ("data:text/html,x", False), ("file:///etc/passwd", False), ("mailto:a@b.c", False),
        ("page.html", False), ("//example.org", False), ("#Upper", False), ("vbscript:x", False),
    ],
)  # fmt: skip
def test_links_go_to_anchors_and_web_pages_only(target: str, is_link: bool) -> None:
    assert ("link_open" in kinds(f"[a]({target})")) is is_link


def test_links_to_anchors_that_are_missing_are_found() -> None:
    tokens = parse_markdown('# <a id="here"></a>T\n\n[a](#here) [b](#there) [c](https://example.org)\n\n| [d](#gone) |\n| --- |\n')
    assert dangling_links(tokens) == ["there", "gone"]


def test_tables_are_read() -> None:
    assert next(token.type for token in parse_markdown("| a |\n| --- |\n| b |\n")) == "table_open"


def test_document_has_one_blank_line_between_blocks_and_no_trailing_blanks(markdown: Callable[..., str]) -> None:
    for document in ("specification", "contract", "response", "guide"):
        text = markdown(TENDER, document)
        assert "\n\n\n" not in text
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert [line for line in text.splitlines() if line != line.rstrip()] == []


@pytest.mark.parametrize("document", ["specification", "contract", "response", "guide"])
def test_document_has_one_title_and_no_skipped_heading_level(markdown: Callable[..., str], document: str) -> None:
    levels = [int(token.tag[1]) for token in parse_markdown(markdown(TENDER, document)) if token.type == "heading_open"]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("document", ["specification", "contract", "response", "guide"])
@pytest.mark.parametrize("language", ["en", "nb"])
def test_every_anchor_stands_once_and_every_link_leads_somewhere(
    markdown: Callable[..., str], document: str, language: str
) -> None:
    tokens = parse_markdown(markdown(TENDER, document, language))
    assert len(anchors(tokens)) == len(set(anchors(tokens)))
    assert dangling_links(tokens) == []


def test_every_row_of_a_table_has_the_cells_of_its_head(markdown: Callable[..., str]) -> None:
    for document in ("specification", "contract", "response", "guide"):
        rows = [line for line in markdown(TENDER, document).splitlines() if line.startswith("|")]
        for before, row in pairwise(rows):
            if "---" in row and set(row) <= set("| -"):
                assert row.count("|") == before.count("|")


def test_lists_with_nothing_in_them_say_so(build: Build) -> None:
    shown = build(f"{BARE}criteria: [award/repair-time]\ndocuments: [contract]\n").files["en/contract.md"].decode()
    assert "Definitions\n\nThis document uses no defined terms.\n" in shown
    assert "cited\n\nThis document cites no sources.\n" in shown


def test_guide_warns_of_a_source_that_nobody_read(build: Build, edited: Callable[..., Path]) -> None:
    edited("reference/sources.yaml", "confidence: secondary", "confidence: unread")
    guide = build(f"{BARE}documents: [guide]\n").files["en/guide.md"].decode()
    assert "Checked 1 January 2026: not read. **Not confirmed: read the source before relying on it.**\n" in guide
    assert guide.count("Not confirmed: read the source") == 1


def test_text_of_the_buyer_is_shown_as_it_is(markdown: Callable[..., str]) -> None:
    text = markdown("title: '# <b>Big</b> | [x](javascript:y) *and* more'\nbuyer: '| a | b'\nproducts: [laptop]")
    heading = parse_markdown(text)[1]
    shown = "".join(child.content for child in heading.children or ())
    assert shown == "Requirement specification: # <b>Big</b> | [x](javascript:y) *and* more"
    assert "link_open" not in [child.type for child in heading.children or ()]

"""The body of a Word document: what each piece of Markdown becomes."""

import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from markdown_it.token import Token

from ictcriteria.render.docx import DocumentProperties, DocxError, LinkError, NumberingError, render_docx
from ictcriteria.render.docx.column_widths import share_width
from ictcriteria.render.docx.outline import bookmark_name
from ictcriteria.render.docx.wordml import check_well_formed
from ictcriteria.render.markdown import parse_markdown

REFERENCE = (Path(__file__).parents[3] / "templates" / "styles" / "reference.docx").read_bytes()
PROPERTIES = DocumentProperties(
    title="Specification",
    subject="Laptops",
    author="Example buyer",
    language="en-GB",
    keywords="",
    created=datetime(2025, 3, 1, tzinfo=UTC),
    header_text="Specification",
    page_label="Page {page} of {pages}",
)
OUTLINE = """\
# Specification

## <a id="contents"></a>Contents

- [1 Scope](#scope)
- [2 Requirements](#requirements)
  - [2.1 Warranty](#c-warranty)
- [Definitions](#definitions)

## <a id="scope"></a>1 Scope

See [clause 2.1](#c-warranty), [the warranty](#c-warranty) and [definitions](#definitions).

## <a id="requirements"></a>2 Requirements

### <a id="c-warranty"></a>2.1\u00a0Warranty

#### <a id="c-warranty-long"></a>2.1.1 Long *warranty*

### <a id="c-repair"></a>2.2 Repair

## <a id="definitions"></a>Definitions
"""
NUMBERS = {
    "scope": "1",
    "requirements": "2",
    "c-warranty": "2.1",
    "c-warranty-long": "2.1.1",
    "c-repair": "2.2",
}


def render(markdown: str, numbers: dict[str, str] | None = None) -> bytes:
    return render_docx(parse_markdown(markdown), PROPERTIES, numbers or {}, REFERENCE)


def part(content: bytes, name: str) -> BaseOxmlElement:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return parse_xml(archive.read(name))


def body(markdown: str, numbers: dict[str, str] | None = None) -> BaseOxmlElement:
    return cast("BaseOxmlElement", part(render(markdown, numbers), "word/document.xml")[0])


def text_of(element: BaseOxmlElement) -> str:
    signs = {qn("w:tab"): "\t", qn("w:br"): "\n"}
    pieces = [child for run in element.iter(qn("w:r")) for child in run]
    return "".join(piece.text or "" if piece.tag == qn("w:t") else signs.get(piece.tag, "") for piece in pieces)


def style_of(paragraph: BaseOxmlElement) -> str:
    return str(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")))


def lines(markdown: str, numbers: dict[str, str] | None = None) -> list[str]:
    return [f"{style_of(line)} | {text_of(line)}" for line in body(markdown, numbers).iter(qn("w:p"))]


def values(root: BaseOxmlElement, tag: str, attribute: str = "w:val") -> list[str]:
    return [str(element.get(qn(attribute))) for element in root.iter(qn(tag))]


# --- headings and their numbers ---


def test_headings_lose_their_typed_number_because_word_writes_it() -> None:
    assert lines(OUTLINE, NUMBERS)[-6:] == [
        "BodyText | See clause 2.1, the warranty and definitions.",
        "Heading1 | Requirements",
        "Heading2 | Warranty",
        "Heading3 | Long warranty",
        "Heading2 | Repair",
        "HeadingUnnumbered1 | Definitions",
    ]


def counted_by_word(levels: list[int], texts: list[str]) -> list[str]:
    """The numbers that Word computes for headings of those levels."""
    counters: list[int] = []
    counted = []
    for level in levels:
        counters = [*counters, 0][: level + 1]
        counters[level] += 1
        text = texts[level]
        for place, count in enumerate(counters, start=1):
            text = text.replace(f"%{place}", str(count))
        counted.append(text)
    return counted


def test_native_numbering_counts_as_the_numbers_that_were_given() -> None:
    root = part(render(OUTLINE, NUMBERS), "word/numbering.xml")
    styles = part(render(OUTLINE, NUMBERS), "word/styles.xml")
    levels = {}
    for style in styles.iter(qn("w:style")):
        link = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if str(style.get(qn("w:styleId"))) in {"Heading1", "Heading2", "Heading3"}:
            levels[str(style.get(qn("w:styleId")))] = int(link.find(qn("w:ilvl")).get(qn("w:val")))
    texts = [str(level.find(qn("w:lvlText")).get(qn("w:val"))) for level in root[0].iter(qn("w:lvl"))]
    headings = [style_of(line) for line in body(OUTLINE, NUMBERS).iter(qn("w:p")) if style_of(line) in levels]
    counted = counted_by_word([levels[style] for style in headings], texts)
    assert counted == list(NUMBERS.values())


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"c-repair": "2.3"}, "the heading 'c-repair' has the number 2.3, but Word would count 2.2"),
        ({"definitions": "4"}, "the heading 'definitions' has the number 4, but Word would count 3"),
        ({"c-lost": "2.3"}, "'c-lost' has the number 2.3 but is not in the document"),
        ({"scope": "A"}, "the heading 'scope' has the number A, but Word would count 1"),
    ],
)
def test_a_number_that_word_would_not_show_is_an_error(changed: dict[str, str], message: str) -> None:
    with pytest.raises(NumberingError) as caught:
        render(OUTLINE, NUMBERS | changed)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("markdown", "numbers", "message"),
    [
        ('## <a id="a"></a>Scope', {"a": "1"}, "the text of the heading with the number 1 does not begin with it"),
        (
            '## <a id="a"></a>**1** Scope',
            {"a": "1"},
            "the text of the heading with the number 1 does not begin with it",
        ),
        ('### <a id="a"></a>1.1 A', {"a": "1.1"}, "the heading 'a' is numbered but the heading above it is not"),
        ('# <a id="a"></a>1 A', {"a": "1"}, "the title 'a' has a number"),
    ],
)
def test_a_heading_that_cannot_be_numbered_is_an_error(markdown: str, numbers: dict[str, str], message: str) -> None:
    with pytest.raises(NumberingError) as caught:
        render(markdown, numbers)
    assert str(caught.value) == message


def test_an_anchor_with_a_number_outside_of_headings_is_a_plain_bookmark() -> None:
    markdown = '| No. |\n|---|\n| <a id="c-x"></a>3.1 |\n\nSee [3.1](#c-x).'
    assert lines(markdown, {"c-x": "3.1"})[1:] == ["TableText | 3.1", "BodyText | See 3.1."]
    assert values(body(markdown, {"c-x": "3.1"}), "w:instrText") == []


def test_the_tokens_are_left_as_they_were() -> None:
    tokens = parse_markdown(OUTLINE)
    before = [token.as_dict() for token in tokens]
    render_docx(tokens, PROPERTIES, NUMBERS, REFERENCE)
    assert [token.as_dict() for token in tokens] == before


def test_a_sixth_level_of_headings_is_an_error() -> None:
    with pytest.raises(DocxError, match="a heading lies 6 levels deep"):
        render("###### Deep")


# --- bookmarks and links ---


def test_bookmarks_are_unique_and_balanced() -> None:
    root = body(OUTLINE + '\n<a id="t-one"></a>**One**: text <a id="t-two"></a>here', NUMBERS)
    starts, ends = values(root, "w:bookmarkStart", "w:id"), values(root, "w:bookmarkEnd", "w:id")
    names = values(root, "w:bookmarkStart", "w:name")
    assert sorted(starts) == sorted(ends)
    assert len(set(starts)) == len(starts) == len(set(names)) == 9
    assert {"c_warranty_long", "t_one", "t_two"} < set(names)


def test_a_bookmark_wraps_the_text_of_its_heading() -> None:
    heading = next(line for line in body(OUTLINE, NUMBERS).iter(qn("w:p")) if text_of(line) == "Repair")
    assert [child.tag for child in heading][1:] == [qn("w:bookmarkStart"), qn("w:r"), qn("w:bookmarkEnd")]


def test_long_anchors_keep_apart_within_forty_characters() -> None:
    anchors = ["a" * 38, "a" * 39, "a" * 40, "a" * 41, "c-" + "x-" * 40 + "1", "c-" + "x-" * 40 + "2", "a-b", "a--b"]
    names = [bookmark_name(anchor) for anchor in anchors]
    assert len(set(names)) == len(anchors)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,39}", name) for name in names)


def test_a_name_that_is_no_anchor_is_an_error() -> None:
    with pytest.raises(LinkError, match="'Not_an_anchor' is not an anchor"):
        bookmark_name("Not_an_anchor")


def test_an_anchor_that_occurs_twice_is_an_error() -> None:
    with pytest.raises(LinkError, match="the anchor 'a' occurs twice"):
        render('<a id="a"></a>One\n\n<a id="a"></a>Two')


def test_a_link_to_nowhere_is_an_error() -> None:
    with pytest.raises(LinkError, match="a link points to 'nowhere', which is not in the document"):
        render("[there](#nowhere)")


def test_the_number_in_a_link_to_a_numbered_heading_is_a_field() -> None:
    root = body(OUTLINE, NUMBERS)
    fields = [code.text for code in root.iter(qn("w:instrText"))]
    assert fields == [' TOC \\o "1-2" \\n \\h \\z \\u ', " REF c_warranty \\r \\h "]
    link = next(link for link in root.iter(qn("w:hyperlink")) if text_of(link) == "clause 2.1")
    assert link.get(qn("w:anchor")) == "c_warranty"
    assert values(link, "w:fldChar", "w:fldCharType") == ["begin", "separate", "end"]


@pytest.mark.parametrize("text", ["clause 12.1", "clause 1.2.1", "2.1 and more", "v2.1", "**2.1** (see)"])
def test_other_text_in_a_link_is_left_alone(text: str) -> None:
    root = body(OUTLINE + f"\n[{text}](#c-warranty)", NUMBERS)
    assert len(values(root, "w:instrText")) == 2
    assert text_of(list(root.iter(qn("w:p")))[-1]) == text.replace("*", "")


def test_web_pages_are_relationships_and_each_page_is_one() -> None:
    content = render('[a](https://example.org/?a=1&b=2 "The \\"law\\"") and [b](https://example.org/?a=1&b=2)')
    document = Document(io.BytesIO(content))
    pages = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert pages == ["https://example.org/?a=1&b=2"]
    links = list(document.element.body.iter(qn("w:hyperlink")))
    assert [link.get(qn("w:tooltip")) for link in links] == ['The "law"', None]
    assert values(document.element.body, "w:rStyle") == ["Hyperlink", "Hyperlink"]


# --- table of contents ---


def test_the_list_below_the_contents_heading_is_a_field_with_its_entries() -> None:
    assert lines(OUTLINE, NUMBERS)[1:6] == [
        "TOCHeading | Contents",
        "TOC1 | 1\tScope",
        "TOC1 | 2\tRequirements",
        "TOC2 | 2.1\tWarranty",
        "TOC1 | Definitions",
    ]
    contents = body(OUTLINE, NUMBERS).find(qn("w:sdt"))
    assert values(contents, "w:fldChar", "w:fldCharType") == ["begin", "separate", "end"]
    assert values(contents, "w:hyperlink", "w:anchor") == ["scope", "requirements", "c_warranty", "definitions"]


def test_a_contents_heading_without_a_list_is_a_heading() -> None:
    assert lines('## <a id="contents"></a>Contents\n\nNone.')[0] == "HeadingUnnumbered1 | Contents"


@pytest.mark.parametrize("entries", ["- a\n  - b\n    - c", "- a\n\n  > b", "-"])
def test_contents_that_are_no_list_of_entries_are_an_error(entries: str) -> None:
    with pytest.raises(DocxError, match="the table of contents"):
        render(f'## <a id="contents"></a>Contents\n\n{entries}')


# --- lists ---


def test_lists_are_native_on_three_levels() -> None:
    markdown = "- a\n  - b\n    - c\n\n      more\n- d\n\n1. one\n   1. two\n      1. three\n"
    assert lines(markdown) == [
        "ListBullet | a",
        "ListBullet2 | b",
        "ListBullet3 | c",
        "ListContinue3 | more",
        "ListBullet | d",
        "ListNumber | one",
        "ListNumber2 | two",
        "ListNumber3 | three",
    ]


def test_each_numbered_list_is_an_instance_of_its_own_with_its_own_start() -> None:
    content = render("1. a\n2. b\n\nText\n\n5. c\n\n- x\n  1. y")
    items = [
        (line.find(f"{qn('w:pPr')}/{qn('w:numPr')}"), text_of(line)) for line in part(content, "word/document.xml").iter(qn("w:p"))
    ]
    used = {text: link.find(qn("w:numId")).get(qn("w:val")) for link, text in items if link is not None}
    assert len({used["a"], used["c"], used["y"]}) == 3
    assert used["a"] == used["b"]
    numbering = part(content, "word/numbering.xml")
    starts = {
        num.get(qn("w:numId")): [(each.get(qn("w:ilvl")), each[0].get(qn("w:val"))) for each in num[1:]]
        for num in numbering.findall(qn("w:num"))
    }
    assert [starts[used[text]] for text in "acy"] == [[("0", "1")], [("0", "5")], [("1", "1")]]


def test_all_list_definitions_stand_before_all_instances() -> None:
    tags = [child.tag for child in part(render("1. a\n\nx\n\n1. b"), "word/numbering.xml")]
    assert tags == [qn("w:abstractNum")] * 3 + [qn("w:num")] * 5


def test_an_item_that_begins_with_something_else_keeps_its_bullet() -> None:
    assert lines("-\n- - a\n- > q") == [
        "ListBullet | ",
        "ListBullet | ",
        "ListBullet2 | a",
        "ListBullet | ",
        "Quote | q",
    ]


def test_a_list_four_levels_deep_is_an_error() -> None:
    with pytest.raises(DocxError, match="a list is more than three levels deep"):
        render("- a\n  - b\n    - c\n      - d")


# --- tables ---

TABLE = "## Evidence\n\n| Kind | When |\n|---|--:|\n| Label | with the tender |\n| Report | |"


def test_a_header_row_is_marked_for_readers_and_for_looks() -> None:
    table = body(TABLE).find(qn("w:tbl"))
    rows = table.findall(qn("w:tr"))
    assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [True, False, False]
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "0")
    assert lines(TABLE)[1:3] == ["TableHeading | Kind", "TableHeading | When"]


def test_a_table_says_what_it_is_about() -> None:
    root = body(TABLE)
    assert values(root, "w:tblCaption") == ["Evidence"]
    assert values(root, "w:tblDescription") == ["Kind, When"]


def test_a_table_fills_the_text_width_in_fixed_columns() -> None:
    table = body(TABLE).find(qn("w:tbl"))
    columns = [int(width) for width in values(table, "w:gridCol", "w:w")]
    assert sum(columns) == int(values(table, "w:tblW", "w:w")[0]) == 11906 - 2 * 1417
    assert [int(width) for width in values(table, "w:tcW", "w:w")] == columns * 3
    assert values(table, "w:tblLayout", "w:type") == ["fixed"]
    assert values(table, "w:jc") == ["right"] * 3


def test_a_table_with_an_empty_header_has_its_keys_in_the_first_column() -> None:
    markdown = "| | |\n|---|---|\n| Buyer | Example |"
    table = body(markdown).find(qn("w:tbl"))
    assert len(table.findall(qn("w:tr"))) == 1
    assert table.find(f".//{qn('w:tblHeader')}") is None
    look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("0", "1")


def test_tables_do_not_run_into_each_other() -> None:
    root = body("| a |\n|---|\n| b |\n\n[]: #\n\n| c |\n|---|\n| d |")
    tags = [child.tag for child in root]
    assert tags == [qn("w:tbl"), qn("w:p"), qn("w:tbl"), qn("w:p"), qn("w:sectPr")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["a", "b"], ["c", "d"]], [500, 500]),
        ([["No.", "Text"], ["1", "word " * 40]], [80, 919]),
        ([["Question", "Answer"], ["Do you?", ""]], [312, 688]),
        ([["", ""], ["Buyer", "Example"]], [77, 923]),
        ([["Short", "Long"], ["word " * 30, "word " * 60]], [500, 500]),
        ([["Longer", "Long"], ["word " * 8, "word " * 60]], [359, 641]),
        ([["a" * 30] * 5, ["b"] * 5], [200] * 5),
    ],
)
def test_columns_share_the_width_by_what_they_hold(rows: list[list[str]], expected: list[int]) -> None:
    scale = 10
    widths = share_width(rows, 10_000)
    assert sum(widths) == 10_000
    assert [round(width / scale) for width in widths] == pytest.approx(expected, abs=15)


# --- other blocks ---


def test_every_other_block_has_its_style() -> None:
    markdown = "# T\n\n`pack/id r3`\n\n`pack/id` r3\n\n`id` is code\n\n> quoted\n\n---\n"
    assert lines(markdown) == [
        "Title | T",
        "ClauseId | pack/id r3",
        "ClauseId | pack/id r3",
        "BodyText | id is code",
        "Quote | quoted",
        "BodyText | ",
    ]


def test_labels_introductions_and_headings_stay_with_what_follows() -> None:
    markdown = "**Evidence**\n\nOne of:\n\n- a\n\nText\n\n**Bold** start\n\n## H\n\n`x r1`\n"
    kept = [line for line in body(markdown).iter(qn("w:p")) if line.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None]
    assert [text_of(line) for line in kept] == ["Evidence", "One of:", "x r1"]


def test_marks_in_a_line_become_properties_of_runs() -> None:
    root = body("plain **bold *both* bold** *italic* `code`\nsoft  \nhard")
    looks = [
        (text_of_run.text, [mark.tag.partition("}")[2] for mark in text_of_run.getparent().iter() if mark.tag in MARKS])
        for text_of_run in root.iter(qn("w:t"))
    ]
    assert looks == [
        ("plain ", []),
        ("bold ", ["b"]),
        ("both", ["b", "i"]),
        (" bold", ["b"]),
        (" ", []),
        ("italic", ["i"]),
        (" ", []),
        ("code", ["rStyle"]),
        (" ", []),
        ("soft", []),
        ("hard", []),
    ]
    assert len(list(root.iter(qn("w:br")))) == 1


MARKS = frozenset({qn("w:b"), qn("w:i"), qn("w:rStyle")})


# --- text ---


@pytest.mark.parametrize(
    "text",
    [
        "a < b > c & d",
        "\"double\" and 'single' and \u201ccurly\u201d",
        "emoji \U0001f50b and \U0001f9d1\u200d\U0001f527",
        "\u05e2\u05d1\u05e8\u05d9\u05ea and \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
        "80\u00a0% \u2013 \u00e6\u00f8\u00e5 \u00df \u1e9e",
        "{{ parameter }} ]]> <!-- no --> &amp;amp;",
    ],
)
def test_text_arrives_as_it_was_written(text: str) -> None:
    token = Token("text", "", 0, content=text)
    tokens = [
        Token("paragraph_open", "p", 1),
        Token("inline", "", 0, children=[token]),
        Token("paragraph_close", "p", -1),
    ]
    content = render_docx(tokens, PROPERTIES, {}, REFERENCE)
    assert Document(io.BytesIO(content)).paragraphs[0].text == text


def test_characters_that_xml_forbids_are_left_out() -> None:
    token = Token("text", "", 0, content="a\x00b\x0b\x1fc\ud800d\ufffee\uffff")
    tokens = [
        Token("paragraph_open", "p", 1),
        Token("inline", "", 0, children=[token]),
        Token("paragraph_close", "p", -1),
    ]
    content = render_docx(tokens, PROPERTIES, {}, REFERENCE)
    assert Document(io.BytesIO(content)).paragraphs[0].text == "abcde"


def test_blanks_at_the_ends_of_runs_survive() -> None:
    assert lines("a **b** c") == ["BodyText | a b c"]
    spaces = [text.get("{http://www.w3.org/XML/1998/namespace}space") for text in body("a **b** c").iter(qn("w:t"))]
    assert spaces == ["preserve"] * 3


def test_what_is_no_xml_never_leaves() -> None:
    check_well_formed(b"<a>&amp;</a>")
    with pytest.raises(SyntaxError):
        check_well_formed(b"<a>&</a>")


# --- nothing is dropped ---


def test_a_block_without_a_form_in_word_is_an_error() -> None:
    with pytest.raises(DocxError, match="the document holds 'math_block', which the Word document cannot show"):
        render_docx([Token("math_block", "", 0, content="x")], PROPERTIES, {}, REFERENCE)


def test_a_mark_without_a_form_in_word_is_an_error() -> None:
    line = Token("inline", "", 0, children=[Token("image", "img", 0, content="logo")])
    tokens = [Token("paragraph_open", "p", 1), line, Token("paragraph_close", "p", -1)]
    with pytest.raises(DocxError, match="a text holds 'image', which the Word document cannot show: 'logo'"):
        render_docx(tokens, PROPERTIES, {}, REFERENCE)


def test_an_unknown_token_in_a_table_is_an_error() -> None:
    tokens = [Token("table_open", "table", 1), Token("caption_open", "caption", 1)]
    with pytest.raises(DocxError, match="a table holds 'caption_open'"):
        render_docx(tokens, PROPERTIES, {}, REFERENCE)


def test_every_word_of_the_markdown_is_in_the_document() -> None:
    markdown = OUTLINE + TABLE.replace("## ", "## On ") + "\n\n- one\n  1. two\n\n> three\n\n    four\n\nfive  \nsix `seven`"
    words = re.findall(r"[A-Za-z]{3,}", re.sub(r'<a id="[^"]*"></a>|\(#[^)]*\)', "", markdown))
    shown = " ".join(lines(markdown, NUMBERS))
    assert [word for word in words if word not in shown] == []

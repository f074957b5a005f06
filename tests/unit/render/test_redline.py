"""Word redlines: what is marked, and that accepting gives the new document and rejecting the old one.

The oracle here does on the XML what an office program does: it takes marked runs and rows away, and joins a paragraph whose mark
is gone with the one after it.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from ictcriteria.render.docx import DocumentProperties, LinkError, NumberingError, render_docx
from ictcriteria.render.docx.redline import ClauseText, RedlineStamp, Version, clause_list, render_redline
from ictcriteria.render.markdown import parse_markdown

REFERENCE = (Path(__file__).parents[3] / "templates" / "styles" / "reference.docx").read_bytes()
PROPERTIES = DocumentProperties("Redline", "", "Town", "en-GB", "", None, "Redline", "Page {page} of {pages}")
STAMP = RedlineStamp("Law & Order", datetime(2026, 11, 1, 12, tzinfo=timezone(timedelta(hours=1))))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RANGES = frozenset(f"{W}{name}Range{end}" for name in ("moveFrom", "moveTo") for end in ("Start", "End"))
ACCEPT, REJECT = ("ins", "del"), ("del", "ins")

Pairs = Callable[..., tuple[Version, Version]]


def version(markdown: str) -> Version:
    """A document whose headings with an anchor and a number are numbered."""
    return Version(
        markdown, {found[1]: found[2] for found in re.finditer(r'^#+ <a id="([^"]+)"></a>([0-9.]+) ', markdown, re.MULTILINE)}
    )


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
    drop_rows(body, drop)
    if keep == "del":
        restore_forms(body)
    for paragraph in list(body.iter(f"{W}p")):
        settle(paragraph, keep, drop)
    for deleted, live in (("delText", "t"), ("delInstrText", "instrText")):
        for text in body.iter(f"{W}{deleted}"):
            text.tag = f"{W}{live}"
    return body


def drop_rows(body: Any, drop: str) -> None:
    for row in list(body.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}{drop}") is not None:
            row.getparent().remove(row)
    for table in list(body.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)


def settle(paragraph: Any, keep: str, drop: str) -> None:
    for child in [*paragraph.iterfind(f"{W}{drop}"), *paragraph.iterfind(f"{W}hyperlink/{W}{drop}")]:
        child.getparent().remove(child)
    for kept in [*paragraph.iterfind(f"{W}{keep}"), *paragraph.iterfind(f"{W}hyperlink/{W}{keep}")]:
        for run in kept:
            kept.addprevious(run)
        kept.getparent().remove(kept)
    if paragraph.find(f"{W}pPr/{W}rPr/{W}{drop}") is not None:
        join_with_next(paragraph)


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
        starts = {
            each.get(f"{W}numId"): "".join(start.get(f"{W}val") for start in each.iter(f"{W}startOverride"))
            for each in numbering.iter(f"{W}num")
        }
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
        look = (
            ""
            if run.find(f"{W}rPr") is None
            else ",".join(f"{each.tag.removeprefix(W)}{each.get(f'{W}val') or ''}" for each in run[0])
        )
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


# --- accepting and rejecting ---


@pytest.mark.parametrize("seeds", [range(start, start + 50) for start in range(0, 250, 50)], ids=str)
def test_accepting_gives_the_new_document_and_rejecting_the_old_one(seeds: range, generated_pair: Pairs) -> None:
    for seed in seeds:
        old, new = generated_pair(seed)
        assert_exact(old, new, redline(old, new))


def test_all_links_and_fields_lead_somewhere_before_anything_is_accepted(generated_pair: Pairs) -> None:
    for seed in range(150):
        content = redline(*generated_pair(seed))
        names, body = bookmarks(content), part(content, "word/document.xml")
        assert len(names) == len(set(names)), seed
        links = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink") if link.get(f"{W}anchor")}
        codes = [str(code.text).split() for code in body.iter(f"{W}instrText", f"{W}delInstrText")]
        assert links | {code[1] for code in codes if code[0] == "REF"} <= set(names), seed


def test_numbers_of_changes_and_bookmarks_are_used_once(generated_pair: Pairs) -> None:
    for seed in range(100):
        body = part(redline(*generated_pair(seed)), "word/document.xml")
        ends = {f"{W}{name}RangeEnd" for name in ("moveFrom", "moveTo")} | {f"{W}bookmarkEnd"}
        numbers = [each.get(f"{W}id") for each in body.iter() if each.get(f"{W}id") and each.tag not in ends]
        assert len(numbers) == len(set(numbers)), seed


# --- what is marked ---

CLAUSE = """\
# Contract

## <a id="c-warranty"></a>1 Warranty

The supplier shall give a warranty of at least 5\u00a0years for **each** device, and repair it within ten days.

- free of charge
- at the place of use

| Who | Duty |
|---|---|
| supplier | repairs |
| buyer | reports |

`lifespan/warranty r1`

## <a id="c-repair"></a>2 Repair

See [clause 1](#c-warranty) and [the law](https://example.org).
"""


def edited(*replacements: tuple[str, str]) -> str:
    text = CLAUSE
    for old, new in replacements:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


def test_without_a_change_nothing_is_marked(generated_pair: Pairs) -> None:
    assert changes(redline(CLAUSE, CLAUSE)) == []
    for seed in range(50):
        old, _ = generated_pair(seed)
        assert changes(redline(old, old)) == []
        assert lines(part(redline(old, old), "word/document.xml")[0], redline(old, old)) == lines(
            part(plain(old), "word/document.xml")[0], plain(old)
        )


@pytest.mark.parametrize(
    ("replacements", "expected"),
    [
        ([("ten days", "two days")], ["-ten", "+two"]),
        ([("5\u00a0years", "7\u00a0years")], ["-5\u00a0years", "+7\u00a0years"]),
        ([("free of charge", "without charge")], ["-free of", "+without"]),
        ([("supplier | repairs", "supplier | replaces")], ["-repairs", "+replaces"]),
        ([("within ten", "within at most ten")], ["+at most "]),
        ([(", and repair it within ten days", "")], ["-, and repair it within ten days"]),
        ([("**each**", "each")], ["-each", "+each"]),
        ([("**each** device", "**every** device")], ["-each", "+every"]),
        ([("1 Warranty", "1 Guarantee")], ["-Warranty", "+Guarantee"]),
        ([("[the law](https://example.org)", "[the law](https://example.com)")], ["-the law", "+the law"]),
        ([("warranty r1", "warranty r2")], ["-r1", "+r2"]),
        ([("- at the", "- on any day\n- at the")], ["+\N{PILCROW SIGN}", "+on any day"]),
        ([("- free of charge\n", "")], ["-\N{PILCROW SIGN}", "-free of charge"]),
        ([("| buyer | reports |\n", "")], ["-row", "-\N{PILCROW SIGN}", "-buyer", "-\N{PILCROW SIGN}", "-reports"]),
        ([("| buyer", "| maker | answers |\n| buyer")], ["+row", "+\N{PILCROW SIGN}", "+maker", "+\N{PILCROW SIGN}", "+answers"]),
        ([("\n`lifespan", "\nAll at no cost.\n\n`lifespan")], ["+\N{PILCROW SIGN}", "+All at no cost."]),
        ([("- at the place of use", "  - at the place of use")], ["form"]),
        ([("ten days.", "ten days. It pays.\n\nIt pays always.")], ["+\N{PILCROW SIGN}", "+ It pays.", "+It pays always."]),
    ],
)
def test_only_what_changed_is_marked(replacements: list[tuple[str, str]], expected: list[str]) -> None:
    content = redline(CLAUSE, edited(*replacements))
    assert changes(content) == expected
    assert_exact(version(CLAUSE), version(edited(*replacements)), content)


def test_a_changed_number_of_a_clause_is_marked_in_references_only() -> None:
    before = edited(
        (
            '## <a id="c-warranty"></a>1 Warranty',
            '## <a id="c-scope"></a>1 Scope\n\nAll of it.\n\n## <a id="c-warranty"></a>2 Warranty',
        )
    )
    before = before.replace("2 Repair", "3 Repair").replace("[clause 1]", "[clause 2]")
    found = changes(redline(before, CLAUSE))
    assert found == ["-\N{PILCROW SIGN}", "-Scope", "-\N{PILCROW SIGN}", "-All of it.", "-2", "+1"]
    assert_exact(version(before), version(CLAUSE), redline(before, CLAUSE))


def test_a_clause_with_a_new_name_is_the_same_clause() -> None:
    after = CLAUSE.replace("c-warranty", "c-guarantee")
    content = redline(CLAUSE, after)
    assert changes(content) == []
    assert bookmarks(content) == ["c_guarantee", "c_repair"]


def test_a_clause_that_moved_is_shown_as_moved_and_its_old_copy_has_a_name_of_its_own() -> None:
    first, second = '## <a id="c-a"></a>Alpha clause\n\nThe first text.', '## <a id="c-b"></a>Beta clause\n\nThe other text.'
    last = '## <a id="c-c"></a>Last\n\nSee [this](#c-a) and [that](#c-b).'
    content = redline(f"# T\n\n{first}\n\n{second}\n\n{last}\n", f"# T\n\n{second}\n\n{first}\n\n{last}\n")
    body = part(content, "word/document.xml")
    ranges = [(each.tag.removeprefix(W), each.get(f"{W}name")) for each in body.iter() if each.tag.endswith("RangeStart")]
    assert sorted(ranges) == [("moveFromRangeStart", "Move1"), ("moveToRangeStart", "Move1")]
    assert [name for name in bookmarks(content) if name.startswith("_Old")] == ["_Old1"]
    assert changes(content) == []
    moved = [text.text for each in body.iter(f"{W}moveTo") for text in each.iter(f"{W}t")]
    assert moved == [text.text for each in body.iter(f"{W}moveFrom") for text in each.iter(f"{W}t")] != []


def test_a_numbered_list_goes_on_where_its_first_item_was_taken_away() -> None:
    content = redline("# T\n\n1. one\n2. two\n3. three\n", "# T\n\n1. two\n2. three\n")
    instances = {each.get(f"{W}val") for each in part(content, "word/document.xml").iter(f"{W}numId")}
    assert len(instances) == 1
    numbering = part(content, "word/numbering.xml")
    definitions = {each.get(f"{W}numId"): each.find(f"{W}abstractNumId").get(f"{W}val") for each in numbering.iter(f"{W}num")}
    assert list(definitions.values()).count(definitions[instances.pop()]) == 1


def test_a_table_with_other_columns_stands_in_the_place_of_the_old_one() -> None:
    old, new = "# T\n\n| A | B |\n|---|---|\n| a | b |\n", "# T\n\n| A | B | C |\n|---|---|---|\n| a | b | c |\n"
    content = redline(old, new)
    assert len(list(part(content, "word/document.xml").iter(f"{W}tbl"))) == 1
    assert [change for change in changes(content) if change.endswith("row")] == ["-row", "-row", "+row", "+row"]
    assert_exact(version(old), version(new), content)


def test_lots_are_counted_so_a_new_one_moves_the_others_down() -> None:
    old = "# T\n\n| Lot | Title | Number |\n|---|---|---|\n| Lot 1 | Laptops | 4,000 |\n| Lot 2 | Phones | 2,500 |\n"
    new = old.replace("| Lot 2 |", "| Lot 2 | Tablets | 300 |\n| Lot 3 |")
    marked = [change for change in changes(redline(old, new)) if "\N{PILCROW SIGN}" not in change]
    assert marked == ["+row", "+Lot 2", "+Tablets", "+300", "-2", "+3"]


# --- stamp, inputs, validity ---


def test_changes_carry_author_and_date_in_utc() -> None:
    body = part(redline(CLAUSE, edited(("ten", "two"))), "word/document.xml")
    found = {(each.get(f"{W}author"), each.get(f"{W}date")) for each in body.iter(f"{W}ins", f"{W}del")}
    assert found == {("Law & Order", "2026-11-01T11:00:00Z")}


def test_without_a_date_changes_have_none() -> None:
    body = part(redline(CLAUSE, edited(("ten", "two")), RedlineStamp("A", None)), "word/document.xml")
    assert [each.get(f"{W}date") for each in body.iter(f"{W}ins", f"{W}del")] == [None, None]


def test_same_input_gives_same_bytes(generated_pair: Pairs) -> None:
    for seed in range(5):
        assert redline(*generated_pair(seed)) == redline(*generated_pair(seed))


def test_the_other_parts_are_those_of_the_new_document() -> None:
    def parts(content: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: archive.read(name) for name in archive.namelist() if name != "word/document.xml"}

    assert parts(redline(CLAUSE, edited(("ten", "two")))) == parts(plain(version(edited(("ten", "two")))))


@pytest.mark.parametrize("is_old", [True, False])
def test_what_cannot_be_written_cannot_be_compared(is_old: bool) -> None:
    dangling, wrong = version("# T\n\n[x](#nowhere)\n"), Version(CLAUSE, {"c-warranty": "4", "c-repair": "5"})
    for bad, error in ((dangling, LinkError), (wrong, NumberingError)):
        with pytest.raises(error):
            redline(*((bad, CLAUSE) if is_old else (CLAUSE, bad)))


def test_clauses_without_a_tender_are_compared_with_their_placeholders() -> None:
    def clauses(years: str, more: list[ClauseText]) -> Version:
        text = f"The [maker](term:maker) gives {years} for <each> device.\n\n- free\n"
        return clause_list("Changed & new", [ClauseText("c-p--warranty", "Warranty *plus*", text), *more])

    old, new = clauses("{{ years }}", []), clauses("{{ years.number }}", [ClauseText("c-p--new", "New", "It is new.")])
    content = redline(old, new)
    assert [change for change in changes(content) if "\N{PILCROW SIGN}" not in change] == [
        "-{{ years }}", "+{{ years.number }}", "+New", "form", "+It is new.",
    ]  # fmt: skip
    assert_exact(old, new, content)
    shown = ["".join(text.text for text in line.iter(f"{W}t")) for line in settled(content, *ACCEPT).iter(f"{W}p")]
    assert shown == [
        "Changed & new", "Warranty *plus*", "The maker gives {{ years.number }} for <each> device.", "free", "New", "It is new.",
    ]  # fmt: skip


@pytest.mark.parametrize("seeds", [range(20), range(20, 40)], ids=str)
def test_the_validators_find_nothing(seeds: range, generated_pair: Pairs, tmp_path: Path) -> None:
    schema = pytest.importorskip("openxml_audit").OpenXmlValidator()
    for seed in seeds:
        path = tmp_path / f"{seed}.docx"
        path.write_bytes(redline(*generated_pair(seed)))
        assert [str(error) for error in schema.validate(path).errors] == [], seed


def test_the_second_validator_finds_nothing(generated_pair: Pairs, tmp_path: Path) -> None:
    integrity = pytest.importorskip("ooxml_integrity", reason="ooxml-integrity is not installed")
    for seed in range(40):
        path = tmp_path / f"{seed}.docx"
        path.write_bytes(redline(*generated_pair(seed)))
        assert [str(finding) for finding in integrity.check(path)] == [], seed

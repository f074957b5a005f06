"""A whole tender on the shipped packs: what was chosen shows, and all formats say the same."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest

SPACE = "\N{NO-BREAK SPACE}"
TENDER = """\
reference: 1.10
title: {nb: Bærbare datamaskiner og telefoner, en: Laptops and phones}
buyer: Stavanger kommune
jurisdiction: no
languages: [nb, en]
contract: {start: 2027-03-01, months: 48, value: 40000000, currency: NOK}
level: advanced
lots:
  - id: laptops
    title: {nb: Bærbare datamaskiner, en: Laptops}
    products: [laptop]
    quantity: 4000
    criteria: &LAPTOPS
  - id: phones
    title: {nb: Smarttelefoner, en: Smartphones}
    products: [smartphone]
    criteria: &PHONES
choices:
  lifespan/security-updates: {level: spearhead, because: Telefonene brukes lenge.}
  repairability/spare-parts-laptops-desktops: {parameters: {years: 9}, because: Maskinene brukes lenge.}
  repairability/repair-statistics: {leave_out: Kommunen fører egen statistikk.}
award:
  price: 60
  weights: {mineral-sourcing/conformant-smelter-share: 15}
"""
BOTH = [
    "mineral-sourcing/conformant-smelter-share", "mineral-sourcing/supply-chain-tracking", "mineral-sourcing/corrective-action",
    "repairability/spare-part-prices", "lifespan/battery-endurance", "lifespan/warranty", "lifespan/data-erasure",
    "human-rights/factory-action-plan", "human-rights/due-diligence",
]  # fmt: skip
LAPTOPS = [*BOTH, "repairability/spare-parts-laptops-desktops", "repairability/repair-statistics"]
PHONES = [*BOTH, "lifespan/security-updates"]
DOCUMENTS = ("specification", "contract", "response", "guide")
LANGUAGES = ("nb", "en")
OPEN = re.compile(r"\{\{|\}\}|\{%|\bterm:|\bcriterion:|\bsource:|\bNone\b(?!\.)")
HEADING = re.compile(r'^(#{2,4}) (?:<a id="([a-z0-9-]+)"></a>)?(.*)$', re.MULTILINE)
LINK = re.compile(r"\[([^\]]*)\]\(#(c-[a-z0-9-]+)\)")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, clean_environment: Callable[..., dict[str, str]]) -> Path:
    """The documents of the tender, built once by the program itself."""
    import sys

    folder = tmp_path_factory.mktemp("tender")
    text = TENDER.replace("&LAPTOPS", f"[{', '.join(LAPTOPS)}]").replace("&PHONES", f"[{', '.join(PHONES)}]")
    (folder / "tender.yaml").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "ictcriteria", "build", "--out", "out"], cwd=folder, env=clean_environment({}),
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    return folder / "out"


@pytest.fixture(scope="module")
def provenance(out: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((out / "provenance.json").read_bytes())
    return data


def text_of(out: Path, language: str, document: str) -> str:
    return (out / language / f"{document}.md").read_text(encoding="utf-8")


def html_of(out: Path, language: str, document: str) -> Element:
    content = (out / language / f"{document}.html").read_text(encoding="utf-8")
    return html5lib.HTMLParser(namespaceHTMLElements=False, strict=True).parse(content)


def plain(text: str) -> str:
    """A piece of Markdown or of a page as its bare words."""
    return re.sub(r"\s+", " ", re.sub(r"\\(.)", r"\1", text)).strip()


def headings(text: str) -> list[str]:
    return [plain(words) for _, _, words in HEADING.findall(text)]


def test_every_document_is_there_in_every_language_and_format(out: Path) -> None:
    files = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    wanted = [f"{language}/{name}.{fmt}" for language in LANGUAGES for name in DOCUMENTS for fmt in ("docx", "html", "md")]
    assert files == sorted([*wanted, "provenance.json"])


def test_norway_and_versions_survive_without_quotation_marks(out: Path, provenance: dict[str, Any]) -> None:
    assert provenance["tender"]["jurisdiction"] == "no"
    assert provenance["tender"]["reference"] == "1.10"
    assert "| Saksnummer | 1.10 |" in text_of(out, "nb", "specification") or "| 1.10 |" in text_of(out, "nb", "specification")
    assert "| Jurisdiction | Norway |" in text_of(out, "en", "specification")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_nothing_is_left_open(out: Path, language: str, document: str) -> None:
    assert OPEN.findall(text_of(out, language, document)) == []
    assert OPEN.findall(" ".join(html_of(out, language, document).find("body").itertext())) == []  # type: ignore[union-attr]


def test_all_criteria_are_printed_and_the_one_left_out_is_not(out: Path, provenance: dict[str, Any]) -> None:
    chosen = {entry["id"] for entry in provenance["criteria"]}
    assert set(LAPTOPS + PHONES) - chosen == {"repairability/repair-statistics"}
    for language in LANGUAGES:
        printed = {
            id_
            for document in ("specification", "contract")
            for id_ in re.findall(r"`([a-z0-9-]+/[a-z0-9-]+) r\d+`", text_of(out, language, document))
        }
        assert printed == chosen


def test_each_choice_shows_in_the_guide_with_its_reason(out: Path) -> None:
    for language in LANGUAGES:
        guide = text_of(out, language, "guide")
        for reason in ("Telefonene brukes lenge.", "Maskinene brukes lenge.", "Kommunen fører egen statistikk."):
            assert reason in guide
        for id_ in ("lifespan/security-updates", "repairability/spare-parts-laptops-desktops", "repairability/repair-statistics"):
            assert f"`{id_}`" in guide
    english = text_of(out, "en", "guide")
    rows = [line for line in english.splitlines() if line.startswith("| ") and "`" in line]
    assert any("`lifespan/security-updates`" in row and "level spearhead" in row for row in rows)
    assert any("`repairability/spare-parts-laptops-desktops`" in row and re.search(r"\b9\syears", row) for row in rows)
    assert any("`repairability/repair-statistics`" in row and "left out" in row for row in rows)


def test_values_that_were_chosen_stand_in_the_clauses(out: Path, provenance: dict[str, Any]) -> None:
    by_id = {entry["id"]: entry for entry in provenance["criteria"]}
    assert by_id["lifespan/security-updates"]["level"] == "spearhead"
    parts = by_id["repairability/spare-parts-laptops-desktops"]
    assert (parts["set_by"]["laptop"]["years"], parts["parameters"]["laptop"]["years"]["value"]) == ("tender", "9")
    assert f"9{SPACE}years" in text_of(out, "en", "specification")
    assert f"9{SPACE}år" in text_of(out, "nb", "specification")


def test_weights_of_each_lot_add_up_and_are_printed(out: Path, provenance: dict[str, Any]) -> None:
    for lot in provenance["weights"]:
        assert lot["price"] == "60"
        assert lot["criteria"]["mineral-sourcing/conformant-smelter-share"] == "15"
        assert float(lot["price"]) + sum(map(float, lot["criteria"].values())) == 100
    assert "| Price | 60% | 60% |" in text_of(out, "en", "specification")
    assert "| 15% | 15% |" in text_of(out, "en", "specification")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_languages_have_the_same_numbers_and_anchors(out: Path, document: str) -> None:
    shapes = []
    for language in LANGUAGES:
        found = HEADING.findall(text_of(out, language, document))
        shapes.append([(marks, anchor, re.match(r"[\d.]*", words).group()) for marks, anchor, words in found])  # type: ignore[union-attr]
    assert shapes[0] == shapes[1]
    assert len(shapes[0]) > 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_page_has_the_headings_and_links_of_the_markdown(out: Path, language: str, document: str) -> None:
    text, page = text_of(out, language, document), html_of(out, language, document)
    shown = [plain("".join(node.itertext())) for node in page.iter() if node.tag in {"h2", "h3", "h4"}]
    assert shown == headings(text)
    links = [
        ("".join(node.itertext()), str(node.get("href"))[1:]) for node in page.iter("a") if str(node.get("href")).startswith("#c-")
    ]
    assert links == LINK.findall(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_cross_references_name_the_number_of_their_target(out: Path, language: str) -> None:
    count = 0
    for document in ("specification", "contract"):
        text = text_of(out, language, document)
        numbers = {anchor: words.split()[0] for _, anchor, words in HEADING.findall(text) if anchor}
        for number, anchor in LINK.findall(text):
            assert number == numbers[anchor]
            count += 1
        rows = re.findall(r'<a id="(c-[a-z0-9-]+)"></a>[^|\d]*([\d.]+) \|', text_of(out, language, "response"))
        for anchor, number in rows:
            assert number == numbers.get(anchor, number)
        assert {anchor for anchor in numbers if anchor.startswith("c-")} <= {anchor for anchor, _ in rows}
    assert count > 0


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_word_shows_the_headings_with_the_same_numbers(out: Path, tmp_path: Path, language: str, document: str) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    done = subprocess.run(
        [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "txt:Text (encoded):UTF8",
         "--outdir", str(tmp_path), str(out / language / f"{document}.docx")],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    shown = plain((tmp_path / f"{document}.txt").read_text(encoding="utf-8-sig"))
    assert OPEN.findall(shown) == []
    position = 0
    for heading in headings(text_of(out, language, document)):
        found = shown.find(heading, position)
        assert found >= position, f"'{heading}' is missing or out of order"
        position = found + len(heading)
    for id_ in re.findall(r"`([a-z0-9-]+/[a-z0-9-]+ r\d+)`", text_of(out, language, document)):
        assert id_ in shown


def test_sample_is_built_where_there_is_no_tender(run_cli: Callable[..., Any], tmp_path: Path) -> None:
    done = run_cli("build", "--format", "md")
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("no tender.yaml here: building the sample that came with the program\n")
    assert (tmp_path / "build" / "nb" / "specification.md").is_file()
    assert (tmp_path / "build" / "provenance.json").is_file()


def test_second_build_with_fewer_languages_removes_what_is_stale(run_cli: Callable[..., Any], out: Path, tmp_path: Path) -> None:
    text = (out.parent / "tender.yaml").read_text(encoding="utf-8")
    (tmp_path / "tender.yaml").write_text(text, encoding="utf-8")
    assert run_cli("build").code == 0
    assert (tmp_path / "build" / "en" / "guide.md").is_file()
    (tmp_path / "tender.yaml").write_text(text.replace("languages: [nb, en]", "languages: [nb]"), encoding="utf-8")
    assert run_cli("build").code == 0
    assert sorted(path.name for path in (tmp_path / "build").iterdir()) == ["nb", "provenance.json"]


def test_build_of_a_part_leaves_the_rest(run_cli: Callable[..., Any], out: Path, tmp_path: Path) -> None:
    text = (out.parent / "tender.yaml").read_text(encoding="utf-8")
    (tmp_path / "tender.yaml").write_text(text, encoding="utf-8")
    assert run_cli("build", "--format", "md").code == 0
    before = sorted(path.as_posix() for path in (tmp_path / "build").rglob("*"))
    assert run_cli("build", "--format", "md", "--document", "guide", "--language", "nb").code == 0
    assert sorted(path.as_posix() for path in (tmp_path / "build").rglob("*")) == before

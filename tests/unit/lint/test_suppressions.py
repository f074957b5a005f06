"""Comments that silence: what they reach, what they may not reach, and what is said about them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from ictcriteria.diagnostics import Diagnostic, Fix
from ictcriteria.lint.result import CheckResult
from ictcriteria.lint.suppressions import Suppression, find_suppressions
from ictcriteria.model.settings import Settings
from ictcriteria.pipeline.check import CheckRequest, check_packs
from ictcriteria.source.tender_file import TenderFile
from ictcriteria.source.working_tree import FolderTree

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("suppressions.yaml").read_text(encoding="utf-8"))
UNREAD = "- {source: ordered-standard, locator: § 4}"
READ = "- {source: updates-act, locator: § 4}"
ENDS = {"lines end as on Unix": "\n", "lines end as on Windows": "\r\n"}

Check = Callable[..., CheckResult]
Edited = Callable[[str, str, str], Path]


def without_marks(text: str) -> tuple[str, list[int]]:
    """The text of a case, and the numbers of the lines that are marked."""
    lines = text.split("\n")
    marked = [number for number, line in enumerate(lines, start=1) if line.endswith(" <")]
    return "\n".join(line.removesuffix(" <") for line in lines), marked


def silenced(text: str, found: tuple[Suppression, ...]) -> list[int]:
    """Numbers of the lines with content that the comments reach."""
    reached = {number for item in found for number in range(item.first, item.last + 1)}
    speaking = {number for number, line in enumerate(text.split("\n"), start=1) if line.strip() and line.strip()[0] != "#"}
    return sorted(reached & speaking)


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_comment_reaches_what_belongs_to_its_line(case: dict[str, Any], end: str) -> None:
    text, marked = without_marks(case["text"])
    found = find_suppressions(text.replace("\n", end).encode(), "x.yaml")
    assert len(found.suppressions) == case.get("comments", 1)
    assert silenced(text, found.suppressions) == [number for number in marked if text.split("\n")[number - 1].strip()]
    assert found.problems == ()


def test_comment_is_placed_without_the_end_of_its_line() -> None:
    for end in ENDS.values():
        text = f"# ictcriteria: ignore[a, b] the law says so until=2027-01-31{end}a: 1{end}"
        ((found,), ()) = (find_suppressions(text.encode(), "x.yaml").suppressions, ())
        assert (found.span.line, found.span.column, found.span.end_column) == (1, 1, 61)
        assert (found.rules, found.reason, found.until) == (("a", "b"), "the law says so", date(2027, 1, 31))


def test_file_that_cannot_be_read_has_no_comments() -> None:
    assert find_suppressions(b"a: b: c  # ictcriteria: ignore[a] reason\n", "x.yaml").suppressions == ()
    assert find_suppressions(b"\xff # ictcriteria: ignore[a] reason\n", "x.yaml").suppressions == ()


@pytest.fixture
def check(packs: Path, root: Path) -> Check:
    """Check the changed small catalogue, with a tender if one is given."""

    def checked(tender: str | None = None, *, fallback: Path | None = None, **settings: Any) -> CheckResult:
        tenders = [] if tender is None else [TenderFile("tender.yaml", tender.encode())]
        request = CheckRequest(
            [FolderTree(packs, shown_as="packs")],
            date(2026, 11, 22),
            FolderTree(fallback, shown_as="lent") if fallback else None,
            [FolderTree(root / "templates", shown_as="templates")],
            tenders,
            settings=Settings.model_validate(settings),
        )
        return check_packs(request)

    return checked


def about(result: CheckResult, file: str, *rules: str) -> list[tuple[str, str]]:
    """Rule and severity of what is said about a file, as far as it is of one of the rules."""
    return [(item.rule, item.severity.value) for item in result.diagnostics if item.file == file and item.rule in rules]


def test_finding_is_silenced_and_counted(check: Check, edited: Edited) -> None:
    before = check()
    edited("lifespan/repair-shop.yaml", READ, f"{UNREAD}  # ictcriteria: ignore[unread-source] the library has ordered it")
    after = check()
    assert after.diagnostics == before.diagnostics
    assert after.silenced == before.silenced + 1


def test_comment_of_another_rule_silences_nothing(check: Check, edited: Edited) -> None:
    edited("lifespan/repair-shop.yaml", READ, f"{UNREAD}  # ictcriteria: ignore[repealed-source] the library has ordered it")
    assert about(check(), "packs/lifespan/repair-shop.yaml", "unread-source", "unused-suppression") == [
        ("unread-source", "error"),
        ("unused-suppression", "warning"),
    ]


@pytest.mark.parametrize("until", ["2026-11-22", "2030-01-01"])
def test_comment_holds_until_its_day(check: Check, edited: Edited, until: str) -> None:
    edited("lifespan/repair-shop.yaml", READ, f"{UNREAD}  # ictcriteria: ignore[unread-source] it is ordered until={until}")
    assert about(check(), "packs/lifespan/repair-shop.yaml", "unread-source", "expired-suppression") == []


def test_comment_whose_day_has_passed_silences_nothing(check: Check, edited: Edited) -> None:
    edited("lifespan/repair-shop.yaml", READ, f"{UNREAD}  # ictcriteria: ignore[unread-source] it is ordered until=2026-11-21")
    assert about(check(), "packs/lifespan/repair-shop.yaml", "unread-source", "expired-suppression", "unused-suppression") == [
        ("unread-source", "error"),
        ("expired-suppression", "warning"),
    ]


def test_comment_in_a_tender_silences_what_is_said_of_the_tender(check: Check) -> None:
    tender = "title: T\nbuyer: B\njurisdiction: no{}\nlanguages: [en]\nproducts: [laptop]\n"
    rule = "unconfirmed-provision"
    assert about(check(tender.format("")), "tender.yaml", rule) == [(rule, "warning")]
    silent = check(tender.format(f"  # ictcriteria: ignore[{rule}] our lawyer has the number"))
    assert about(silent, "tender.yaml", rule, "unused-suppression") == []


def test_comment_in_a_file_that_is_lent_is_not_told(check: Check, packs: Path, tmp_path: Path) -> None:
    lent = tmp_path / "lent" / "reference"
    lent.mkdir(parents=True)
    terms = (packs / "reference" / "terms.yaml").read_text(encoding="utf-8")
    (lent / "terms.yaml").write_text(f"# ictcriteria: ignore[unread-source]\n{terms}", encoding="utf-8")
    assert about(check(), "packs/reference/terms.yaml", "suppression-without-reason") == []
    (packs / "reference" / "terms.yaml").unlink()
    result = check(fallback=tmp_path / "lent")
    assert [item for item in result.diagnostics if item.file.startswith("lent/")] == []


def test_own_file_is_checked_though_it_is_the_one_that_is_lent(packs: Path, edited: Edited) -> None:
    edited("lifespan/repair-shop.yaml", READ, UNREAD)
    shipped = CheckRequest([FolderTree(packs, "packs")], date(2026, 11, 22), FolderTree(packs, "packs"))
    assert "unread-source" in {item.rule for item in check_packs(shipped).diagnostics}


@pytest.mark.parametrize("settings", [{}, {"select": ["law"]}, {"ignore": ["structure"]}, {"profile": "draft"}])
def test_what_reading_reports_cannot_be_given_up(check: Check, edited: Edited, settings: dict[str, Any]) -> None:
    file = "packs/lifespan/warranty.yaml"
    edited("lifespan/warranty.yaml", "basic: {days: 10}", "basic: {days: 31}  # ictcriteria: ignore[value-out-of-bounds] a day")
    assert about(check(**settings), file, "value-out-of-bounds") == [("value-out-of-bounds", "error")]


def test_what_reading_reports_of_an_unreadable_file_cannot_be_given_up(check: Check, edited: Edited) -> None:
    edited("lifespan/warranty.yaml", "title: Warranty\n", "title: a: b  # ictcriteria: ignore[syntax] it looks better\n")
    result = check(select=["law"], ignore=["structure", "comments"])
    assert about(result, "packs/lifespan/warranty.yaml", "syntax") == [("syntax", "error")]


def test_what_composing_reports_cannot_be_given_up(check: Check) -> None:
    tender = (
        "title: T\nbuyer: B\njurisdiction: eu\nproducts: [laptop]\naward: {price: 150}  # ictcriteria: ignore[weights-not-100] x\n"
    )
    other = tender.replace("150", "10, weights: {award/battery-cycles: 95}")
    assert about(check(tender), "tender.yaml", "invalid-value") == [("invalid-value", "error")]
    assert about(check(other, ignore=["tender"]), "tender.yaml", "weights-not-100") == [("weights-not-100", "error")]


def test_comment_of_a_tender_that_could_not_be_composed_is_not_called_unused(check: Check, edited: Edited) -> None:
    tender = "title: T  # ictcriteria: ignore[burden] a large contract\nbuyer: B\njurisdiction: eu\nproducts: [laptop]\n"
    assert about(check(tender), "tender.yaml", "unused-suppression") == [("unused-suppression", "warning")]
    edited("reference/products.yaml", "laptop:\n", "laptop:\n  nmae: x\n")
    result = check(tender)
    assert result.unchecked == ("tender.yaml",)
    assert about(result, "tender.yaml", "unused-suppression") == []


@pytest.mark.parametrize(
    ("line", "fix"),
    [
        (f"# ictcriteria: ignore[unread-source] ordered\n  {READ}", Fix(whole_lines=True)),
        (f"{READ}  # ictcriteria: ignore[unread-source] ordered", Fix()),
        (f"{READ}  # ictcriteria: ignore[unread-source, repealed-source] ordered", Fix()),
        (f"{READ}\n# ictcriteria: ignore[unread-source] ordered", Fix(whole_lines=True)),
    ],
)
def test_comment_that_silences_nothing_can_be_taken_out(check: Check, edited: Edited, line: str, fix: Fix) -> None:
    edited("lifespan/repair-shop.yaml", READ, line)
    (found,) = [item for item in check().diagnostics if item.rule == "unused-suppression"]
    assert found.fix == fix


def test_comment_that_silences_something_is_not_taken_out_whole(check: Check, edited: Edited) -> None:
    edited("lifespan/repair-shop.yaml", READ, f"{UNREAD}  # ictcriteria: ignore[unread-source, repealed-source] ordered")
    found: list[Diagnostic] = [item for item in check().diagnostics if item.rule == "unused-suppression"]
    assert [(item.message, item.fix) for item in found] == [("there is no 'repealed-source' to silence here", None)]

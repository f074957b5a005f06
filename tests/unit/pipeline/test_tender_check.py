"""A tender is checked as far as the packs carry it, whatever is wrong elsewhere in them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ictcriteria.lint.result import CheckResult
from ictcriteria.pipeline.check import CheckRequest, check_packs
from ictcriteria.source.tender_file import TenderFile
from ictcriteria.source.working_tree import FolderTree

HEAD = "title: T\nbuyer: B\njurisdiction: eu\nlanguages: [en]\n"
MISTAKE = f"{HEAD}products: [laptop]\nchoices:\n  lifespan/no-such: {{level: basic}}\n"
FOUND = ["7:3: unknown-reference: unknown criterion 'lifespan/no-such'"]

Edited = Callable[[str, str, str], Path]


@pytest.fixture
def check(packs: Path, root: Path) -> Callable[[str], tuple[CheckResult, list[str]]]:
    """Check a tender with the changed small catalogue: the result, and the errors of the tender."""

    def checked(tender: str) -> tuple[CheckResult, list[str]]:
        request = CheckRequest(
            [FolderTree(packs, shown_as="packs")],
            date(2026, 11, 22),
            None,
            [FolderTree(root / "templates", shown_as="templates")],
            [TenderFile("tender.yaml", tender.encode())],
        )
        result = check_packs(request)
        own = [item for item in result.diagnostics if item.file == "tender.yaml" and item.severity.value == "error"]
        return result, [f"{item.span.line}:{item.span.column}: {item.rule}: {item.message}" for item in own]

    return checked


Check = Callable[[str], tuple[CheckResult, list[str]]]

BROKEN = {
    "a criterion that cannot be read": ("lifespan/repair-shop.yaml", "title: Repair shop", "titel: Repair shop"),
    "a criterion that is no YAML": ("lifespan/repair-shop.yaml", "title: Repair shop", "title: a: b"),
    "a criterion that names an unknown source": ("lifespan/repair-shop.yaml", "updates-act", "no-such-act"),
    "a criterion that requires what is not there": ("award/smelter-share.yaml", "[lifespan/warranty]", "[lifespan/no-such]"),
    "a translation": ("lifespan/translations/nb.yaml", "language: nb", "language: sv"),
    "a pack": ("award/pack.yaml", "title: Better offers", "titel: Better offers"),
    "terms": ("reference/terms.yaml", "  term:", "  trem:"),
    "labels": ("reference/labels.yaml", "  owner:", "  onwer:"),
    "the contract machinery": ("reference/contract.yaml", "events:", "evnts:"),
    "the law of another country": ("reference/jurisdictions/no.yaml", "currency: NOK", "currency: crowns"),
}


@pytest.mark.parametrize("name", list(BROKEN))
def test_tender_is_checked_though_something_else_has_errors(name: str, check: Check, edited: Edited) -> None:
    edited(*BROKEN[name])
    result, errors = check(MISTAKE)
    assert (errors, result.unchecked) == (FOUND, ())
    assert f"packs/{BROKEN[name][0]}" in {item.file for item in result.diagnostics if item.severity.value == "error"}


NEEDED = {
    "products": ("reference/products.yaml", "  plural: {en: laptops", "  plurals: {en: laptops"),
    "sources": ("reference/sources.yaml", "test-standard:\n  kind: standard", "test-standard:\n  kind: standart"),
    "the law of the tender": ("reference/jurisdictions/eu.yaml", "currency: EUR", "currency: euro"),
    "a provision of the law of the tender": (
        "reference/jurisdictions/eu.yaml", "contract-clause: [{source: procurement-act", "contract-clause: [{source: no-such-act"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", list(NEEDED))
def test_tender_is_not_checked_when_what_it_needs_has_errors(name: str, check: Check, edited: Edited) -> None:
    edited(*NEEDED[name])
    result, errors = check(MISTAKE)
    assert (errors, result.unchecked) == ([], ("tender.yaml",))


def test_law_that_the_law_of_the_tender_is_based_on_is_needed(check: Check, edited: Edited) -> None:
    edited("reference/jurisdictions/eu.yaml", "currency: EUR", "currency: euro")
    result, _ = check(MISTAKE.replace("jurisdiction: eu", "jurisdiction: no"))
    assert result.unchecked == ("tender.yaml",)


def test_form_of_a_tender_is_checked_whatever_the_packs_are(check: Check, edited: Edited) -> None:
    edited("reference/products.yaml", "  plural: {en: laptops", "  plurals: {en: laptops")
    result, errors = check(f"{HEAD}products: laptop\n")
    assert errors == ["5:11: invalid-value: a list is expected here"]
    assert result.unchecked == ()


def test_names_of_criteria_that_cannot_be_read_are_not_judged(check: Check, edited: Edited) -> None:
    edited("lifespan/repair-shop.yaml", "title: Repair shop", "titel: Repair shop")
    tender = f"{HEAD}products: [laptop]\ncriteria: [lifespan/repair-shop, lifespan/warranty]\n"
    tender += "choices:\n  lifespan/repair-shop: {leave_out: No need.}\n"
    assert check(tender)[1] == []


def test_name_of_a_pack_that_cannot_be_read_is_not_judged(check: Check, edited: Edited) -> None:
    edited("award/pack.yaml", "title: Better offers", "titel: Better offers")
    tender = f"{HEAD}products: [laptop]\npacks: [lifespan, award]\naward: {{price: 60, weights: {{award/repair-time: 40}}}}\n"
    assert check(tender)[1] == []


def test_criterion_that_requires_one_that_cannot_be_read_is_left_out_with_it(check: Check, edited: Edited) -> None:
    edited("lifespan/warranty.yaml", "title: Warranty", "titel: Warranty")
    tender = (
        f"{HEAD}products: [laptop]\ncriteria: [award/smelter-share]\naward: {{price: 60, weights: {{award/smelter-share: 30}}}}\n"
    )
    assert check(tender)[1] == []


def test_weights_of_a_lot_that_asks_for_an_unread_criterion_are_not_added_up(check: Check, edited: Edited) -> None:
    tender = f"{HEAD}lots:\n- {{id: a, products: [laptop], criteria: [award/repair-time, award/battery-cycles]}}\n"
    tender += "- {id: b, products: [laptop], criteria: [award/battery-cycles]}\n"
    tender += "award: {price: 60, weights: {award/battery-cycles: 30}}\n"
    assert check(tender)[1] == ["8:8: weights-not-100: the weights in lot 'b' add up to 90, not to 100"]
    edited("award/repair-time.yaml", "title: Repair time", "titel: Repair time")
    assert check(tender)[1] == ["8:8: weights-not-100: the weights in lot 'b' add up to 90, not to 100"]
    alone = tender.replace("award/repair-time, award/battery-cycles", "award/repair-time, lifespan/warranty")
    assert check(alone.replace("- {id: b, products: [laptop], criteria: [award/battery-cycles]}\n", ""))[1] == [
        "7:30: choice-without-effect: 'award/battery-cycles' is in no lot, so it can have no weight"
    ]


def test_tender_is_checked_though_templates_have_errors(packs: Path, root: Path, tmp_path: Path) -> None:
    (tmp_path / "house" / "strings").mkdir(parents=True)
    (tmp_path / "house" / "strings" / "nb.yaml").write_text("words: {lots: {label: 'Del {nummer}'}}\n")
    (tmp_path / "house" / "strings" / "sv.yaml").write_text("words: [\n")
    tender = MISTAKE.replace("languages: [en]", "languages: [en, sv]").encode()
    layers = [FolderTree(tmp_path / "house", "house"), FolderTree(root / "templates", "templates")]
    result = check_packs(
        CheckRequest([FolderTree(packs, "packs")], date(2026, 11, 22), None, layers, [TenderFile("tender.yaml", tender)])
    )
    errors = [item.message for item in result.diagnostics if item.file == "tender.yaml" and item.severity.value == "error"]
    assert (errors, result.unchecked) == (["unknown criterion 'lifespan/no-such'"], ())

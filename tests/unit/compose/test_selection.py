"""Which criteria go into which lot, at which level, and why each of the others does not."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.catalogue.load import load_catalogue
from ictcriteria.compose.composition import Composition
from ictcriteria.source.working_tree import FolderTree

Compose = Callable[..., Composition]


def chosen(composition: Composition) -> dict[str, str]:
    return {item.criterion: item.level.value for item in composition.selection.chosen}


def reasons(composition: Composition) -> dict[str, tuple[str, str]]:
    return {item.criterion: (item.reason.value, item.detail) for item in composition.selection.left_out}


def messages(composition: Composition) -> list[tuple[str, str, str, str | None]]:
    return [(item.rule, ".".join(map(str, item.origin.route)), item.message, item.hint) for item in composition.findings]


def load(packs: Path) -> Catalogue:
    outcome = load_catalogue([FolderTree(packs)])
    assert outcome.value is not None
    return outcome.value


def test_every_criterion_is_chosen_or_left_out_once_per_lot(compose: Compose, catalogue: Catalogue) -> None:
    selection = compose("lots: [{id: a, products: [laptop]}, {id: b, products: [monitor], packs: [award]}]").selection
    for lot in selection.lots:
        ids = [item.criterion for item in (*selection.chosen, *selection.left_out) if item.lot.id == lot.id]
        assert sorted(ids) == sorted(catalogue.criteria)


def test_tender_without_packs_takes_every_pack(compose: Compose) -> None:
    assert chosen(compose("products: [smartphone]")) == {
        "award/battery-cycles": "basic", "award/repair-time": "basic", "award/smelter-share": "basic",
        "award/take-back-plan": "basic", "lifespan/security-updates": "basic", "lifespan/repair-shop": "basic",
        "lifespan/warranty": "basic",
    }  # fmt: skip


def test_each_reason_for_leaving_out_is_given(compose: Compose) -> None:
    composition = compose("""\
        products: [smartphone]
        packs: [lifespan]
        criteria: [award/take-back-plan, award/free-manuals]
        choices:
          lifespan/repair-shop: {leave_out: We repair ourselves.}
        """)
    assert reasons(composition) == {
        "award/battery-cycles": ("not-listed", ""),
        "award/repair-time": ("not-listed", ""),
        "award/smelter-share": ("not-listed", ""),
        "award/free-manuals": ("excluded", "award/take-back-plan"),
        "lifespan/spare-parts": ("other-products", ""),
        "lifespan/repair-shop": ("buyer-left-out", "We repair ourselves."),
        "lifespan/loan-devices": ("other-condition", ""),
    }
    assert composition.findings == ()


def test_criterion_that_starts_above_the_level_is_left_out(compose: Compose) -> None:
    assert reasons(compose("products: [laptop]"))["lifespan/spare-parts"] == ("starts-higher", "advanced")
    assert chosen(compose("products: [laptop]\nlevel: advanced"))["lifespan/spare-parts"] == "advanced"


def test_highest_level_that_is_not_above_the_wanted_one_is_used(compose: Compose) -> None:
    levels = chosen(compose("products: [laptop]\nlevel: advanced"))
    assert levels["award/battery-cycles"] == "basic"
    assert levels["lifespan/warranty"] == "advanced"
    assert chosen(compose("products: [laptop]\nlevel: spearhead"))["award/battery-cycles"] == "spearhead"


def test_level_comes_from_the_choice_then_the_lot_then_the_tender(compose: Compose) -> None:
    composition = compose("""\
        level: basic
        lots:
          - {id: a, products: [laptop], level: advanced}
          - {id: b, products: [laptop]}
        choices:
          lifespan/warranty: {level: spearhead, lots: [a]}
        """)
    levels = {(item.lot.id, item.criterion): (item.wanted.value, item.level.value) for item in composition.selection.chosen}
    assert levels["a", "lifespan/warranty"] == ("spearhead", "spearhead")
    assert levels["b", "lifespan/warranty"] == ("basic", "basic")
    assert levels["a", "lifespan/security-updates"] == ("advanced", "advanced")


def test_condition_decides_in_a_lot_of_refurbished_devices(compose: Compose) -> None:
    composition = compose("products: [laptop]\ncondition: [refurbished]\nlevel: spearhead\npacks: [lifespan]")
    assert "lifespan/repair-shop" not in chosen(composition)
    assert reasons(composition)["lifespan/repair-shop"] == ("other-condition", "")


def test_first_of_two_rivals_stays(compose: Compose) -> None:
    composition = compose("products: [laptop]\ncondition: [new, refurbished]\nlevel: spearhead")
    assert reasons(composition)["lifespan/loan-devices"] == ("excluded", "lifespan/spare-parts")
    without = compose(
        "products: [laptop]\ncondition: [new, refurbished]\nlevel: spearhead\nchoices: {lifespan/spare-parts: {leave_out: No.}}"
    )
    assert "lifespan/loan-devices" in chosen(without)


def test_required_criterion_comes_along_from_a_pack_that_was_not_chosen(compose: Compose) -> None:
    composition = compose("products: [laptop]\ncriteria: [award/smelter-share]")
    assert {item.criterion: item.required_by for item in composition.selection.chosen} == {
        "award/smelter-share": None, "lifespan/warranty": "award/smelter-share",
    }  # fmt: skip


def test_required_criterion_that_starts_higher_comes_at_its_lowest_level(compose: Compose, edited: Callable[..., Path]) -> None:
    packs = edited("award/smelter-share.yaml", "requires: [lifespan/warranty]", "requires: [lifespan/spare-parts]")
    composition = compose("products: [laptop]\npacks: [award]", load(packs))
    (item,) = [item for item in composition.selection.chosen if item.criterion == "lifespan/spare-parts"]
    assert (item.wanted.value, item.level.value, item.required_by) == ("basic", "advanced", "award/smelter-share")


def test_what_a_required_criterion_requires_comes_along_too(compose: Compose, edited: Callable[..., Path]) -> None:
    packs = edited("lifespan/warranty.yaml", "legal_basis:", "requires: [lifespan/repair-shop, award/smelter-share]\nlegal_basis:")
    composition = compose("products: [laptop]\ncriteria: [award/smelter-share]", load(packs))
    assert set(chosen(composition)) == {"award/smelter-share", "lifespan/warranty", "lifespan/repair-shop"}


@pytest.mark.parametrize("lot", ["products: [monitor]", "products: [laptop]\ncondition: [refurbished]"])
def test_required_criterion_for_other_devices_does_not_come_along(compose: Compose, edited: Callable[..., Path], lot: str) -> None:
    packs = edited("lifespan/warranty.yaml", "legal_basis:", "requires: [lifespan/repair-shop]\nlegal_basis:")
    assert set(chosen(compose(f"{lot}\ncriteria: [lifespan/warranty]", load(packs)))) == {"lifespan/warranty"}


def test_leaving_out_a_required_criterion_is_an_error_at_the_choice(compose: Compose) -> None:
    composition = compose("products: [laptop]\nchoices: {lifespan/warranty: {leave_out: Leased.}}")
    assert messages(composition) == [
        (
            "missing-required-criterion", "choices.lifespan/warranty",
            "'award/smelter-share' requires 'lifespan/warranty', but it is left out", "leave 'award/smelter-share' out as well",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("packs: [award]\nchoices: {lifespan/repair-shop: {leave_out: No.}}", "pack-not-chosen"),
        ("packs: [lifespan]\nchoices: {lifespan/loan-devices: {level: spearhead}}", "other-condition"),
        ("packs: [lifespan]\nchoices: {lifespan/spare-parts: {level: basic}}", "starts-higher"),
    ],
)
def test_choice_without_effect_is_an_error_at_its_key(compose: Compose, text: str, why: str) -> None:
    composition = compose(f"products: [laptop]\n{text}")
    id_ = re.findall(r"[a-z-]+/[a-z-]+", text)[0]
    assert messages(composition) == [
        (
            "choice-without-effect", f"choices.{id_}", f"the choice for '{id_}' changes nothing: it is in no lot ({why})",
            "remove the choice, or change the lot",
        )
    ]  # fmt: skip


def test_every_unknown_name_of_a_tender_is_reported_at_once(compose: Compose) -> None:
    composition = compose("""\
        jurisdiction: nu
        languages: [en, xx]
        lots:
          - {id: a, products: [laptops], packs: [lifespans], criteria: [lifespan/waranty]}
          - {id: a, products: [laptop]}
        choices:
          lifespan/waranties: {level: basic, lots: [c]}
        award: {price: 60}
        """)
    assert messages(composition) == [
        ("unknown-reference", "jurisdiction", "unknown jurisdiction 'nu'", "known: eu, no"),
        ("unknown-reference", "languages.1", "unknown language 'xx'", "known: en, nb"),
        ("unknown-reference", "lots.0.products.0", "unknown product 'laptops'", "did you mean 'laptop'?"),
        ("unknown-reference", "lots.0.packs.0", "unknown pack 'lifespans'", "did you mean 'lifespan'?"),
        ("unknown-reference", "lots.0.criteria.0", "unknown criterion 'lifespan/waranty'", "did you mean 'lifespan/warranty'?"),
        ("unknown-reference", "choices.lifespan/waranties", "unknown criterion 'lifespan/waranties'",
         "did you mean 'lifespan/warranty'?"),
        ("unknown-lot", "choices.lifespan/waranties.lots.0", "unknown lot 'c'", "known: a, a"),
        ("duplicate-id", "lots.1.id", "lot 'a' stands twice", "rename one of them"),
    ]  # fmt: skip


@pytest.mark.parametrize(("jurisdiction", "languages"), [("no", ("nb",)), ("eu", ("en",))])
def test_first_language_of_the_jurisdiction_is_the_default(compose: Compose, jurisdiction: str, languages: tuple[str, ...]) -> None:
    assert compose(f"jurisdiction: {jurisdiction}\nproducts: [laptop]").languages == languages


def test_unknown_jurisdiction_is_the_only_problem(compose: Compose) -> None:
    assert [finding.message for finding in compose("jurisdiction: xx\nproducts: [laptop]").findings] == [
        "unknown jurisdiction 'xx'"
    ]


def test_what_a_dropped_criterion_required_does_not_come_along(compose: Compose, edited: Callable[..., Path]) -> None:
    catalogue = load(edited("award/free-manuals.yaml", "scoring: {method", "requires: [lifespan/warranty]\nscoring: {method"))
    assert catalogue is not None
    composition = compose("products: [laptop]\ncriteria: [award/take-back-plan, award/free-manuals]", catalogue)
    assert composition.selection.criteria == ("award/take-back-plan",)


def test_choice_for_a_lot_without_the_criterion_is_reported(compose: Compose) -> None:
    composition = compose("""\
        lots: [{id: a, products: [laptop], packs: [lifespan]}, {id: b, products: [laptop], packs: [award]}]
        choices: {lifespan/security-updates: {level: advanced, lots: [b]}}
        """)
    assert [finding.rule for finding in composition.findings] == ["choice-without-effect"]


def test_required_criterion_that_a_rival_drives_out_is_reported(compose: Compose, edited: Callable[..., Path]) -> None:
    edited("award/smelter-share.yaml", "requires: [lifespan/warranty]", "requires: [award/free-manuals]")
    catalogue = load(edited("award/repair-time.yaml", "levels:", "requires: [award/free-manuals]\nlevels:"))
    assert catalogue is not None
    composition = compose("products: [laptop]\npacks: [award]", catalogue)
    chosen = set(composition.selection.criteria)
    assert "award/free-manuals" in chosen or [finding.rule for finding in composition.findings] == ["missing-required-criterion"]

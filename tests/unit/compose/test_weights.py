"""Award weights of every lot: what the tender sets, and the rest shared out so that the sum is 100."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from ictcriteria.compose.composition import Composition

Compose = Callable[..., Composition]
TWO = "products: [laptop]\ncriteria: [award/battery-cycles, award/repair-time]\n"


def weights(composition: Composition) -> list[list[str]]:
    return [[str(lot.price), *map(str, lot.criteria.values())] for lot in composition.weights.lots]


def problems(composition: Composition) -> list[tuple[str, str, str | None]]:
    return [(".".join(map(str, item.origin.route)), item.message, item.hint) for item in composition.findings]


@pytest.mark.parametrize(
    ("award", "expected"),
    [
        ("", ["60", "20", "20"]),
        ("award: {price: 50}", ["50", "25", "25"]),
        ("award: {price: 55}", ["55", "23", "22"]),
        ("award: {price: 59.5}", ["59.5", "20.5", "20.0"]),
        ("award: {weights: {award/repair-time: 15}}", ["60", "25", "15"]),
        ("award: {price: 70, weights: {award/battery-cycles: 12.25}}", ["70", "12.25", "17.75"]),
        ("award: {weights: {award/repair-time: 15, award/battery-cycles: 10}}", ["75", "10", "15"]),
        ("award: {price: 98}", ["98", "1", "1"]),
        ("award: {price: 0, weights: {award/repair-time: 0, award/battery-cycles: 100}}", ["0", "100", "0"]),
    ],
)
def test_weights_are_shared_out(compose: Compose, award: str, expected: list[str]) -> None:
    composition = compose(TWO + award)
    assert composition.findings == ()
    assert weights(composition) == [expected]
    assert sum(map(Decimal, expected)) == Decimal(100)


def test_each_lot_has_weights_of_its_own(compose: Compose) -> None:
    composition = compose("""\
        lots:
          - {id: a, products: [laptop], criteria: [award/battery-cycles]}
          - {id: b, products: [laptop], criteria: [award/battery-cycles, award/repair-time]}
          - {id: c, products: [laptop], packs: [lifespan]}
        """)
    assert weights(composition) == [["60", "40"], ["60", "20", "20"], ["100"]]


@pytest.mark.parametrize(
    ("award", "route", "message", "hint"),
    [
        ("{price: 70, weights: {award/repair-time: 20, award/battery-cycles: 20}}", "award",
         "the weights add up to 110, not to 100",
         "change 'price' or 'weights' so that the sum is 100"),
        ("{price: 50, weights: {award/repair-time: 20, award/battery-cycles: 20}}", "award", "the weights add up to 90, not to 100",
         "change 'price' or 'weights' so that the sum is 100"),
        ("{price: 95, weights: {award/repair-time: 20}}", "award", "the weights add up to 115, not to 100",
         "change 'price' or 'weights' so that the sum is 100"),
        ("{price: 99}", "award", "the weights leave 1 for 2 award criteria without a weight of their own",
         "lower 'price' or 'weights', or leave award criteria out"),
        ("{weights: {lifespan/warranty: 10}}", "award.weights.lifespan/warranty", "'lifespan/warranty' is no award criterion",
         "only award criteria have a weight"),
        ("{weights: {award/take-back-plan: 10}}", "award.weights.award/take-back-plan",
         "'award/take-back-plan' is in no lot, so it can have no weight", "remove the weight"),
    ],
)  # fmt: skip
def test_weights_that_do_not_fit_are_an_error(compose: Compose, award: str, route: str, message: str, hint: str) -> None:
    assert problems(compose(f"{TWO}award: {award}")) == [(route, message, hint)]


def test_wrong_sum_of_one_lot_names_the_lot(compose: Compose) -> None:
    composition = compose("""\
        lots:
          - {id: a, products: [laptop], criteria: [award/battery-cycles]}
          - {id: b, products: [laptop], criteria: [award/battery-cycles, award/repair-time]}
        award: {price: 60, weights: {award/battery-cycles: 30, award/repair-time: 10}}
        """)
    assert problems(composition) == [
        ("award", "the weights in lot 'a' add up to 90, not to 100", "change 'price' or 'weights' so that the sum is 100")
    ]


def test_lot_without_award_criteria_is_decided_by_the_price(compose: Compose) -> None:
    composition = compose("""\
        lots:
          - {id: a, products: [laptop], criteria: [award/battery-cycles]}
          - {id: b, products: [laptop], packs: [lifespan]}
        award: {price: 60}
        """)
    assert problems(composition) == []
    assert [lot.price for lot in composition.weights.lots] == [60, 100]


def test_weight_of_the_price_is_a_default_only_when_the_tender_is_silent(compose: Compose) -> None:
    assert [compose(TWO + award).weights.lots[0].price_is_default for award in ("", "award: {price: 60}")] == [True, False]


def test_weights_of_criteria_above_a_hundred_are_an_error(compose: Compose) -> None:
    composition = compose(
        "products: [laptop]\ncriteria: [award/battery-cycles, award/repair-time]\n"
        "award: {weights: {award/battery-cycles: 60, award/repair-time: 50}}"
    )
    assert [finding.rule for finding in composition.findings] == ["weights-not-100"]

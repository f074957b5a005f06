"""Parameters get values, remember who set them, and group the products that have the same ones."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from ictcriteria.compose.composition import Composition

Compose = Callable[..., Composition]
Scope = dict[str, tuple[str, ...]]


def variants(composition: Composition, id_: str) -> list[tuple[Scope, dict[str, tuple[Decimal | None, str]]]]:
    (item,) = [item for item in composition.bound.criteria if item.id == id_]
    return [
        (
            {lot.id: products for lot, products in variant.scope},
            {bound.name: (bound.value, bound.set_by.value) for bound in variant.parameters},
        )
        for variant in item.variants
    ]


def test_level_gives_one_value_for_all_products(compose: Compose) -> None:
    composition = compose("products: [laptop, smartphone]")
    assert variants(composition, "lifespan/security-updates") == [
        ({"tender": ("laptop", "smartphone")}, {"years": (Decimal(5), "level")})
    ]


def test_products_with_other_values_make_another_variant(compose: Compose) -> None:
    composition = compose("products: [laptop, smartphone]\nlevel: advanced")
    assert variants(composition, "lifespan/security-updates") == [
        ({"tender": ("laptop",)}, {"years": (Decimal(6), "level")}),
        ({"tender": ("smartphone",)}, {"years": (Decimal(7), "level")}),
    ]


def test_lots_with_equal_values_share_a_variant(compose: Compose) -> None:
    composition = compose("""\
        lots:
          - {id: a, products: [laptop, smartphone], level: advanced}
          - {id: b, products: [laptop], level: advanced}
          - {id: c, products: [laptop]}
        """)
    assert variants(composition, "lifespan/security-updates") == [
        ({"a": ("laptop",), "b": ("laptop",)}, {"years": (Decimal(6), "level")}),
        ({"a": ("smartphone",)}, {"years": (Decimal(7), "level")}),
        ({"c": ("laptop",)}, {"years": (Decimal(5), "level")}),
    ]


def test_tender_wins_and_the_value_of_the_level_is_remembered(compose: Compose) -> None:
    composition = compose("products: [laptop]\nchoices: {lifespan/warranty: {parameters: {days: 7}}}")
    assert variants(composition, "lifespan/warranty") == [({"tender": ("laptop",)}, {"days": (Decimal(7), "tender")})]
    (item,) = [item for item in composition.bound.criteria if item.id == "lifespan/warranty"]
    assert item.variants[0].parameters[0].level_value == Decimal(10)


def test_tender_may_set_one_product_and_leave_the_others_to_the_level(compose: Compose) -> None:
    composition = compose("products: [laptop, smartphone]\nchoices: {lifespan/warranty: {parameters: {days: {smartphone: 3}}}}")
    assert variants(composition, "lifespan/warranty") == [
        ({"tender": ("laptop",)}, {"days": (Decimal(10), "level")}),
        ({"tender": ("smartphone",)}, {"days": (Decimal(3), "tender")}),
    ]


def test_choice_for_one_lot_leaves_the_other_lot_alone(compose: Compose) -> None:
    composition = compose("""\
        lots: [{id: a, products: [laptop]}, {id: b, products: [laptop]}]
        choices: {lifespan/warranty: {parameters: {days: 3}, lots: [b]}}
        """)
    assert variants(composition, "lifespan/warranty") == [
        ({"a": ("laptop",)}, {"days": (Decimal(10), "level")}),
        ({"b": ("laptop",)}, {"days": (Decimal(3), "tender")}),
    ]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ("{days: 31}", ("value-out-of-bounds", "days", "31 is outside the bounds of 'days'",
         "the bounds are 1 to 30 (working-day)")),
        ("{days: {laptop: 0}}", ("value-out-of-bounds", "days.laptop", "0 is outside the bounds of 'days'",
         "the bounds are 1 to 30 (working-day)")),
        ("{day: 3}", ("undeclared-parameter", "day", "'lifespan/warranty' has no parameter 'day'", "did you mean 'days'?")),
        ("{xyz: 3}", ("undeclared-parameter", "xyz", "'lifespan/warranty' has no parameter 'xyz'", "its parameters: days")),
        ("{days: {tablet: 3}}", ("unknown-reference", "days.tablet", "the criterion is not for 'tablet'",
         "it is for laptop, smartphone, monitor")),
    ],
)  # fmt: skip
def test_value_that_does_not_fit_is_an_error_in_the_tender(
    compose: Compose, parameters: str, expected: tuple[str, str, str, str]
) -> None:
    composition = compose(f"products: [laptop]\nchoices: {{lifespan/warranty: {{parameters: {parameters}}}}}")
    (finding,) = composition.findings
    steps = [str(step) for step in finding.origin.route if step != "default"]
    assert steps[:3] == ["choices", "lifespan/warranty", "parameters"]
    assert (finding.rule, ".".join(steps[3:]), finding.message, finding.hint) == expected

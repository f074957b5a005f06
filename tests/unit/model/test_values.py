"""What the models make of the values that people write."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from ictcriteria.model.obligation import Period
from ictcriteria.model.pack import Version
from ictcriteria.model.parameter import DEFAULT, ParameterValues, value_for
from ictcriteria.model.strings import Strings, fill
from ictcriteria.model.tender import Choice, Percent, Tender
from ictcriteria.model.text import ANY_LANGUAGE, Integer, LocalizedText, text_in
from ictcriteria.model.translation import text_fingerprint
from ictcriteria.pipeline.reading import read_tender
from ictcriteria.source.tender_file import TenderFile

COMMON = {"title": "T", "buyer": "B", "jurisdiction": "no"}


def valid(model: Any, data: Any) -> Any:
    return TypeAdapter(model).validate_python(data)


def refused(model: Any, data: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(model).validate_python(data)
    return str(caught.value.errors()[0]["msg"])


def test_one_number_holds_for_every_product() -> None:
    values = valid(ParameterValues, {"years": "5"})
    assert values == {"years": {DEFAULT: Decimal(5)}}
    assert value_for(values["years"], "laptop") == Decimal(5)


def test_value_of_a_product_wins_over_the_default() -> None:
    values = valid(ParameterValues, {"years": {"default": "5", "smartphone": "7.5"}})["years"]
    assert [value_for(values, product) for product in ("laptop", "smartphone")] == [Decimal(5), Decimal("7.5")]
    assert value_for({"smartphone": Decimal(7)}, "laptop") is None


def test_text_without_languages_serves_every_language() -> None:
    plain = valid(LocalizedText, "Hello")
    assert plain == {ANY_LANGUAGE: "Hello"}
    assert text_in(plain, "sv") == "Hello"


def test_text_of_a_language_wins_and_a_missing_one_is_none() -> None:
    texts = valid(LocalizedText, {"nb": "Hei", "*": "Hello"})
    assert (text_in(texts, "nb"), text_in(texts, "sv"), text_in({"nb": "Hei"}, "sv")) == ("Hei", "Hello", None)


@pytest.mark.parametrize("value", [True, "true", "1.5", "x", None])
def test_whole_number_is_neither_true_nor_broken(value: object) -> None:
    assert refused(Integer, value)


@pytest.mark.parametrize("value", ["1.10", "0.1.0", "10.20.30"])
def test_version_keeps_its_digits(value: str) -> None:
    assert valid(Version, value) == value


@pytest.mark.parametrize("value", ["1", "1.02", "1.0-beta", "v1.0", "1.0.0.0"])
def test_other_forms_are_no_version(value: str) -> None:
    assert "pattern" in refused(Version, value)


@pytest.mark.parametrize("value", ["-1", "100.01", "1.234", "nan", "Infinity", "many"])
def test_weight_is_a_percentage_with_two_decimals(value: str) -> None:
    assert refused(Percent, value)


@pytest.mark.parametrize(
    "period",
    [{}, {"value": "1"}, {"unit": "month"}, {"value": "1", "unit": "month", "parameter": "days"}, {"value": "1", "parameter": "d"}],
)
def test_period_is_given_in_one_way(period: dict[str, str]) -> None:
    assert refused(Period, period) == "Value error, give either value and unit, or parameter"


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({}, "a choice needs 'level', 'parameters' or 'leave_out'"),
        ({"because": "so"}, "a choice needs 'level', 'parameters' or 'leave_out'"),
        ({"leave_out": "so", "level": "basic"}, "a criterion that is left out cannot also get a level or parameters"),
        ({"leave_out": "so", "parameters": {"a": "1"}}, "a criterion that is left out cannot also get a level or parameters"),
    ],
)
def test_choice_that_contradicts_itself_is_refused(choice: dict[str, Any], message: str) -> None:
    assert refused(Choice, choice) == f"Value error, {message}"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "give either 'lots', or 'products' for a tender without lots"),
        (
            {"products": ["a"], "lots": [{"id": "x", "products": ["a"]}]},
            "give either 'lots', or 'products' for a tender without lots",
        ),
        (
            {"packs": ["p"], "lots": [{"id": "x", "products": ["a"]}]},
            "in a tender with lots, 'packs', 'criteria' and 'quantity' stand in each lot",
        ),
    ],
)
def test_tender_has_lots_or_products(data: dict[str, Any], message: str) -> None:
    assert refused(Tender, {**COMMON, **data}) == f"Value error, {message}"


def test_norway_needs_no_quotation_marks() -> None:
    assert valid(Tender, {**COMMON, "products": ["laptop"]}).jurisdiction == "no"


def test_fingerprint_ignores_wrapping_and_sees_words() -> None:
    assert text_fingerprint("one two\nthree\n") == text_fingerprint("  one   two three") == "t1-6899ee404683"
    assert text_fingerprint("one two threE") != text_fingerprint("one two three")


def test_gaps_are_filled_and_values_are_not_read_again() -> None:
    assert fill("{a} and {b}, {not a gap}", {"a": "{b}", "b": "2"}) == "{b} and 2, {not a gap}"


def test_word_is_one_form_or_several() -> None:
    strings = Strings.model_validate({"tag": "en-GB", "words": {"units": {"year": {"one": "y", "other": "ys"}, "none": "{n}"}}})
    assert strings.words["units"] == {"year": {"one": "y", "other": "ys"}, "none": {"other": "{n}"}}


@pytest.mark.parametrize(
    "line", ["languages: [en, en]", "documents: [guide, guide]", "formats: [md, md]", "products: [laptop, laptop]"]
)
def test_name_that_stands_twice_in_a_list_is_reported(line: str) -> None:
    tender = f"title: T\nbuyer: B\njurisdiction: eu\n{line}\n" + ("" if "products" in line else "products: [laptop]\n")
    assert read_tender(TenderFile("tender.yaml", tender.encode())).diagnostics != ()


def test_period_is_a_length_of_time() -> None:
    with pytest.raises(ValidationError, match="'percent' is no length of time"):
        Period(value=12, unit="percent")

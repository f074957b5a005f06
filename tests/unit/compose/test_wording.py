"""Words and values in the document's language."""

from datetime import date
from decimal import Decimal

import pytest

from ictcriteria.catalogue.catalogue import Catalogue, ReferenceData
from ictcriteria.catalogue.template_set import load_templates
from ictcriteria.compose.wording import MissingWordError, Wording, jurisdiction_chain
from ictcriteria.markdown_text import Markdown
from ictcriteria.model.identifiers import Kind, Unit
from ictcriteria.model.reference import Reference
from ictcriteria.model.strings import Strings
from ictcriteria.source.working_tree import shipped_tree

WORDS = {
    "en": ("en-GB", {"year": {"one": "{n} year", "other": "{n} years"}, "working-day": "{n} working days", "percent": "{n}%"}),
    "nb": ("nb-NO", {"year": "{n} år", "working-day": {"one": "{n} virkedag", "other": "{n} virkedager"}, "percent": "{n} %"}),
    "sv": ("sv-SE", {"year": "{n} år", "working-day": {"one": "{n} arbetsdag", "other": "{n} arbetsdagar"}, "percent": "{n} %"}),
}


@pytest.fixture
def words(catalogue: Catalogue) -> dict[str, Wording]:
    chain = jurisdiction_chain("no", catalogue.reference)
    made = {}
    for language, (tag, units) in WORDS.items():
        strings = Strings.model_validate(
            {"tag": tag, "words": {"units": {**units, "money": "{currency} {n}"}, "x": {"y": "*{a}*"}}}
        )
        made[language] = Wording(language, strings, chain, catalogue.reference, "NOK")
    return made


@pytest.mark.parametrize(
    ("language", "value", "unit", "shown"),
    [
        ("en", "1", "year", "1\N{NO-BREAK SPACE}year"),
        ("en", "7", "year", "7\N{NO-BREAK SPACE}years"),
        ("en", "1.5", "year", "1.5\N{NO-BREAK SPACE}years"),
        ("en", "10", "working-day", "10\N{NO-BREAK SPACE}working days"),
        ("en", "80", "percent", "80%"),
        ("nb", "7", "year", "7\N{NO-BREAK SPACE}år"),
        ("nb", "1", "working-day", "1\N{NO-BREAK SPACE}virkedag"),
        ("nb", "95.5", "percent", "95,5\N{NO-BREAK SPACE}%"),
        ("sv", "2", "working-day", "2\N{NO-BREAK SPACE}arbetsdagar"),
        ("sv", "1", "working-day", "1\N{NO-BREAK SPACE}arbetsdag"),
        ("en", "1234.5", "none", "1,234.5"),
        ("en", "1500", "money", "NOK\N{NO-BREAK SPACE}1,500"),
    ],
)
def test_value_has_number_and_unit_of_the_language(
    words: dict[str, Wording], language: str, value: str, unit: str, shown: str
) -> None:
    assert words[language].value(Decimal(value), Unit(unit)) == shown


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "40,000,000"), ("nb", "40\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000"),
                            ("sv", "40\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000")],
)  # fmt: skip
def test_thousands_are_grouped_as_the_language_does(words: dict[str, Wording], language: str, shown: str) -> None:
    assert words[language].number(Decimal(40000000)) == shown


@pytest.mark.parametrize(("value", "shown"), [("2.50", "2.5"), ("0.05", "0.05"), ("100", "100"), ("1E+2", "100"), ("0", "0")])
def test_number_keeps_the_digits_that_count(words: dict[str, Wording], value: str, shown: str) -> None:
    assert words["en"].number(Decimal(value)) == shown


@pytest.mark.parametrize(("language", "shown"), [("en", "1 March 2027"), ("nb", "1. mars 2027"), ("sv", "1 mars 2027")])
def test_date_is_written_in_words(words: dict[str, Wording], language: str, shown: str) -> None:
    assert words[language].date(date(2027, 3, 1)) == shown


@pytest.mark.parametrize(("language", "shown"), [("en", "a, b and c"), ("nb", "a, b og c"), ("sv", "a, b och c")])
def test_list_is_written_as_running_text(words: dict[str, Wording], language: str, shown: str) -> None:
    assert words[language].listing(["a", "b", "c"]) == shown
    assert words[language].listing(["a"]) == "a"


def test_name_comes_from_the_nearest_law(words: dict[str, Wording]) -> None:
    assert words["en"].name("contracting-authority") == "public buyer"
    assert words["nb"].name("contracting-authority") == "oppdragsgiver"
    assert words["en"].name("tenderer", plural=True) == "tenderers"
    assert words["en"].heading_name(Kind.CONTRACT_CLAUSE.value) == "Contract clauses"


def test_text_of_the_law_comes_from_the_nearest_that_has_it(words: dict[str, Wording]) -> None:
    assert (words["en"].from_law("or_equivalent"), words["nb"].from_law("or_equivalent")) == ("or the like", "eller tilsvarende")
    assert words["en"].from_law("equivalence") == "Equivalent evidence is accepted."
    assert words["sv"].from_law("equivalence") == ""


def test_text_falls_back_to_english_and_then_to_any_language(words: dict[str, Wording]) -> None:
    sv = words["sv"]
    assert sv.text({"nb": "Hei", "en": "Hello"}) == "Hello"
    assert sv.text({"nb": "Hei"}) == "Hei"
    assert sv.text({"*": "Plain", "en": "Hello"}) == "Plain"
    assert sv.text(None) == sv.text({}) == ""


def test_provision_is_cited_with_designation_and_locator(words: dict[str, Wording]) -> None:
    assert words["nb"].provision(Reference(source="procurement-act", locator="§ 10")) == "anskaffelsesloven § 10"


def test_products_are_named_in_the_plural(words: dict[str, Wording]) -> None:
    assert words["nb"].products(["laptop", "smartphone"]) == "bærbare datamaskiner og smarttelefoner"


def test_values_in_a_fixed_text_are_escaped_unless_they_are_markdown(words: dict[str, Wording]) -> None:
    assert words["en"].markdown("x.y", a="<b>*") == "*\\<b\\>\\**"
    assert words["en"].markdown("x.y", a=Markdown("`b`")) == "*`b`*"


@pytest.mark.parametrize("key", ["x.z", "z.y", "x"])
def test_word_that_is_missing_is_named(words: dict[str, Wording], key: str) -> None:
    with pytest.raises(MissingWordError) as caught:
        words["en"].say(key)
    assert caught.value.key == key


def test_name_that_no_law_gives_is_missing(words: dict[str, Wording]) -> None:
    with pytest.raises(MissingWordError, match=r"names\.tenderer"):
        words["sv"].name("tenderer")


def test_chain_of_laws_ends_where_it_closes(catalogue: Catalogue) -> None:
    reference = catalogue.reference
    assert [law.currency for law in jurisdiction_chain("no", reference)] == ["NOK", "EUR"]
    assert jurisdiction_chain("xx", reference) == ()
    circle = {"a": reference.jurisdictions["eu"].model_copy(update={"based_on": "a"})}
    assert len(jurisdiction_chain("a", type(reference)(jurisdictions=circle))) == 1


def test_places_in_sources_are_named_in_the_language_of_the_document() -> None:
    strings = load_templates([shipped_tree("templates")]).value.strings
    shown = {language: Wording(language, strings[language], (), ReferenceData(), "EUR") for language in ("en", "nb", "sv")}
    assert shown["en"].locator("Annex II B 1.1(1) and Article 5") == "Annex II B 1.1(1) and Article 5"
    assert shown["nb"].locator("Annex II B 1.1(1) and Article 5") == "vedlegg II B 1.1(1) og artikkel 5"
    assert shown["sv"].locator("Annex I, points 49 to 51; 9 kap. 1 §") == "bilaga I, punkt 49 till 51; 9 kap. 1 §"

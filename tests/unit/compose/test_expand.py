"""Clause texts become Markdown: values, links, 'or equivalent', and marks for what is missing."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from ictcriteria.compose.assemble import Edition
from ictcriteria.compose.bind import BoundParameter, SetBy
from ictcriteria.compose.composition import Composition
from ictcriteria.compose.document import RequirementView, TenderDocument
from ictcriteria.compose.expand import Place, TextExpander
from ictcriteria.model.identifiers import Unit
from ictcriteria.model.tender import DocumentName

Assemble = Callable[..., TenderDocument]
Expander = Callable[..., TextExpander]
SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture
def expander(compose: Callable[..., Composition], edition: Callable[..., Edition]) -> Expander:
    """An expander for the specification of a small tender."""
    wording = edition(compose("products: [laptop]")).wording
    places = {
        "lifespan/warranty": Place(DocumentName.CONTRACT, "2.1.1"),
        "lifespan/repair-shop": Place(DocumentName.SPECIFICATION, "3.1.1"),
    }

    def make(*, terms: bool = True, sources: bool = True) -> TextExpander:
        here = {"lifespan/repair-shop": "3.1.1"}
        return TextExpander(wording, DocumentName.SPECIFICATION, places, terms, sources, here)

    return make


def bound(value: str | None, unit: Unit = Unit.YEAR) -> dict[str, BoundParameter]:
    return {"years": BoundParameter("years", unit, None if value is None else Decimal(value), SetBy.LEVEL, None)}


def requirement(document: TenderDocument, id_: str) -> RequirementView:
    return next(view for section in document.sections for group in section.groups for view in group.requirements if view.id == id_)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("for {{ years }}", f"for 7{SPACE}years"),
        ("{{years.number}}-year", "7-year"),
        ("{{ years }} and {{ years.number }}", f"7{SPACE}years and 7"),
        ("a <b> & [x]", "a \\<b> & [x]"),
        ("  blanks around  ", "blanks around"),
    ],
)
def test_placeholder_gets_value_and_unit(expander: Expander, text: str, shown: str) -> None:
    made = expander()
    assert made.expand(text, bound("7")) == shown
    assert made.missing == 0


@pytest.mark.parametrize("values", [{}, bound(None)])
def test_placeholder_without_a_value_is_marked_and_counted(expander: Expander, values: dict[str, BoundParameter]) -> None:
    made = expander()
    assert made.expand("for {{ years }} or {{ years }}", values) == "for **[missing: years]** or **[missing: years]**"
    assert made.missing == 2


@pytest.mark.parametrize(
    ("text", "listed", "unlisted"),
    [
        ("[the seller](term:supplier)", "[the seller](#term-supplier)", "the seller"),
        ("[the act](source:updates-act)", "[the act](#source-updates-act)", "the act"),
        ("[the test](source:test-standard)", "[the test](#source-test-standard) or equivalent", "the test or equivalent"),
        ("[repair](criterion:lifespan/repair-shop)", "repair ([3.1.1](#c-lifespan--repair-shop))", None),
        ("[warranty](criterion:lifespan/warranty)", "warranty (Contract clauses 2.1.1)", None),
        ("[loans](criterion:lifespan/loan-devices)", "loans", None),
    ],
)
def test_link_leads_where_the_document_has_its_target(expander: Expander, text: str, listed: str, unlisted: str | None) -> None:
    assert expander().expand(text) == listed
    assert expander(terms=False, sources=False).expand(text) == (listed if unlisted is None else unlisted)


def test_used_terms_and_sources_are_remembered(expander: Expander) -> None:
    made = expander(terms=False, sources=False)
    made.expand("[a](term:supplier) [b](source:updates-act) [c](criterion:lifespan/warranty)")
    assert (made.terms, made.sources) == ({"supplier"}, {"updates-act"})


def test_source_is_named_with_its_locator(expander: Expander) -> None:
    assert expander().source("updates-act", "§ 2 [a]") == "[Updates Act](#source-updates-act) § 2 \\[a\\]"
    assert expander(sources=False).source("updates-act") == "Updates Act"


def test_or_equivalent_follows_standards_and_labels_only(assemble: Assemble) -> None:
    view = requirement(assemble("products: [laptop]"), "lifespan/security-updates")
    tender = view.stages[0]
    statement, report = tender.pieces
    assert statement.text == "A public statement that names 5 as the number of years."
    assert report.text == "Accepted: [Standard 123](#source-test-standard), or equivalent."
    assert tender.instead[0].text == "Accepted: Green Device, generation 3, or equivalent."
    assert view.variants[0].text == (
        f"The [supplier](#term-supplier) provides updates for 5{SPACE}years, tested against [the test\n"
        "standard](#source-test-standard) or equivalent. Repairs follow under the warranty (Contract clauses 2.1.1)."
    )


def test_words_of_equivalence_are_those_of_the_jurisdiction(assemble: Assemble) -> None:
    view = requirement(assemble("jurisdiction: no\nlanguages: [en]\nproducts: [laptop]"), "lifespan/security-updates")
    assert view.stages[0].pieces[1].text == "Accepted: [Standard 123](#source-test-standard), or the like."


def test_translated_texts_are_expanded(assemble: Assemble) -> None:
    view = requirement(assemble("products: [laptop]\nlevel: advanced", language="nb"), "lifespan/repair-shop")
    assert view.title == "Verksted"
    assert view.variants[0].text == "Tilbyderen driver et verksted eller har en avtale med et."

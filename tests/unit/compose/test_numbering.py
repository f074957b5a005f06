"""Numbers, decided once per document."""

from ictcriteria.compose.expand import criterion_anchor
from ictcriteria.compose.numbering import number_document, numbers_by_anchor, places_for_bidders
from ictcriteria.model.identifiers import Kind
from ictcriteria.model.outline import DocumentOutline
from ictcriteria.model.tender import DocumentName

OUTLINE = DocumentOutline(sections=("overview", "lots", "technical-specification", "award-criterion", "definitions"))
KINDS = {
    "a/one": Kind.TECHNICAL_SPECIFICATION,
    "b/two": Kind.TECHNICAL_SPECIFICATION,
    "a/three": Kind.CONTRACT_CLAUSE,
    "a/four": Kind.TECHNICAL_SPECIFICATION,
}


def test_criteria_are_grouped_by_pack_and_numbered() -> None:
    assert numbers_by_anchor(number_document(OUTLINE, KINDS, has_lots=True)) == {
        "s-overview": "1", "s-lots": "2", "s-technical-specification": "3",
        "p-technical-specification--a": "3.1", "c-a--one": "3.1.1", "c-a--four": "3.1.2",
        "p-technical-specification--b": "3.2", "c-b--two": "3.2.1",
        "s-definitions": "4",
    }  # fmt: skip


def test_sections_without_content_take_no_number() -> None:
    sections = number_document(OUTLINE, {}, has_lots=False)
    assert [(section.number, section.id) for section in sections] == [("1", "overview"), ("2", "definitions")]


def test_document_without_numbers_has_none() -> None:
    sections = number_document(OUTLINE.model_copy(update={"numbered": False}), KINDS, has_lots=True)
    assert numbers_by_anchor(sections) == {}
    assert [id_ for section in sections for group in section.groups for _, id_ in group.criteria] == ["a/one", "a/four", "b/two"]


def test_bidders_find_each_criterion_in_the_specification_or_the_contract() -> None:
    contract = DocumentOutline(sections=("contract-clause", "technical-specification"))
    outline = {DocumentName.SPECIFICATION: OUTLINE, DocumentName.CONTRACT: contract, DocumentName.GUIDE: OUTLINE}
    places = places_for_bidders(outline, KINDS, has_lots=False)
    assert {id_: (place.document.value, place.number) for id_, place in places.items()} == {
        "a/one": ("specification", "2.1.1"), "a/four": ("specification", "2.1.2"), "b/two": ("specification", "2.2.1"),
        "a/three": ("contract", "1.1.1"),
    }  # fmt: skip
    assert places_for_bidders({}, KINDS, has_lots=False) == {}


def test_two_criteria_never_share_an_anchor() -> None:
    assert criterion_anchor("a/b-c") == "c-a--b-c"
    assert criterion_anchor("a-b/c") == "c-a-b--c"

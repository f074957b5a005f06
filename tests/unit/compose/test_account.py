"""The buyer's own account of a tender, the facts at the front, and drafts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.catalogue.load import load_catalogue
from ictcriteria.compose.composition import Composition, environment_weights, unconfirmed_provisions
from ictcriteria.compose.document import TenderDocument
from ictcriteria.compose.texts import texts_in
from ictcriteria.diagnostics import Origin, Severity
from ictcriteria.source.working_tree import FolderTree

Assemble = Callable[..., TenderDocument]
Compose = Callable[..., Composition]
SPACE = "\N{NO-BREAK SPACE}"


def loaded(packs: Path) -> Catalogue | None:
    return load_catalogue([FolderTree(packs)]).value


LOTS = """\
reference: 7/2026
jurisdiction: no
languages: [en, nb]
contract: {start: 2027-03-01, months: 48, value: 40000000, currency: NOK}
level: advanced
documents: [guide]
formats: [md]
lots:
  - {id: a, title: {en: Laptops}, products: [laptop], quantity: 4000, packs: [lifespan, award], condition: [new]}
  - {id: b, products: [smartphone], packs: [lifespan], condition: [new]}
choices:
  lifespan/security-updates: {level: basic, because: "Old | phones.", lots: [a]}
  lifespan/warranty: {parameters: {days: {default: 7, smartphone: 3}}, lots: [b]}
  award/repair-time: {leave_out: Nobody waits.}
"""


def test_choices_stand_with_what_was_chosen_and_why(assemble: Assemble) -> None:
    assert [(item.id, item.lots, item.what, item.because) for item in assemble(LOTS, "guide").choices] == [
        ("lifespan/security-updates", "Lot 1", "level basic", "Old | phones."),
        ("lifespan/warranty", "Lot 2", f"Time for repair: 7{SPACE}working days and 3{SPACE}working days (smartphones)", ""),
        ("award/repair-time", "Lot 1", "left out", "Nobody waits."),
    ]


def test_every_default_that_was_used_is_said(assemble: Assemble) -> None:
    *others, price = assemble("products: [laptop]", "guide").defaults
    assert tuple(others) == (
        "Level: basic.", "Languages: en.",
        "Documents: Requirement specification, Contract clauses, Response form and Buyer's guide.",
        "Formats: docx, html and md.", "Packs of lot tender: all.", "Condition of the devices: new.", "Weight of the price: 60%.",
    )  # fmt: skip
    assert price.startswith("Scoring of the price: The tender with the lowest price")


def test_tender_that_says_everything_uses_no_default(assemble: Assemble) -> None:
    said = "condition: [new]\nlevel: basic\nlanguages: [en]\ndocuments: [guide]\nformats: [md]\n"
    said += "award: {price: 70, price_text: The price counts.}\n"
    assert assemble(f"{said}products: [laptop]\npacks: [award]", "guide").defaults == ()


def test_left_out_criteria_stand_with_lot_and_reason(assemble: Assemble) -> None:
    assert [(item.id, item.lot, item.reason) for item in assemble(LOTS, "guide").left_out] == [
        ("award/repair-time", "Lot 1", "left out by the buyer: Nobody waits."),
        ("award/free-manuals", "Lot 1", "it cannot stand beside “Take-back plan”"),
        ("lifespan/loan-devices", "Lot 1", "it is for devices in another condition"),
        ("award", "Lot 2", "the pack is not chosen for the lot"),
        ("lifespan/spare-parts", "Lot 2", "it is for other products"),
        ("lifespan/loan-devices", "Lot 2", "it is for devices in another condition"),
    ]
    starts = assemble("products: [laptop]", "guide").left_out
    assert ("lifespan/spare-parts", "", "it starts at level advanced") in [(item.id, item.lot, item.reason) for item in starts]


def test_single_criteria_of_a_used_pack_are_left_out_one_by_one(assemble: Assemble) -> None:
    left = assemble("products: [laptop]\ncriteria: [award/repair-time]", "guide").left_out
    assert [item.id for item in left] == [
        "award/battery-cycles", "award/smelter-share", "award/take-back-plan", "award/free-manuals", "lifespan",
    ]  # fmt: skip


def test_law_behind_the_tender_names_provisions_and_marks_unconfirmed_ones(assemble: Assemble) -> None:
    law = {item.title: (item.provisions, item.text) for item in assemble(LOTS, "guide").law}
    assert law["Technical specifications"] == (("Procurement Act § 10",), "")
    assert law["Contract clauses"] == (("Procurement Act § 41 **(number not confirmed)**",), "Read elsewhere.")
    assert law["Weight of climate and environment"] == (("Procurement Act § 31",), "Climate counts thirty per cent.")
    assert law["Condition that the law calls for"] == (("Procurement Act § 42",), "Wages must be fair.")
    assert law["Change that applies from 1 January 2027"] == (("Procurement Act",), "A new act applies.")


def test_unconfirmed_provision_is_a_warning_at_the_jurisdiction(compose: Compose) -> None:
    (finding,) = unconfirmed_provisions(compose(LOTS), Origin("tender.yaml"))
    assert (finding.rule, finding.severity, finding.origin.route) == ("unconfirmed-provision", Severity.WARNING, ("jurisdiction",))
    assert finding.message == "the documents cite provisions whose numbers are not confirmed: Procurement Act § 41"
    assert list(unconfirmed_provisions(compose("products: [laptop]"), Origin("tender.yaml"))) == []


def test_weights_for_the_environment_below_the_rule_are_a_warning_at_the_award(compose: Compose) -> None:
    rule = "jurisdiction: no\nproducts: [laptop]\n"
    assert list(environment_weights(compose(f"{rule}packs: [award]\naward: {{price: 70}}"), Origin("tender.yaml"))) == []
    (finding,) = environment_weights(compose(f"{rule}packs: [award]\naward: {{price: 71}}"), Origin("tender.yaml"))
    assert (finding.rule, finding.severity, finding.origin.route) == ("environment-weight-below-rule", Severity.WARNING, ("award",))
    assert finding.message == "award criteria for the environment weigh 29%, the law asks for 30%"
    lots = "lots: [{id: a, products: [laptop]}, {id: b, products: [laptop], packs: [lifespan]}]"
    (finding,) = environment_weights(compose(f"jurisdiction: no\n{lots}"), Origin("tender.yaml"))
    assert finding.message == "award criteria for the environment weigh 0% in lot 'b', the law asks for 30%"
    assert list(environment_weights(compose("products: [laptop]"), Origin("t"))) == []


def test_facts_of_the_tender_stand_in_front(assemble: Assemble) -> None:
    facts = {fact.label: str(fact.value) for fact in assemble(LOTS, "guide").facts}
    assert facts == {
        "Public buyer": "Town", "Reference": "7/2026", "Start of the contract": "1 March 2027",
        "Duration of the contract": f"48{SPACE}months", "Estimated value, excluding VAT": "EUR 40,000,000",
        "Jurisdiction": "Norway",
        "Liquidated damages": "Not agreed; that step of the remedy ladder does not apply.",
        "Language": "English. This version governs.",
    }  # fmt: skip
    translated = {fact.label: str(fact.value) for fact in assemble(LOTS, "guide", "nb").facts}
    assert translated["Language"] == "Translation. The version in English governs."


def test_lots_are_shown_with_products_and_codes(assemble: Assemble) -> None:
    assert [(lot.label, lot.title, lot.products, lot.condition, lot.quantity, lot.cpv) for lot in assemble(LOTS, "guide").lots] == [
        ("Lot 1", "Laptops", "laptops", "new", "4,000", "30213100-6"),
        ("Lot 2", "smartphones", "smartphones", "new", "", "32250000-0"),
    ]


def test_weights_stand_in_a_row_per_criterion_and_a_column_per_lot(assemble: Assemble) -> None:
    document = assemble(LOTS)
    assert document.weight_columns == ("Lot 1", "Lot 2")
    assert [(str(row.label), row.weights) for row in document.weight_rows] == [
        ("Price", ("60%", "100%")), ("Battery cycles", ("14%", "\N{EN DASH}")), ("Smelter share", ("13%", "\N{EN DASH}")),
        ("Take-back plan", ("13%", "\N{EN DASH}")), ("Total", ("100%", "100%")),
    ]  # fmt: skip


def test_definitions_stand_with_their_source(assemble: Assemble) -> None:
    (term,) = assemble("products: [laptop]").terms
    assert (term.anchor, term.term, term.definition) == (
        "term-supplier", "supplier", "The party that delivers. ([Procurement Act](#source-procurement-act) § 1)",
    )  # fmt: skip


def test_sources_say_how_they_were_checked(assemble: Assemble) -> None:
    sources = {source.anchor: (source.designation, source.note, source.is_unread) for source in assemble(LOTS, "guide").sources}
    second_hand = "Checked 1 January 2026: a reliable text that cites it was read."
    assert sources["source-test-standard"] == ("Standard 123", second_hand, False)
    assert sources["source-updates-act"] == ("Updates Act", "Checked 1 January 2026: the text itself was read.", False)


def test_source_that_nobody_read_is_marked(assemble: Assemble, edited: Callable[..., Path]) -> None:
    catalogue = loaded(edited("reference/sources.yaml", "confidence: secondary", "confidence: unread"))
    sources = {source.anchor: (source.note, source.is_unread) for source in assemble(LOTS, "guide", of=catalogue).sources}
    assert sources["source-test-standard"] == ("Checked 1 January 2026: not read.", True)
    assert [anchor for anchor, (_, is_unread) in sources.items() if is_unread] == ["source-test-standard"]


def test_remedy_ladder_is_in_order(assemble: Assemble) -> None:
    assert [step.label for step in assemble("products: [laptop]", "contract").remedy_ladder] == ["Written notice", "Termination"]


def test_draft_marks_facts_that_are_missing_and_counts_them(assemble: Assemble) -> None:
    document = assemble("title: {nb: Tittel}\nproducts: [laptop]", draft=True)
    facts = {fact.label: str(fact.value) for fact in document.facts}
    assert facts["Start of the contract"] == "**[missing: Start of the contract]**"
    assert document.tender_title == "[missing: Title]"
    assert document.missing == len(["title", "reference", "start", "period", "value"])
    assert assemble("title: {nb: Tittel}\nproducts: [laptop]").tender_title == "Tittel"


def test_missing_translation_is_an_error_where_the_language_is_asked_for(packs: Path) -> None:
    (packs / "lifespan" / "translations" / "nb.yaml").unlink()
    catalogue = load_catalogue([FolderTree(packs)]).value
    assert catalogue is not None
    criteria = ("lifespan/repair-shop",)
    texts = texts_in("nb", criteria, catalogue, Origin("tender.yaml", ("languages", 1)), draft=False)
    assert [(item.rule, item.severity, item.message, item.origin.route, item.hint) for item in texts.findings] == [
        (
            "missing-translation", "error",
            "'lifespan' has no 'nb' text for 5 of its texts (title, description, subject_matter, sections/support, …)",
            ("languages", 1), "add them to translations/nb.yaml, leave the criterion out, or leave 'nb' out of 'languages'",
        ),
        (
            "missing-translation", "error",
            "'lifespan/repair-shop' has no 'nb' text for 5 of its texts (title, text, rationale, guidance, …)",
            ("languages", 1), "add them to translations/nb.yaml, leave the criterion out, or leave 'nb' out of 'languages'",
        ),
    ]  # fmt: skip


def test_stale_translation_is_reported_in_the_translation(edited: Callable[..., Path]) -> None:
    packs = edited("lifespan/repair-shop.yaml", "rationale: Somebody must repair.", "rationale: Somebody must mend.")
    catalogue = load_catalogue([FolderTree(packs, shown_as="packs")]).value
    assert catalogue is not None
    texts = texts_in("nb", ("lifespan/repair-shop",), catalogue, Origin("tender.yaml"), draft=True)
    (finding,) = texts.findings
    assert (finding.rule, finding.severity, finding.origin.file) == (
        "stale-translation", Severity.WARNING, "packs/lifespan/translations/nb.yaml",
    )  # fmt: skip
    assert finding.origin.route == ("criteria", "repair-shop", "rationale")
    assert finding.message == "the source text of 'rationale' has changed since it was translated into 'nb'"
    assert finding.hint is not None
    assert finding.hint.startswith("translate it again and set 'of: t1-")
    assert texts.of("lifespan/repair-shop", "rationale") == "Somebody must mend."
    assert texts.of("lifespan/repair-shop", "text") == "Tilbyderen driver et verksted eller har en avtale med et."
    assert texts.missing == {("lifespan/repair-shop", "rationale")}


def test_draft_marks_texts_that_are_not_translated(assemble: Assemble, packs: Path) -> None:
    (packs / "award" / "translations" / "nb.yaml").unlink()
    catalogue = load_catalogue([FolderTree(packs)]).value
    document = assemble("products: [laptop]\nlevel: advanced", language="nb", draft=True, of=catalogue)
    texts = [
        str(variant.text)
        for section in document.sections for group in section.groups for view in group.requirements for variant in view.variants
    ]  # fmt: skip
    assert "[missing: translation into English] More cycles give more points." in texts
    assert "Tilbyderen driver et verksted eller har en avtale med et." in texts
    assert document.missing >= len([text for text in texts if "missing" in text])


@pytest.mark.parametrize("document", ["specification", "contract", "response", "guide"])
def test_every_document_is_assembled_in_every_language(assemble: Assemble, document: str) -> None:
    english, norwegian = assemble(LOTS, document), assemble(LOTS, document, "nb")
    assert english.numbers == norwegian.numbers
    assert english.criteria == norwegian.criteria
    assert (english.language_tag, norwegian.language_tag) == ("en-GB", "nb-NO")


def test_every_default_weight_of_the_price_is_said(assemble: Assemble) -> None:
    document = assemble(
        "lots: [{id: a, products: [laptop], packs: [award]}, {id: b, products: [laptop], criteria: [award/repair-time]}]\n"
        "award: {weights: {award/repair-time: 25}}", "guide",
    )  # fmt: skip
    assert next(row.weights for row in document.weight_rows) == ("60%", "75%")
    assert "75%" in " ".join(document.defaults)


def test_choice_that_reaches_every_lot_is_one_for_all_lots(assemble: Assemble) -> None:
    lots = "lots: [{id: a, products: [laptop]}, {id: b, products: [laptop]}]\nchoices: {lifespan/warranty: {level: advanced}}"
    assert [choice.lots for choice in assemble(lots, "guide").choices] == ["All lots"]


def test_source_without_an_english_name_is_still_named(compose: Compose, edited: Callable[..., Path]) -> None:
    catalogue = loaded(
        edited(
            "reference/sources.yaml",
            "designation: {en: Procurement Act, nb: anskaffelsesloven}",
            "designation: {nb: anskaffelsesloven}",
        )
    )
    (finding,) = unconfirmed_provisions(compose("jurisdiction: no\nproducts: [laptop]", catalogue), Origin("tender.yaml"))
    assert finding.message.endswith("not confirmed: anskaffelsesloven § 41")

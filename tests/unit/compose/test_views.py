"""What templates are given of each criterion: evidence, scoring in words, duties, levels, scope."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.catalogue.load import load_catalogue
from ictcriteria.compose.document import RequirementView, TenderDocument
from ictcriteria.source.working_tree import FolderTree

Assemble = Callable[..., TenderDocument]
SPACE = "\N{NO-BREAK SPACE}"


def loaded(packs: Path) -> Catalogue | None:
    return load_catalogue([FolderTree(packs)]).value


def requirement(document: TenderDocument, id_: str) -> RequirementView:
    return next(view for section in document.sections for group in section.groups for view in group.requirements if view.id == id_)


@pytest.fixture
def view(assemble: Assemble) -> Callable[..., RequirementView]:
    """One criterion of a laptop tender in a document."""

    def make(id_: str, document: str = "specification", language: str = "en", more: str = "") -> RequirementView:
        return requirement(assemble(f"products: [laptop]\n{more}", document, language), id_)

    return make


View = Callable[..., RequirementView]


def test_evidence_stands_in_the_order_of_a_procurement(view: View) -> None:
    stages = view("lifespan/security-updates").stages
    assert [(stage.title, stage.with_tender) for stage in stages] == [
        ("Evidence, with the tender", True), ("Evidence, at delivery", False),
    ]  # fmt: skip


def test_evidence_that_replaces_one_piece_stands_below_it(view: View) -> None:
    stage = view("lifespan/security-updates").stages[0]
    assert [(piece.evidence, [other.evidence for other in piece.alternatives]) for piece in stage.pieces] == [
        ("Declaration", []), ("Test report", ["Technical dossier"]),
    ]  # fmt: skip


def test_label_may_replace_all_other_evidence_of_its_stage(view: View) -> None:
    (instead,) = view("lifespan/security-updates").stages[0].instead
    assert (instead.replaces, instead.evidence) == ("Instead of all of these:", "Label")


def test_label_that_names_pieces_replaces_only_those(assemble: Assemble, edited: Callable[..., Path]) -> None:
    edited("lifespan/security-updates.yaml", "instead_of: [report]", "instead_of: [report, statement]")
    packs = edited("lifespan/security-updates.yaml", "    evidence: label\n", "    evidence: label\n    instead_of: [statement]\n")
    catalogue = load_catalogue([FolderTree(packs)]).value
    stage = requirement(assemble("products: [laptop]", of=catalogue), "lifespan/security-updates").stages[0]
    assert [other.evidence for other in stage.pieces[0].alternatives] == ["Label"]
    assert [item.replaces for item in stage.instead] == ["Instead of all of these:"]


def test_piece_that_replaces_some_names_them(assemble: Assemble, edited: Callable[..., Path]) -> None:
    more = "  audit: {stage: tender, evidence: third-party-audit, text: An audit., instead_of: [statement, report]}\n"
    extra = "  sheet: {stage: tender, evidence: certificate, text: A sheet.}\n"
    packs = edited("lifespan/security-updates.yaml", "  delivery-list:\n", f"{more}{extra}  delivery-list:\n")
    catalogue = load_catalogue([FolderTree(packs)]).value
    stage = requirement(assemble("products: [laptop]", of=catalogue), "lifespan/security-updates").stages[0]
    assert [(item.replaces, item.evidence) for item in stage.instead] == [
        ("Instead of all of these:", "Label"), ("Instead of Declaration and Test report:", "Third-party audit"),
    ]  # fmt: skip


def test_label_alone_in_its_stage_must_be_handed_in(assemble: Assemble, edited: Callable[..., Path]) -> None:
    packs = edited(
        "lifespan/repair-shop.yaml", "    evidence: technical-dossier\n", "    evidence: label\n    labels: [green-device-3]\n"
    )
    catalogue = load_catalogue([FolderTree(packs)]).value
    (stage,) = requirement(assemble("products: [laptop]", of=catalogue), "lifespan/repair-shop").stages
    assert [piece.evidence for piece in stage.pieces] == ["Label"]
    assert stage.instead == ()


def test_yes_or_no_has_a_sentence_and_no_table(view: View) -> None:
    (scoring,) = view("award/free-manuals", more="choices: {award/take-back-plan: {leave_out: No.}}").scoring
    assert scoring.intro.startswith("A tender for which this is shown gets the whole weight")
    assert (scoring.columns, scoring.rows) == ((), ())


def test_steps_upward_go_from_the_best_down_to_nothing(view: View) -> None:
    (scoring,) = view("award/battery-cycles").scoring
    assert scoring.intro == (
        "Measured: Cycles until the battery holds 80 percent. The tender gets the highest share in the table whose "
        "condition it meets."
    )
    assert scoring.columns == ("Result", "Share of the weight")
    assert scoring.rows == (
        (f"At least 1,000{SPACE}cycles", "100%"), (f"At least 800{SPACE}cycles", "50%"), (f"Less than 800{SPACE}cycles", "0%"),
    )  # fmt: skip


def test_steps_downward_begin_with_the_lowest_value(view: View) -> None:
    (scoring,) = view("award/repair-time").scoring
    assert scoring.rows == (
        (f"At most 2{SPACE}working days", "100%"), (f"At most 5{SPACE}working days", "40%"),
         (f"More than 5{SPACE}working days", "0%"),
    )  # fmt: skip


def test_straight_line_gives_the_formula_in_words(view: View) -> None:
    (scoring,) = view("award/smelter-share", more="level: advanced").scoring
    assert scoring.intro == (
        "Measured: Share of assessed smelters. At 50% or less the tender gets nothing, at 95.5% or more the whole "
        "weight. In between"
        " the share is (offered value \N{MINUS SIGN} 50) / (95.5 \N{MINUS SIGN} 50)."
    )


def test_straight_line_that_falls_turns_the_formula_round(assemble: Assemble, edited: Callable[..., Path]) -> None:
    edited("award/smelter-share.yaml", "zero_at: none_at", "zero_at: 10")
    edited("award/smelter-share.yaml", "full_at: all_at", "full_at: 2.5")
    packs = edited("award/smelter-share.yaml", "text: The share", "text: From {{ none_at }} to {{ all_at }} the share")
    (packs / "award" / "translations" / "nb.yaml").unlink()
    catalogue = load_catalogue([FolderTree(packs)]).value
    (scoring,) = requirement(assemble("products: [laptop]", of=catalogue), "award/smelter-share").scoring
    assert scoring.intro.endswith(
        "At 10% or more the tender gets nothing, at 2.5% or less the whole weight. In between the share is"
        " (10 \N{MINUS SIGN} offered value) / (10 \N{MINUS SIGN} 2.5)."
    )


def test_rubric_lists_grades_from_the_best_with_cells_on_one_line(view: View) -> None:
    (scoring,) = view("award/take-back-plan", language="nb").scoring
    assert scoring.columns == ("Share of the weight", "What the tender shows", "Evidence")
    assert scoring.rows == (
        ("100%", "Planen følger hver enhet \\| til slutten.", "Planen og et utvalg av opptegnelsene."),
        ("30%", "Planen navngir hvem som tar enheter tilbake.", "Planen."),
    )


def test_duties_name_party_and_due_date(view: View) -> None:
    duties = view("lifespan/warranty", "contract").obligations
    assert [(duty.who, str(duty.text), str(duty.due), duty.evidence) for duty in duties] == [
        ("supplier", "repairs the device", f"within 10{SPACE}working days after the report of a defect", "Data file"),
        ("supplier", "hands over the list of repairs", "every 12 months, counted after the contract is signed", "Data file"),
        (
            "contracting authority", "names a contact",
            f"within 1{SPACE}month after the contract is signed; every year", "Declaration",
        ),
    ]  # fmt: skip


def test_clause_says_how_it_is_judged_and_what_a_breach_leads_to(view: View) -> None:
    clause = view("lifespan/warranty", "contract")
    assert clause.judging is not None
    assert clause.judging.fulfilled == f"Every repair came within 10{SPACE}working days."
    assert clause.remedy == "A breach of this clause enters the remedy ladder at step 1: Written notice."


def test_list_in_a_clause_stays_a_list(view: View) -> None:
    assert view("lifespan/warranty", "contract").variants[0].text == (
        f"The [supplier](#term-supplier) repairs within 10{SPACE}working days:\n\n- at its own cost;\n- with original parts."
    )


def test_guide_says_who_set_each_value(view: View) -> None:
    (parameter,) = view("lifespan/warranty", "guide", more="choices: {lifespan/warranty: {parameters: {days: 7}}}").parameters
    assert (parameter.title, parameter.value, parameter.set_by, parameter.level_value) == (
        "Time for repair", f"7{SPACE}working days", "tender", f"10{SPACE}working days",
    )  # fmt: skip


def test_guide_says_when_another_level_is_used(view: View) -> None:
    assert view("award/battery-cycles", "guide", more="level: advanced").levels == (
        "Level asked for: advanced. Used: basic, because the criterion has no text at the level asked for.",
    )


def test_guide_says_what_brought_a_criterion_along(assemble: Assemble) -> None:
    document = assemble("products: [laptop]\ncriteria: [award/smelter-share]", "guide")
    assert requirement(document, "lifespan/warranty").levels == ("Level: basic. Came along because “Smelter share” requires it.",)


def test_scope_is_said_only_where_it_is_not_everything(assemble: Assemble) -> None:
    document = assemble("lots: [{id: a, products: [laptop, smartphone]}, {id: b, products: [monitor]}]", "contract")
    assert requirement(document, "lifespan/warranty").scope == ""
    specification = assemble("lots: [{id: a, products: [laptop, smartphone]}, {id: b, products: [monitor]}]")
    assert requirement(specification, "lifespan/security-updates").scope == "lot 1 (laptops and smartphones)"
    single = assemble("products: [laptop, monitor]")
    assert requirement(single, "lifespan/security-updates").scope == "laptops"


def test_variants_say_for_which_products_they_are(assemble: Assemble) -> None:
    view = requirement(assemble("products: [laptop, smartphone]\nlevel: advanced"), "lifespan/security-updates")
    assert [variant.scope for variant in view.variants] == ["laptops", "smartphones"]
    lots = "level: advanced\nlots: [{id: a, products: [laptop]}, {id: b, products: [smartphone, laptop]}]"
    view = requirement(assemble(lots), "lifespan/security-updates")
    assert [variant.scope for variant in view.variants] == ["lot 1 (laptops) and lot 2 (laptops)", "lot 2 (smartphones)"]


def test_criterion_carries_its_trace_and_its_place(view: View) -> None:
    shown = view("lifespan/warranty", "guide")
    assert shown.trace == "`lifespan/warranty r3`"
    assert (shown.reference, shown.reference_number, shown.kind_name) == ("Contract clauses 2.1.1", "2.1.1", "contract clause")
    assert shown.heading == '<a id="c-lifespan--warranty"></a>6.1.1 Warranty'


def test_legal_basis_links_to_the_sources(view: View) -> None:
    assert view("lifespan/security-updates", "guide").legal_basis == (
        "[Updates Act](#source-updates-act) § 2: Two years are the law.",
    )


def test_challenges_stand_with_their_answers(view: View) -> None:
    (challenge,) = view("lifespan/warranty", "guide").challenges
    assert (challenge.by, challenge.argument, challenge.answer) == (
        "A supplier may say", "The time is too short.", "Parts are kept in stock.",
    )  # fmt: skip


def test_evidence_names_the_values_of_every_product(assemble: Assemble) -> None:
    view = requirement(assemble("products: [laptop, smartphone]\nlevel: advanced"), "lifespan/security-updates")
    shown = " ".join(str(piece.text) for stage in view.stages for piece in stage.pieces)
    assert ("6" in shown, "7" in shown) == (True, True)


def test_duties_name_the_due_dates_of_every_product(assemble: Assemble) -> None:
    text = "products: [laptop, smartphone]\nchoices: {lifespan/warranty: {parameters: {days: {smartphone: 3}}}}"
    clause = requirement(assemble(text, "contract"), "lifespan/warranty")
    due = " ".join(str(duty.due) for duty in clause.obligations)
    assert ("10" in due, "3\N{NO-BREAK SPACE}" in due) == (True, True)
    assert clause.judging is not None
    assert "3\N{NO-BREAK SPACE}" in clause.judging.fulfilled


def test_scoring_names_the_limits_of_every_product(assemble: Assemble, edited: Callable[..., Path]) -> None:
    catalogue = loaded(edited("award/smelter-share.yaml", "basic: {none_at: 40, all_at: 90}",
                               "basic: {none_at: {default: 40, smartphone: 20}, all_at: 90}"))  # fmt: skip
    scoring = requirement(assemble("products: [laptop, smartphone]", of=catalogue), "award/smelter-share").scoring
    shown = " ".join(view.intro for view in scoring)
    assert ("40%" in shown, "20%" in shown) == (True, True)

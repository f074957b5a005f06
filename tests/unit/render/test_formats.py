"""A document is printed whole or not at all: templates that lose something fail the build."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ictcriteria.diagnostics import Diagnostic
from ictcriteria.errors import NothingToDoError
from ictcriteria.model.tender import DocumentFormat, DocumentName
from ictcriteria.pipeline.build import BuildOptions, BuildResult

Build = Callable[..., BuildResult]
Told = Callable[[Diagnostic], str]
TENDER = (
    "title: T\nbuyer: B\njurisdiction: eu\nproducts: [laptop]\nformats: [md]\ncriteria: [lifespan/repair-shop, lifespan/warranty]\n"
)
WITHOUT = "documents: [specification]\n"


def test_template_that_drops_a_criterion_fails_the_build(build: Build, told: Told) -> None:
    rows = "{% for group in section.groups %}\n### {{ group.heading }}\n\n{% endfor %}\n"
    result = build(TENDER + "documents: [response]\n", {"partials/response/_rows.md.j2": rows})
    assert result.files == {}
    assert [told(item) for item in result.diagnostics] == [
        (
            "templates/documents/response.md.j2:1:1: error[template-drops-criterion]: 'lifespan/repair-shop' and 1 more do not "
            "stand exactly once in the md document | the template must print the heading or anchor of every requirement once"
        )
    ]


def test_template_that_prints_a_criterion_twice_fails_the_build(build: Build) -> None:
    part = "#### {{ requirement.heading }}\n\n#### {{ requirement.heading }}\n"
    result = build(TENDER.replace("[md]", "[md, html]") + WITHOUT, {"partials/_requirement.md.j2": part})
    assert result.files == {}
    assert [(item.rule, item.message) for item in result.diagnostics] == [
        ("template-drops-criterion", f"'lifespan/repair-shop' does not stand exactly once in the {fmt} document")
        for fmt in ("md", "html")
    ]


def test_link_that_leads_nowhere_fails_the_build(build: Build, told: Told) -> None:
    result = build(TENDER + WITHOUT, {"partials/definitions.md.j2": "[here](#nowhere) and [again](#nowhere)\n"})
    assert result.files == {}
    assert [told(item) for item in result.diagnostics] == [
        (
            "templates/documents/specification.md.j2:1:1: error[template]: a link points to '#nowhere', which the "
            "document does not have"
            " | print the section that holds it, or drop the link"
        )
    ]


def test_problems_of_all_documents_are_reported_in_one_run(build: Build) -> None:
    house = {"partials/definitions.md.j2": "{{ nothing }}", "partials/response/signature.md.j2": "\n{{ nobody }}"}
    result = build(TENDER, house)
    assert result.files == {}
    assert [(item.file, item.span.line, item.message) for item in result.diagnostics] == [
        ("house/partials/definitions.md.j2", 1, "there is no value 'nothing' here"),
        ("house/partials/response/signature.md.j2", 2, "there is no value 'nobody' here"),
    ]


def welcoming(root: Path) -> dict[str, str]:
    """A house whose specification opens with a section of its own."""
    shipped = (root / "templates" / "outline.yaml").read_text(encoding="utf-8")
    outline = shipped.replace("specification:\n  sections:\n", "specification:\n  sections:\n    - welcome\n")
    assert outline != shipped
    return {"outline.yaml": outline, "partials/welcome.md.j2": "Welcome, {{ document.buyer }}.\n"}


def test_section_of_the_house_is_numbered_everywhere(build: Build, root: Path) -> None:
    words = {"strings/en.yaml": "tag: en-GB\nwords: {sections: {welcome: Welcome}}\n"}
    result = build(TENDER + WITHOUT, welcoming(root) | words)
    text = result.files["en/specification.md"].decode()
    assert '## <a id="s-welcome"></a>1 Welcome\n\nWelcome, B.\n' in text
    assert '## <a id="s-subject-matter"></a>2 Subject matter' in text
    assert '#### <a id="c-lifespan--repair-shop"></a>3.1.1 Repair shop' in text


def test_outline_without_a_place_for_a_kind_fails_the_build(build: Build, root: Path) -> None:
    shipped = (root / "templates" / "outline.yaml").read_text(encoding="utf-8")
    result = build(TENDER, {"outline.yaml": shipped.replace("    - contract-clause\n", "")})
    assert result.files == {}
    assert {(item.rule, item.file) for item in result.diagnostics} == {("template-drops-criterion", "house/outline.yaml")}
    assert "'lifespan/warranty'" in result.diagnostics[0].message


def test_word_that_the_strings_lack_is_named_with_its_file(build: Build, told: Told, root: Path) -> None:
    strings = (root / "templates" / "strings" / "en.yaml").read_text(encoding="utf-8").splitlines()
    line = strings.index("  sections:") + 1
    result = build(TENDER + WITHOUT, welcoming(root))
    assert [told(item) for item in result.diagnostics] == [
        (
            f"templates/strings/en.yaml:{line}:3: error[missing-document-string]: 'sections.welcome' is missing in 'en'"
            " | add what is missing below 'words'"
        )
    ]


def test_only_what_was_asked_for_is_printed(build: Build) -> None:
    options = BuildOptions(documents=(DocumentName.GUIDE,), formats=(DocumentFormat.HTML,), languages=("nb",))
    house = {"strings/nb.yaml": "tag: nb-NO\nwords: {}\n"}
    result = build(TENDER + "languages: [en]\n", house, options)
    assert result.files == {}
    assert [(item.rule, item.message, item.hint) for item in result.diagnostics] == [
        ("unknown-reference", "the tender has no documents in 'nb'", "the tender's languages are en")
    ]
    fine = build(TENDER, None, BuildOptions(documents=(DocumentName.GUIDE,), formats=(DocumentFormat.HTML,)))
    assert list(fine.files) == ["en/guide.html", "provenance.json"]


def test_tender_that_chooses_nothing_is_nothing_to_do(build: Build) -> None:
    with pytest.raises(NothingToDoError) as caught:
        build("title: T\nbuyer: B\njurisdiction: eu\nproducts: [monitor]\npacks: [award]\naward: {price: 100}\n")
    assert (str(caught.value), caught.value.exit_code) == ("the tender chooses no criterion", 3)


def test_result_counts_criteria_and_marks(build: Build) -> None:
    assert (build(TENDER).criteria, build(TENDER).missing) == (2, 0)
    assert build(TENDER, options=BuildOptions(draft=True)).missing > 0


def test_warning_does_not_stop_the_build(build: Build) -> None:
    result = build(TENDER.replace("jurisdiction: eu", "jurisdiction: no\nlanguages: [en]"))
    assert [item.rule for item in result.diagnostics] == ["environment-weight-below-rule", "unconfirmed-provision"]
    assert result.files


def test_jurisdiction_whose_languages_have_no_words_is_reported(build: Build, packs: Path) -> None:
    (packs / "reference" / "jurisdictions" / "xx.yaml").write_text("{name: X, languages: [zz], currency: EUR, checked: 2026-01-01}")
    result = build("title: T\nbuyer: B\njurisdiction: xx\nproducts: [laptop]\ncriteria: [lifespan/warranty]\nformats: [md]\n")
    assert (result.files == {}, [item.severity.value for item in result.diagnostics]) == (True, ["error"])


@pytest.mark.parametrize("value", ["1e400", "1e-400", "1" * 200])
def test_contract_value_out_of_all_proportion_is_refused(build: Build, value: str) -> None:
    result = build(f"{TENDER}contract: {{value: {value}}}\n")
    assert [item.rule for item in result.diagnostics] == ["invalid-value"]


@pytest.mark.parametrize("part", ["###### too deep\n", '<a id="twice"></a> <a id="twice"></a>\n'])
def test_template_that_word_cannot_print_is_a_diagnostic(build: Build, part: str) -> None:
    result = build(TENDER.replace("[md]", "[docx]") + "documents: [response]\n", {"partials/response/signature.md.j2": part})
    assert [(item.rule, item.file) for item in result.diagnostics] == [("template", "templates/documents/response.md.j2")]


def test_every_untranslated_text_of_a_draft_is_marked(build: Build, packs: Path) -> None:
    (packs / "award" / "translations" / "nb.yaml").unlink()
    tender = (
        "title: T\nbuyer: B\njurisdiction: eu\nlanguages: [nb]\nproducts: [laptop]\nformats: [md]\ndocuments: [specification]\n"
    )
    words = "tag: nb-NO\nwords: {marks: {missing: '[missing: {what}]'}, scoring: {steps: 'Measured: {measure}.'}}\n"
    result = build(tender, {"strings/nb.yaml": words}, BuildOptions(draft=True))
    text = result.files["nb/specification.md"].decode()
    for printed in ("Cycles until the battery holds 80 percent", "The contract rewards devices that last.", "Battery cycles\n"):
        (line,) = [line for line in text.splitlines(keepends=True) if printed in line and ("#" in line) is printed.endswith("\n")]
        assert "[missing:" in line, line


def test_final_build_prints_no_mark(build: Build, edited: Callable[..., Path]) -> None:
    edited("lifespan/security-updates.yaml", "{default: 6, smartphone: 7}", "{smartphone: 7}")
    result = build(TENDER + "level: advanced\n")
    assert [path for path, content in result.files.items() if b"missing:" in content] == []
    assert result.missing == 0


@pytest.mark.parametrize(
    "strings",
    [
        "tag: en-GB\nwords: {lots: {label: 'Lot {nummer}'}}\n",
        "tag: en-GB\nwords: {contract: {remedy: 'step {nummer}'}}\n",
        "tag: en-GB\nwords: {units: {year: {one: '{n} year'}}}\n",
        "tag: zz-ZZ\nwords: {}\n",
        "tag: not a tag\nwords: {}\n",
    ],
)
def test_mistake_in_the_words_of_a_house_is_a_diagnostic_there(build: Build, strings: str) -> None:
    result = build(TENDER + "lots: []\n", {"strings/en.yaml": strings})
    assert result.files == {}
    assert {item.file for item in result.diagnostics} == {"house/strings/en.yaml"}


def test_word_that_a_template_asks_for_and_nobody_has_is_named(build: Build) -> None:
    result = build(TENDER + "documents: [response]\n", {"partials/response/signature.md.j2": "\n{{ say('no.such') }}\n"})
    assert [(item.rule, item.file, item.span.line, item.message) for item in result.diagnostics] == [
        ("missing-document-string", "house/partials/response/signature.md.j2", 2, "the word 'no.such' is missing")
    ]


@pytest.mark.parametrize(
    "part", ["{% for a in document.sections %}" * 25 + "{% endfor %}" * 25, "{% if 1 %}" * 120 + "{% endif %}" * 120]
)
def test_template_that_nests_too_deeply_is_a_diagnostic(build: Build, part: str) -> None:
    result = build(TENDER + "documents: [response]\n", {"partials/response/signature.md.j2": part})
    assert [item.rule for item in result.diagnostics] == ["template"]

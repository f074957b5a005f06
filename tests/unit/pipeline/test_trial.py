"""Templates are tried: all documents, in all languages, with all criteria, and every mistake in one run."""

import re
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from ictcriteria.diagnostics import Diagnostic
from ictcriteria.pipeline.check import CheckRequest, check_packs
from ictcriteria.source.working_tree import FolderTree, shipped_tree

TODAY = date(2026, 11, 22)
LIMIT_IN_SECONDS = 5
"""Of processor time; it takes about one and a half on the machine of ``performance.md``."""

Try = Callable[..., list[str]]
OVERVIEW = "partials/guide/overview.md.j2"
UNPRINTABLE = "template: the template cannot be used: only texts and whole numbers can be printed"


@pytest.fixture
def try_house(packs: Path, root: Path, tmp_path: Path) -> Try:
    """Check a house folder with the changed small catalogue: what is said of templates, as lines."""

    def tried(house: Mapping[str, str]) -> list[str]:
        folder = tmp_path / "house"
        for path, text in house.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(dedent(text), encoding="utf-8")
        layers = [FolderTree(folder, "house"), FolderTree(root / "templates", "templates")]
        request = CheckRequest(
            [FolderTree(packs, "packs")], TODAY, None, layers, packs_are_checked=False, templates_are_checked=True
        )
        return [line(item) for item in check_packs(request).diagnostics]

    return tried


def line(item: Diagnostic) -> str:
    return f"{item.file}:{item.span.line}:{item.span.column}: {item.rule}: {item.message}"


def test_shipped_templates_have_no_mistake(root: Path) -> None:
    for criteria in ("criteria", "tests/data/packs"):
        trees = [FolderTree(root / criteria, "packs")]
        layers = [FolderTree(root / "templates", "templates")]
        request = CheckRequest(trees, TODAY, shipped_tree("criteria"), layers, packs_are_checked=False, templates_are_checked=True)
        result = check_packs(request)
        assert [line(item) for item in result.diagnostics if item.file != "templates/tender.yaml"] == []
        assert [file for file in result.unchecked if file != "templates/tender.yaml"] == []


def test_trial_of_the_shipped_packs_is_quick(root: Path) -> None:
    layers = [FolderTree(root / "templates", "templates")]
    start = time.process_time()
    check_packs(
        CheckRequest([FolderTree(root / "criteria")], TODAY, None, layers, packs_are_checked=False, templates_are_checked=True)
    )
    assert time.process_time() - start < LIMIT_IN_SECONDS


def test_house_without_mistakes_has_none(try_house: Try) -> None:
    assert try_house({OVERVIEW: "{{ say('definitions.none') }}\n"}) == []


def test_mistakes_of_all_kinds_are_told_in_one_run(try_house: Try) -> None:
    house = {
        "partials/definitions.md.j2": "{{ document.nothing }} {{ say('definitions.nothing') }}\n{{ say('lots.label') }}\n",
        "partials/sources.md.j2": "{% for a in document.sources %}\n",
        "partials/lots.md.j2": "{{ document.facts }}\n",
        "partials/never.md.j2": "{{ nobody }}{% include 'gone.md.j2' %}\n",
        "strings/nb.yaml": "words: {front: {contens: x}, lots: {label: 'Del {nummer}'}}\n",
        "strings/en.yaml": "words: {front: [contents]}\n",
        "styles/style.css": "<\n",
    }
    assert try_house(house) == [
        "house/partials/definitions.md.j2:1:13: unknown-placeholder: there is no value 'nothing' here",
        "house/partials/definitions.md.j2:1:32: missing-document-string: no language has the word 'definitions.nothing'",
        "house/partials/definitions.md.j2:2:9: unknown-gap: nothing fills the gap '{number}' of 'lots.label'",
        "house/partials/lots.md.j2:1:1: template: the template cannot be used: only texts and whole numbers can be printed",
        "house/partials/never.md.j2:1:4: unknown-placeholder: there is no value 'nobody' here",
        (
            "house/partials/sources.md.j2:1:1: template: the template cannot be used: Unexpected end of template. Jinja was "
            "looking for the following tags: 'endfor' or 'else'. The innermost block that needs to be closed is 'for'."
        ),
        "house/strings/en.yaml:1:16: invalid-value: keys with values are expected here",
        "house/strings/nb.yaml:1:17: unknown-word: unknown word 'front.contens'",
        "house/strings/nb.yaml:1:44: unknown-gap: the word has no gap '{nummer}'",
        "house/styles/style.css:1:1: template: '<' is not allowed in a style sheet",
    ]


USES = (
    "{{ 0 }}", "{{ 0.name }}", "{{ 0['name'] }}", "{{ 0[0] }}", "{{ 0() }}", "{{ 0|length }}", "{{ 0|first }}",
    "{{ 0|join(', ') }}", "{{ 0|cell }}", "{{ 0|item }}", "{{ 0 ~ 'a' }}", "{% if 0 %}{% endif %}", "{% if 0 == 1 %}{% endif %}",
    "{% if 0 != 1 %}{% endif %}", "{% if 1 in 0 %}{% endif %}", "{% for a in 0 %}{{ a.name }}{% endfor %}",
    "{{ say('front.contents', x=0) }}", "{% set a = 0 %}{{ a }}",
)  # fmt: skip
"""What a template can do with a value; 0 stands for its name."""


def test_whatever_is_done_with_a_value_that_does_not_exist_the_rest_is_looked_at(try_house: Try) -> None:
    lines = [use.replace("0", f"thing{number}", 1) for number, use in enumerate(USES, start=1)]
    found = try_house({OVERVIEW: "\n".join([*lines, "{{ document.facts }}\n"])})
    assert [re.sub(r":(\d+):\d+:", r":\1:", item) for item in found] == [
        *(f"house/{OVERVIEW}:{n}: unknown-placeholder: there is no value 'thing{n}' here" for n in range(1, len(USES) + 1)),
        f"house/{OVERVIEW}:{len(USES) + 1}: {UNPRINTABLE}",
    ]


def test_mistake_that_shows_only_in_one_language_is_found(try_house: Try) -> None:
    part = "{% if document.language == 'sv' %}{{ document.lots|first|first }}{% endif %}\n"
    (found,) = try_house({OVERVIEW: part})
    assert found.startswith(f"house/{OVERVIEW}:1:1: template: the template cannot be used: ")


VIEWS = ("choices", "defaults", "left_out", "trace", "law", "weight_rows", "evidence_rows", "terms", "sources", "lots", "facts")
CONDITIONS = ("document.has_lots", "not document.has_lots", "document.draft", "not document.draft")


def test_trial_has_something_of_everything(try_house: Try) -> None:
    mistake = "{{ document.name.anchor }}"
    loops = [f"{{% for a in document.{view} %}}{mistake}{{% endfor %}}" for view in VIEWS]
    tests = [f"{{% if {condition} %}}{mistake}{{% endif %}}" for condition in CONDITIONS]
    found = try_house(
        {"partials/lots.md.j2": "\n".join([*loops, *tests, "{% if document.name == 'x' %}{{ mistake }}{% endif %}\n"])}
    )
    assert [item for item in found if "'anchor'" not in item] == [
        f"house/partials/lots.md.j2:{len(VIEWS) + len(CONDITIONS) + 1}:33: unknown-placeholder: there is no value 'mistake' here"
    ]
    places = [int(item.split(":")[1]) for item in found if "'anchor'" in item]
    assert places == list(range(1, len(VIEWS) + len(CONDITIONS) + 1))


def test_words_of_a_new_language_are_told_by_section(try_house: Try) -> None:
    found = try_house({"strings/fi.yaml": "tag: fi\nwords:\n  front: {contents: Sisällys}\n"})
    assert found[0] == "house/strings/fi.yaml:3:3: missing-document-string: 'challengers.auditor' and 2 more are missing in 'fi'"
    (front,) = [item for item in found if "'front." in item]
    assert front == "house/strings/fi.yaml:3:3: missing-document-string: 'front.draft' and 1 more are missing in 'fi'"
    assert {item.split(": ")[1] for item in found} == {"missing-document-string"}


def test_sample_tender_in_the_folder_is_checked_and_printed(try_house: Try) -> None:
    head = "title: Devices\nbuyer: Town\njurisdiction: eu\nlanguages: [en]\nproducts: [laptop]\n"
    part = "{% if document.buyer == 'Town' %}{{ document.facts }}{% endif %}\n"
    found = try_house({"tender.yaml": f"{head}choices:\n  lifespan/no-such: {{level: basic}}\n", OVERVIEW: part})
    assert found == ["house/tender.yaml:7:3: unknown-reference: unknown criterion 'lifespan/no-such'"]
    found = try_house({"tender.yaml": head, OVERVIEW: part})
    assert [item for item in found if ".j2" in item] == [f"house/{OVERVIEW}:1:1: {UNPRINTABLE}"]


def test_templates_are_looked_at_though_packs_cannot_carry_a_trial(packs: Path, root: Path, tmp_path: Path) -> None:
    (packs / "reference" / "products.yaml").write_text("laptop: [\n")
    (tmp_path / "house" / "partials").mkdir(parents=True)
    (tmp_path / "house" / "partials" / "lots.md.j2").write_text("{{ document.nonsense }}{{ document.facts }}\n")
    layers = [FolderTree(tmp_path / "house", "house"), FolderTree(root / "templates", "templates")]
    result = check_packs(
        CheckRequest([FolderTree(packs, "packs")], TODAY, None, layers, packs_are_checked=False, templates_are_checked=True)
    )
    assert [line(item) for item in result.diagnostics] == [
        "house/partials/lots.md.j2:1:13: unknown-placeholder: there is no value 'nonsense' here"
    ]
    assert result.unchecked == tuple(
        f"templates/documents/{name}.md.j2" for name in ("specification", "contract", "response", "guide")
    )


def test_template_that_notes_without_end_is_stopped(try_house: Try) -> None:
    loops = "{% for a in document.sections %}" * 8 + "{{ nobody }}" + "{% endfor %}" * 8
    found = try_house({OVERVIEW: f"{loops}\n"})
    assert [item.split(": ", 1)[1] for item in found] == [
        "template: the template cannot be used: it takes more than 1000000 steps",
        "unknown-placeholder: there is no value 'nobody' here",
    ]

"""A folder of templates, with a house folder laid over it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from ictcriteria.catalogue.template_set import TemplateSet, load_templates
from ictcriteria.diagnostics import Diagnostic, Outcome
from ictcriteria.source.tree import MAX_TEXT_BYTES
from ictcriteria.source.working_tree import FolderTree


@pytest.fixture
def load(tmp_path: Path, root: Path) -> Callable[[Mapping[str, bytes]], Outcome[TemplateSet]]:
    """Load the shipped templates with a house folder over them."""

    def loaded(house: Mapping[str, bytes]) -> Outcome[TemplateSet]:
        for path, content in house.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(content)
        return load_templates([FolderTree(tmp_path, "house"), FolderTree(root / "templates", "templates")])

    return loaded


Load = Callable[[Mapping[str, bytes]], Outcome[TemplateSet]]
Told = Callable[[Diagnostic], str]


def test_file_of_the_house_hides_the_shipped_one(load: Load) -> None:
    outcome = load({"styles/style.css": b"body { color: black }"})
    assert outcome.value is not None
    assert outcome.value.texts["styles/style.css"] == "body { color: black }"
    assert outcome.value.shown("styles/style.css") == "house/styles/style.css"
    assert outcome.value.shown("outline.yaml") == "templates/outline.yaml"


def test_words_of_the_house_replace_single_words(load: Load) -> None:
    shipped, mine = load({}), load({"strings/en.yaml": b"tag: en-IE\nwords: {front: {contents: In this document}}\n"})
    assert shipped.value is not None
    assert mine.value is not None
    assert mine.value.strings["en"].tag == "en-IE"
    assert mine.value.strings["en"].words["front"]["contents"] == {"other": "In this document"}
    assert mine.value.strings["en"].words["front"]["draft"] == shipped.value.strings["en"].words["front"]["draft"]


def test_house_can_add_a_language(load: Load) -> None:
    outcome = load({"strings/fi.yaml": b"tag: fi\nwords: {}\n"})
    assert outcome.value is not None
    assert "fi" in outcome.value.strings


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        ("outline.yaml", b"guide: {sections: []}\n",
         ("house/outline.yaml:1:19: error[invalid-value]: at least 1 needed here, 0 given"
         " | add what is missing, or leave the field out")),
        (
            "outline.yaml", b"guides: {sections: [overview]}\n",
            ("house/outline.yaml:1:1: error[invalid-value]: 'guides' is not one of 'specification', 'contract', "
            "'response' or 'guide'"
            " | did you mean 'guide'?"),
        ),
        ("strings/en.yaml", b"tag: en\nwords: {a: {b: c, b: d}}\n",
         ("house/strings/en.yaml:2:19: error[duplicate-key]: key 'b' stands"
         " twice | keep one of them")),
        ("strings/en.yaml", b"tag: en\nword: {}\n",
         ("house/strings/en.yaml:2:1: error[unknown-field]: unknown field 'word' | did you"
         " mean 'words'?")),
        ("partials/x.md.j2", b"\xff", "house/partials/x.md.j2:1:1: error[template]: the file is not UTF-8 | save it as UTF-8"),
        (
            "styles/style.css", b"</style><script>",
            "house/styles/style.css:1:1: error[template]: '<' is not allowed in a style sheet | a style sheet needs no markup",
        ),
        (
            "partials/x.md.j2", b"x" * (MAX_TEXT_BYTES + 1),
            (f"house/partials/x.md.j2:1:1: error[file-too-large]: the file has {MAX_TEXT_BYTES + 1} bytes, more than the limit of"
            f" {MAX_TEXT_BYTES} | split the file, or check that it is the right one"),
        ),
    ],
)  # fmt: skip
def test_broken_template_file_is_reported(load: Load, told: Told, path: str, content: bytes, expected: str) -> None:
    outcome = load({path: content})
    assert outcome.value is None
    assert expected in [told(item) for item in outcome.diagnostics]


def test_every_missing_file_is_named(tmp_path: Path, told: Told) -> None:
    (tmp_path / "documents").mkdir()
    outcome = load_templates([FolderTree(tmp_path)])
    assert [told(item) for item in outcome.diagnostics] == [
        f"{name}:1:1: error[template]: the file is missing | templates need this file"
        for name in ("styles/page.html.j2", "styles/style.css", "styles/reference.docx", "outline.yaml")
    ]


def test_inputs_name_every_file_that_counts(load: Load, root: Path) -> None:
    outcome = load({})
    assert outcome.value is not None
    shipped = {path.relative_to(root / "templates").as_posix() for path in (root / "templates").rglob("*") if path.is_file()}
    assert set(outcome.value.inputs) == shipped


def test_tag_may_be_left_out_of_words_that_are_laid_over_others(load: Load) -> None:
    outcome = load({"strings/en.yaml": b"words: {front: {contents: In this document}}\n"})
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert outcome.value.strings["en"].tag == "en-GB"


@pytest.mark.parametrize(
    ("path", "words", "expected"),
    [
        ("en", "words: {frnot: {contents: x}}", "1:9: warning[unknown-word]: unknown section 'frnot' | did you mean 'front'?"),
        ("en", "words: {front: {contants: x}}",
         "1:17: warning[unknown-word]: unknown word 'front.contants' | did you mean 'contents'?"),
        ("en", "words: {front: {xyzzy: x}}", "1:17: warning[unknown-word]: unknown word 'front.xyzzy' | nothing asks for it"),
        ("en", "words: {lots: {label: 'Lot {nummer}'}}",
         "1:23: error[unknown-gap]: the word has no gap '{nummer}' | did you mean 'number'?"),
        ("en", "words: {lots: {lots: 'Lot {x}'}}", "1:22: error[unknown-gap]: the word has no gap '{x}' | it has none"),
        ("en", "words: {lots: {scope: '{x}'}}",
         "1:23: error[unknown-gap]: the word has no gap '{x}' | it has '{number}', '{products}'"),
        ("fi", "tag: fi\nwords: {lots: {label: 'Er\u00e4 {numero}'}}",
         "2:23: error[unknown-gap]: the word has no gap '{numero}' | did you mean 'number'?"),
        ("fi", "words: {}", ("1:1: error[missing-field]: field 'tag' is missing"
         " | write the tag of the language, such as 'tag: en-GB'")),
        ("en", "tag: zz-ZZ\nwords: {}", "1:6: error[invalid-value]: 'zz-ZZ' is no known language tag such as 'en-GB'"),
        ("en", "words: {units: {year: {one: x}}}", "1:23: error[invalid-value]: the form 'other' is missing"),
    ],
)  # fmt: skip
def test_mistake_in_words_is_reported(load: Load, told: Told, path: str, words: str, expected: str) -> None:
    outcome = load({f"strings/{path}.yaml": words.encode()})
    assert [told(item) for item in outcome.diagnostics] == [f"house/strings/{path}.yaml:{expected}"]
    assert (outcome.value is None) is ("error" in expected)


def test_words_that_the_house_needs_are_no_mistake(load: Load) -> None:
    words = b"words: {sections: {welcome: Hi}, languages: {fi: Finnish}, front: {mine: x}, house: {motto: y}}\n"
    part = b"{{ say('front.mine') }} {{ say(\"house.motto\") }}"
    assert load({"strings/en.yaml": words, "partials/welcome.md.j2": part}).diagnostics == ()

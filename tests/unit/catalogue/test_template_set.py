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
         "house/outline.yaml:1:19: error[invalid-value]: at least 1 needed here, 0 given"),
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

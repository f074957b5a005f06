"""TOML: data as it is written, and the line of each key."""

import pytest

from ictcriteria.diagnostics import Route, Severity
from ictcriteria.source.toml_reader import read_toml, toml_span

SETTINGS = """\
# how we check
profile = "strict"
ignore = [
  "burden",
  "long-sentence",
]
severity.vague-word = "error"

[severity] # of other rules
"weak-modal" = "note"
  long-sentence='note'
"""
PYPROJECT = """\
[project]
profile = "x"

[tool.ictcriteria]
profile = "draft"

[tool.ictcriteria.severity]
vague-word = "note"

[tool.other]
profile = "y"
"""


def test_data_is_what_is_written() -> None:
    content = SETTINGS.replace("severity.vague-word", "#").encode()
    assert read_toml(content, "x.toml").data == {
        "profile": "strict",
        "ignore": ["burden", "long-sentence"],
        "severity": {"weak-modal": "note", "long-sentence": "note"},
    }


def test_one_table_of_a_file_is_read() -> None:
    read = read_toml(PYPROJECT.encode(), "pyproject.toml", ("tool", "ictcriteria"))
    assert (read.data, read.diagnostics) == ({"profile": "draft", "severity": {"vague-word": "note"}}, ())


@pytest.mark.parametrize("text", ["", "[tool]\n", "[project]\nname = 'x'\n", "tool = 3\n"])
def test_table_that_is_not_there_gives_no_data(text: str) -> None:
    assert read_toml(text.encode(), "pyproject.toml", ("tool", "ictcriteria")).data == {}


def test_mark_at_the_start_of_a_file_is_no_data() -> None:
    assert read_toml(b"\xef\xbb\xbfprofile = 'draft'\n", "x.toml").data == {"profile": "draft"}


@pytest.mark.parametrize(
    ("route", "place"),
    [
        (("profile",), (2, 1, 8)),
        (("ignore",), (3, 1, 7)),
        (("ignore", 1), (3, 1, 7)),
        (("severity", "weak-modal"), (10, 2, 12)),
        (("severity", "long-sentence"), (11, 3, 16)),
        (("severity", "vague-word"), (7, 10, 20)),
        (("severity",), (7, 1, 9)),
        (("severity", "gone"), (7, 1, 9)),
        (("gone",), (1, 1, 1)),
        ((), (1, 1, 1)),
    ],
)
def test_key_has_a_place(route: Route, place: tuple[int, int, int]) -> None:
    span = toml_span(SETTINGS.encode(), route)
    assert (span.line, span.column, span.end_column) == place
    assert span.end_line == span.line


@pytest.mark.parametrize(
    ("route", "place"),
    [
        (("profile",), (5, 1, 8)),
        (("severity",), (7, 19, 27)),
        (("severity", "vague-word"), (8, 1, 11)),
    ],
)
def test_key_of_a_table_is_not_that_of_another(route: Route, place: tuple[int, int, int]) -> None:
    span = toml_span(PYPROJECT.encode(), route, ("tool", "ictcriteria"))
    assert (span.line, span.column, span.end_column) == place


def test_places_are_the_same_where_lines_end_as_on_windows() -> None:
    content = SETTINGS.replace("\n", "\r\n").encode()
    assert toml_span(content, ("severity", "weak-modal")) == toml_span(SETTINGS.encode(), ("severity", "weak-modal"))


@pytest.mark.parametrize(
    ("content", "message", "place"),
    [
        (b"profile = draft\n", "not valid TOML: invalid value", (1, 11)),
        (b"profile = 'x'\nprofile = 'y'\n", "not valid TOML: cannot overwrite a value", (2, 14)),
        (b"select = ['a'\n", "not valid TOML: unclosed array", (2, 1)),
        (b"profile = '\xff'\n", "the file is not UTF-8", (1, 1)),
        (b"a = " + b"[" * 100_000, "not valid TOML: values are nested too deeply", (1, 1)),
        (b"a = " + b"9" * 5_000, "not valid TOML: ", (1, 1)),
    ],
)
def test_file_that_cannot_be_read_is_a_diagnostic(content: bytes, message: str, place: tuple[int, int]) -> None:
    read = read_toml(content, "x.toml")
    assert read.data is None
    (found,) = read.diagnostics
    assert (found.rule, found.severity, found.file) == ("syntax", Severity.ERROR, "x.toml")
    assert found.message.startswith(message)
    assert (found.span.line, found.span.column) == place
    assert found.hint == "see toml.io for the form"

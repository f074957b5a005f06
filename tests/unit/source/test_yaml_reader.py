"""YAML bytes to plain data and positions: what is read, what is refused, and where."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ictcriteria.diagnostics import Diagnostic, Severity, Span
from ictcriteria.source.tree import MAX_TEXT_BYTES
from ictcriteria.source.yaml_reader import map_positions, read_yaml

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("yaml_cases.yaml").read_text(encoding="utf-8"))


def read(text: str) -> Any:
    document = read_yaml(text.encode(), "f.yaml")
    assert document.diagnostics == ()
    return document.data


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_refused_yaml_is_reported_at_its_place(case: dict[str, Any]) -> None:
    text: str = case.get("text") or case["json"]
    expected = [
        (number, mark.group(1))
        for number, line in enumerate(text.splitlines(), start=1)
        for mark in re.finditer(r"# expect: ([a-z-]+)", line)
    ]
    document = read_yaml(text.encode(), "f.yaml")
    assert [(item.span.line, item.rule) for item in document.diagnostics] == expected
    first = document.diagnostics[0]
    assert (first.message, first.hint, first.severity, first.file) == (case["message"], case["hint"], Severity.ERROR, "f.yaml")
    assert first.span.column == case.get("column", 1)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"), ("yes", "yes"), ("on", "on"), ("NO", "NO"), ("True", "True"), ("1.10", "1.10"), ("12:30", "12:30"),
        ("2026-11-22", "2026-11-22"), ("0x1F", "0x1F"), ("1e3", "1e3"), ("010", "010"), ("1_000", "1_000"), ("Null", "Null"),
        (".inf", ".inf"), ("true", True), ("false", False), ("null", None), ("~", None), ("", None), ("'true'", "true"),
        ('"null"', "null"), ("''", ""), ("=", "="), ("<<", "<<"),
    ],
)  # fmt: skip
def test_scalars_stay_the_text_that_was_written(written: str, value: object) -> None:
    assert read(f"key: {written}\n") == {"key": value}


def test_only_plain_words_are_constants_as_keys() -> None:
    assert read("no: 1\ntrue: 2\n1.10: 3\n") == {"no": "1", "true": "2", "1.10": "3"}


def test_merge_key_is_a_key_like_any_other() -> None:
    assert read("<<: {a: b}\nc: d\n") == {"<<": {"a": "b"}, "c": "d"}


@pytest.mark.parametrize("text", ["", "# nothing but a comment\n", "---\n"])
def test_empty_file_is_no_data_and_no_problem(text: str) -> None:
    assert read(text) is None


def test_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert read_yaml(b"\xef\xbb\xbfa: 1\n", "f.yaml").data == {"a": "1"}


def test_windows_line_ends_give_the_same_data_and_places() -> None:
    unix = "a: 1\nb:\n  - |\n    two\n    lines\nc: {d: e}\n"
    windows = unix.replace("\n", "\r\n")
    assert read(windows) == read(unix)
    assert map_positions(windows.encode()).values == map_positions(unix.encode()).values


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_bytes_that_are_not_utf8_are_reported_at_their_place(mark: bytes) -> None:
    document = read_yaml(mark + "a: 1\nb: bl\xe5b\n".encode("latin-1"), "f.yaml")
    message = "byte 0xe5 is not UTF-8"
    assert document.diagnostics == (
        Diagnostic("syntax", Severity.ERROR, message, "f.yaml", Span(2, 6, 2, 7), "save the file as UTF-8"),
    )


def test_file_above_the_size_limit_is_not_parsed() -> None:
    document = read_yaml(b"a: 1\n" + b"#" * MAX_TEXT_BYTES, "f.yaml")
    hint = "split the file, or check that it is the right one"
    message = f"the file has {MAX_TEXT_BYTES + 5} bytes, more than the limit of {MAX_TEXT_BYTES}"
    assert document.diagnostics == (Diagnostic("file-too-large", Severity.ERROR, message, "f.yaml", hint=hint),)


def test_alias_bomb_is_refused_without_being_built() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    document = read_yaml("\n".join(lines).encode(), "f.yaml")
    assert document.data is None
    assert {item.rule for item in document.diagnostics} == {"anchor-or-alias"}
    assert document.diagnostics[0].message == "anchor '&a0' is not allowed"


@pytest.mark.parametrize("bomb", ["[" * 500_000, "{a: " * 300_000, "- " * 500_000, "\n".join(" " * n + "a:" for n in range(1900))])
def test_deep_nesting_is_refused_without_a_crash(bomb: str) -> None:
    assert [item.rule for item in read_yaml(bomb.encode(), "f.yaml").diagnostics] == ["nested-too-deeply"]


def test_several_duplicate_keys_are_all_reported() -> None:
    found = read_yaml(b"a: 1\na: 2\nb: {c: 1, c: 2}\n", "f.yaml").diagnostics
    assert [(item.span.line, item.span.column) for item in found] == [(2, 1), (3, 11)]


def test_span_of_a_missing_route_is_that_of_its_parent() -> None:
    positions = map_positions(b"a:\n  b: 1\n")
    assert positions.span(("a", "nothing", 3)) == positions.span(("a",))
    assert positions.span(("nothing",)) == positions.span(())


def test_span_of_a_key_is_not_that_of_its_value() -> None:
    positions = map_positions(b"a:\n  b: text\n")
    assert positions.span(("a", "b"), of_key=True) == Span(2, 3, 2, 4)
    assert positions.span(("a", "b")) == Span(2, 6, 2, 10)


@pytest.mark.parametrize("content", [b"a: [", b"\xff", b""])
def test_positions_of_an_unreadable_file_are_empty(content: bytes) -> None:
    assert map_positions(content).span(("a",)) == Span(1, 1, 1, 1)


WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=12)
DATA = st.recursive(WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=12)


@given(data=st.dictionaries(WORDS, DATA, max_size=4), style=st.sampled_from([True, False, None]))
def test_every_route_slices_to_text_that_parses_to_the_value_there(data: dict[str, Any], style: bool | None) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=style, sort_keys=False)
    document = read_yaml(text.encode(), "f.yaml")
    assert document.diagnostics == ()
    lines = text.split("\n")
    for route, (line, column, end_line, end_column) in map_positions(text.encode()).values.items():
        value = document.data
        for step in route:
            value = value[step]
        inside = [*lines[line - 1 : end_line - 1], lines[end_line - 1][: end_column - 1]]
        sliced = "\n".join([" " * (column - 1) + inside[0][column - 1 :], *inside[1:]])
        assert read_yaml(sliced.encode(), "f.yaml").data == value


@given(st.binary(max_size=200))
def test_random_bytes_never_raise(content: bytes) -> None:
    assert read_yaml(content, "f.yaml").file == "f.yaml"
    map_positions(content)


@given(st.text(st.sampled_from("ab:-?[]{}&*!|>'\"%@`#, \t\n\r\u0085\u2028å"), max_size=60))
def test_random_marks_of_yaml_never_raise(text: str) -> None:
    for item in read_yaml(text.encode(), "f.yaml").diagnostics:
        assert item.span.line <= len(text.splitlines()) + 1
        assert item.message


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [("a: \u00e5\u00e5\u00e5\u00e5\nb: \u00e5\x07  # x\n", (2, 5), "character U+0007 is not allowed"),
     ("\u00e5\u00e5: \x07", (1, 5), "character U+0007 is not allowed"),
     ("a: \u00e5\x80\n", (1, 5), "character U+0080 is not allowed")],
)  # fmt: skip
def test_forbidden_character_after_letters_outside_ascii_is_placed(text: str, place: tuple[int, int], message: str) -> None:
    (found,) = read_yaml(text.encode(), "f.yaml").diagnostics
    assert ((found.span.line, found.span.column), found.message) == (place, message)


@given(st.text(st.sampled_from("ab:-\n\u00e5\u0085\x07\x00"), max_size=20))
def test_control_characters_never_raise(text: str) -> None:
    assert read_yaml(text.encode(), "f.yaml").file == "f.yaml"


def test_place_of_a_syntax_error_is_inside_the_file() -> None:
    (found,) = read_yaml(b"a: [1, 2\n# last line", "f.yaml").diagnostics
    assert found.span.line <= 2

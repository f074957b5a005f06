"""Plain text inside Markdown shows exactly as it was written, whatever is in it."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it.token import Token

from ictcriteria.markdown_text import Markdown, as_cell, as_item, escape_markdown
from ictcriteria.render.markdown import parse_markdown

ANY = st.text(st.characters(codec="utf-8"), max_size=40)
MARKS = st.text(st.sampled_from("\\`*_[]<>|&~#!+-=.:()\"'{}$^% 1a\t\n"), max_size=20)
INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def folded(text: str) -> str:
    """What is left of a text: no control characters, one blank for many, none around; no-break spaces inside stay."""
    return re.sub(r"[^\S\N{NO-BREAK SPACE}]+", " ", INVISIBLE.sub("", text)).strip()


def shown(tokens: list[Token]) -> str:
    return "".join(child.content for token in tokens for child in token.children or ())


@given(ANY | MARKS)
@example("1. one")
@example("+ one")
@example("---")
@example("===")
@example("# heading")
@example("&amp; <b> ![a](b)")
@example("a\N{NO-BREAK SPACE}b")
@example('<a id="c-x"></a>')
def test_escaped_text_reads_back_as_it_was(text: str) -> None:
    tokens = parse_markdown(str(escape_markdown(text)))
    assert [token.type for token in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    assert {child.type for token in tokens for child in token.children or ()} <= {"text", "text_special"}
    assert shown(tokens) == folded(text)


@given(ANY | MARKS)
def test_escaped_text_in_a_heading_reads_back_as_it_was(text: str) -> None:
    tokens = parse_markdown(f"#### x {escape_markdown(text)} x")
    assert [token.type for token in tokens] == ["heading_open", "inline", "heading_close"]
    inner = shown(tokens)
    assert inner.startswith("x ")
    assert folded(inner) == folded(f"x {text} x")


@given(ANY | MARKS)
def test_escaped_text_in_a_cell_stays_in_its_cell(text: str) -> None:
    tokens = parse_markdown(f"| a | b |\n| --- | --- |\n| {as_cell(escape_markdown(text))} | end |\n")
    cells = [after.content for token, after in pairwise(tokens) if token.type == "td_open"]
    assert len(cells) == 2
    assert cells[1] == "end"


@given(ANY | MARKS)
def test_escaping_gives_one_line_that_is_markdown(text: str) -> None:
    escaped = escape_markdown(text)
    assert isinstance(escaped, Markdown)
    assert len(escaped.splitlines()) <= 1


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("one\ntwo", "one two"),
        ("one\n\ntwo", "one two"),
        ("list:\n\n- a\n- b", "list: \N{EN DASH} a \N{EN DASH} b"),
        ("1. a\n2. b", "\N{EN DASH} a \N{EN DASH} b"),
        ("a | b \\| c", "a \\| b \\| c"),
        ("", ""),
    ],
)
def test_text_in_a_cell_is_one_line_with_bars_escaped(text: str, cell: str) -> None:
    assert as_cell(text) == cell


def test_text_of_an_item_is_indented_from_its_second_line() -> None:
    assert as_item(" one\ntwo\n\nthree\n") == "one\n  two\n  \n  three"
    tokens = parse_markdown("- " + as_item("one\n\ntwo") + "\n- next\n")
    assert [token.content for token in tokens if token.type == "inline"] == ["one", "two", "next"]


def test_no_break_space_stays_in_a_cell() -> None:
    assert as_cell(Markdown("7\N{NO-BREAK SPACE}years")) == "7\N{NO-BREAK SPACE}years"

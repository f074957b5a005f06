"""The little language of clause texts: placeholders, three kinds of link, and nothing else."""

import pytest

from ictcriteria.model.clause_text import TextLink, foreign_link, links, placeholders, stray_syntax
from ictcriteria.render.markdown import parse_markdown


def test_placeholders_are_named_in_order_with_repeats() -> None:
    assert placeholders("{{ years }}, {{days.number}} and {{  years  }}") == ("years", "days", "years")


@pytest.mark.parametrize("text", ["{{ Years }}", "{{ years.unit }}", "{{ 7 }}", "{ years }", "{{ years | upper }}"])
def test_anything_else_in_braces_is_no_placeholder(text: str) -> None:
    assert placeholders(text) == ()


def test_links_carry_scheme_and_target() -> None:
    text = "[a](term:supplier), [the\nstandard](source:iso-1) and [c](criterion:lifespan/warranty)"
    assert links(text) == (
        TextLink("term", "supplier"), TextLink("source", "iso-1"), TextLink("criterion", "lifespan/warranty"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("{{ years }} and { } and %", None),
        ("{{ years | upper }}", "{{"),
        ("{% for x in y %}", "{%"),
        ("{# hidden #}", "{#"),
        ("stray }} end", "}}"),
        ("{{ years }} {{ 1 }}", "{{"),
    ],
)
def test_template_syntax_beside_placeholders_is_found(text: str, stray: str | None) -> None:
    assert stray_syntax(text) == stray


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("[a](term:supplier)", None),
        ("no link", None),
        ("[a](https://example.org)", "https://example.org"),
        ("[a](term:b) and [c](javascript:x)", "javascript:x"),
        ("[a](<https://example.org>)", "<https://example.org>"),
        ("[a](terms:b)", "terms:b"),
        ("[a]()", ""),
    ],
)
def test_link_without_one_of_the_three_schemes_is_found(text: str, target: str | None) -> None:
    assert foreign_link(text) == target


@pytest.mark.parametrize(
    "text",
    [
        "[a](https://example.org/(b))",
        "[a [b] c](https://example.org)",
        "[a \\] b](https://example.org)",
        "[`]`](https://example.org)",
    ],
)
def test_every_link_that_the_parser_would_make_is_foreign(text: str) -> None:
    assert "link_open" in [child.type for token in parse_markdown(text) for child in token.children or ()]
    assert foreign_link(text) is not None

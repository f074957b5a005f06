"""Markdown tokens to one self-contained HTML page."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from itertools import count, takewhile
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from ictcriteria.render.markdown import CONTENTS, anchor_of
from ictcriteria.templating import Templates, safe_html

Tokens = Sequence[Token]


@dataclass(frozen=True, slots=True)
class Page:
    """What the page template prints around the document: plain texts, and the style sheet."""

    language: str
    title: str
    subject: str
    buyer: str
    skip: str
    draft: bool
    style: str


def render_html(tokens: Tokens, page: Page, template: str, templates: Templates) -> bytes:
    """The page as UTF-8; raises :class:`~ictcriteria.templating.TemplateProblemError` for a page template that cannot be used."""
    renderer = _renderer()
    body = renderer.renderer.render(tokens, renderer.options, {})
    values = asdict(page) | {"style": safe_html(page.style), "body": safe_html(body)}
    return templates.render_html(template, {"page": values}).encode()


@cache
def _renderer() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False})
    for name, rule in _RULES.items():
        parser.add_render_rule(name, rule)
    return parser


def _heading_open(_: Any, tokens: Tokens, index: int, __: Any, env: dict[str, Any]) -> str:
    anchor = anchor_of(tokens[index + 1])
    env["heading"] = anchor
    env["contents"] = anchor == CONTENTS
    identity = f' id="{escapeHtml(anchor)}"' if anchor else ""
    return f"<{tokens[index].tag}{identity}>"


def _anchor(_: Any, tokens: Tokens, index: int, __: Any, env: dict[str, Any]) -> str:
    name = tokens[index].content
    return "" if env.pop("heading", None) == name else f'<span id="{escapeHtml(name)}"></span>'


def _bullet_list_open(_: Any, tokens: Tokens, index: int, __: Any, env: dict[str, Any]) -> str:
    if env.pop("contents", False) and tokens[index].level == 0:
        env["nav"] = True
        return f'<nav aria-labelledby="{CONTENTS}">\n<ul>\n'
    return "<ul>\n"


def _bullet_list_close(_: Any, tokens: Tokens, index: int, __: Any, env: dict[str, Any]) -> str:
    return "</ul>\n</nav>\n" if tokens[index].level == 0 and env.pop("nav", False) else "</ul>\n"


def _table_open(_: Any, tokens: Tokens, index: int, __: Any, env: dict[str, Any]) -> str:
    header = takewhile(lambda token: token.type != "thead_close", (tokens[place] for place in count(index)))
    env["facts"] = not any(token.content for token in header)
    return '<table class="facts">\n' if env["facts"] else "<table>\n"


def _head(tag: str) -> Any:
    def rule(_: Any, __: Tokens, ___: int, ____: Any, env: dict[str, Any]) -> str:
        return "" if env["facts"] else tag

    return rule


def _row_open(_: Any, tokens: Tokens, index: int, __: Any, env: dict[str, Any]) -> str:
    env["column"] = 0
    return "" if env["facts"] and tokens[index + 1].type == "th_open" else "<tr>\n"


def _row_close(_: Any, tokens: Tokens, index: int, __: Any, env: dict[str, Any]) -> str:
    return "" if env["facts"] and tokens[index - 1].type == "th_close" else "</tr>\n"


def _cell_open(_: Any, __: Tokens, ___: int, ____: Any, env: dict[str, Any]) -> str:
    env["column"] += 1
    return '<th scope="row">' if env["facts"] and env["column"] == 1 else "<td>"


def _cell_close(_: Any, __: Tokens, ___: int, ____: Any, env: dict[str, Any]) -> str:
    return "</th>\n" if env["facts"] and env["column"] == 1 else "</td>\n"


_RULES = {
    "heading_open": _heading_open,
    "anchor": _anchor,
    "bullet_list_open": _bullet_list_open,
    "bullet_list_close": _bullet_list_close,
    "table_open": _table_open,
    "thead_open": _head("<thead>\n"),
    "thead_close": _head("</thead>\n"),
    "th_open": _head('<th scope="col">'),
    "th_close": _head("</th>\n"),
    "tr_open": _row_open,
    "tr_close": _row_close,
    "td_open": _cell_open,
    "td_close": _cell_close,
}

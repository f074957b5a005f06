"""The Markdown that documents are made of, and its tokens.

One dialect for all formats, a part of CommonMark: headings, paragraphs, lists, quotations, rules, emphasis, code spans and
links, plus tables, plus anchors written ``<a id="name"></a>``. What documents never need (raw HTML, images, indented code,
link definitions) is not parsed at all. Links go to an anchor of the same document (``#name``) or to a web page; nothing
else becomes a link.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

CONTENTS = "contents"
"""Anchor of the heading whose list is the table of contents."""

_BLOCK_RULES = ("table", "blockquote", "hr", "list", "heading")
_INLINE_RULES = ("newline", "escape", "backticks", "emphasis", "link", "balance_pairs", "fragments_join")
_MARK = re.compile(r"[\\`*_\[\]<!\n]")
_ANCHOR = re.compile(r'<a id="([a-z][a-z0-9-]*)"></a>')
_TARGET = re.compile(r"\]\(\s*<?#([^\s)>]+)")
_LINK = re.compile(r"^(?:#[a-z][a-z0-9-]*|https?://\S+)$")


def parse_markdown(text: str) -> list[Token]:
    """The block tokens of a document; inline tokens hang below them as ``children``.

    An anchor is an inline token of type ``anchor`` whose ``content`` is its name.
    """
    return _parser().parse(text)


class _PlainFirst(ParserInline):
    """Lines without a single mark, most cells of most tables, become one text without trying every rule."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        if _MARK.search(src):
            return super().parse(src, md, env, tokens)
        tokens.append(Token("text", "", 0, content=src))
        return tokens


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False})
    parser.inline = _PlainFirst()
    parser.enable([*_BLOCK_RULES, *_INLINE_RULES])
    parser.inline.ruler.push("anchor", _anchor)
    parser.validateLink = lambda url: _LINK.match(url) is not None  # type: ignore[method-assign]
    return parser


def _anchor(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser calls it by position
    match = _ANCHOR.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("anchor", "", 0).content = match.group(1)
    state.pos = match.end()
    return True


def may_dangle(text: str) -> bool:
    """False when every internal link of a document leads to an anchor, told from its text alone: much cheaper than parsing it."""
    return not set(_TARGET.findall(text)) <= set(_ANCHOR.findall(text))


def anchor_of(heading: Token) -> str:
    """The anchor in the inline token of a heading, empty when it has none."""
    return next((child.content for child in heading.children or () if child.type == "anchor"), "")


def anchors(tokens: Iterable[Token]) -> list[str]:
    """Every anchor of a document, in order."""
    return [child.content for token in tokens for child in token.children or () if child.type == "anchor"]


def dangling_links(tokens: Sequence[Token]) -> list[str]:
    """Anchors that internal links point to and that the document does not have."""
    known = set(anchors(tokens))
    targets = [str(child.attrs["href"]) for token in tokens for child in token.children or () if child.type == "link_open"]
    return [target[1:] for target in targets if target.startswith("#") and target[1:] not in known]

"""The headings and anchors of a document, read before anything is written.

Word counts headings by itself. The outline counts in the same way and compares with the numbers that composing gave
out, so that "clause 3.1" is the same clause in every format.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from ictcriteria.render.docx.errors import DocxError, LinkError, NumberingError

_ANCHOR = re.compile(r"[a-z][a-z0-9-]*")
_LONGEST_BOOKMARK = 40
_HASH_LENGTH = 16
_DEEPEST_HEADING = 4
_HINT = "the template must print every numbered heading once, in order, and one level below the heading above it"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """What an anchor becomes in Word."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Outline:
    """What links of a document can point to."""

    bookmarks: Mapping[str, Bookmark]
    """By anchor."""
    labels: Mapping[str, str]
    """The numbers of numbered headings by anchor."""


def read_outline(tokens: Sequence[Token], numbers: Mapping[str, str]) -> Outline:
    """The outline of a document.

    Raises :class:`NumberingError` when Word's numbers would not be ``numbers``, :class:`LinkError` for an anchor that
    occurs twice.
    """
    anchors = _anchors(tokens)
    bookmarks = _bookmarks(anchors)
    lost = sorted(numbers.keys() - bookmarks.keys())
    if lost:
        raise NumberingError(f"'{lost[0]}' has the number {numbers[lost[0]]} but is not in the document", _HINT)
    return Outline(bookmarks, _count(anchors, numbers))


def heading_depth(token: Token) -> int:
    """How deep a heading lies: 0 for the title, 1 to 4 for what Word calls Heading 1 to Heading 4."""
    depth = int(token.tag[1:]) - 1
    if depth > _DEEPEST_HEADING:
        raise DocxError(f"a heading lies {depth + 1} levels deep", "documents have a title and four levels of headings")
    return depth


def anchors_of(inline: Token) -> list[str]:
    """The anchors in a line of text."""
    return [child.content for child in inline.children or () if child.type == "anchor"]


def bookmark_name(anchor: str) -> str:
    """The name of an anchor in Word: letters, digits and underscores, at most 40 characters.

    Two anchors never share a name: anchors have no underscore, and shortened names are the only ones with 40
    characters.
    """
    if not _ANCHOR.fullmatch(anchor):
        raise LinkError(f"'{anchor}' is not an anchor", "anchors have lower-case letters, digits and hyphens")
    name = anchor.replace("-", "_")
    if len(name) < _LONGEST_BOOKMARK:
        return name
    digest = hashlib.sha256(anchor.encode()).hexdigest()[:_HASH_LENGTH]
    return f"{name[: _LONGEST_BOOKMARK - _HASH_LENGTH - 1]}_{digest}"


def _anchors(tokens: Sequence[Token]) -> list[tuple[str, Token]]:
    """Each anchor, and the token that opens the block that it stands in."""
    return [
        (child.content, tokens[index - 1])
        for index, token in enumerate(tokens)
        if token.type == "inline" and token.children
        for child in token.children
        if child.type == "anchor"
    ]


def _bookmarks(anchors: Sequence[tuple[str, Token]]) -> dict[str, Bookmark]:
    bookmarks: dict[str, Bookmark] = {}
    for number, (anchor, _) in enumerate(anchors, start=1):
        if anchor in bookmarks:
            raise LinkError(f"the anchor '{anchor}' occurs twice")
        bookmarks[anchor] = Bookmark(number, bookmark_name(anchor))
    return bookmarks


def _count(anchors: Sequence[tuple[str, Token]], numbers: Mapping[str, str]) -> dict[str, str]:
    labels: dict[str, str] = {}
    counters: list[int] = []
    for anchor, block in anchors:
        if block.type == "heading_open" and anchor in numbers:
            counters = _advance(counters, heading_depth(block), anchor)
            labels[anchor] = ".".join(map(str, counters))
            _compare(anchor, labels[anchor], numbers[anchor])
    return labels


def _advance(counters: list[int], depth: int, anchor: str) -> list[int]:
    if depth == 0:
        raise NumberingError(f"the title '{anchor}' has a number")
    if depth > len(counters) + 1:
        raise NumberingError(f"the heading '{anchor}' is numbered but the heading above it is not", _HINT)
    padded = [*counters, 0]
    return [*padded[: depth - 1], padded[depth - 1] + 1]


def _compare(anchor: str, word: str, given: str) -> None:
    if word != given:
        raise NumberingError(f"the heading '{anchor}' has the number {given}, but Word would count {word}", _HINT)

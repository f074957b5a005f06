"""Markdown as a type: text that is already Markdown, and the one function that makes plain text safe inside it."""

import re

_SPECIAL = re.compile(r"([\\`*_\[\]<>|&~#])")
_LINE_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+])(?=\s|$)|^(?=[-=]+$)()")
_BLANKS = re.compile(r"[^\S\N{NO-BREAK SPACE}]+")
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


class Markdown(str):
    """Text that may hold markup; everything else that reaches a document is escaped."""

    __slots__ = ()


EMPTY = Markdown("")
"""No text."""


def escape_markdown(text: str) -> Markdown:
    """Plain text as one line of Markdown that shows exactly this text; control characters are dropped."""
    line = _BLANKS.sub(" ", _INVISIBLE.sub("", text)).strip(" ")
    escaped = _SPECIAL.sub(r"\\\1", line)
    return Markdown(_LINE_START.sub(lambda match: f"{match[1] or ''}\\{match[2] or match[3] or ''}", escaped))


def as_cell(text: str) -> Markdown:
    """Markdown on one line with its column bars escaped, fit for a table cell; list items follow each other after a semicolon."""
    parts = [part.strip() for part in re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)", text.strip())]
    line = " ".join(_BLANKS.sub(" ", re.sub(r"^(?:[-*]|\d+\.)\s+", "\N{EN DASH} ", part)) for part in parts)
    return Markdown(re.sub(r"(?<!\\)\|", r"\\|", line))


def as_item(text: str) -> Markdown:
    """Markdown indented by two blanks from its second line on, fit to follow ``- ``."""
    return Markdown(text.strip().replace("\n", "\n  "))

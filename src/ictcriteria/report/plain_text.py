"""Clause texts and figures for people who read them outside a document, in English."""

import re

from ictcriteria.model.clause_text import LINK, PLACEHOLDER

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
"""Characters that move the cursor of a terminal, or turn the direction in which a line is read."""

_SIGNS = {"percent": " %", "money": "", "none": ""}
"""Units that are written as a sign, or not at all."""


def as_read(text: str) -> str:
    """A clause text as it reads: ``{{ years }}`` is ``[years]``, links are their words."""
    named = PLACEHOLDER.sub(lambda match: f"[{match['name'].replace('_', ' ')}]", text)
    return LINK.sub(lambda match: match["words"], named).strip()


def plain_clause(text: str) -> str:
    """A clause text as it reads, with the targets of its links at the end, so that nothing that is written is lost."""
    targets = link_targets(text)
    return f"{as_read(text)}\n(links: {', '.join(targets)})" if targets else as_read(text)


def link_targets(text: str) -> list[str]:
    """Where the links of a text lead, each once, sorted: ``term supplier``."""
    return sorted({f"{match['scheme']} {match['target']}" for match in LINK.finditer(text)})


def quantity(number: str, unit: str) -> str:
    """``7 years``, ``1 working day``, ``60 %``, from a number and a unit as the YAML writes them."""
    if unit in _SIGNS:
        return f"{number}{_SIGNS[unit]}"
    return f"{number} {unit.replace('-', ' ')}{'' if number == '1' else 's'}"


def counted(number: int, noun: str) -> str:
    """``1 change``, ``2 changes``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def visible(text: str) -> str:
    """The text without characters that a terminal obeys instead of showing them; each is shown as its number."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def one_line(text: str) -> str:
    """The text on one line, without such characters."""
    return " ".join(visible(text.replace("\r", " ")).split())

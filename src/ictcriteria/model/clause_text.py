"""The little language inside clause texts: ``{{ parameter }}`` and three link schemes, nothing else of Jinja.

Texts are filled in by plain substitution, so no text of a pack is ever run as a template.
"""

import re
from dataclasses import dataclass

PLACEHOLDER = re.compile(r"\{\{\s*(?P<name>[a-z][a-z0-9_]*)(?P<number>\.number)?\s*\}\}")
"""``{{ years }}`` is value and unit, ``{{ years.number }}`` the number alone."""

LINK = re.compile(r"\[(?P<words>[^\[\]]+)\]\((?P<scheme>term|source|criterion):(?P<target>[^()\s]+)\)")
"""``[words](term:id)``, ``[words](source:id)`` and ``[words](criterion:pack/id)``."""

_TEMPLATE_SYNTAX = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_ANY_LINK = re.compile(r"\]\((?P<target>[^()]*)")


@dataclass(frozen=True, slots=True)
class TextLink:
    """One link of a clause text: ``scheme`` is ``term``, ``source`` or ``criterion``."""

    scheme: str
    target: str


def placeholders(text: str) -> tuple[str, ...]:
    """Names of the parameters a text uses, in order, repeats included."""
    return tuple(match["name"] for match in PLACEHOLDER.finditer(text)) if "{{" in text else ()


def links(text: str) -> tuple[TextLink, ...]:
    """The links of a text, in order."""
    return tuple(TextLink(match["scheme"], match["target"]) for match in LINK.finditer(text)) if "](" in text else ()


def stray_syntax(text: str) -> str | None:
    """The first piece of template syntax that is no placeholder, else None."""
    if "{" not in text and "}" not in text:
        return None
    match = _TEMPLATE_SYNTAX.search(PLACEHOLDER.sub("", text))
    return match.group() if match else None


def foreign_link(text: str) -> str | None:
    """The target of the first link that has none of the three schemes, else None.

    Whatever looks like the middle of a link counts as one: better too many than one that only the parser sees.
    """
    if "](" not in text:
        return None
    targets = (match["target"] for match in _ANY_LINK.finditer(LINK.sub("", text)))
    return next(targets, None)

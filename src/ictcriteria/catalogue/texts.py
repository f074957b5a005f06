"""Checks of single texts: placeholders, links and markup, and where a text stands in its file."""

import re
from collections.abc import Iterator, Mapping

from ictcriteria.catalogue.validate import closest
from ictcriteria.diagnostics import Finding, Origin
from ictcriteria.model.clause_text import foreign_link, placeholders, stray_syntax

_MARKUP = re.compile(r"^ {0,3}(#{1,6}\s|>|`{3}|~{3}|\||={3,}\s*$|-{3,}\s*$|<[a-z/!])", re.MULTILINE)
_MARKS = ("{", "}", "](", "#", ">", "```", "~~~", "|", "===", "---", "<")
"""A text without any of these holds nothing that is checked here; most hold none, and plain searches cost little."""


def text_route(key: str) -> tuple[str | int, ...]:
    """The route of a text in its file from its key: ``verification/x`` stands at ``verification.x.text``."""
    parts = key.split("/")
    match parts:
        case ["verification" | "obligations", name]:
            return (parts[0], name, "text")
        case ["parameters", name]:
            return ("parameters", name, "title")
        case ["legal_basis", index]:
            return ("legal_basis", int(index), "note")
        case ["scoring", "grades", grade]:
            return ("scoring", "grades", grade, "text")
        case _:
            return tuple(parts)


def check_texts(texts: Mapping[str, str], parameters: set[str], origin: Origin) -> Iterator[Finding]:
    """Placeholders without a parameter, template syntax, foreign links and markup that only documents may use."""
    for key, text in texts.items():
        if not any(map(text.__contains__, _MARKS)):
            continue
        place = origin.at(*text_route(key))
        for name in sorted(set(placeholders(text)) - parameters):
            message = f"placeholder '{{{{ {name} }}}}' has no parameter"
            yield Finding("undeclared-parameter", place, message, closest(name, parameters) or f"add '{name}' to 'parameters'")
        stray = stray_syntax(text)
        if stray is not None:
            yield Finding("template-in-text", place, f"'{stray}' is not allowed in a text", "only '{{ parameter }}' is")
        link = foreign_link(text)
        if link is not None:
            hint = "links are 'term:id', 'source:id' and 'criterion:pack/id'"
            yield Finding("unknown-link", place, f"link to '{link}' is not allowed", hint)
        markup = _MARKUP.search(text)
        if markup is not None:
            message = f"'{markup.group().strip()}' starts a heading, a table, a quotation or HTML"
            yield Finding("markup-in-text", place, message, "use paragraphs, lists and emphasis only")

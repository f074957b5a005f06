"""A file of a pack in words, for ``git diff``: everything that stands in it, one thing a line, and no YAML.

It takes plain data, not models: a file with a mistake is shown as well, nothing that is written is left out, and the program
starts fast enough to be run once for every file of a ``git log -p``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ictcriteria.report.plain_text import plain_clause, quantity

_CLOSED_WORDS = frozenset(("kind", "stage", "evidence", "unit", "status", "type"))
_INDENT = "  "
_WIDTH = 120
_LEVELS = "levels"


def clause_page(data: Any) -> str:
    """The data of one file as lines; texts keep the lines that their author gave them, so that a diff of the page is small."""
    if not isinstance(data, dict):
        return ""
    title = data.get("title")
    head = [title, "=" * len(title)] if isinstance(title, str) else []
    lines = _entries({key: value for key, value in data.items() if not head or key != "title"}.items(), 0, _units(data))
    return "\n".join([*head, *lines]).strip("\n") + "\n"


def _units(data: Mapping[str, Any]) -> Mapping[str, str]:
    """Parameter to the unit of its values."""
    parameters = data.get("parameters")
    entries = parameters.items() if isinstance(parameters, dict) else ()
    return {str(name): str(entry["unit"]) for name, entry in entries if isinstance(entry, dict) and "unit" in entry}


def _entries(entries: Iterable[tuple[Any, Any]], depth: int, units: Mapping[str, str]) -> Iterator[str]:
    for key, value in entries:
        name = "-" if key is None else f"{_in_words(str(key))}:"
        own_units = units if depth or key == _LEVELS else {}
        line = f"{_INDENT * depth}{name} {_on_a_line(str(key), value, own_units)}".rstrip()
        if "\n" not in line and len(line) <= _WIDTH and not _is_deep(value):
            yield line
            continue
        yield from [""] if depth == 0 else []
        yield f"{_INDENT * depth}{name}"
        if isinstance(value, dict):
            yield from _entries(value.items(), depth + 1, own_units)
        elif isinstance(value, list):
            yield from _entries(((None, part) for part in value), depth + 1, own_units)
        else:
            yield from (f"{_INDENT * (depth + 1)}{text}".rstrip() for text in plain_clause(str(value)).split("\n"))


def _is_deep(value: Any) -> bool:
    """True for a collection of collections: each of its entries gets lines of its own."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(isinstance(part, dict | list) for part in parts)


def _on_a_line(key: str, value: Any, units: Mapping[str, str]) -> str:
    match value:
        case dict():
            return ", ".join(f"{_in_words(str(name))} {_on_a_line(str(name), part, units)}" for name, part in value.items())
        case list():
            return ", ".join(_on_a_line("", part, units) for part in value)
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case _ if key in units:
            return quantity(str(value), units[key])
        case _:
            text = plain_clause(str(value))
            return text.replace("-", " ") if key in _CLOSED_WORDS else text


def _in_words(key: str) -> str:
    return re.sub(r"(?<=[a-z])_(?=[a-z])", " ", key)

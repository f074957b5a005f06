"""TOML bytes to plain data, and the line of a key; ``tomllib`` gives no positions."""

import re
import tomllib
from typing import Any

from ictcriteria.diagnostics import Diagnostic, Route, Severity, Span
from ictcriteria.source.yaml_reader import SourceDocument

_PLACE = re.compile(r"\(at line (?P<line>\d+), column (?P<column>\d+)\)")
_END = "(at end of document)"
_KEY = re.compile(r"^\s*(?P<name>[^=#\[]+?)\s*=")
_HEADER = re.compile(r"^\s*\[\[?(?P<name>[^\[\]]+)\]\]?\s*(#.*)?$")


def read_toml(content: bytes, file: str, table: tuple[str, ...] = ()) -> SourceDocument:
    """Read one file, or one table of it; a syntax error leaves ``data`` None, a table that is not there gives no data."""
    try:
        data: Any = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return SourceDocument(file, None, (_syntax("the file is not UTF-8", file, 1, 1),))
    except RecursionError:
        return SourceDocument(file, None, (_syntax("not valid TOML: values are nested too deeply", file, 1, 1),))
    except ValueError as error:
        return SourceDocument(file, None, (_unreadable(str(error), content, file),))
    for step in table:
        data = data.get(step, {}) if isinstance(data, dict) else {}
    return SourceDocument(file, data)


def toml_span(content: bytes, route: Route, table: tuple[str, ...] = ()) -> Span:
    """The place of the nearest key of a route that has a line of its own, else the start of the file."""
    keys = [str(step) for step in route if isinstance(step, str)]
    lines = content.decode("utf-8-sig", "replace").split("\n")
    for end in range(len(keys), 0, -1):
        span = _key_line([*table, *keys[:end]], lines)
        if span is not None:
            return span
    return Span(1, 1, 1, 1)


def _key_line(path: list[str], lines: list[str]) -> Span | None:
    """The place of a key, or of the header of a table of that name; both may be written with dots."""
    current: list[str] = []
    for number, line in enumerate(lines, start=1):
        header, key = _HEADER.match(line), _KEY.match(line)
        found = header or key
        if found is None:
            continue
        parts = [part.strip().strip("\"'") for part in found["name"].split(".")]
        current = parts if header else current
        whole = parts if header else current + parts
        if whole[: len(path)] == path:
            steps = parts[: len(path) - len(whole) + len(parts)]
            start = found.start("name") + ".".join(found["name"].split(".")[: len(steps)]).rfind(path[-1])
            return Span(number, start + 1, number, start + 1 + len(path[-1]))
    return None


def _unreadable(said: str, content: bytes, file: str) -> Diagnostic:
    place = _PLACE.search(said)
    line, column = (int(place["line"]), int(place["column"])) if place else (1, 1)
    if _END in said:
        lines = content.decode("utf-8-sig").split("\n")
        line, column = len(lines), len(lines[-1]) + 1
    words = _PLACE.sub("", said).replace(_END, "").strip()
    return _syntax(f"not valid TOML: {words[:1].lower()}{words[1:]}", file, line, column)


def _syntax(message: str, file: str, line: int, column: int) -> Diagnostic:
    return Diagnostic("syntax", Severity.ERROR, message, file, Span(line, column, line, column + 1), "see toml.io for the form")

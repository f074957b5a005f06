"""YAML bytes to plain data, and to positions.

PyYAML's C parser composes the nodes; the values are made here, because YAML 1.1 turns ``no`` into False and ``1.10``
into 1.1. Only ``true`` and ``false`` are booleans, only ``null``, ``~`` and nothing are null; all else stays the text
that was written, and the models read numbers and dates from it. Anchors, aliases, tags and duplicate keys are refused.
Data and positions come from two walks over the same nodes: positions are wanted only for files that have a problem.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from ictcriteria.diagnostics import Diagnostic, Route, Severity, Span
from ictcriteria.source.tree import MAX_TEXT_BYTES

MAX_DEPTH = 24
"""Mappings and lists inside each other; the deepest shipped file uses 6."""

_SAFE_TO_COMPOSE = 4000
_MARKS = (b"&", b"*", b"!")
_MORE_THAN_DATA = re.compile(rb"(?<![0-9A-Za-z*])(?:!|[&*][\w-])")
"""Where an anchor, an alias or a tag may begin: never right behind a letter or a digit, as marks in addresses stand."""

_CONSTANTS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}
_NOT_ALLOWED = re.compile(r"[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDEST_INDENT = re.compile(rb"^[ \-?:]*", re.MULTILINE)

_SYNTAX_HINTS = (
    ("mapping values are not allowed", "a colon stands where no value can start", "put quotes around a text with ': '"),
    ("could not find expected ':'", "a key has no colon", "write 'key: value', or indent the line as part of a text"),
    ("did not find expected key", "the indentation does not fit the lines above", "align the key with its neighbours"),
    ("did not find expected '-' indicator", "a list goes on without a dash", "start each entry of a list with '- '"),
    ("unexpected end of stream", "a quotation mark is opened and never closed", "close the quotation mark"),
    ("found another document", "a second document starts after '---'", "keep one document per file"),
    ("block sequence entries are not allowed", "a list starts where no list can start", "put the first '- ' on a line of its own"),
    ("cannot start any token", "a value starts with a character that YAML reserves", "put quotes around the value"),
)

_Position = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One YAML file as plain data (dict, list, str, bool, None), with the problems found while reading it."""

    file: str
    data: Any
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where each value of a document stands, and each key."""

    values: dict[Route, _Position]
    keys: dict[Route, _Position]

    def span(self, route: Route, *, of_key: bool = False) -> Span:
        """The place of a value, or of its key; for a route that does not exist, the place of the nearest parent."""
        if of_key and route in self.keys:
            return Span(*self.keys[route])
        while route and route not in self.values:
            route = route[:-1]
        return Span(*self.values.get(route, (1, 1, 1, 1)))


def read_yaml(content: bytes, file: str) -> SourceDocument:
    """Read one file; a syntax error leaves ``data`` None, other problems leave the rest of the data readable."""
    if len(content) > MAX_TEXT_BYTES:
        return SourceDocument(file, None, (too_large(file, len(content)),))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return SourceDocument(file, None, (_not_utf8(error, file),))
    refused = tuple(_refused(text, content, file))
    if refused:
        return SourceDocument(file, None, refused)
    try:
        node = _compose(text)
    except yaml.YAMLError as error:
        return SourceDocument(file, None, (_syntax_error(error, text, file),))
    found: list[Diagnostic] = []
    data = None if node is None else _construct(node, 0, found, file)
    return SourceDocument(file, data, tuple(found))


def map_positions(content: bytes) -> SourceMap:
    """Positions in a file that :func:`read_yaml` could read; an empty map for one that it could not."""
    values: dict[Route, _Position] = {}
    keys: dict[Route, _Position] = {}
    try:
        node = _compose(content.decode("utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError):
        node = None
    if node is not None:
        _map(node, (), values, keys)
    return SourceMap(values, keys)


def too_large(file: str, size: int) -> Diagnostic:
    """The diagnostic for a file above the size limit; ``size`` in bytes."""
    message = f"the file has {size} bytes, more than the limit of {MAX_TEXT_BYTES}"
    return Diagnostic("file-too-large", Severity.ERROR, message, file, hint="split the file, or check that it is the right one")


class _NoGuessing:
    """Keeps PyYAML from guessing the type of every scalar, which takes a third of its time and is not wanted here."""

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Forget nothing: there is no path to resolve."""

    def ascend_resolver(self) -> None:
        """Forget nothing: there is no path to resolve."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        """One tag for all."""
        del kind, value, implicit
        return ""


if yaml.__with_libyaml__:

    class _Loader(_NoGuessing, yaml.CSafeLoader):
        """libyaml's parser."""

else:

    class _Loader(_NoGuessing, yaml.SafeLoader):  # type: ignore[no-redef]
        """The parser in Python, ten times slower, where PyYAML was built without libyaml."""


def _loader(text: str) -> Any:
    return _Loader(text)


def _compose(text: str) -> Any:
    loader = _loader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def _refused(text: str, content: bytes, file: str) -> Iterator[Diagnostic]:
    """Anchors, aliases, tags and nesting beyond the limit; the event pass runs only where the bytes give cause for it."""
    if not (_may_hold_more_than_data(content) or _may_nest_deeply(content)):
        return
    loader, depth = _loader(text), 0
    try:
        while loader.check_event():
            event = loader.get_event()
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > MAX_DEPTH:
                yield _at(event, file, "nested-too-deeply", f"values are nested deeper than {MAX_DEPTH} levels", "flatten them")
                return
            yield from _more_than_data(event, file)
    except yaml.YAMLError:
        return
    finally:
        loader.dispose()


def _may_hold_more_than_data(content: bytes) -> bool:
    return any(mark in content for mark in _MARKS) and _MORE_THAN_DATA.search(content) is not None


def _may_nest_deeply(content: bytes) -> bool:
    """Whether brackets and indents together could nest too deeply; long lines give cause to look at indents."""
    most_brackets = content.count(b"[") + content.count(b"{")
    if most_brackets + max(map(len, content.splitlines()), default=0) <= _SAFE_TO_COMPOSE:
        return False
    return most_brackets + max(map(len, _WIDEST_INDENT.findall(content))) > _SAFE_TO_COMPOSE


def _more_than_data(event: Any, file: str) -> Iterator[Diagnostic]:
    if isinstance(event, yaml.AliasEvent):
        yield _at(event, file, "anchor-or-alias", f"alias '*{event.anchor}' is not allowed", "write the value out")
    elif getattr(event, "anchor", None) is not None:
        yield _at(event, file, "anchor-or-alias", f"anchor '&{event.anchor}' is not allowed", "write the value out")
    if getattr(event, "tag", None) is not None:
        yield _at(event, file, "tag", f"tag '{event.tag}' is not allowed", "remove it; quote a text that starts with '!'")


def _construct(node: Any, depth: int, found: list[Diagnostic], file: str) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return _CONSTANTS.get(node.value, node.value) if node.style is None or node.style == "" else node.value
    if depth >= MAX_DEPTH:
        found.append(_at(node, file, "nested-too-deeply", f"values are nested deeper than {MAX_DEPTH} levels", "flatten them"))
        return None
    if isinstance(node, yaml.SequenceNode):
        return [_construct(item, depth + 1, found, file) for item in node.value]
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            found.append(_at(key_node, file, "invalid-value", "a key must be a plain word", "write 'key: value'"))
        elif key_node.value in data:
            message = f"key '{key_node.value}' stands twice"
            found.append(_at(key_node, file, "duplicate-key", message, "keep one of them"))
        else:
            data[key_node.value] = _construct(value_node, depth + 1, found, file)
    return data


def _map(node: Any, route: Route, values: dict[Route, _Position], keys: dict[Route, _Position]) -> None:
    values[route] = _position(node)
    if len(route) >= MAX_DEPTH:
        return
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _map(item, (*route, index), values, keys)
    elif isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            inner = (*route, key_node.value) if isinstance(key_node, yaml.ScalarNode) else route
            if inner not in keys:
                keys[inner] = _position(key_node)
                _map(value_node, inner, values, keys)


def _position(node: Any) -> _Position:
    start, end = node.start_mark, node.end_mark
    return (start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _at(node: Any, file: str, rule: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(rule, Severity.ERROR, message, file, Span(*_position(node)), hint)


def _syntax_error(error: yaml.YAMLError, text: str, file: str) -> Diagnostic:
    if isinstance(error, yaml.reader.ReaderError):
        return _forbidden_character(text, file)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or "the parser gave up"
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    rows = text.split("\n")
    if line > len(rows):
        line, column = len(rows), len(rows[-1]) + 1
    before = rows[line - 1][:column]
    message, hint = next(
        ((message, hint) for part, message, hint in _SYNTAX_HINTS if part in problem),
        (f"not valid YAML: {problem}", "see the line above as well"),
    )
    if "\t" in before and not before.strip():
        message, hint = "a tab is used for indentation", "indent with spaces"
    return Diagnostic("syntax", Severity.ERROR, message, file, Span(line, column, line, column + 1), hint)


def _forbidden_character(text: str, file: str) -> Diagnostic:
    """The place is looked up here, because libyaml counts bytes and the parser in Python counts characters."""
    found = _NOT_ALLOWED.search(text)
    before, character = (text[: found.start()], f" U+{ord(found.group()):04X}") if found else ("", "")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    message = f"character{character} is not allowed"
    return Diagnostic("syntax", Severity.ERROR, message, file, Span(line, column, line, column + 1), "delete the character")


def _not_utf8(error: UnicodeDecodeError, file: str) -> Diagnostic:
    """``error.object`` is what the decoder read: the file without a byte order mark."""
    before = error.object[: error.start].decode("utf-8", "replace")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    message = f"byte 0x{error.object[error.start]:02x} is not UTF-8"
    return Diagnostic("syntax", Severity.ERROR, message, file, Span(line, column, line, column + 1), "save the file as UTF-8")

"""What a template asks for, read from its text without running it."""

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import nodes

_SAY = "say"
_LOOP = "loop"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a template and its line."""

    name: str
    line: int


@dataclass(frozen=True, slots=True)
class AskedWord:
    """A word that a template asks for with ``say('section.word', gap=…)``, and the gaps that it fills."""

    key: str
    gaps: frozenset[str]
    line: int


@dataclass(frozen=True, slots=True)
class TemplateScan:
    """What a template asks for by fixed names, in the order of its text: words, variables, and fields of values.

    ``sets`` are the variables that it makes itself, in loops, macros and ``set``.
    """

    words: tuple[AskedWord, ...] = ()
    variables: tuple[Mention, ...] = ()
    fields: tuple[Mention, ...] = ()
    sets: frozenset[str] = frozenset()


def scan_tree(tree: nodes.Template) -> TemplateScan:
    """The scan of a parsed template."""
    names = list(tree.find_all(nodes.Name))
    used = [Mention(name.name, name.lineno) for name in names if name.ctx == "load"]
    made = {name.name for name in names if name.ctx != "load"} | set(_declared(tree))
    fields = [Mention(each.attr, each.lineno) for each in tree.find_all(nodes.Getattr) if not _is_loop(each.node)]
    return TemplateScan(tuple(_words(tree)), tuple(used), tuple(fields), frozenset(made))


def _words(tree: nodes.Template) -> Iterator[AskedWord]:
    for call in tree.find_all(nodes.Call):
        is_say = isinstance(call.node, nodes.Name) and call.node.name == _SAY
        if is_say and call.args and isinstance(call.args[0], nodes.Const):
            yield AskedWord(str(call.args[0].value), frozenset(pair.key for pair in call.kwargs), call.lineno)


def _declared(tree: nodes.Template) -> Iterator[str]:
    """Names of macros, and of templates that are imported."""
    yield _LOOP
    for macro in tree.find_all(nodes.Macro):
        yield macro.name
    for imported in tree.find_all(nodes.Import):
        yield imported.target
    for imported_names in tree.find_all(nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in imported_names.names)


def _is_loop(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Name) and node.name == _LOOP

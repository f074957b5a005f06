"""The sandbox: what a template can call, and what it costs."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jinja2 import BaseLoader, Template, TemplateNotFound, TemplateSyntaxError, Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from ictcriteria.markdown_text import Markdown, as_cell, as_item, escape_markdown

MAX_STEPS = 1_000_000
"""Turns of loops and calls that one document may cost; the largest shipped one costs a few thousand."""

_CHARACTERS_PER_STEP = 1_000

MAX_CHARACTERS = 20_000_000
"""Characters that a document, or any text made on the way, may have."""

TemplateLoader = Callable[[str], str | None]
"""Name of a template to its source; None when there is none."""

Note = Callable[[Exception], None]
"""Takes a mistake down, so that a template can go on."""


class Budget:
    """What is left of the steps; one per set of templates, refilled for each document."""

    def __init__(self) -> None:
        self.left = MAX_STEPS

    def spend(self, steps: int = 1) -> None:
        """Take steps away; raises SecurityError when none is left."""
        self.left -= steps
        if self.left < 0:
            raise SecurityError(f"it takes more than {MAX_STEPS} steps")

    def count(self, items: Iterable[Any]) -> Iterator[Any]:
        """The items, a step each."""
        for item in items:
            self.spend()
            yield item

    def join(self, items: Iterable[Any], separator: str = "") -> str:
        """The items as one text; a long text costs steps as well, or copying it again and again would be free."""
        texts = [str(item) if isinstance(item, Undefined) else item for item in items]
        if not all(isinstance(text, str | int) for text in texts):
            raise SecurityError("only texts and whole numbers can be joined")
        joined = _limited(separator.join(str(text) for text in texts))
        self.spend(len(joined) // _CHARACTERS_PER_STEP)
        return Markdown(joined) if texts and all(isinstance(text, Markdown) for text in texts) else joined


def _limited(text: str) -> str:
    if len(text) > MAX_CHARACTERS:
        raise SecurityError(f"it makes a text of more than {MAX_CHARACTERS} characters")
    return text


def _concat(parts: Iterable[str]) -> str:
    collected, size = [], 0
    for part in parts:
        size += len(part)
        if size > MAX_CHARACTERS:
            raise SecurityError(f"it makes a text of more than {MAX_CHARACTERS} characters")
        collected.append(part)
    return "".join(collected)


class _Loader(BaseLoader):
    def __init__(self, load: TemplateLoader) -> None:
        self._load = load

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:
        del environment
        parts = template.split("/")
        source = None if ".." in parts or template.startswith("/") else self._load(template)
        if source is None:
            raise TemplateNotFound(template)
        return source, template, lambda: True


class Sandbox(SandboxedEnvironment):
    """A Jinja environment that charges ``budget`` for every call and every turn of a loop.

    With ``note``, what a template asks for and does not get is noted there and counts as nothing, so that all of it is found
    in one run; without, it is an error.
    """

    intercepted_binops = frozenset({"+", "*", "%", "**"})
    concat = staticmethod(_concat)

    def __init__(
        self, load: TemplateLoader, budget: Budget, unknown: type[Undefined], note: Note | None = None, *, html: bool = False
    ) -> None:
        super().__init__(
            loader=_Loader(load), undefined=unknown, autoescape=html, finalize=None if html else _as_markdown, trim_blocks=True,
            lstrip_blocks=True, keep_trailing_newline=True, auto_reload=False,
        )  # fmt: skip
        self.budget = budget
        self.note = note
        self.globals = {}
        self.filters = {
            "length": len,
            "first": _first,
            "join": budget.join,
            "cell": _of_text(as_cell),
            "item": _of_text(as_item),
            "count_steps": budget.count,
        }
        self.tests = {name: self.tests[name] for name in ("defined", "none", "eq", "ne", "in", "sameas", "undefined")}

    def call(self, context: Any, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Charge a step for each call."""
        self.budget.spend()
        return super().call(context, obj, *args, **kwargs)

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros, ``loop`` and functions for templates can be called; calling what does not exist says so by itself."""
        return isinstance(obj, Macro | LoopContext | Undefined) or getattr(obj, "for_templates", False) is True

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Whole numbers can be added, and that is all."""
        if operator != "+" or not all(isinstance(side, int) for side in (left, right)):
            raise SecurityError(f"'{operator}' is not allowed in templates; join texts with '~'")
        return super().call_binop(context, operator, left, right)

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> Template:  # noqa: A002 - Jinja's own name
        """A template by name; while mistakes are noted, one that does not exist, or cannot be read, is an empty one."""
        return self._noting(parent, super().get_template, name, parent, globals)

    def select_template(self, names: Any, parent: Any = None, globals: Any = None) -> Template:  # noqa: A002 - as above
        """The first template that exists; while mistakes are noted, an empty one when none does."""
        return self._noting(parent, super().select_template, names, parent, globals)

    def _noting(self, parent: str | None, load: Callable[..., Template], *args: Any) -> Template:
        try:
            return load(*args)
        except (TemplateNotFound, TemplateSyntaxError) as error:
            if self.note is None or parent is None:
                raise
            self.note(error)
            return self.from_string("")

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _refuse_nested_values(tree, name)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, "count_steps", [], [], None, None, lineno=loop.lineno)
        _join_concatenations(tree)
        return tree


def _refuse_nested_values(tree: nodes.Node, name: str | None) -> None:
    """Refuse lists built from values: nested into each other they would grow without costing a step."""
    allowed = {id(include.template) for include in tree.find_all(nodes.Include)}
    for literal in tree.find_all((nodes.List, nodes.Tuple, nodes.Dict)):
        items: list[Any] = getattr(literal, "items")  # noqa: B009 - the stubs know no common type with items
        is_target = isinstance(literal, nodes.Tuple) and literal.ctx == "store"
        if not (is_target or id(literal) in allowed or all(isinstance(item, nodes.Const) for item in items)):
            raise TemplateSyntaxError("a list may hold only fixed texts and numbers", literal.lineno, name)


def _join_concatenations(node: nodes.Node) -> None:
    """Make ``a ~ b`` the filter ``join``, which has a limit."""
    for name, value in list(node.iter_fields()):
        children = value if isinstance(value, list) else [value]
        changed = []
        for child in children:
            if isinstance(child, nodes.Node):
                _join_concatenations(child)
            if isinstance(child, nodes.Concat):
                items = nodes.List(child.nodes, lineno=child.lineno)
                child = nodes.Filter(items, "join", [], [], None, None, lineno=child.lineno)  # noqa: PLW2901 - replaced on purpose
            changed.append(child)
        if isinstance(value, nodes.Node | list):
            setattr(node, name, changed if isinstance(value, list) else changed[0])


def _first(items: Any) -> Any:
    return items[0]


def _of_text(function: Callable[[str], str]) -> Callable[[Any], str]:
    return lambda text: function(str(text) if isinstance(text, Undefined) else text)


def _as_markdown(value: Any) -> Any:
    if isinstance(value, str):
        return value if isinstance(value, Markdown) else escape_markdown(value)
    if isinstance(value, int | Undefined):
        return value
    raise SecurityError("only texts and whole numbers can be printed")


def for_templates(function: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a function that templates may call."""
    function.for_templates = True  # type: ignore[attr-defined]
    return function


def safe_html(html: str) -> str:
    """HTML that our own renderer made, so that a template prints it unescaped."""
    return Markup(html)  # noqa: S704 - the renderer escapes every text

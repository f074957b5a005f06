"""The only place that runs templates.

Templates come from others, so they run in a sandbox with a budget instead of a clock, and the same template fails at the
same point on every machine: every turn of a loop and every call costs a step, no text may grow past a limit, only the
filters and tests named here exist, and methods of values cannot be called. A name that is not defined is an error.
Values are escaped for Markdown, or for HTML in ``*.html.j2``, unless their type says that they are markup already.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, Template, TemplateError, TemplateNotFound, TemplateSyntaxError, Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from ictcriteria.diagnostics import Diagnostic, Severity, Span
from ictcriteria.markdown_text import Markdown, as_cell, as_item, escape_markdown

MAX_STEPS = 1_000_000
"""Turns of loops and calls that one document may cost; the largest shipped one costs a few thousand."""

_CHARACTERS_PER_STEP = 1_000

MAX_CHARACTERS = 20_000_000
"""Characters that a document, or any text made on the way, may have."""

TemplateLoader = Callable[[str], str | None]
"""Name of a template to its source; None when there is none."""


_PROBLEMS = (TemplateError, TypeError, ValueError, AttributeError, ArithmeticError, LookupError, NameError, RuntimeError)
"""What a template can make Python raise; a name, because Jinja writes an infinite constant as ``inf``."""


class TemplateProblemError(Exception):
    """A template that cannot be used; carries the diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class _Budget:
    """What is left of the steps; one per environment, refilled for each document."""

    def __init__(self) -> None:
        self.left = MAX_STEPS

    def spend(self, steps: int = 1) -> None:
        self.left -= steps
        if self.left < 0:
            raise SecurityError(f"it takes more than {MAX_STEPS} steps")

    def count(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self.spend()
            yield item

    def join(self, items: Iterable[Any], separator: str = "") -> str:
        """The items as one text; a long text costs steps as well, or copying it again and again would be free."""
        texts = list(items)
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


class _Environment(SandboxedEnvironment):
    """The sandbox; ``spend`` is charged for every call and every turn of a loop."""

    intercepted_binops = frozenset({"+", "*", "%", "**"})
    concat = staticmethod(_concat)

    def __init__(self, load: TemplateLoader, budget: _Budget, finalize: Callable[[Any], Any] | None, *, html: bool) -> None:
        super().__init__(
            loader=_Loader(load), undefined=StrictUndefined, autoescape=html, finalize=finalize, trim_blocks=True,
            lstrip_blocks=True, keep_trailing_newline=True, auto_reload=False,
        )  # fmt: skip
        self.budget = budget
        self.globals = {}
        self.filters = {
            "length": len,
            "first": _first,
            "join": budget.join,
            "cell": as_cell,
            "item": as_item,
            "count_steps": budget.count,
        }
        self.tests = {name: self.tests[name] for name in ("defined", "none", "eq", "ne", "in", "sameas", "undefined")}

    def call(self, context: Any, obj: Any, *args: Any, **kwargs: Any) -> Any:
        self.budget.spend()
        return super().call(context, obj, *args, **kwargs)

    def is_safe_callable(self, obj: Any) -> bool:
        return isinstance(obj, Macro | LoopContext) or getattr(obj, "for_templates", False) is True

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator != "+" or not all(isinstance(side, int) for side in (left, right)):
            raise SecurityError(f"'{operator}' is not allowed in templates; join texts with '~'")
        return super().call_binop(context, operator, left, right)

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


def _as_markdown(value: Any) -> Any:
    if isinstance(value, str):
        return value if isinstance(value, Markdown) else escape_markdown(value)
    if isinstance(value, int | Undefined):
        return value
    raise SecurityError("only texts and whole numbers can be printed")


class Templates:
    """Templates of one folder, or of several laid over each other."""

    def __init__(self, load: TemplateLoader, shown: Callable[[str], str]) -> None:
        self._shown = shown
        self._budget = _Budget()
        self._markdown = _Environment(load, self._budget, _as_markdown, html=False)
        self._html = _Environment(load, self._budget, None, html=True)

    def render_markdown(self, name: str, values: Mapping[str, Any]) -> str:
        """Markdown from a ``*.md.j2`` template; raises :class:`TemplateProblemError` with the place in the template."""
        return self._render(self._markdown, name, values)

    def render_html(self, name: str, values: Mapping[str, Any]) -> str:
        """HTML from a ``*.html.j2`` template; raises :class:`TemplateProblemError` with the place in the template."""
        return self._render(self._html, name, values)

    def _render(self, environment: _Environment, name: str, values: Mapping[str, Any]) -> str:
        self._budget.left = MAX_STEPS
        try:
            return environment.get_template(name).render(values)
        except TemplateSyntaxError as error:
            raise self._problem(error.name or name, error.lineno, error.message or "it cannot be read") from error
        except SyntaxError as error:
            raise self._problem(error.filename or name, 1, "it is nested too deeply") from error
        except _PROBLEMS as error:
            file, line = _place(error, name)
            raise self._problem(file, line, _reason(error)) from error

    def _problem(self, name: str, line: int, reason: str) -> TemplateProblemError:
        message = f"the template cannot be used: {reason}"
        hint = "templates may loop, test and print what the document offers, and call 'say'; see templates/README.md"
        return TemplateProblemError(
            Diagnostic("template", Severity.ERROR, message, self._shown(name), Span(line, 1, line, 1), hint)
        )


def _reason(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return "there is no template " + " or ".join(f"'{name}'" for name in getattr(error, "templates", [error.name]))
    if isinstance(error, RecursionError):
        return "it calls itself without end"
    return str(error)


def _place(error: BaseException, name: str) -> tuple[str, int]:
    """Template and line of the innermost frame that runs template code."""
    place = (name, 1)
    trace = error.__traceback__
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template):
            place = (template.name or name, template.get_corresponding_lineno(trace.tb_lineno))
        elif trace.tb_frame.f_code.co_filename.endswith(".j2"):
            place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return place


def for_templates(function: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a function that templates may call."""
    function.for_templates = True  # type: ignore[attr-defined]
    return function


def safe_html(html: str) -> str:
    """HTML that our own renderer made, so that a template prints it unescaped."""
    return Markup(html)  # noqa: S704 - the renderer escapes every text

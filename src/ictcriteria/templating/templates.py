"""Templates that print, and what is wrong with them, with the place."""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from types import FrameType
from typing import Any

from jinja2 import Template, TemplateError, TemplateNotFound, TemplateSyntaxError

from ictcriteria.diagnostics import Diagnostic, Severity, Span
from ictcriteria.templating.sandbox import MAX_STEPS, Budget, Sandbox, TemplateLoader
from ictcriteria.templating.scan import TemplateScan, scan_tree
from ictcriteria.templating.unknown import Unknown, UnknownValueError, noting

_PROBLEMS = (TemplateError, TypeError, ValueError, AttributeError, ArithmeticError, LookupError, NameError, RuntimeError)
"""What a template can make Python raise; a name, because Jinja writes an infinite constant as ``inf``."""

_STEPS_PER_NOTE = 100

_HINT = "templates may loop, test and print what the document offers, and call 'say'; see templates/README.md"


class TemplateProblemError(Exception):
    """A template that cannot be used; carries the diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Templates:
    """Templates of one folder, or of several laid over each other.

    With ``note``, a value or a template that does not exist is told there and counts as nothing, so that all mistakes of a
    template are found in one run; without, it is a problem.
    """

    def __init__(self, load: TemplateLoader, shown: Callable[[str], str], note: Callable[[Diagnostic], None] | None = None) -> None:
        self._load = load
        self._shown = shown
        self._budget = Budget()
        if note is None:
            self._markdown = Sandbox(load, self._budget, Unknown)
            self._html = Sandbox(load, self._budget, Unknown, html=True)
        else:
            take = self._taking(note)
            self._markdown = Sandbox(load, self._budget, noting(take), take)
            self._html = Sandbox(load, self._budget, noting(take), take, html=True)

    def render_markdown(self, name: str, values: Mapping[str, Any]) -> str:
        """Markdown from a ``*.md.j2`` template; raises :class:`TemplateProblemError` with the place in the template."""
        return self._render(self._markdown, name, values)

    def render_html(self, name: str, values: Mapping[str, Any]) -> str:
        """HTML from a ``*.html.j2`` template; raises :class:`TemplateProblemError` with the place in the template."""
        return self._render(self._html, name, values)

    def scan(self, name: str) -> TemplateScan:
        """What a template asks for; raises :class:`TemplateProblemError` for one that cannot be read."""
        environment = self._html if name.endswith(".html.j2") else self._markdown
        try:
            environment.get_template(name)
            return scan_tree(environment.parse(self._load(name) or "", name))
        except (*_PROBLEMS, SyntaxError) as error:
            raise self._problem(error, name) from error

    def place(self, name: str, line: int, words: str = "") -> tuple[str, Span]:
        """A line of a template as the user would type its name, and the place of some words on it, or of its start."""
        lines = (self._load(name) or "").splitlines()
        found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", lines[line - 1]) if words and line <= len(lines) else None
        start, end = (found.start() + 1, found.end() + 1) if found else (1, 1)
        return self._shown(name), Span(line, start, line, end)

    def _render(self, environment: Sandbox, name: str, values: Mapping[str, Any]) -> str:
        self._budget.left = MAX_STEPS
        try:
            return environment.get_template(name).render(values)
        except (*_PROBLEMS, SyntaxError) as error:
            raise self._problem(error, name) from error

    def _taking(self, note: Callable[[Diagnostic], None]) -> Callable[[Exception], None]:
        def take(error: Exception) -> None:
            self._budget.spend(_STEPS_PER_NOTE)
            note(self._diagnostic(error, _innermost(_frames()) or ("", 1)))

        return take

    def _problem(self, error: Exception, name: str) -> TemplateProblemError:
        return TemplateProblemError(self._diagnostic(error, _innermost(_trace(error)) or (name, 1)))

    def _diagnostic(self, error: Exception, place: tuple[str, int]) -> Diagnostic:
        """A mistake as a diagnostic; what a template calls may say by ``rule`` and ``hint`` what its own errors mean."""
        name, line = place
        if isinstance(error, TemplateSyntaxError):
            name, line, reason = error.name or name, error.lineno, error.message or "it cannot be read"
        elif isinstance(error, SyntaxError):
            name, line, reason = error.filename or name, 1, "it is nested too deeply"
        else:
            reason = _reason(error)
        rule: str | None = getattr(error, "rule", None)
        if rule is None:
            file, span = self.place(name, line)
            return Diagnostic("template", Severity.ERROR, f"the template cannot be used: {reason}", file, span, _HINT)
        file, span = self.place(name, line, error.name if isinstance(error, UnknownValueError) else "")
        return Diagnostic(rule, Severity.ERROR, reason, file, span, getattr(error, "hint", None) or _HINT)


def _reason(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return "there is no template " + " or ".join(f"'{name}'" for name in getattr(error, "templates", [error.name]))
    if isinstance(error, RecursionError):
        return "it calls itself without end"
    return str(error)


def _frames() -> Iterator[tuple[FrameType, int]]:
    """Frames that are running, the outermost first."""
    frames: list[tuple[FrameType, int]] = []
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 - the only way to learn which line of a template is running
    while frame is not None:
        frames.append((frame, frame.f_lineno))
        frame = frame.f_back
    return reversed(frames)


def _trace(error: BaseException) -> Iterator[tuple[FrameType, int]]:
    """Frames that an error went through, the outermost first."""
    trace = error.__traceback__
    while trace is not None:
        yield trace.tb_frame, trace.tb_lineno
        trace = trace.tb_next


def _innermost(frames: Iterator[tuple[FrameType, int]]) -> tuple[str, int] | None:
    """Template and line of the innermost frame that runs template code."""
    place = None
    for frame, line in frames:
        template = frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template):
            place = (template.name or "", template.get_corresponding_lineno(line))
        elif frame.f_code.co_filename.endswith(".j2"):
            place = (frame.f_code.co_filename, line)
    return place

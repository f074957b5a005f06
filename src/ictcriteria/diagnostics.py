"""The words every layer shares for "a problem at a place".

Rules and readers speak in routes (keys and indices into a document); lines and columns are looked up only when a
diagnostic is made, so models carry no positions and two equal criteria are equal wherever they stand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")

Route = tuple[str | int, ...]
"""Keys and indices from the top of a YAML document to a value; ``()`` is the whole document."""


class Severity(StrEnum):
    """How bad a diagnostic is; an error stops a build."""

    ERROR = "error"
    """Wrong: a build stops, or what it prints would not stand."""
    WARNING = "warning"
    """A lawyer or a bidder will object."""
    NOTE = "note"
    """Advice."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text file; lines and columns count from 1, the end column is the first one after the stretch."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)
"""The span for problems of a file as a whole."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A file (as shown to the user) and a route into it."""

    file: str
    route: Route = ()

    def at(self, *steps: str | int) -> "Origin":
        """The origin of something further down the same file."""
        return Origin(self.file, (*self.route, *steps))


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some words inside the text at a route: the ``nth`` time (from 0) that they stand there, however they are wrapped."""

    words: str
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Fix:
    """A mend that cannot change what a file means: ``replacement`` for exactly what stands at the place of the problem.

    With ``whole_lines`` the lines of the place are taken out instead.
    """

    replacement: str = ""
    whole_lines: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem before its line is looked up.

    With ``of_key`` the place is the key at the end of the route, not the value; with ``excerpt`` it is some words of the text.
    """

    rule: str
    origin: Origin
    message: str
    hint: str | None = None
    severity: Severity = Severity.ERROR
    of_key: bool = False
    excerpt: Excerpt | None = None
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem in a user's file.

    ``message`` is one sentence in lower case without a full stop, with the offending value in single quotes; ``hint``
    says how to mend it. ``file`` is the path as the user would type it; ``fix`` is there when a program may mend it.
    """

    rule: str
    severity: Severity
    message: str
    file: str
    span: Span = START
    hint: str | None = None
    fix: Fix | None = None

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """File, line, column, rule, message: the order in which diagnostics are printed."""
        return (self.file, self.span.line, self.span.column, self.rule, self.message)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """True when at least one of the diagnostics is an error."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """A result and the problems found on the way; ``value`` is None only when errors left nothing to go on with."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

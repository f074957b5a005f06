"""Comments that silence a rule: ``# ictcriteria: ignore[rule] reason until=2027-06-30``.

A comment silences the rules it names on its own line, or, when it stands alone, on the next line with content, together with
all that belongs to the key of that line. It needs a reason. Comments that silence nothing, or whose day has passed, are
reported.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ictcriteria.diagnostics import Diagnostic, Fix, Severity, Span
from ictcriteria.source.yaml_reader import SourceMap, map_positions

MARK = b"ictcriteria: ignore"
"""What every such comment holds; files without it need no look."""

_COMMENT = re.compile(r"#\s*ictcriteria:\s*ignore(?P<rest>.*)$")
_NAMED = re.compile(r"\[(?P<rules>[^\[\]]*)\]\s*(?P<reason>.*)$")
_UNTIL = re.compile(r"\buntil=(?P<day>\S+)\s*")
_HINT = "write '# ictcriteria: ignore[rule] reason'; the reason is for the lawyer who reads it next year"


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment: its place, the rules it silences, and the lines it reaches (first and last, from 1)."""

    file: str
    span: Span
    rules: tuple[str, ...]
    reason: str
    until: date | None
    first: int
    last: int

    def covers(self, diagnostic: Diagnostic) -> bool:
        """True when the comment silences this diagnostic."""
        is_named = diagnostic.rule in self.rules and diagnostic.file == self.file
        return is_named and self.first <= diagnostic.span.line <= self.last


def find_suppressions(content: bytes, file: str) -> tuple[list[Suppression], list[Diagnostic]]:
    """The comments of a YAML file, and those that are not written as they should be."""
    found: list[Suppression] = []
    problems: list[Diagnostic] = []
    if MARK not in content:
        return found, problems
    positions = map_positions(content)
    lines = content.decode("utf-8-sig", "replace").split("\n")
    texts = _lines_inside_texts(positions, lines)
    for number, line in enumerate(lines, start=1):
        match = None if number in texts else _COMMENT.search(line)
        if match is None:
            continue
        span = Span(number, match.start() + 1, number, len(line.rstrip("\r")) + 1)
        parsed = _parse(match["rest"], file, span)
        if isinstance(parsed, Diagnostic):
            problems.append(parsed)
        else:
            rules, reason, until = parsed
            first, last = _reach(number, lines, positions)
            found.append(Suppression(file, span, rules, reason, until, first, last))
    return found, problems


def apply_suppressions(
    diagnostics: Iterable[Diagnostic], suppressions: Iterable[Suppression], today: date, known: frozenset[str]
) -> tuple[list[Diagnostic], int]:
    """What is left of the diagnostics, with what is wrong with the comments; and how many were silenced.

    ``known`` are the rules that ran: only of those can be said that a comment silences nothing.
    """
    comments = [item for item in suppressions if item.until is None or today <= item.until]
    used: set[Suppression] = set()
    left: list[Diagnostic] = []
    silenced = 0
    for diagnostic in diagnostics:
        covering = [item for item in comments if item.covers(diagnostic)]
        used.update(covering)
        silenced += bool(covering)
        if not covering:
            left.append(diagnostic)
    for item in suppressions:
        if item not in comments:
            left.append(_expired(item))
        elif item not in used and known.issuperset(item.rules):
            left.append(_unused(item))
    return left, silenced


def _parse(rest: str, file: str, span: Span) -> tuple[tuple[str, ...], str, date | None] | Diagnostic:
    named = _NAMED.match(rest.strip())
    rules = tuple(part.strip() for part in named["rules"].split(",") if part.strip()) if named else ()
    if named is None or not rules:
        return _problem("suppression-without-rule", "the comment names no rule to silence", _HINT, file, span)
    until = _UNTIL.search(named["reason"])
    reason = _UNTIL.sub("", named["reason"]).strip()
    if not reason:
        return _problem("suppression-without-reason", f"the comment gives no reason to silence '{rules[0]}'", _HINT, file, span)
    try:
        return rules, reason, date.fromisoformat(until["day"]) if until else None
    except ValueError:
        message = f"'{until['day'] if until else ''}' is not a date"
        return _problem("suppression-without-rule", message, "write it as until=2027-06-30", file, span)


def _problem(rule: str, message: str, hint: str, file: str, span: Span) -> Diagnostic:
    return Diagnostic(rule, Severity.ERROR, message, file, span, hint)


def _expired(item: Suppression) -> Diagnostic:
    message = f"the comment silenced '{', '.join(item.rules)}' until {item.until}"
    return _problem("expired-suppression", message, "mend what it silences, or give a new date and reason", item.file, item.span)


def _unused(item: Suppression) -> Diagnostic:
    message = f"the comment silences nothing: there is no '{', '.join(item.rules)}' here"
    diagnostic = _problem("unused-suppression", message, "remove the comment", item.file, item.span)
    fix = Fix(whole_lines=item.first > item.span.line)
    return Diagnostic(diagnostic.rule, Severity.WARNING, message, item.file, item.span, diagnostic.hint, fix)


def _lines_inside_texts(positions: SourceMap, lines: list[str]) -> set[int]:
    """Numbers of the lines of block texts, where ``#`` is no comment."""
    inside: set[int] = set()
    for first, column, last, end_column in positions.values.values():
        if first <= len(lines) and lines[first - 1][column - 1 : column] in {"|", ">"}:
            inside.update(range(first + 1, last if end_column == 1 else last + 1))
    return inside


def _reach(number: int, lines: list[str], positions: SourceMap) -> tuple[int, int]:
    """First and last line that a comment on line ``number`` silences."""
    first = number
    if lines[number - 1].lstrip().startswith("#"):
        following = range(number + 1, len(lines) + 1)
        first = next((later for later in following if not _says_nothing(lines[later - 1])), number)
    return first, max([first, *_ends_of_keys_on(first, positions)])


def _says_nothing(line: str) -> bool:
    return line.lstrip()[:1] in {"", "#"}


def _ends_of_keys_on(line: int, positions: SourceMap) -> Iterator[int]:
    for route, (key_line, *_) in positions.keys.items():
        if key_line == line:
            _, _, end_line, end_column = positions.values.get(route, (line, 1, line, 1))
            yield end_line - 1 if end_column == 1 else end_line

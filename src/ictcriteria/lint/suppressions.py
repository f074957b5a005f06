"""Comments that silence a rule: ``# ictcriteria: ignore[rule] reason until=2027-06-30``.

A comment silences the rules it names on its own line, or, when it stands alone, on the next line with content; together with
all that belongs to the keys of that line, and, above an item of a list, to the item. It needs a reason. Comments that silence
nothing, or whose day has passed, are reported. What reading and composing find cannot be silenced: no build could go on there.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ictcriteria.catalogue.locate import LINE_ENDS
from ictcriteria.catalogue.validate import closest
from ictcriteria.diagnostics import Diagnostic, Fix, Severity, Span
from ictcriteria.source.yaml_reader import SourceMap, map_positions

MARK = b"ictcriteria:"
"""What every such comment holds; files without it need no look."""

_COMMENT = re.compile(r"(?<!\S)#\s*ictcriteria:\s*ignore\b(?P<rest>.*)$")
_NAMED = re.compile(r"\[(?P<rules>[^\[\]]*)\]\s*(?P<reason>.*)$")
_UNTIL = re.compile(r"\buntil=(?P<day>\S+)\s*")
_DOCUMENT_START = "---"
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
    stands_alone: bool

    def covers(self, diagnostic: Diagnostic) -> bool:
        """True when the comment silences this diagnostic."""
        is_named = diagnostic.rule in self.rules and diagnostic.file == self.file
        return is_named and self.first <= diagnostic.span.line <= self.last


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a run can say about comments: on which day, and which rules there are, can be silenced, and ran.

    ``unjudged`` are files that could not be judged whole, so that nobody knows what a comment in them silences.
    """

    today: date
    known: frozenset[str]
    can_be_silenced: frozenset[str]
    ran: frozenset[str]
    unjudged: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of some files that silence rules, and what is wrong with those that are not written as they should be."""

    suppressions: tuple[Suppression, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def find_suppressions(content: bytes, file: str) -> Comments:
    """The comments of a YAML file; of a file that cannot be read, none."""
    found: list[Suppression] = []
    problems: list[Diagnostic] = []
    positions = map_positions(content) if MARK in content else SourceMap({}, {})
    if not positions.values:
        return Comments()
    lines = LINE_ENDS.split(content.decode("utf-8-sig"))
    texts = tuple(_texts(positions, lines))
    for number, line in enumerate(lines, start=1):
        match = _COMMENT.search(line)
        if match is None or any(start <= (number, match.start() + 1) < end for start, end in texts):
            continue
        span = Span(number, match.start() + 1, number, len(line) + 1)
        parsed = _parse(match["rest"], file, span)
        if isinstance(parsed, Diagnostic):
            problems.append(parsed)
        else:
            stands_alone = not line[: match.start()].strip()
            first, last = _reach(number, lines, positions, stands_alone=stands_alone)
            found.append(Suppression(file, span, *parsed, first, last, stands_alone))
    return Comments(tuple(found), tuple(problems))


def apply_suppressions(
    diagnostics: Iterable[Diagnostic], suppressions: Iterable[Suppression], judgement: Judgement
) -> tuple[list[Diagnostic], int]:
    """What is left of the diagnostics, with what is wrong with the comments; and how many were silenced."""
    by_file: defaultdict[str, list[Suppression]] = defaultdict(list)
    for item in suppressions:
        by_file[item.file].append(item)
    used: set[tuple[Suppression, str]] = set()
    left: list[Diagnostic] = []
    silenced = 0
    for diagnostic in diagnostics:
        comments = by_file.get(diagnostic.file, ()) if diagnostic.rule in judgement.can_be_silenced else ()
        covering = [item for item in comments if not _is_over(item, judgement) and item.covers(diagnostic)]
        used.update((item, diagnostic.rule) for item in covering)
        silenced += bool(covering)
        if not covering:
            left.append(diagnostic)
    for item in (item for comments in by_file.values() for item in comments):
        left += _problems(item, {rule for comment, rule in used if comment == item}, judgement)
    return left, silenced


def _is_over(item: Suppression, judgement: Judgement) -> bool:
    return item.until is not None and item.until < judgement.today


def _parse(rest: str, file: str, span: Span) -> tuple[tuple[str, ...], str, date | None] | Diagnostic:
    named = _NAMED.match(rest.strip())
    rules = tuple(dict.fromkeys(part.strip() for part in named["rules"].split(",") if part.strip())) if named else ()
    if named is None or not rules:
        return Diagnostic("suppression-without-rule", Severity.ERROR, "the comment names no rule to silence", file, span, _HINT)
    until = _UNTIL.search(named["reason"])
    reason = _UNTIL.sub("", named["reason"]).strip()
    if not any(character.isalpha() for character in reason):
        message = f"the comment gives no reason to silence '{rules[0]}'"
        return Diagnostic("suppression-without-reason", Severity.ERROR, message, file, span, _HINT)
    try:
        return rules, reason, date.fromisoformat(until["day"]) if until else None
    except ValueError:
        message = f"'{until['day'] if until else ''}' is not a date"
        return Diagnostic("invalid-value", Severity.ERROR, message, file, span, "write it as until=2027-06-30")


def _problems(item: Suppression, used: set[str], judgement: Judgement) -> Iterator[Diagnostic]:
    """What is wrong with a comment that is written as it should be; ``used`` are the rules that it silenced."""
    for rule in item.rules:
        if rule not in judgement.known:
            hint = closest(rule, judgement.known) or "see 'ictcriteria rules'"
            message = f"there is no rule '{rule}' to silence"
            yield Diagnostic("suppression-without-rule", Severity.ERROR, message, item.file, item.span, hint)
        elif rule not in judgement.can_be_silenced:
            hint = "mend what it finds: no document could be made; then remove the comment"
            yield _idle(item, f"'{rule}' cannot be silenced", hint)
    if _is_over(item, judgement):
        message = f"the comment silenced '{', '.join(item.rules)}' until {item.until}"
        hint = "mend what it silences, or give a new date and reason"
        yield Diagnostic("expired-suppression", Severity.WARNING, message, item.file, item.span, hint)
    elif item.file not in judgement.unjudged:
        yield from _unused([rule for rule in item.rules if rule in judgement.ran and rule not in used], item)


def _unused(rules: Sequence[str], item: Suppression) -> Iterator[Diagnostic]:
    named = "', '".join(rules)
    if len(rules) == len(item.rules):
        message = f"the comment silences nothing: there is no '{named}' here"
        yield replace(_idle(item, message, "remove the comment"), fix=Fix(whole_lines=item.stands_alone))
    elif rules:
        yield _idle(item, f"there is no '{named}' to silence here", "take it out of the comment")


def _idle(item: Suppression, message: str, hint: str) -> Diagnostic:
    return Diagnostic("unused-suppression", Severity.WARNING, message, item.file, item.span, hint)


def _texts(positions: SourceMap, lines: list[str]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Start and end of every key and plain value: there ``#`` is no comment. A block text starts on the line after its mark."""
    inner = {route[:-1] for route in positions.values}
    leaves = [place for route, place in positions.values.items() if route not in inner]
    for line, column, end_line, end_column in (*positions.keys.values(), *leaves):
        mark = lines[line - 1][column - 1 : column]
        if mark not in {"[", "{"}:
            yield (line + 1, 1) if mark in {"|", ">"} else (line, column), (end_line, end_column)


def _reach(number: int, lines: list[str], positions: SourceMap, *, stands_alone: bool) -> tuple[int, int]:
    """First and last line that a comment on line ``number`` silences."""
    if not stands_alone:
        return number, max([number, *_ends(number, lines, positions)])
    following = range(number + 1, len(lines) + 1)
    first = next((later for later in following if not _says_nothing(lines[later - 1])), number)
    return first, max([first, *_ends(first, lines, positions, with_items=True)])


def _says_nothing(line: str) -> bool:
    return line.lstrip()[:1] in {"", "#"} or line.rstrip() == _DOCUMENT_START


def _ends(line: int, lines: list[str], positions: SourceMap, *, with_items: bool = False) -> Iterator[int]:
    """Last lines of the values of all keys on a line, and of the items of lists that start there."""
    routes = [route for route, (key_line, *_) in positions.keys.items() if key_line == line]
    if with_items:
        items = ((route, start) for route, (start, *_) in positions.values.items() if route and isinstance(route[-1], int))
        routes += [route for route, start in items if start == line]
    for route in routes:
        _, _, end_line, end_column = positions.values.get(route, (line, 1, line, 1))
        is_before = end_line > len(lines) or not lines[end_line - 1][: end_column - 1].strip()
        yield end_line - 1 if is_before else end_line

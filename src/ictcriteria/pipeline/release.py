"""What a maintainer notes of changes before they are published: revisions, versions, an entry in the changelog of each pack."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ictcriteria.catalogue.fingerprint import meaning_fingerprint
from ictcriteria.catalogue.locate import locate
from ictcriteria.diagnostics import Diagnostic, Finding, Fix
from ictcriteria.diff.changes import Change, Effect
from ictcriteria.diff.pair import pair_criteria
from ictcriteria.errors import UsageError
from ictcriteria.pipeline.diff import DiffResult
from ictcriteria.report.change_words import Narrator
from ictcriteria.report.plain_text import counted
from ictcriteria.report.version_advice import BOOKKEEPING, PackAdvice, version_advice
from ictcriteria.source.yaml_reader import map_positions

_WIDTH = 112
_CHANGES = "changes"
_OF_ENTRY = 2
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_RAISED = "raised"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the changelog of a pack: the version it is for, the day, and a line for each change that means something."""

    pack: str
    version: str
    day: date
    lines: tuple[str, ...]


def packs_with_changes(changed: Iterable[str]) -> frozenset[str]:
    """The files that differ, with ``pack.yaml`` of each pack that they belong to."""
    paths = frozenset(changed)
    return paths | {f"{path.partition('/')[0]}/pack.yaml" for path in paths if "/" in path}


def raise_numbers(result: DiffResult, today: date) -> tuple[Diagnostic, ...]:
    """Every revision and version that is too low for what changed, as a place in the new state with what belongs there.

    A raised revision comes with the day of the change. Numbers that were raised already are left as they are.
    """
    found = [*_revisions(result, today), *_versions(result)]
    return locate(found, result.new.read)


def changelog_entries(result: DiffResult, today: date) -> tuple[Entry, ...]:
    """An entry for each pack that has changes; its version is the new one where that is enough, else the one it should have."""
    narrator = Narrator(result.old, result.new)
    by_pack = result.changes.by_pack
    advice = version_advice(result.changes, result.old, result.new)
    return tuple(Entry(item.pack, _version(item), today, tuple(_told(by_pack.get(item.pack, ()), narrator))) for item in advice)


def entry_text(entry: Entry, indent: str = "  ", end: str = "\n") -> str:
    """The entry as the YAML of a list item; ``end`` stands at the end of each line."""
    wrapped = (textwrap.wrap(line, _WIDTH, initial_indent="- ", subsequent_indent="  ") for line in entry.lines)
    lines = [
        f"- version: {entry.version}",
        f"  date: {entry.day}",
        "  text: |",
        *(f"    {line}" for text in wrapped for line in text),
    ]
    return "".join(f"{indent}{line}{end}" for line in lines)


def with_entry(content: bytes, entry: Entry, file: str) -> bytes:
    """A ``pack.yaml`` with the entry on top of ``changes``, in place of one of the same version; all else byte for byte as it was.

    Raises :class:`~ictcriteria.errors.UsageError` for a list of changes that is not written one entry per line.
    """
    text = content.decode()
    end = "\r\n" if "\r\n" in text else "\n"
    lines = _LINE.findall(text)
    positions = map_positions(content).values
    starts = sorted(place[0] - 1 for route, place in positions.items() if len(route) == _OF_ENTRY and route[0] == _CHANGES)
    if not starts:
        if (_CHANGES,) in positions:
            raise UsageError(f"'changes' in '{file}' is empty", "take the line out; the entry brings it along")
        separator = "" if text.endswith(end) else end
        return f"{text}{separator}{_CHANGES}:{end}{entry_text(entry, end=end)}".encode()
    dash = re.match(r"( *)- ", lines[starts[0]])
    if dash is None:
        raise UsageError(f"'changes' in '{file}' is written in brackets", "write one entry per '- '")
    version = re.compile(rf"version: *['\"]?{re.escape(entry.version)}['\"]?[\s,}}]")
    same = next((place for place, start in enumerate(starts) if version.search(lines[start])), None)
    first = starts[0] if same is None else starts[same]
    last = first if same is None else _end_of(same, starts, lines)
    return "".join([*lines[:first], entry_text(entry, dash[1], end), *lines[last:]]).encode()


def _end_of(index: int, starts: Sequence[int], lines: Sequence[str]) -> int:
    """The number of lines up to the end of an entry: to the next one, or to the next line that is not indented below it."""
    if index + 1 < len(starts):
        return starts[index + 1]
    indent = _indent(lines[starts[index]])
    after = range(starts[index] + 1, len(lines))
    return next((line for line in after if lines[line].strip() and _indent(lines[line]) <= indent), len(lines))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _revisions(result: DiffResult, today: date) -> Iterator[Finding]:
    for one, other in pair_criteria(result.old, result.new).pairs:
        old, new = result.old.criteria[one], result.new.criteria[other]
        if new.revision <= old.revision and meaning_fingerprint(old) != meaning_fingerprint(new):
            origin, raised = result.new.origin(other), old.revision + 1
            yield Finding(
                _RAISED, origin.at("revision"), f"{other}: revision {raised} instead of {new.revision}", fix=Fix(str(raised))
            )
            if new.changed != today:
                message = f"{other}: changed {today} instead of {new.changed}"
                yield Finding(_RAISED, origin.at("changed"), message, fix=Fix(str(today)))


def _versions(result: DiffResult) -> Iterator[Finding]:
    for item in version_advice(result.changes, result.old, result.new):
        if not item.is_followed and item.wanted is not None:
            origin = result.new.origin(item.pack).at("version")
            message = f"{item.pack}: version {item.wanted} instead of {item.new} ({item.step})"
            yield Finding(_RAISED, origin, message, fix=Fix(item.wanted))


def _version(item: PackAdvice) -> str:
    return (item.new if item.is_followed else item.wanted) or "unknown"


def _told(changes: Sequence[Change], narrator: Narrator) -> Iterator[str]:
    """A line for each change that asks something else of bidders, and one with the number of the others."""
    by_effect: Mapping[Effect, list[Change]] = {effect: [each for each in changes if each.effect is effect] for effect in Effect}
    for effect in (effect for effect in Effect if effect is not Effect.EDITORIAL):
        for change in by_effect[effect]:
            scope = narrator.scope(change)
            told = f"{effect.value.capitalize()}: {change.title}: {narrator.tell(change)}{f' ({scope})' if scope else ''}."
            yield told.replace("{{", "{ {").replace("}}", "} }")
    editorial = [change for change in by_effect[Effect.EDITORIAL] if change.kind not in BOOKKEEPING]
    if editorial:
        yield f"Editorial: {counted(len(editorial), 'change')}."

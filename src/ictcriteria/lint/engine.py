"""Runs rules over subjects and decides what counts: selection, severities, comments that silence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ictcriteria.catalogue.validate import closest
from ictcriteria.diagnostics import Diagnostic, Finding, Severity
from ictcriteria.lint.rule import Group, Rule, check_of, rule_id, severity_of
from ictcriteria.lint.suppressions import Suppression, apply_suppressions
from ictcriteria.model.settings import Profile, Settings

RANK: Mapping[Severity, int] = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}
"""Severities in order."""

_DRAFTED = frozenset({Group.LAW, Group.FRESHNESS, Group.WORDING, Group.LANGUAGES})
"""Groups whose problems are notes while texts are being written."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found, in the order of printing.

    ``silenced`` counts what comments and the baseline took out; ``files`` counts the files that were checked; ``unchecked``
    are files that were read but could not be judged, because something they rest on has errors.
    """

    diagnostics: tuple[Diagnostic, ...]
    fail_on: Severity = Severity.ERROR
    silenced: int = 0
    files: int = 0
    unchecked: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """1 when a problem is at or above the threshold, else 0."""
        return int(any(RANK[item.severity] >= RANK[self.fail_on] for item in self.diagnostics))


@dataclass(frozen=True, slots=True)
class Selected:
    """The rules that run, and the severity of each."""

    rules: tuple[Rule, ...]
    severities: Mapping[str, Severity]

    def run(self, subject_name: str, subject: object) -> Iterator[Finding]:
        """What the rules find in ``packs``, in a ``tender`` or in the ``history``."""
        for rule in self.rules:
            check = check_of(rule, subject_name)
            if check is not None:
                yield from check(subject)

    @property
    def ids(self) -> frozenset[str]:
        """Ids of the rules that run."""
        return frozenset(rule_id(rule) for rule in self.rules)


def select_rules(rules: Sequence[Rule], settings: Settings) -> Selected:
    """The rules that the settings ask for, with the severities that hold under their profile."""
    chosen = tuple(rule for rule in rules if _is_wanted(rule, settings))
    return Selected(chosen, {rule_id(rule): _severity(rule, settings) for rule in rules})


def unknown_names(rules: Sequence[Rule], settings: Settings) -> Iterator[tuple[tuple[str | int, ...], str, str | None]]:
    """Rules and groups in the settings that do not exist: route, message, hint."""
    ids = {rule_id(rule) for rule in rules}
    known = ids | {group.value for group in Group}
    for field in ("select", "ignore"):
        for index, name in enumerate(getattr(settings, field)):
            if name not in known:
                yield (field, index), f"unknown rule '{name}'", closest(name, known) or "see 'ictcriteria rules'"
    for name in settings.severity:
        if name not in ids:
            yield ("severity", name), f"unknown rule '{name}'", closest(name, ids) or "see 'ictcriteria rules'"


def judge(
    diagnostics: Iterable[Diagnostic], selected: Selected, suppressions: Iterable[Suppression], today: date
) -> tuple[tuple[Diagnostic, ...], int]:
    """Diagnostics with the severity that holds, without those that comments silence, sorted; and the number silenced.

    What reading and composing report keeps its severity: no build could go on there.
    """
    stamped = dict.fromkeys(_stamped(item, selected) for item in diagnostics)
    left, silenced = apply_suppressions(stamped, suppressions, today, selected.ids)
    return tuple(sorted(left, key=lambda item: item.sort_key)), silenced


def _stamped(item: Diagnostic, selected: Selected) -> Diagnostic:
    severity = selected.severities.get(item.rule, item.severity)
    return item if severity is item.severity else replace(item, severity=severity)


def _is_wanted(rule: Rule, settings: Settings) -> bool:
    names = {rule_id(rule), Group(rule.GROUP).value}
    return (not settings.select or bool(names & set(settings.select))) and not names & set(settings.ignore)


def _severity(rule: Rule, settings: Settings) -> Severity:
    given = settings.severity.get(rule_id(rule))
    own = severity_of(rule)
    if given is not None:
        return given
    if settings.profile is Profile.DRAFT and Group(rule.GROUP) in _DRAFTED:
        return Severity.NOTE
    if settings.profile is Profile.STRICT and own is Severity.NOTE:
        return Severity.WARNING
    return own

"""Runs rules over subjects and decides what counts: selection, severities, comments that silence."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ictcriteria.catalogue.validate import closest
from ictcriteria.diagnostics import Diagnostic, Finding, Severity
from ictcriteria.lint.rule import Group, Rule, check_of, is_fixed, rule_id, severity_of, subjects_of
from ictcriteria.lint.suppressions import Comments, Judgement, apply_suppressions
from ictcriteria.model.settings import Profile, Settings

_DRAFTED = frozenset({Group.LAW, Group.FRESHNESS, Group.WORDING, Group.LANGUAGES})
"""Groups whose problems are notes while texts are being written."""


@dataclass(frozen=True, slots=True)
class Selected:
    """The rules that run, the severity of every rule that can be set, and the ids of all rules.

    What reading, composing and printing report as an error cannot be deselected, silenced or given another severity: no build
    could go on there.
    """

    rules: tuple[Rule, ...]
    severities: Mapping[str, Severity]
    known: frozenset[str]

    def run(self, subject_name: str, subject: object) -> Iterator[Finding]:
        """What the rules find in ``packs``, in the ``texts`` of one pack, in a ``tender`` or in the ``history``."""
        for rule in self.rules:
            check = check_of(rule, subject_name)
            if check is not None:
                yield from check(subject)

    def ran(self, subjects: Collection[str]) -> frozenset[str]:
        """Ids of the rules that looked at one of the subjects."""
        return frozenset(rule_id(rule) for rule in self.rules if not set(subjects_of(rule)).isdisjoint(subjects))


def select_rules(rules: Sequence[Rule], settings: Settings) -> Selected:
    """The rules that the settings ask for, with the severities that hold under their profile."""
    chosen = tuple(rule for rule in rules if _is_wanted(rule, settings))
    severities = {rule_id(rule): _severity(rule, settings) for rule in rules if not is_fixed(rule)}
    return Selected(chosen, severities, frozenset(map(rule_id, rules)))


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


def fixed_rules(rules: Sequence[Rule], settings: Settings) -> Iterator[tuple[tuple[str | int, ...], str, str | None]]:
    """Settings for rules that nobody can set: route, message, hint."""
    fixed = {rule_id(rule) for rule in rules if is_fixed(rule)}
    hint = "no document can be made of what it finds; mend that"
    for index, name in enumerate(settings.ignore):
        if name in fixed:
            yield ("ignore", index), f"'{name}' cannot be ignored", hint
    for name in settings.severity:
        if name in fixed:
            yield ("severity", name), f"the severity of '{name}' cannot be changed", hint


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a run looked at: the day, the subjects of its rules, and files that it could not judge."""

    today: date
    subjects: frozenset[str]
    unjudged: frozenset[str] = frozenset()


def judge(
    diagnostics: Iterable[Diagnostic], selected: Selected, comments: Comments, coverage: Coverage
) -> tuple[tuple[Diagnostic, ...], int]:
    """Diagnostics with the severity that holds, without those that comments silence, sorted; and the number silenced."""
    unwanted = selected.severities.keys() - {rule_id(rule) for rule in selected.rules}
    stamped = dict.fromkeys(_stamped(item, selected) for item in diagnostics if item.rule not in unwanted)
    broken = {item.file for item in stamped if item.rule not in selected.severities and item.severity is Severity.ERROR}
    silenceable, ran = frozenset(selected.severities), selected.ran(coverage.subjects)
    judgement = Judgement(coverage.today, selected.known, silenceable, ran, coverage.unjudged | broken)
    left, silenced = apply_suppressions(stamped, comments.suppressions, judgement)
    told = [item for item in (*left, *comments.problems) if item.rule not in unwanted]
    return tuple(sorted(told, key=lambda item: item.sort_key)), silenced


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

"""Rules as a list to read, as JSON, and as the table of the documentation."""

import json
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from ictcriteria.lint.rule import Group, Rule, rule_id, severity_of


def explain_text(rule: Rule) -> str:
    """Id, group and severity of a rule, then its documentation."""
    return f"{rule_id(rule)} ({Group(rule.GROUP)}, {severity_of(rule)})\n\n{(rule.__doc__ or '').strip()}\n"


def explain_json(rule: Rule) -> str:
    """One JSON object with ``schema`` and the rule."""
    return _json({"schema": 1, **_row(rule), "documentation": (rule.__doc__ or "").strip()})


def rules_text(rules: Sequence[Rule]) -> str:
    """Rules by group, one line each."""
    width = max(len(rule_id(rule)) for rule in rules)
    parts: list[str] = []
    for group, members in _by_group(rules):
        parts += [f"{group}:", *(f"  {rule_id(rule):{width}}  {severity_of(rule):7}  {_summary(rule)}" for rule in members), ""]
    return "\n".join([*parts, f"{len(rules)} rules. One in full: ictcriteria explain RULE", ""])


def rules_json(rules: Sequence[Rule]) -> str:
    """One JSON object with ``schema`` and ``rules``."""
    return _json({"schema": 1, "rules": [_row(rule) for rule in rules]})


def rules_markdown(rules: Sequence[Rule]) -> str:
    """One table per group."""
    parts: list[str] = []
    for group, members in _by_group(rules):
        rows = [f"| `{rule_id(rule)}` | {severity_of(rule)} | {_summary(rule)} |" for rule in members]
        parts += [f"### {group.value.capitalize()}", "", "| rule | severity | what it reports |", "| --- | --- | --- |", *rows, ""]
    return "\n".join(parts)


RULES_REPORTS: Mapping[str, Callable[[Sequence[Rule]], str]] = {"text": rules_text, "json": rules_json, "markdown": rules_markdown}
"""Name of a form to the function that writes it."""


def _by_group(rules: Sequence[Rule]) -> list[tuple[Group, list[Rule]]]:
    order = list(Group)
    ordered = sorted(rules, key=lambda rule: (order.index(Group(rule.GROUP)), rule_id(rule)))
    return [(group, list(members)) for group, members in groupby(ordered, key=lambda rule: Group(rule.GROUP))]


def _row(rule: Rule) -> dict[str, str]:
    return {"id": rule_id(rule), "group": Group(rule.GROUP).value, "severity": severity_of(rule).value, "summary": _summary(rule)}


def _summary(rule: Rule) -> str:
    return (rule.__doc__ or "").splitlines()[0]


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"

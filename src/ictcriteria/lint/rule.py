"""What a rule is: one module with an id, a group, a severity, its documentation, and a check per subject that it looks at."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from types import ModuleType
from typing import Any

from ictcriteria.diagnostics import Finding, Severity


class Group(StrEnum):
    """Kinds of rules, in the order of the table of rules."""

    STRUCTURE = "structure"
    LAW = "law"
    FRESHNESS = "freshness"
    WORDING = "wording"
    LANGUAGES = "languages"
    VERSIONS = "versions"
    TENDER = "tender"
    TEMPLATES = "templates"
    COMMENTS = "comments"


Rule = ModuleType
"""A module of :mod:`ictcriteria.lint.rules`.

It has ``ID`` (kebab-case, the name of the module), ``GROUP``, ``SEVERITY`` and a docstring with the headings of
:data:`HEADINGS`. It may have ``check_packs(packs)``, ``check_texts(pack)``, ``check_tender(tender)`` and
``check_history(history)``, each of which takes a subject of :mod:`ictcriteria.lint.subject` and yields findings. A rule
without any of them describes what reading, composing or printing reports by itself; if that is an error, it cannot be
deselected or silenced, since no build could go on.
"""

HEADINGS = ("## Why it matters", "## Example", "## Use instead")
"""The parts of the documentation of a rule, after its first line."""

SUBJECTS = ("packs", "texts", "tender", "history")
"""What a check can look at."""

Check = Callable[[Any], Iterator[Finding]]
"""A check of a rule for one subject."""


def rule_id(rule: Rule) -> str:
    """The id of a rule."""
    return str(rule.ID)


def severity_of(rule: Rule) -> Severity:
    """The severity that a rule has by itself."""
    return Severity(rule.SEVERITY)


def check_of(rule: Rule, subject: str) -> Check | None:
    """The check of a rule for one of :data:`SUBJECTS`, or None."""
    check: Check | None = getattr(rule, f"check_{subject}", None)
    return check


def subjects_of(rule: Rule) -> tuple[str, ...]:
    """What a rule looks at; what reading or composing reports by the way belongs to packs, or to tenders by its group."""
    own = tuple(subject for subject in SUBJECTS if check_of(rule, subject) is not None)
    return own or ("tender" if Group(rule.GROUP) is Group.TENDER else "packs",)


def is_fixed(rule: Rule) -> bool:
    """True for a rule that nobody can deselect or silence: an error of reading or composing, after which no build goes on."""
    return severity_of(rule) is Severity.ERROR and all(check_of(rule, subject) is None for subject in SUBJECTS)

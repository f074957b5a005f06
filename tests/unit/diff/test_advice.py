"""How far a version rises for what changed."""

from dataclasses import replace

import pytest

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.diff.advice import Advice, advise, is_enough, next_version
from ictcriteria.diff.between import changes_between
from ictcriteria.diff.changes import Change, ChangeKind, Effect


def change(kind: ChangeKind, effect: Effect, subject: str = "lifespan/warranty", was: str | None = None) -> Change:
    return Change(subject, was, "Warranty", kind, effect, "criterion", (), "old", "new")


@pytest.mark.parametrize(
    ("kind", "effect", "advice"),
    [
        (ChangeKind.PARAMETER_RAISED, Effect.STRICTER, Advice.MAJOR),
        (ChangeKind.EVIDENCE_REMOVED, Effect.LOOSER, Advice.MAJOR),
        (ChangeKind.TEXT_CHANGED, Effect.DIFFERENT, Advice.MAJOR),
        (ChangeKind.CRITERION_ADDED, Effect.STRICTER, Advice.MINOR),
        (ChangeKind.LEVEL_ADDED, Effect.STRICTER, Advice.MINOR),
        (ChangeKind.TRANSLATION_ADDED, Effect.EDITORIAL, Advice.MINOR),
        (ChangeKind.DEPRECATION_ADDED, Effect.EDITORIAL, Advice.MINOR),
        (ChangeKind.CRITERION_REMOVED, Effect.LOOSER, Advice.MAJOR),
        (ChangeKind.LEVEL_REMOVED, Effect.LOOSER, Advice.MAJOR),
        (ChangeKind.TRANSLATION_REMOVED, Effect.EDITORIAL, Advice.MAJOR),
        (ChangeKind.CRITERION_RENAMED, Effect.EDITORIAL, Advice.MAJOR),
        (ChangeKind.TEXT_REWRAPPED, Effect.EDITORIAL, Advice.PATCH),
        (ChangeKind.GUIDANCE_CHANGED, Effect.EDITORIAL, Advice.PATCH),
    ],
)
def test_advice_follows_kind_and_effect(kind: ChangeKind, effect: Effect, advice: Advice) -> None:
    assert advise([change(kind, effect)]) == {"lifespan": advice}


def test_the_change_that_asks_most_decides() -> None:
    changes = [
        change(ChangeKind.TEXT_REWRAPPED, Effect.EDITORIAL), change(ChangeKind.CRITERION_ADDED, Effect.STRICTER),
        change(ChangeKind.TEXT_CHANGED, Effect.DIFFERENT, "award/repair-time"),
    ]  # fmt: skip
    assert advise(changes) == {"award": Advice.MAJOR, "lifespan": Advice.MINOR}


def test_a_criterion_that_leaves_a_pack_counts_for_both_packs() -> None:
    moved = change(ChangeKind.CRITERION_RENAMED, Effect.EDITORIAL, "award/warranty", was="lifespan/warranty")
    assert advise([moved]) == {"award": Advice.MAJOR, "lifespan": Advice.MAJOR}


def test_reference_data_has_no_version() -> None:
    assert advise([change(ChangeKind.TERM_CHANGED, Effect.DIFFERENT, "reference/terms/supplier")]) == {}


def test_advice_comes_with_changes_of_catalogues(catalogue: Catalogue) -> None:
    warranty = catalogue.criteria["lifespan/warranty"].model_copy(update={"guidance": "Other"})
    new = replace(catalogue, criteria={**catalogue.criteria, "lifespan/warranty": warranty})
    assert advise(changes_between(catalogue, new)) == {"lifespan": Advice.PATCH}


@pytest.mark.parametrize(
    ("version", "advice", "following"),
    [
        ("1.10.2", "major", "2.0.0"), ("1.10.2", "minor", "1.11.0"), ("1.10.2", "patch", "1.10.3"),
        ("1.10", "major", "2.0"), ("1.10", "minor", "1.11"), ("1.10", "patch", "1.10.1"),
        ("0.1.0", "major", "0.2.0"), ("0.1.0", "minor", "0.1.1"), ("0.1.0", "patch", "0.1.1"),
        ("0.2", "major", "0.3"), ("0.2", "patch", "0.2.1"), ("0.0", "major", "0.1"),
    ],
)  # fmt: skip
def test_version_rises_as_advised(version: str, advice: str, following: str) -> None:
    assert next_version(version, Advice(advice)) == following
    assert is_enough(version, following, Advice(advice))
    assert not is_enough(version, version, Advice(advice))


@pytest.mark.parametrize(
    ("old", "new", "advice", "enough"),
    [
        ("1.9.0", "1.10.0", "minor", True), ("1.9.0", "1.9.9", "minor", False), ("1.9.0", "2.0", "patch", True),
        ("1.2", "1.2.1", "patch", True), ("1.9", "1.10", "major", False), ("0.9", "1.0", "major", True),
    ],
)  # fmt: skip
def test_a_version_may_rise_further_than_advised(old: str, new: str, advice: str, *, enough: bool) -> None:
    assert is_enough(old, new, Advice(advice)) is enough

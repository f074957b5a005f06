"""What a set of changes knows of itself: order, counts, and fingerprints that survive later commits."""

from dataclasses import replace
from typing import Any

import pytest

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.diagnostics import Origin
from ictcriteria.diff.between import changes_between
from ictcriteria.diff.changes import Change, ChangeKind, ChangeSet, Effect

RAISED = Change(
    "lifespan/warranty", None, "Warranty", ChangeKind.PARAMETER_RAISED, Effect.LOOSER, "criterion.levels.*.*",
    ("levels", "basic", "days"), "10", "12", unit="working-day", levels=("basic",), old_origin=Origin("a", ("levels",)),
)  # fmt: skip


def edited(catalogue: Catalogue, **updates: dict[str, Any]) -> Catalogue:
    """The catalogue with fields of some criteria changed, each named with ``__`` for the stroke of its id."""
    changed = dict(catalogue.criteria)
    for name, update in updates.items():
        id_ = name.replace("__", "/").replace("_", "-")
        changed[id_] = changed[id_].model_copy(update=update)
    return replace(catalogue, criteria=changed)


def test_fingerprint_names_its_method() -> None:
    assert RAISED.fingerprint == "d1-67240ed6eeee"


@pytest.mark.parametrize(
    "other",
    [
        {"old_origin": Origin("b", ("levels", 3))}, {"title": "Other"}, {"products": ("laptop",)}, {"effect": Effect.STRICTER},
        {"old": " 10 "}, {"levels": ()},
    ],
    ids=str,
)  # fmt: skip
def test_fingerprint_does_not_tell_of_what_may_change_around_a_change(other: dict[str, Any]) -> None:
    assert replace(RAISED, **other).fingerprint == RAISED.fingerprint


@pytest.mark.parametrize(
    "other",
    [
        {"subject": "lifespan/other"}, {"kind": ChangeKind.PARAMETER_LOWERED}, {"route": ("levels", "advanced", "days")},
        {"old": "9"}, {"new": "13"}, {"old": None}, {"old": ""}, {"language": "nb"}, {"old": "12", "new": "10"},
    ],
    ids=str,
)  # fmt: skip
def test_fingerprint_tells_changes_apart(other: dict[str, Any]) -> None:
    assert replace(RAISED, **other).fingerprint != RAISED.fingerprint


def test_fingerprint_survives_changes_elsewhere(catalogue: Catalogue) -> None:
    alone = changes_between(catalogue, edited(catalogue, lifespan__warranty={"text": "Other"}))
    more = edited(catalogue, lifespan__warranty={"text": "Other", "title": "Other"}, lifespan__spare_parts={"text": "Other"})
    fingerprints = {change.fingerprint for change in changes_between(catalogue, more)}
    assert len(alone) == 1
    assert {change.fingerprint for change in alone} < fingerprints


def test_changes_stand_in_the_order_of_packs_criteria_and_fields(catalogue: Catalogue) -> None:
    said = {"text": "Other", "title": "Other", "guidance": "Other"}
    changed = edited(catalogue, lifespan__warranty=said, lifespan__security_updates=said, award__repair_time=said)
    pack = changed.packs["lifespan"].model_copy(update={"description": "Other"})
    term = changed.reference.terms["supplier"].model_copy(update={"definition": {"en": "Other"}})
    new = replace(
        changed,
        packs={**changed.packs, "lifespan": pack},
        reference=replace(changed.reference, terms={"supplier": term}),
    )
    changes = changes_between(catalogue, new)
    assert list(dict.fromkeys(change.subject for change in changes)) == [
        "award/repair-time", "lifespan", "lifespan/security-updates", "lifespan/warranty", "reference/terms/supplier",
    ]  # fmt: skip
    assert [change.field for change in changes if change.subject == "lifespan/warranty"] == [
        "criterion.title", "criterion.text", "criterion.guidance",
    ]  # fmt: skip
    assert {pack: len(found) for pack, found in changes.by_pack.items()} == {"award": 3, "lifespan": 7, "reference": 2}
    assert changes.effects == {Effect.DIFFERENT: 4, Effect.EDITORIAL: 8}
    assert list(changes.effects) == [Effect.DIFFERENT, Effect.EDITORIAL]


def test_nothing_changed_is_an_empty_set(catalogue: Catalogue) -> None:
    changes = changes_between(catalogue, catalogue)
    assert changes == ChangeSet()
    assert len(changes) == 0
    assert changes.effects == {}


def test_a_file_that_one_side_could_not_read_is_no_change(catalogue: Catalogue) -> None:
    data = catalogue.reference
    gone = replace(
        catalogue,
        criteria={},
        packs={},
        translations={},
        reference=replace(data, terms={}, labels={}, sources={}, products={}, jurisdictions={}, contract=None),
        broken=frozenset(catalogue.files),
    )
    assert len(changes_between(catalogue, gone)) == 0
    assert len(changes_between(gone, catalogue)) == 0

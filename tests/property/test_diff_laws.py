"""Laws of comparing: nothing changes between equal states, undoing mirrors doing, order says nothing, nothing is passed over."""

import json
import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter

from ictcriteria.catalogue.catalogue import Catalogue, ReferenceData
from ictcriteria.catalogue.fingerprint import meaning_fingerprint, number_text
from ictcriteria.diff.between import changes_between
from ictcriteria.diff.changes import OPPOSITE, Change, ChangeKind, Effect
from ictcriteria.diff.table import TABLE
from ictcriteria.model.criterion import Criterion
from ictcriteria.model.identifiers import Condition, Evidence, Level, Stage, Unit
from ictcriteria.model.pack import Pack
from ictcriteria.model.reference import ContractMachinery, Term
from ictcriteria.model.translation import Translation

CRITERION: TypeAdapter[Criterion] = TypeAdapter(Criterion)
ID = "a/x"
TURNS = (
    ("added", "removed"), ("raised", "lowered"), ("widened", "narrowed"), ("earlier", "later"), ("shortened", "extended"),
    ("listed", "unlisted"), ("-to-supplier", "-to-buyer"), ("-now-required", "-now-alternative"),
)  # fmt: skip


def _mirrored(kind: ChangeKind) -> ChangeKind:
    for there, back in (*TURNS, *((back, there) for there, back in TURNS)):
        if kind.endswith(there) and not (there == "listed" and kind.endswith("unlisted")):
            return ChangeKind(kind.removesuffix(there) + back)
    return kind


MIRROR = {kind: _mirrored(kind) for kind in ChangeKind}
"""The kind of undoing a change."""

DATES = st.sampled_from(["2026-01-01", "2026-02-02"])
TEXTS = st.sampled_from(
    ["Devices are kept.", "Devices  are\nkept.", "*Devices* are kept.", "Devices are sold.", "Keep {{ p }}.", "Keep {{p}}."]
)
NAMES = st.sampled_from(["m", "n"])
NUMBERS = st.sampled_from(["1", "2", "2.0", "12"])
THRESHOLDS = st.sampled_from(["1", "2", "9", "p"])
UNITS = st.sampled_from([Unit.YEAR, Unit.MONTH, Unit.HOUR]).map(str)
DIRECTIONS = st.sampled_from(["higher", "lower"])
PRODUCTS = ("laptop", "monitor", "tablet")


def some(items: Iterable[str], *, least: int = 0) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(list(items)), min_size=least, max_size=3, unique=True)


def by_name(values: st.SearchStrategy[Any], *, least: int = 0) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(NAMES, values, min_size=least)


def record(
    optional: Mapping[str, st.SearchStrategy[Any]] | None = None, **fields: st.SearchStrategy[Any]
) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(fields, optional=dict(optional or {}))


FLOORS = record(value=NUMBERS, products=some(PRODUCTS, least=1), source=NAMES, locator=TEXTS)
PARAMETERS = st.dictionaries(
    st.sampled_from(["p", "q"]),
    record(
        {"title": TEXTS, "legal_floor": FLOORS}, unit=UNITS, minimum=st.sampled_from(["0", "1"]),
        maximum=st.sampled_from(["20", "30"]), stricter=DIRECTIONS,
    ),
)  # fmt: skip
VALUES = st.one_of(NUMBERS, st.dictionaries(st.sampled_from(["default", *PRODUCTS]), NUMBERS, min_size=1))
LEVELS = st.dictionaries(st.sampled_from(list(map(str, Level))), st.dictionaries(st.sampled_from(["p", "q"]), VALUES), min_size=1)
PIECES = record(
    {"text": TEXTS, "instead_of": some("mn"), "labels": some("mn"), "standards": some("mn")},
    stage=st.sampled_from([Stage.TENDER, Stage.AWARD]).map(str),
    evidence=st.sampled_from([Evidence.LABEL, Evidence.DECLARATION]).map(str),
)  # fmt: skip
BASES = st.lists(record({"note": TEXTS}, source=NAMES, locator=TEXTS), min_size=1, max_size=3)
CHALLENGES = by_name(record(by=st.sampled_from(["bidder", "supplier"]), argument=TEXTS, answer=TEXTS), least=1)
PERIODS = st.one_of(record(value=NUMBERS, unit=UNITS), record(parameter=st.sampled_from(["p", "q"])))
WHO_AND_WHAT = {"who": st.sampled_from(["supplier", "buyer"]), "text": TEXTS, "after": NAMES, "evidence": st.just("declaration")}
DUTIES = st.one_of(
    record({"every": PERIODS}, within=PERIODS, **WHO_AND_WHAT), record({"within": PERIODS}, every=PERIODS, **WHO_AND_WHAT)
)
STEPS = st.lists(record(reaches=THRESHOLDS, points=NUMBERS), min_size=1, max_size=3)
GRADES = st.dictionaries(st.sampled_from("klm"), record(points=NUMBERS, text=TEXTS, evidence=TEXTS), min_size=2)
SCORING = st.one_of(
    record(method=st.just("yes-no")),
    record(method=st.just("steps"), measure=TEXTS, unit=UNITS, better=DIRECTIONS, steps=STEPS),
    record(method=st.just("linear"), measure=TEXTS, unit=UNITS, zero_at=THRESHOLDS, full_at=THRESHOLDS),
    record(method=st.just("rubric"), grades=GRADES),
)  # fmt: skip
COMMON: dict[str, st.SearchStrategy[Any]] = {
    "title": TEXTS, "revision": st.integers(1, 2), "changed": DATES, "reviewed": DATES, "products": some(PRODUCTS, least=1),
    "condition": some(map(str, Condition), least=1), "parameters": PARAMETERS, "levels": LEVELS, "text": TEXTS,
    "verification": by_name(PIECES, least=1), "rationale": TEXTS, "guidance": TEXTS, "legal_basis": BASES,
    "requires": some(["a/y", "b/y"]), "excludes": some(["a/y", "b/y"]), "pairs_with": some(["a/y", "b/y"]),
    "challenges": CHALLENGES,
}  # fmt: skip
SPARE: dict[str, st.SearchStrategy[Any]] = {
    "valid_until": DATES,
    "deprecated": TEXTS,
    "renamed_from": st.sampled_from(["a/y", "a/z"]),
}
KINDS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "technical-specification": {},
    "selection-criterion": {"ground": NAMES},
    "award-criterion": {"scoring": SCORING},
    "contract-clause": {
        "obligations": by_name(DUTIES, least=1), "judging": record(fulfilled=TEXTS, partly=TEXTS, not_fulfilled=TEXTS),
        "remedy": st.sampled_from(["notice", "damages", "end"]),
    },
}  # fmt: skip


@st.composite
def criteria(draw: st.DrawFn) -> dict[str, Any]:
    """A criterion as people write it."""
    kind = draw(st.sampled_from(list(KINDS)))
    return {"kind": kind, **draw(st.fixed_dictionaries({**COMMON, **KINDS[kind]}, optional=SPARE))}


@st.composite
def pairs(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Two states of a criterion: mostly the same fields, sometimes another kind."""
    old, other = draw(criteria()), draw(criteria())
    if old["kind"] != other["kind"] and draw(st.booleans()):
        return old, {**other, **{field: old[field] for field in old.keys() & COMMON.keys()}}
    fresh = draw(st.fixed_dictionaries({**COMMON, **KINDS[old["kind"]]}, optional=SPARE))
    changed = draw(st.sets(st.sampled_from(sorted({*old, *fresh} - {"kind"})), max_size=4))
    return old, {
        field: value for field, value in {**old, **{name: fresh.get(name) for name in changed}}.items() if value is not None
    }


LADDER = ContractMachinery.model_validate(
    {"events": {}, "remedy_ladder": [{"id": name, "title": "T", "text": "T"} for name in ("notice", "damages")]}
)


def catalogue(criteria_by_id: Mapping[str, Any], **parts: Any) -> Catalogue:
    """A catalogue of criteria as people write them, and packs, translations and terms as models."""
    made = {id_: CRITERION.validate_python(data) for id_, data in criteria_by_id.items()}
    reference = ReferenceData(contract=LADDER, terms=parts.pop("terms", {}))
    return Catalogue(parts.get("packs", {}), made, parts.get("translations", {}), reference, {}, {}, lambda _: b"")


def said(value: Any) -> Any:
    """Everything that a file says, whatever the order of keys and lists, as JSON."""
    if isinstance(value, BaseModel):
        return {name: said(part) for name, part in value}
    if isinstance(value, dict):
        return {str(key): said(part) for key, part in value.items()}
    if isinstance(value, tuple):
        entries = [json.dumps(said(part), sort_keys=True) for part in value]
        return sorted(entries if value and hasattr(value[0], "locator") else set(entries))
    return number_text(value) if isinstance(value, Decimal) else str(value)


def changed_order(value: Any, source: random.Random) -> Any:
    """The same data with keys and lists in another order."""
    if isinstance(value, dict):
        return {key: changed_order(part, source) for key, part in source.sample(list(value.items()), len(value))}
    if isinstance(value, list):
        return [changed_order(part, source) for part in source.sample(value, len(value))]
    return value


def facts(changes: Iterable[Change], *, turned: bool = False) -> list[tuple[str, ...]]:
    """What changes say, so that two sets of them can be compared; ``turned`` as if the sides were exchanged."""
    found = []
    for change in changes:
        ids = (change.was or change.subject, change.subject)
        values = (change.old, change.new)
        origins = (change.old_origin, change.new_origin)
        told = (MIRROR[change.kind], OPPOSITE[change.effect]) if turned else (change.kind, change.effect)
        sides = [part[::-1] if turned else part for part in (ids, values, origins)]
        rest = change.field, change.route, change.levels, change.products, change.language, change.unit, change.of_text
        found.append(tuple(map(repr, (*told, *sides, *rest))))
    return sorted(found)


@given(pair=pairs())
@settings(max_examples=100, deadline=None)
def test_equal_states_have_no_changes(pair: tuple[Any, Any]) -> None:
    for data in pair:
        assert len(changes_between(catalogue({ID: data}), catalogue({ID: data}))) == 0


@given(pair=pairs())
@settings(max_examples=100, deadline=None)
def test_undoing_mirrors_doing(pair: tuple[Any, Any]) -> None:
    old, new = (catalogue({ID: data}) for data in pair)
    assert facts(changes_between(new, old)) == facts(changes_between(old, new), turned=True)


@given(pair=pairs(), seed=st.integers(0, 2**16))
@settings(max_examples=100, deadline=None)
def test_the_order_of_keys_and_lists_says_nothing(pair: tuple[Any, Any], seed: int) -> None:
    old, new = (catalogue({ID: data}) for data in pair)
    shuffled = catalogue({ID: changed_order(pair[1], random.Random(seed))})
    without_origins = (replace(change, new_origin=None) for change in changes_between(old, shuffled))
    assert list(without_origins) == [replace(change, new_origin=None) for change in changes_between(old, new)]
    assert len(changes_between(new, shuffled)) == 0


@given(pair=pairs())
@settings(max_examples=100, deadline=None)
def test_nothing_that_is_said_in_another_way_is_passed_over(pair: tuple[Any, Any]) -> None:
    old, new = (catalogue({ID: data}) for data in pair)
    assert (len(changes_between(old, new)) == 0) == (said(old.criteria[ID]) == said(new.criteria[ID]))


@given(pair=pairs())
@settings(max_examples=100, deadline=None)
def test_the_meaning_is_the_same_exactly_when_all_changes_are_editorial(pair: tuple[Any, Any]) -> None:
    old, new = (catalogue({ID: data}) for data in pair)
    same = meaning_fingerprint(old.criteria[ID]) == meaning_fingerprint(new.criteria[ID])
    assert same == (set(changes_between(old, new).effects) <= {Effect.EDITORIAL})


@given(pair=pairs())
@settings(max_examples=60, deadline=None)
def test_changes_of_one_comparison_have_fingerprints_of_their_own(pair: tuple[Any, Any]) -> None:
    changes = changes_between(*(catalogue({ID: data}) for data in pair))
    assert len({change.fingerprint for change in changes}) == len(changes)


@st.composite
def states(draw: st.DrawFn) -> Catalogue:
    """A small whole: criteria of two packs, some of them alike, with sections, a translation and terms."""
    pool = draw(st.lists(criteria(), min_size=1, max_size=3))
    ids = draw(some(["a/x", "a/y", "b/x", "b/z"], least=1))
    written = {id_: draw(st.sampled_from(pool)) for id_ in ids}
    packs = {name: draw(packs_of([id_[2:] for id_ in ids if id_.startswith(name)])) for name in draw(some("ab"))}
    languages = [(name, "nb") for name in draw(some("ab"))]
    translations = {key: draw(translations_of(key[0], ids)) for key in languages}
    terms = draw(
        by_name(
            st.builds(
                lambda texts: Term(term=texts, definition=texts), st.dictionaries(st.sampled_from(["en", "nb"]), TEXTS, min_size=1)
            )
        )
    )
    return catalogue(written, packs=packs, translations=translations, terms=terms)


def packs_of(slugs: list[str]) -> st.SearchStrategy[Pack]:
    orders = st.permutations(slugs or ["nothing"])
    sections = st.tuples(orders, st.integers(0, 3), st.booleans()).map(_sections)
    fields = {
        "title": TEXTS,
        "version": st.sampled_from(["1.0", "1.1"]),
        "description": TEXTS,
        "licence": NAMES,
        "subject_matter": TEXTS,
    }
    return record(sections=sections, **fields).map(Pack.model_validate)


def _sections(drawn: tuple[list[str], int, bool]) -> list[dict[str, Any]]:
    slugs, cut, turned = drawn
    named = [{"id": "one", "title": "T", "criteria": slugs[:cut]}, {"id": "two", "title": "T", "criteria": slugs[cut:]}]
    return [section for section in (named[::-1] if turned else named) if section["criteria"]]


def translations_of(pack: str, ids: list[str]) -> st.SearchStrategy[Translation]:
    texts = record(of=st.sampled_from(["t1-000000000000", "t1-111111111111"]), text=TEXTS)
    keys = st.sampled_from(["title", "text", "verification/m", "legal_basis/0", "scoring/grades/k/evidence", "judging/partly"])
    slugs = [id_[2:] for id_ in ids if id_.startswith(pack)] or ["nothing"]
    by_slug = st.dictionaries(st.sampled_from(slugs), st.dictionaries(keys, texts))
    of_pack = st.dictionaries(st.sampled_from(["title", "sections/one"]), texts)
    return record(language=st.just("nb"), pack=of_pack, criteria=by_slug).map(Translation.model_validate)


@given(old=states(), new=states())
@settings(max_examples=60, deadline=None)
def test_undoing_mirrors_doing_for_whole_catalogues(old: Catalogue, new: Catalogue) -> None:
    assert facts(changes_between(new, old)) == facts(changes_between(old, new), turned=True)


@given(old=states(), new=states(), seed=st.integers(0, 2**16))
@settings(max_examples=60, deadline=None)
def test_the_order_of_files_says_nothing(old: Catalogue, new: Catalogue, seed: int) -> None:
    source = random.Random(seed)
    parts = {name: changed_order(getattr(new, name), source) for name in ("packs", "criteria", "translations")}
    terms = changed_order(new.reference.terms, source)
    shuffled = replace(new, **parts, reference=replace(new.reference, terms=terms))
    assert changes_between(old, shuffled) == changes_between(old, new)
    assert len(changes_between(new, shuffled)) == 0


@given(old=states(), new=states())
@settings(max_examples=60, deadline=None)
def test_every_subject_that_differs_is_told_of(old: Catalogue, new: Catalogue) -> None:
    told = {subject for change in changes_between(old, new) for subject in (change.subject, change.was)}
    for kept in ("criteria", "packs"):
        olds, news = getattr(old, kept), getattr(new, kept)
        differ = {
            id_ for id_ in olds.keys() | news.keys() if id_ not in olds or id_ not in news or said(olds[id_]) != said(news[id_])
        }
        assert differ <= told | {id_ for id_ in differ if kept == "packs" and any(str(one).startswith(f"{id_}/") for one in told)}


def test_mirroring_twice_is_doing_nothing() -> None:
    assert {kind: MIRROR[MIRROR[kind]] for kind in ChangeKind} == {kind: kind for kind in ChangeKind}


@pytest.mark.parametrize("field", TABLE)
def test_table_says_of_undoing_what_the_mirror_says(field: str) -> None:
    meanings = TABLE[field].meanings
    undone = {"added": "removed", "removed": "added", "rose": "fell", "fell": "rose"}
    for way, meaning in meanings.items():
        if way.value in undone:
            back = next(other for key, other in meanings.items() if key.value == undone[way.value])
            assert MIRROR[meaning.kind] is back.kind

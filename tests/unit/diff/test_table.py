"""Every field of every model has a row in the table of effects, for every way in which it can differ."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from ictcriteria.diff.changes import OPPOSITE, ChangeKind
from ictcriteria.diff.difference import Way
from ictcriteria.diff.table import TABLE
from ictcriteria.diff.walk import KEYS, ORDERS
from ictcriteria.model.criterion import AwardCriterion, ContractClause, SelectionCriterion, TechnicalSpecification
from ictcriteria.model.framework import Framework
from ictcriteria.model.pack import Pack
from ictcriteria.model.profile import Profile
from ictcriteria.model.reference import ContractMachinery, Jurisdiction, Label, LegalSource, Product, Term
from ictcriteria.model.translation import Translation

AREAS = {
    "criterion": (TechnicalSpecification, SelectionCriterion, AwardCriterion, ContractClause),
    "pack": (Pack,),
    "source": (LegalSource,),
    "label": (Label,),
    "term": (Term,),
    "product": (Product,),
    "jurisdiction": (Jurisdiction,),
    "contract": (ContractMachinery,),
    "framework": (Framework,),
    "profile": (Profile,),
}
CAME_OR_WENT = {Way.ADDED, Way.REMOVED}
NUMBER = {Way.ROSE, Way.FELL}
OWN_COMPARERS = {
    "criterion.levels.*.*": {*CAME_OR_WENT, *NUMBER, Way.CHANGED, Way.RESTYLED},
    "criterion.obligations.*.within": {*CAME_OR_WENT, *NUMBER, Way.CHANGED, Way.RESTYLED},
    "criterion.obligations.*.every": {*CAME_OR_WENT, *NUMBER, Way.CHANGED, Way.RESTYLED},
    "criterion.scoring.steps": {*NUMBER, Way.CHANGED},
    "criterion.scoring.zero_at": {*NUMBER, Way.CHANGED},
    "criterion.scoring.full_at": {*NUMBER, Way.CHANGED},
    "criterion.remedy": {*NUMBER, Way.CHANGED},
    "pack.sections.*.criteria": set[Way](),
}
"""Fields whose values are compared as a whole, and the ways that their comparers know; sections list ids of other files."""


def rows(annotation: Any, field: str) -> Iterator[tuple[str, set[Way]]]:
    """The fields below an annotation, each with the ways in which it can differ."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if field in OWN_COMPARERS:
        yield field, OWN_COMPARERS[field]
    elif get_origin(annotation) in {Union, UnionType}:
        if NoneType in get_args(annotation):
            yield field, CAME_OR_WENT
        for member in set(get_args(annotation)) - {NoneType}:
            yield from rows(member, field)
    elif get_origin(annotation) is dict:
        yield f"{field}.*", CAME_OR_WENT
        yield from rows(get_args(annotation)[1], f"{field}.*")
    elif get_origin(annotation) is tuple:
        yield f"{field}.*", CAME_OR_WENT
        item = get_args(annotation)[0]
        if isinstance(item, type) and issubclass(item, BaseModel):
            yield from rows_of(item, f"{field}.*", without=KEYS[field])
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from rows_of(annotation, field)
    else:
        yield field, ways(annotation)


def rows_of(model: type[BaseModel], field: str, without: tuple[str, ...] = ()) -> Iterator[tuple[str, set[Way]]]:
    for name, info in model.model_fields.items():
        if name not in without:
            yield from rows(info.annotation, f"{field}.{name}")


def ways(annotation: Any) -> set[Way]:
    if get_origin(annotation) is Literal:
        return {Way.CHANGED}
    if issubclass(annotation, Enum):
        return NUMBER if annotation in ORDERS else {Way.CHANGED}
    return (
        {Way.CHANGED, Way.RESTYLED} if annotation is str else {Decimal: NUMBER, int: NUMBER, bool: NUMBER, date: NUMBER}[annotation]
    )


NEEDED = sorted(
    {
        (field, way)
        for area, models in AREAS.items()
        for model in models
        for f, w in rows_of(model, area)
        for field, way in [(f, x) for x in w]
    }
)


@pytest.mark.parametrize(("field", "way"), NEEDED)
def test_every_field_has_a_meaning_for_every_way_it_can_differ(field: str, way: Way) -> None:
    assert field in TABLE, f"'{field}' needs a row"
    assert way in TABLE[field].meanings


def test_translations_have_no_field_that_the_table_does_not_know() -> None:
    assert set(Translation.model_fields) == {"language", "pack", "criteria"}


def test_table_has_no_row_for_a_field_that_is_gone() -> None:
    virtual = {"criterion.section", "criterion.verification.*.alternative", "criterion.verification.*.role", "words.*"}
    virtual |= {field for field in TABLE if field.endswith(".order") or field.startswith("translation") or "." not in field}
    assert set(TABLE) - virtual == {field for field, _ in NEEDED}


@pytest.mark.parametrize("field", TABLE)
def test_going_is_the_opposite_of_coming_and_falling_of_rising(field: str) -> None:
    meanings = TABLE[field].meanings
    for there, back in ((Way.ADDED, Way.REMOVED), (Way.ROSE, Way.FELL)):
        assert (there in meanings) == (back in meanings)
        if there in meanings:
            assert meanings[there].effect is OPPOSITE[meanings[back].effect]


def test_every_kind_of_change_can_happen() -> None:
    assert {meaning.kind for row in TABLE.values() for meaning in row.meanings.values()} == set(ChangeKind)

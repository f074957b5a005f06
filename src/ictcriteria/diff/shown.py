"""Values of packs as one line of text, the same whatever the order in which they were written."""

from collections.abc import Mapping
from decimal import Decimal
from functools import singledispatch
from typing import Any

from pydantic import BaseModel

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.catalogue.fingerprint import number_text
from ictcriteria.catalogue.layout import REFERENCE
from ictcriteria.model.obligation import Period
from ictcriteria.model.parameter import DEFAULT
from ictcriteria.model.text import text_in

_NAMES = ("designation", "term", "title", "name")
"""Fields that hold what people call a thing, the best first."""

_PREFERRED = "en"


def shown_value(value: Any) -> str | None:
    """A value as the YAML says it, in flow style; None for no value."""
    return None if value is None else _shown(value)


@singledispatch
def _shown(value: Any) -> str:
    return str(value)


@_shown.register
def _(value: Decimal) -> str:
    return number_text(value)


@_shown.register
def _(value: bool) -> str:  # noqa: FBT001 - the value that is shown
    return str(value).lower()


@_shown.register
def _(value: Period) -> str:
    return str(value.parameter) if value.value is None else f"{number_text(value.value)} {value.unit}"


@_shown.register
def _(value: BaseModel) -> str:
    return _flow({name: part for name, part in value if part not in (None, (), {})})


@_shown.register
def _(value: dict) -> str:  # type: ignore[type-arg] # singledispatch takes classes only
    return _shown(value[DEFAULT]) if value.keys() == {DEFAULT} else _flow(dict(sorted(value.items())))


@_shown.register
def _(value: tuple) -> str:  # type: ignore[type-arg] # singledispatch takes classes only
    return f"[{', '.join(sorted(map(_shown, value)))}]"


def _flow(parts: Mapping[Any, Any]) -> str:
    return f"{{{', '.join(f'{key}: {_shown(part)}' for key, part in parts.items())}}}"


def shown_name(value: Any) -> str | None:
    """What people call a criterion, a pack, a term or another thing of the reference data; None for anything else."""
    if not isinstance(value, BaseModel):
        return None
    fields = vars(value)
    name = next((fields[field] for field in _NAMES if field in fields), None)
    if isinstance(name, Mapping):
        return text_in(dict(name), _PREFERRED) or min(name.items())[1]
    return name


def find_subject(subject: str, catalogue: Catalogue) -> Any:
    """The criterion, pack or thing of the reference data with an id as changes name it; None when it is not loaded."""
    match subject.split("/"):
        case [str(area), folder, id_] if area == REFERENCE:
            return getattr(catalogue.reference, folder).get(id_)
        case [pack]:
            return catalogue.packs.get(pack)
        case _:
            return catalogue.criteria.get(subject)

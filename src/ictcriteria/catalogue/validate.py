"""Plain data against the models; pydantic's errors become findings with a place, in our words."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from ictcriteria.diagnostics import Finding, Origin
from ictcriteria.model.identifiers import CRITERION_ID, PARAMETER_NAME, SLUG_ONLY
from ictcriteria.model.text import LANGUAGE_CODE

T = TypeVar("T")

_LONGEST_SHOWN = 60

_FORMS = {
    SLUG_ONLY: "write it in small letters, digits and hyphens",
    CRITERION_ID: "write 'pack/criterion', in small letters, digits and hyphens",
    PARAMETER_NAME: "write it in small letters, digits and underscores",
    LANGUAGE_CODE: "write the two or three small letters of the language, such as 'en'",
}
"""Patterns in words."""

_MESSAGES: dict[str, tuple[str, str]] = {
    "missing": ("field '{step}' is missing", "add '{step}: …'"),
    "union_tag_not_found": ("field {discriminator} is missing", "add it: it says which fields belong here"),
    "enum": ("'{input}' is not one of {choices}", "write one of them"),
    "literal_error": ("'{input}' is not one of {choices}", "write one of them"),
    "union_tag_invalid": ("'{tag}' is not one of {choices}", "write one of them"),
    "string_type": ("a text is expected here", "write one text in its place"),
    "string_too_short": ("the text is empty", "write the text, or leave the field out"),
    "string_too_long": ("the text is longer than {max_length} characters", "shorten it"),
    "string_pattern_mismatch": ("'{input}' does not have the right form", "{form}"),
    "int_parsing": ("'{input}' is not a whole number", "write digits alone"),
    "int_type": ("'{input}' is not a whole number", "write digits alone"),
    "int_from_float": ("'{input}' is not a whole number", "write digits alone"),
    "decimal_parsing": ("'{input}' is not a number", "write digits, with a point for decimals"),
    "decimal_type": ("'{input}' is not a number", "write digits, with a point for decimals"),
    "decimal_max_digits": ("'{input}' has too many digits", "write a shorter number"),
    "decimal_whole_digits": ("'{input}' has too many digits", "write a shorter number"),
    "decimal_max_places": ("'{input}' has too many decimals", "two decimals are the most"),
    "date_from_datetime_parsing": ("'{input}' is not a date", "write it as 2026-11-22"),
    "date_from_datetime_inexact": ("'{input}' is not a date", "write it as 2026-11-22"),
    "date_parsing": ("'{input}' is not a date", "write it as 2026-11-22"),
    "date_type": ("'{input}' is not a date", "write it as 2026-11-22"),
    "greater_than": ("'{input}' is not above {gt}", "write more than {gt}"),
    "greater_than_equal": ("'{input}' is below the lowest allowed value {ge}", "write {ge} or more"),
    "less_than_equal": ("'{input}' is above the highest allowed value {le}", "write {le} or less"),
    "too_short": ("at least {min_length} needed here, {actual_length} given", "add what is missing, or leave the field out"),
    "too_long": ("at most {max_length} allowed here, {actual_length} given", "take some out"),
    "tuple_type": ("a list is expected here", "write '[a, b]', or one entry per line after '- '"),
    "dict_type": ("keys with values are expected here", "write 'key: value' lines below it"),
    "model_type": ("keys with values are expected here", "write 'key: value' lines below it"),
    "dataclass_type": ("keys with values are expected here", "write 'key: value' lines below it"),
    "model_attributes_type": ("keys with values are expected here", "write 'key: value' lines below it"),
}


def validate_data(adapter: TypeAdapter[T], data: Any, file: str) -> tuple[T | None, tuple[Finding, ...]]:
    """The model made from ``data``, or None and every reason why it cannot be made."""
    try:
        return adapter.validate_python(data), ()
    except ValidationError as error:
        items = [item for item in error.errors(include_url=False) if not _only_seems_too_short(item)]
        return None, tuple(_finding(item, data, file, adapter) for item in items)


def closest(word: str, known: Iterable[str]) -> str | None:
    """A hint for a mistyped word: "did you mean 'x'?", or None when nothing is near."""
    near = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else None


def _only_seems_too_short(item: Any) -> bool:
    """True where pydantic counts only the entries that it could read; the others have errors of their own."""
    return bool(item["type"] == "too_short" and len(item["input"]) >= item["ctx"]["min_length"])


def _finding(item: Any, data: Any, file: str, adapter: TypeAdapter[Any]) -> Finding:
    context: dict[str, Any] = item.get("ctx", {})
    loc: tuple[str | int, ...] = item["loc"]
    if item["type"] == "union_tag_invalid":
        loc = (*loc, context["discriminator"].strip("'"))
    origin = Origin(file, tuple(_existing_steps(loc, data)))
    step = str(loc[-1]) if loc else ""
    if item["type"] in {"extra_forbidden", "unexpected_keyword_argument"}:
        return _unknown_field(step, _fields_at(adapter._type, loc), origin)  # noqa: SLF001 - the adapter has no other name for it
    if item["type"] == "value_error":
        return Finding("invalid-value", origin, str(context["error"]))
    message, way_out = _MESSAGES.get(
        item["type"], (str(item["msg"])[:1].lower() + str(item["msg"])[1:], "write it in another form")
    )
    choices = re.findall(r"'([^']+)'", str(context.get("expected") or context.get("expected_tags") or ""))
    values = {**context, "step": step, "input": _shown(item["input"]), "choices": _either(choices), "form": _form(context)}
    rule = "missing-field" if item["type"] in {"missing", "union_tag_not_found"} else "invalid-value"
    hint = closest(str(values.get("tag", values["input"])), choices) or way_out.format(**values)
    return Finding(rule, origin, message.format(**values), hint, of_key=step == "[key]")


def _unknown_field(name: str, known: list[str], origin: Origin) -> Finding:
    hint = closest(name, known) or (f"known here: {', '.join(known)}" if known else "take it out")
    return Finding("unknown-field", origin, f"unknown field '{name}'", hint, of_key=True)


def _form(context: dict[str, Any]) -> str:
    pattern = str(context.get("pattern"))
    return _FORMS.get(pattern, f"the form is {pattern}")


def _either(choices: list[str]) -> str:
    quoted = [f"'{choice}'" for choice in choices]
    return " or ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)


def _shown(value: Any) -> str:
    text = "keys with values" if isinstance(value, dict) else str(value)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 3] + "..."


def _existing_steps(loc: Iterable[str | int], data: Any) -> Iterator[str | int]:
    """The steps of a pydantic location that exist in the data; tags of unions and keys made by validators do not."""
    for step in loc:
        is_key = isinstance(data, dict) and step in data
        if is_key or (isinstance(data, list) and isinstance(step, int) and step < len(data)):
            data = data[step]
            yield step


def _fields_at(annotation: Any, loc: tuple[str | int, ...]) -> list[str]:
    """Names of the fields of the model at the end of a location, without its last step."""
    for step in loc[:-1]:
        annotation = _step_into(annotation, step)
    return sorted(_fields(_bare(annotation)))


def _fields(model: Any) -> dict[str, Any]:
    """The fields of a model by name; none for what is no model."""
    if isinstance(model, type) and issubclass(model, BaseModel):
        return model.model_fields
    return getattr(model, "__pydantic_fields__", {})


def _bare(annotation: Any) -> Any:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in {Union, UnionType}:
        members = [member for member in get_args(annotation) if member is not type(None)]
        return _bare(members[0]) if len(members) == 1 else annotation
    return annotation


def _step_into(annotation: Any, step: str | int) -> Any:
    bare = _bare(annotation)
    if get_origin(bare) in {Union, UnionType}:
        return next((member for member in get_args(bare) if _has_tag(member, step)), None)
    fields = _fields(bare)
    if fields:
        return fields[str(step)].annotation if str(step) in fields else None
    arguments = get_args(bare)
    return arguments[1 if get_origin(bare) is dict else 0] if arguments else None


def _has_tag(member: Any, tag: str | int) -> bool:
    fields = getattr(member, "model_fields", {})
    return any(tag in get_args(field.annotation) for field in fields.values())

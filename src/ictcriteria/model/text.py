"""Base model and the text types of every file format."""

from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

ANY_LANGUAGE = "*"
"""Key of a localised text that was written as one plain text and serves every language."""


class Model(BaseModel):
    """Base of everything people write: immutable, and unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    def model_post_init(self, _: Any) -> None:
        """Share the set of the fields that were written: a sixth of the room of all models, and few sets differ."""
        object.__setattr__(self, "__pydantic_fields_set__", _one_set(frozenset(self.model_fields_set)))


@cache
def _one_set(names: frozenset[str]) -> set[str]:
    return set(names)


def _refuse_bool(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError("a number is expected, not true or false")  # noqa: TRY004 - pydantic only catches ValueError
    return value


def _one_text_for_all(value: Any) -> Any:
    return {ANY_LANGUAGE: value} if isinstance(value, str) else value


Integer = Annotated[int, BeforeValidator(_refuse_bool)]
"""A whole number; ``true`` is not one."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=300)]
"""A short text: a title or a name."""

Prose = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
"""Markdown with ``{{ parameter }}`` and the link schemes ``term:``, ``source:`` and ``criterion:``."""

LANGUAGE_CODE = r"^[a-z]{2,3}$"

LanguageCode = Annotated[str, StringConstraints(pattern=LANGUAGE_CODE)]
"""An ISO 639 code such as ``nb``."""

LocalizedText = Annotated[
    dict[Annotated[str, StringConstraints(pattern=r"^([a-z]{2,3}|\*)$")], Prose], BeforeValidator(_one_text_for_all)
]
"""Language code to text; one plain text stands for every language."""


def text_in(texts: dict[str, str], language: str) -> str | None:
    """The text in ``language``, else the one that serves every language, else None."""
    return texts.get(language, texts.get(ANY_LANGUAGE))

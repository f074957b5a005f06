"""``templates/strings/<language>.yaml``: every fixed word of the documents in one language."""

import re
from typing import Annotated

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, BeforeValidator, Field

from ictcriteria.model.text import Line, Model

_GAP = re.compile(r"\{([a-z_]+)\}")

OTHER = "other"
"""The plural category that every language has (Unicode CLDR)."""


def _one_form(value: object) -> object:
    return {OTHER: value} if isinstance(value, str) else value


def _has_other(forms: dict[str, str]) -> dict[str, str]:
    if OTHER not in forms:
        raise ValueError(f"the form '{OTHER}' is missing")
    return forms


def _known_tag(tag: str) -> str:
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        raise ValueError(f"'{tag}' is no known language tag such as 'en-GB'") from None
    return tag


Tag = Annotated[Line, AfterValidator(_known_tag)]
"""A BCP 47 tag that the Unicode data knows."""

Forms = Annotated[dict[str, str], Field(min_length=1), BeforeValidator(_one_form), AfterValidator(_has_other)]
"""One text, or one per plural category: ``{one: "{n} year", other: "{n} years"}``."""


class StringsFile(Model):
    """One file of words; laid over another file of the same language it may leave out the tag."""

    tag: Tag | None = None
    """BCP 47 tag that documents carry and numbers are formatted by: ``en-GB``. A house folder may leave it out."""
    words: dict[str, dict[str, Forms]]
    """Section, then word: ``{guide: {choices: Choices}}``. A text has gaps ``{like_this}``, or one form per plural category."""


class Strings(StringsFile):
    """The words of one language."""

    tag: Tag


def gaps(forms: dict[str, str]) -> set[str]:
    """Names of the gaps in all forms of a word."""
    return {name for pattern in forms.values() for name in _GAP.findall(pattern)}


def fill(pattern: str, values: dict[str, str]) -> str:
    """``pattern`` with its gaps filled; a gap without a value raises KeyError. Nothing else is interpreted."""
    return _GAP.sub(lambda match: values[match.group(1)], pattern)

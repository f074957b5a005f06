"""``templates/strings/<language>.yaml``: every fixed word of the documents in one language."""

import re
from typing import Annotated

from pydantic import BeforeValidator, Field

from ictcriteria.model.text import Line, Model

_GAP = re.compile(r"\{([a-z_]+)\}")

OTHER = "other"
"""The plural category that every language has (Unicode CLDR)."""


def _one_form(value: object) -> object:
    return {OTHER: value} if isinstance(value, str) else value


Forms = Annotated[dict[str, str], BeforeValidator(_one_form), Field(min_length=1)]
"""One text, or one per plural category: ``{one: "{n} year", other: "{n} years"}``."""


class Strings(Model):
    """The words of one language.

    ``tag`` is the BCP 47 tag that documents carry and numbers are formatted by; ``words`` maps a dotted key such as
    ``guide.choices`` to a text with gaps ``{like_this}``.
    """

    tag: Line
    words: dict[str, dict[str, Forms]]


def fill(pattern: str, values: dict[str, str]) -> str:
    """``pattern`` with its gaps filled; a gap without a value raises KeyError. Nothing else is interpreted."""
    return _GAP.sub(lambda match: values[match.group(1)], pattern)

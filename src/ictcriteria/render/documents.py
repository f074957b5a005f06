"""A composed document to its Markdown, through the document's template."""

import re
from collections.abc import Callable
from typing import Any

from ictcriteria.compose.document import TenderDocument
from ictcriteria.compose.wording import Wording
from ictcriteria.templating import Templates, for_templates

_BLANK_LINES = re.compile(r"\n\s*\n\s*\n+")
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)


def document_markdown(document: TenderDocument, wording: Wording, templates: Templates) -> str:
    """The document as Markdown with one blank line between blocks and a newline at the end.

    Raises :class:`~ictcriteria.templating.TemplateProblemError` for a template that cannot be used and
    :class:`~ictcriteria.compose.wording.MissingWordError` for a word that the strings lack.
    """
    values = {"document": document, "say": _say(wording)}
    text = templates.render_markdown(f"documents/{document.name.value}.md.j2", values)
    return _BLANK_LINES.sub("\n\n", _TRAILING.sub("", text)).strip() + "\n"


def _say(wording: Wording) -> Callable[..., Any]:
    @for_templates
    def say(key: str, **values: Any) -> str:
        return wording.markdown(
            key, None, **{name: value if isinstance(value, str) else str(value) for name, value in values.items()}
        )

    return say

"""Clauses as a document of their own, for redlines of packs without a tender."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ictcriteria.markdown_text import escape_markdown
from ictcriteria.model.clause_text import LINK
from ictcriteria.render.docx.redline.document import Version

_LESS_THAN = re.compile(r"\\?<")


class ClauseText(NamedTuple):
    """A clause: its anchor, by which its two states are paired, its title as plain text and its Markdown."""

    anchor: str
    title: str
    text: str


def clause_list(title: str, clauses: Sequence[ClauseText]) -> Version:
    """The clauses in their order as one state of a document.

    Placeholders stay as they are. Links of clauses lead to what only a whole document has, so they are shown as their words.
    """
    lines = [f"# {escape_markdown(title)}"]
    for clause in clauses:
        lines.append(f'## <a id="{clause.anchor}"></a>{escape_markdown(clause.title)}')
        lines.append(LINK.sub(r"\g<words>", _LESS_THAN.sub(r"\\<", clause.text.strip())))
    return Version("\n\n".join(lines) + "\n", {})

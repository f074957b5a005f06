"""The table of contents: a field that Word can update, and the entries that it shows until then."""

from collections.abc import Sequence

from markdown_it.token import Token

from ictcriteria.render.docx.errors import DocxError
from ictcriteria.render.docx.inline import InlineWriter
from ictcriteria.render.docx.wordml import field_end, field_start, paragraph

CONTENTS_START = field_start('TOC \\o "1-2" \\n \\h \\z \\u')
"""What the first entry begins with."""

CONTENTS_END = field_end()
"""What the last entry ends with."""

_LEVELS = 2
_GALLERY = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    "</w:sdtPr><w:sdtContent>"
)
_GALLERY_END = "</w:sdtContent></w:sdt>"
_STRUCTURE = frozenset({"list_item_open", "list_item_close", "paragraph_open", "paragraph_close"})


def write_contents(tokens: Sequence[Token], start: int, inline: InlineWriter) -> tuple[str, int]:
    """The table of contents from the list that opens at ``start``, and the place behind the list."""
    entries, end = _read_entries(tokens, start)
    lines = [inline.write_entry(children) for _, children in entries]
    lines[0] = CONTENTS_START + lines[0]
    lines[-1] += CONTENTS_END
    styles = inline.styles.contents
    paragraphs = [paragraph(styles[depth], line) for (depth, _), line in zip(entries, lines, strict=True)]
    return gallery("".join(paragraphs)), end


def gallery(entries: str) -> str:
    """The entries as what Word takes for a table of contents."""
    return f"{_GALLERY}{entries}{_GALLERY_END}"


def _read_entries(tokens: Sequence[Token], start: int) -> tuple[list[tuple[int, Sequence[Token]]], int]:
    """Depth and text of each entry, and the place behind the list."""
    entries: list[tuple[int, Sequence[Token]]] = []
    depth, index = 1, start + 1
    while depth:
        token = tokens[index]
        if token.type in {"bullet_list_open", "bullet_list_close"}:
            depth += token.nesting
        elif token.type == "inline":
            entries.append((_checked(depth), token.children or ()))
        elif token.type not in _STRUCTURE:
            raise DocxError(f"the table of contents holds '{token.type}'", "it is a list of links, at most two levels deep")
        index += 1
    if not entries:
        raise DocxError("the table of contents has no entries")
    return entries, index


def _checked(depth: int) -> int:
    if depth > _LEVELS:
        raise DocxError("the table of contents is more than two levels deep")
    return depth - 1

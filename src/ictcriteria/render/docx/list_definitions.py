"""The three native lists of a document: numbered headings, bullets, numbered items.

The shipped reference document is made with them, and a house template that has no such lists is given them.
"""

from collections.abc import Callable, Sequence

Definition = Callable[[int, Sequence[str]], str]
"""Number of the definition and ids of the paragraph styles, one per level → ``w:abstractNum``."""

HEADING_TEXTS = ("%1", "%1.%2", "%1.%2.%3", "%1.%2.%3.%4")
_HEADING_INDENTS = (567, 737, 907, 1077)
_ITEM_INDENTS = (397, 794, 1191)
_ITEM_HANGING = 397
_BULLETS = ("\u2022", "\u2013", "\u2022")
_ITEM_NUMBERS = (("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%3)"))


def heading_definition(number: int, styles: Sequence[str]) -> str:
    """Headings 1 to 4 as "3", "3.1", "3.1.2", "3.1.2.1"."""
    levels = [
        _level(depth, "decimal", text, style, (indent, indent))
        for depth, (text, style, indent) in enumerate(zip(HEADING_TEXTS, styles, _HEADING_INDENTS, strict=True))
    ]
    return _definition(number, "1C7C0001", levels)


def bullet_definition(number: int, styles: Sequence[str]) -> str:
    """Three levels of bullets."""
    levels = [
        _level(depth, "bullet", bullet, style, (indent, _ITEM_HANGING))
        for depth, (bullet, style, indent) in enumerate(zip(_BULLETS, styles, _ITEM_INDENTS, strict=True))
    ]
    return _definition(number, "1C7C0002", levels)


def ordered_definition(number: int, styles: Sequence[str]) -> str:
    """Three levels of numbered items: "1.", "a)", "i)"."""
    levels = [
        _level(depth, kind, text, style, (indent, _ITEM_HANGING))
        for depth, ((kind, text), style, indent) in enumerate(zip(_ITEM_NUMBERS, styles, _ITEM_INDENTS, strict=True))
    ]
    return _definition(number, "1C7C0003", levels)


def list_instance(number: int, definition: int, starts: Sequence[tuple[int, int]] = ()) -> str:
    """A list of a definition; ``starts`` are levels that begin anew, and with what number."""
    overrides = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>' for level, start in starts
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


def _definition(number: int, signature: str, levels: Sequence[str]) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{signature}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{signature}"/>{"".join(levels)}</w:abstractNum>'
    )


def _level(depth: int, kind: str, text: str, style: str, place: tuple[int, int]) -> str:
    indent, hanging = place
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{style}"/>'
        f'<w:suff w:val="tab"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{indent}"/></w:tabs>'
        f'<w:ind w:left="{indent}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )

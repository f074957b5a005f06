"""The numbering part of a document: which lists the styles carry, and a new instance for each numbered list.

A house template keeps its own lists where they count as the document does; elsewhere the shipped lists take their
place.
"""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import cast

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.numbering import CT_Numbering
from docx.oxml.styles import CT_Style, CT_Styles
from docx.oxml.xmlchemy import BaseOxmlElement

from ictcriteria.render.docx import list_definitions
from ictcriteria.render.docx.list_definitions import HEADING_TEXTS, Definition, list_instance
from ictcriteria.render.docx.styles import Styles
from ictcriteria.render.docx.template_check import whole_number


@dataclass(frozen=True, slots=True)
class OrderedList:
    """A numbered list of the document."""

    number: int
    depth: int
    start: int
    is_apart: bool = False
    """Whether it has a definition of its own. LibreOffice lets a list go on with the numbers of the one before it when both
    share a definition and the first item is taken away."""


@dataclass(frozen=True, slots=True)
class ItemLevel:
    """Where a depth of numbered items is defined."""

    definition: int
    level: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """What the writer of the body must know about lists."""

    first_free: int
    item_levels: tuple[ItemLevel, ...]
    linked: Mapping[str, str]
    """What a paragraph of a style gets from it: the properties that make it a heading with a number or a bullet, by style."""

    def item_properties(self, depth: int, instance: int) -> str:
        """What makes a paragraph an item of a list instance."""
        level = self.item_levels[min(depth, len(self.item_levels) - 1)].level
        return _item_properties(level, instance)


@dataclass(frozen=True, slots=True)
class _Level:
    instance: int
    definition: int
    level: int
    kind: str
    text: str
    start: str


def prepare_numbering(root: CT_Numbering, style_root: CT_Styles, styles: Styles) -> Numbering:
    """Sees to it that headings, bullets and numbered items are native lists."""
    _ensure(root, style_root, styles.headings, _are_heading_levels, list_definitions.heading_definition)
    _ensure(root, style_root, styles.bullets, _are_bullets, list_definitions.bullet_definition)
    _ensure(root, style_root, styles.ordered, _are_numbers, list_definitions.ordered_definition)
    levels = [level for style in styles.ordered if (level := _level_of(root, style_root, style))]
    linked = {style: _level_of(root, style_root, style) for style in (*styles.headings, *styles.bullets)}
    return Numbering(
        first_free=_next(root, "w:num", "w:numId"),
        item_levels=tuple(ItemLevel(level.definition, level.level) for level in levels),
        linked={style: _item_properties(level.level, level.instance) for style, level in linked.items() if level},
    )


def add_ordered_lists(root: CT_Numbering, numbering: Numbering, lists: Sequence[OrderedList]) -> None:
    """Adds an instance for each numbered list, so that each begins with its own number."""
    _append(root, "".join(_instance(numbering.item_levels[each.depth], each) for each in lists if not each.is_apart))
    for each in lists:
        if each.is_apart:
            _append_apart(root, numbering.item_levels[each.depth], each)


def _instance(item: ItemLevel, each: OrderedList) -> str:
    return list_instance(each.number, item.definition, [(item.level, each.start)])


def _append_apart(root: CT_Numbering, item: ItemLevel, each: OrderedList) -> None:
    """A copy of the definition that no style is linked to, and its only instance."""
    number = _next(root, "w:abstractNum", "w:abstractNumId")
    original = _find(root, "w:abstractNum", "w:abstractNumId", str(item.definition))
    definition = deepcopy(cast("BaseOxmlElement", original))
    definition.set(qn("w:abstractNumId"), str(number))
    for tag in ("w:nsid", "w:tmpl", "w:name", "w:styleLink"):
        for child in definition.findall(qn(tag)):
            definition.remove(child)
    for link in list(definition.iter(qn("w:pStyle"))):
        link.getparent().remove(link)
    level = cast("BaseOxmlElement", _find(definition, "w:lvl", "w:ilvl", str(item.level)))
    for start in level.findall(qn("w:start")):
        start.set(qn("w:val"), str(each.start))
    root.insert_element_before(definition, "w:num", "w:numIdMacAtCleanup")
    _append(root, list_instance(each.number, number, [(item.level, each.start)]))


def _item_properties(level: int, instance: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>'


def _ensure(
    root: CT_Numbering,
    style_root: CT_Styles,
    styles: Sequence[str],
    are_right: Callable[[Sequence[_Level]], bool],
    define: Definition,
) -> None:
    levels = [level for style in styles if (level := _level_of(root, style_root, style))]
    if len(levels) == len(styles) and are_right(levels):
        return
    definition, instance = _next(root, "w:abstractNum", "w:abstractNumId"), _next(root, "w:num", "w:numId")
    _append(root, define(definition, styles))
    _append(root, list_instance(instance, definition))
    for depth, style in enumerate(styles):
        _link(_style(style_root, style), instance, depth)


def _are_heading_levels(levels: Sequence[_Level]) -> bool:
    expected = [(levels[0].instance, depth, "decimal", text, "1") for depth, text in enumerate(HEADING_TEXTS)]
    return [(each.instance, each.level, each.kind, each.text, each.start) for each in levels] == expected


def _are_bullets(levels: Sequence[_Level]) -> bool:
    return all(level.kind == "bullet" for level in levels)


def _are_numbers(levels: Sequence[_Level]) -> bool:
    return not any(level.kind in {"bullet", "none"} for level in levels)


def _level_of(root: CT_Numbering, style_root: CT_Styles, style_id: str) -> _Level | None:
    """The list level that a style is linked to, unless the list instance changes its definition."""
    link = _style(style_root, style_id).find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    instance = None if link is None else _find(root, "w:num", "w:numId", _value(link, "w:numId"))
    if link is None or instance is None or instance.find(qn("w:lvlOverride")) is not None:
        return None
    definition = _find(root, "w:abstractNum", "w:abstractNumId", _value(instance, "w:abstractNumId"))
    depth = _value(link, "w:ilvl") or "0"
    level = None if definition is None else _find(definition, "w:lvl", "w:ilvl", depth)
    if level is None:
        return None
    return _Level(
        instance=whole_number(_value(link, "w:numId")),
        definition=whole_number(_value(instance, "w:abstractNumId")),
        level=whole_number(depth),
        kind=_value(level, "w:numFmt"),
        text=_value(level, "w:lvlText"),
        start=_value(level, "w:start"),
    )


def _style(style_root: CT_Styles, style_id: str) -> CT_Style:
    return cast("CT_Style", next(style for style in style_root.style_lst if style.styleId == style_id))


def _link(style: CT_Style, instance: int, depth: int) -> None:
    link = style.get_or_add_pPr().get_or_add_numPr()
    link.get_or_add_ilvl().val = depth
    link.get_or_add_numId().val = instance


def _find(parent: BaseOxmlElement, tag: str, key: str, value: str) -> BaseOxmlElement | None:
    return next((child for child in parent.findall(qn(tag)) if child.get(qn(key)) == value), None)


def _value(parent: BaseOxmlElement, tag: str) -> str:
    child = parent.find(qn(tag))
    return "" if child is None else child.get(qn("w:val"), "")


def _next(root: CT_Numbering, tag: str, key: str) -> int:
    return max((whole_number(child.get(qn(key), "0")) for child in root.findall(qn(tag))), default=0) + 1


def _append(root: CT_Numbering, definitions: str) -> None:
    """Word mixes lists up unless all definitions stand before all instances."""
    for child in parse_xml(f"<w:numbering {nsdecls('w')}>{definitions}</w:numbering>"):
        later = ("w:num", "w:numIdMacAtCleanup") if child.tag == qn("w:abstractNum") else ("w:numIdMacAtCleanup",)
        root.insert_element_before(child, *later)

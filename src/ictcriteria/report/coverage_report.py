"""Which demands of published frameworks our criteria cover: a matrix to read, Markdown, and JSON for programs."""

import json
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from ictcriteria.model.framework import Coverage, Framework, FrameworkItem
from ictcriteria.model.text import text_in

Frameworks = Mapping[str, Framework]

_WIDTH = 100


def coverage_text(frameworks: Frameworks) -> str:
    """Per framework a heading, whose mapping it is, one line per item, and the sums."""
    return "\n".join(line for id_, framework in frameworks.items() for line in _text(id_, framework)).strip() + "\n"


def coverage_markdown(frameworks: Frameworks) -> str:
    """Per framework a heading and a table."""
    return "\n".join(line for id_, framework in frameworks.items() for line in _markdown(id_, framework)).strip() + "\n"


def coverage_json(frameworks: Frameworks) -> str:
    """One JSON object with ``schema`` and ``frameworks``, each with ``items``: number, title, coverage, criteria and note."""
    data = {"schema": 1, "frameworks": [_data(id_, framework) for id_, framework in frameworks.items()]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


REPORTS: Mapping[str, Callable[[Frameworks], str]] = {
    "text": coverage_text,
    "markdown": coverage_markdown,
    "json": coverage_json,
}
"""Name of a form to the function that writes it."""


def _text(id_: str, framework: Framework) -> Iterator[str]:
    title = f"{_english(framework.title)} ({id_}), {framework.owner}, {framework.edition}"
    yield from ("", title, "=" * len(title), *textwrap.wrap(_english(framework.note), _WIDTH), "")
    width = max(len(item.number) for item in framework.items)
    for item in framework.items:
        yield f"{item.number.ljust(width)}  {item.coverage.value:12}  {_english(item.title)}"
        yield from _indented(", ".join(item.criteria), width)
        yield from _indented(_english(item.note), width)
    yield from ("", _sums(framework))


def _indented(text: str, width: int) -> list[str]:
    indent = " " * (width + 16)
    return textwrap.wrap(text, _WIDTH + width, initial_indent=indent, subsequent_indent=indent)


def _markdown(id_: str, framework: Framework) -> Iterator[str]:
    yield from ("", f"## {_english(framework.title)} (`{id_}`)", "")
    yield from (f"{framework.owner}, {framework.edition}. {_english(framework.note)}", "")
    yield from ("| No. | Demand | Coverage | Our criteria | Note |", "| --- | --- | --- | --- | --- |")
    for item in framework.items:
        criteria = ", ".join(f"`{id_}`" for id_ in item.criteria)
        cells = (item.number, _english(item.title), item.coverage.value, criteria, _english(item.note))
        yield f"| {' | '.join(' '.join(cell.split()).replace('|', chr(92) + '|') for cell in cells)} |"
    yield from ("", _sums(framework))


def _data(id_: str, framework: Framework) -> dict[str, object]:
    return {
        "id": id_,
        "title": _english(framework.title),
        "owner": framework.owner,
        "edition": framework.edition,
        "note": _english(framework.note),
        "items": [_item(item) for item in framework.items],
    }


def _item(item: FrameworkItem) -> dict[str, object]:
    return {
        "number": item.number,
        "title": _english(item.title),
        "coverage": item.coverage.value,
        "criteria": list(item.criteria),
        "note": _english(item.note),
    }


def _sums(framework: Framework) -> str:
    counted = Counter(item.coverage for item in framework.items)
    return ", ".join(f"{counted[coverage]} {coverage.value}" for coverage in Coverage) + f" of {len(framework.items)}"


def _english(texts: Mapping[str, str] | None) -> str:
    return (text_in(dict(texts), "en") or next(iter(texts.values()))).strip() if texts else ""

"""Pairs of documents for redlines: random documents in our dialect, and random edits of them."""

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pytest

from ictcriteria.render.docx.redline import Version

WORDS = (
    "the", "supplier", "shall", "provide", "security", "updates", "for", "each", "model", "delivered", "under", "this", "contract",
    "and", "of", "free", "charge", "a", "report", "on", "repair", "spare", "parts", "manufacturer", "evidence", "smelter", "audit",
    "within", "after", "before", "at", "least", "5\u00a0years", "7\u00a0years", "30\u00a0days", "12,5\u00a0%", "2027-03-01",
    "end-of-life", "batter\u00eda", "\u00e6rlig", "&", "not", "or", "\U0001f50b",
)  # fmt: skip
BLOCKS = ("line", "line", "line", "bullets", "numbers", "table", "table", "quote", "trace", "heading")


@dataclass
class Section:
    """A clause: its anchor, how deep its heading lies, and blocks as lists that an edit may change."""

    anchor: str
    depth: int
    title: list[str]
    blocks: list[list[Any]] = field(default_factory=list)


class Author:
    """Writes and edits documents; the same seed gives the same ones.

    For LibreOffice there are no rules: they are empty paragraphs, and it mixes up their forms.
    """

    def __init__(self, seed: int, *, for_office: bool) -> None:
        self.random = random.Random(seed)
        self.names = count(1)
        self.for_office = for_office

    def document(self) -> list[Section]:
        return [self.section() for _ in range(self.random.randint(1, 6))]

    def section(self) -> Section:
        blocks = [self.block() for _ in range(self.random.randint(0, 4))]
        return Section(
            f"c-{next(self.names)}-{'x' * self.random.choice([1, 50])}", self.random.randint(1, 3), self.words(1, 4), blocks
        )

    def words(self, least: int, most: int) -> list[str]:
        return [self.random.choice(WORDS) for _ in range(self.random.randint(least, most))]

    def line(self, most: int = 4) -> list[list[Any]]:
        return [self.piece() for _ in range(self.random.randint(1, most))]

    def piece(self) -> list[Any]:
        kind = self.random.choice(["text"] * 5 + ["bold", "italic", "link", "number", "web", "code"])
        if kind in {"link", "number"}:
            return [kind, self.words(1, 3), self.random.randint(1, 9)]
        return [kind, self.words(1, 12 if kind == "text" else 2)]

    def block(self) -> list[Any]:
        kind = self.random.choice(BLOCKS if self.for_office else (*BLOCKS, "rule"))
        match kind:
            case "bullets" | "numbers":
                return [kind, self.items(2)]
            case "table":
                columns = self.random.randint(1, 4)
                return [kind, [[self.line(1) for _ in range(columns)] for _ in range(self.random.randint(2, 5))]]
            case "trace":
                return [kind, f"pack/criterion-{self.random.randint(1, 3)}", self.random.randint(1, 3)]
            case "heading":
                return [kind, self.words(1, 3)]
            case "rule":
                return [kind]
        return [kind, self.line()]

    def items(self, deeper: int) -> list[Any]:
        def nested() -> list[Any] | None:
            if not deeper or self.random.random() < 0.7:
                return None
            return [self.random.choice(["bullets", "numbers"]), self.items(deeper - 1)]

        return [[self.line(2), nested()] for _ in range(self.random.randint(1, 4))]

    def edited(self, sections: list[Section]) -> list[Section]:
        """The document after one to eight edits."""
        after = deepcopy(sections)
        for _ in range(self.random.randint(1, 8)):
            edit = self.random.choice(
                [self.edit_words] * 4 + [self.edit_blocks, self.edit_blocks, self.edit_parts, self.edit_parts, self.edit_sections]
            )
            edit(after)
        return after

    def edit_words(self, sections: list[Section]) -> None:
        lines = [line for section in sections for line in lines_of(section.blocks)] + [[["text", each.title]] for each in sections]
        self.edit_list(self.random.choice(self.random.choice(lines))[1], lambda: self.random.choice(WORDS))

    def edit_blocks(self, sections: list[Section]) -> None:
        self.edit_list(self.random.choice(sections).blocks, self.block, may_empty=True)

    def edit_parts(self, sections: list[Section]) -> None:
        """Items, rows, columns, pieces of lines, bold to plain."""
        parts: list[tuple[list[Any], Callable[[], Any]]] = []
        for section in sections:
            for block in section.blocks:
                if block[0] in {"bullets", "numbers"}:
                    parts.append((block[1], lambda: [self.line(2), None]))
                    parts += [(item[0], self.piece) for item in block[1]]
                elif block[0] == "table":
                    columns = len(block[1][0])
                    parts.append((block[1], lambda columns=columns: [self.line(1) for _ in range(columns)]))
                elif block[0] in {"line", "quote"}:
                    parts.append((block[1], self.piece))
        if parts:
            self.edit_list(*self.random.choice(parts))

    def edit_sections(self, sections: list[Section]) -> None:
        match self.random.choice(["edit", "move", "rename", "depth"]):
            case "edit":
                self.edit_list(sections, self.section)
            case "move":
                sections.insert(self.random.randint(0, len(sections) - 1), sections.pop(self.random.randrange(len(sections))))
            case "rename":
                self.random.choice(sections).anchor = f"c-renamed-{next(self.names)}"
            case _:
                self.random.choice(sections).depth = self.random.randint(1, 3)

    def edit_list(self, items: list[Any], new: Callable[[], Any], *, may_empty: bool = False) -> None:
        place = self.random.randint(0, len(items))
        match self.random.choice(["insert", "remove", "replace"]):
            case "insert":
                items.insert(place, new())
            case "remove" if len(items) > (0 if may_empty else 1) and place < len(items):
                del items[place]
            case "replace" if place < len(items):
                items[place] = new()


def lines_of(blocks: list[list[Any]]) -> Iterator[list[Any]]:
    """Every line of text in the blocks."""
    for block in blocks:
        match block:
            case ["line" | "quote", line]:
                yield line
            case ["bullets" | "numbers", items]:
                for line, nested in items:
                    yield line
                    yield from lines_of([nested] if nested else [])
            case ["table", rows]:
                yield from (cell for row in rows for cell in row)


class Printer:
    """A document as Markdown with the numbers of its headings."""

    def __init__(self, sections: list[Section]) -> None:
        self.sections = sections
        self.numbers: dict[str, str] = {}
        counters: list[int] = []
        for section in sections:
            depth = min(section.depth, len(counters) + 1)
            counters = [*counters, 0][:depth]
            counters[-1] += 1
            self.numbers[section.anchor] = ".".join(map(str, counters))

    def version(self) -> Version:
        lines = ["# Redline", '## <a id="contents"></a>Contents']
        lines.append("\n".join(self.entry(section) for section in self.sections if self.depth(section) < 3))
        for section in self.sections:
            lines.append(f'{"#" * (self.depth(section) + 1)} <a id="{section.anchor}"></a>{self.title(section)}')
            lines += [self.block(block) for block in section.blocks]
        return Version("\n\n".join(lines) + "\n", self.numbers)

    def depth(self, section: Section) -> int:
        return self.numbers[section.anchor].count(".") + 1

    def title(self, section: Section) -> str:
        return f"{self.numbers[section.anchor]} {' '.join(section.title)}"

    def entry(self, section: Section) -> str:
        return f"{'  ' * (self.depth(section) - 1)}- [{self.title(section)}](#{section.anchor})"

    def block(self, block: list[Any]) -> str:
        match block:
            case ["line" | "quote" as kind, line]:
                printed = ("> " if kind == "quote" else "") + self.line(line)
            case ["bullets" | "numbers", _]:
                printed = self.listed(block, "")
            case ["table", rows]:
                lines = [f"| {' | '.join(map(self.line, row))} |" for row in rows]
                printed = "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])
            case ["trace", name, revision]:
                printed = f"`{name} r{revision}`"
            case ["heading", words]:
                printed = f"#### {' '.join(words)}"
            case _:
                printed = "---"
        return printed

    def listed(self, block: list[Any], indent: str) -> str:
        sign = "-" if block[0] == "bullets" else "1."
        lines = []
        for line, nested in block[1]:
            lines.append(f"{indent}{sign} {self.line(line)}")
            lines += [self.listed(nested, indent + "   ")] if nested else []
        return "\n".join(lines)

    def line(self, pieces: list[Any]) -> str:
        return " ".join(self.piece(*piece) for piece in pieces)

    def piece(self, kind: str, words: list[str], target: int = 0) -> str:
        text = " ".join(words)
        match kind:
            case "bold":
                return f"**{text}**"
            case "italic":
                return f"*{text}*"
            case "code":
                return f"`{text}`"
            case "web":
                return f"[{text}](https://example.org/{len(text)})"
            case "link" | "number":
                anchor = next((each for each in self.numbers if each.startswith(f"c-{target}-")), None)
                label = f" {self.numbers[anchor]}" if anchor and kind == "number" else ""
                return f"[{text}{label}](#{anchor})" if anchor else text
        return text


@pytest.fixture(scope="session")
def generated_pair() -> Callable[..., tuple[Version, Version]]:
    """An old and a new document for a seed."""

    def pair(seed: int, *, for_office: bool = False) -> tuple[Version, Version]:
        author = Author(seed, for_office=for_office)
        old = author.document()
        return Printer(old).version(), Printer(author.edited(old)).version()

    return pair

"""Broken versions of a file: bytes changed at random, and structures broken on a line that is known."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from ictcriteria.diagnostics import Diagnostic

PIECES = (
    *(b"\x00", b"\xff", b"\t", b"\r", b"\n", b"\n\n", b": ", b"- ", b"&a ", b"*a ", b"!!x ", b"{{", b"}}", b"[", b"]", b"{", b"}"),
    *(b"'", b'"', b"|", b">", b"#", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"---\n", b"...\n", b"%YAML 9\n", b"? "),
    *(b"9" * 400, b"a" * 3000),
)


@dataclass(frozen=True)
class Broken:
    """A broken file; ``line`` is where the first problem must be told, None where that is not known."""

    what: str
    content: bytes
    line: int | None = None


def mutations(content: bytes, seed: str, count: int) -> list[Broken]:
    """Both kinds, ``count`` in all."""
    half = count // 2
    structure = list(broken_structure(content, seed, half))
    return [*structure, *broken_bytes(content, seed, count - len(structure))]


def assert_places(diagnostics: tuple[Diagnostic, ...], broken: Broken, file: str) -> None:
    """Every problem stands in its file, and a broken line is told on that line."""
    own = [item for item in diagnostics if item.file == file]
    lines = broken.content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    number = sum(lines.count(end) for end in "\n\x85\u2028\u2029") + 1
    for item in own:
        span = item.span
        assert 1 <= span.line <= number, (item, broken.what)
        assert (span.line, span.column) <= (span.end_line, span.end_column), (item, broken.what)
    if broken.line is not None:
        assert broken.line in {item.span.line for item in own}, (broken, own)


def broken_bytes(content: bytes, seed: str, count: int) -> Iterator[Broken]:
    """Files with some bytes cut out, doubled, swapped or put in."""
    chance = random.Random(seed)
    for _ in range(count):
        made = bytearray(content)
        for _ in range(chance.choice((1, 1, 1, 2, 5))):
            place = chance.randrange(len(made) + 1)
            match chance.randrange(4):
                case 0:
                    del made[place : place + chance.choice((1, 3, 40, 400))]
                case 1:
                    made[place:place] = chance.choice(PIECES)
                case 2:
                    made[place : place + 1] = bytes([chance.randrange(256)])
                case _:
                    end = place + chance.choice((5, 80))
                    made[place:place] = made[place:end]
        yield Broken("bytes", bytes(made))


def broken_structure(content: bytes, seed: str, count: int) -> Iterator[Broken]:
    """Files with one line that is wrong, so that the first problem must be told on that line."""
    chance = random.Random(seed)
    lines = content.decode().split("\n")
    keys = [number for number, line in enumerate(lines) if _is_plain_key(number, lines)]
    for _ in range(count if keys else 0):
        number = chance.choice(keys)
        line = lines[number]
        indent = line[: len(line) - len(line.lstrip())]
        key = line.strip().partition(":")[0]
        what, fresh = chance.choice(
            (
                ("unknown field", [f"{indent}xyzzy_{number}: 1", line]),
                ("key twice", [f"{indent}{key}_twice: 1", f"{indent}{key}_twice: 1", line]),
                ("anchor", [f"{indent}xyzzy: &anchor 1", line]),
                ("tag", [f"{indent}xyzzy: !tag 1", line]),
                ("forbidden character", [f"{indent}xyzzy: \x01", line]),
                ("not closed", [f"{indent}xyzzy: [1", line]),
            )
        )
        wrong = {"key twice": number + 2, "not closed": None}.get(what, number + 1)
        yield Broken(what, "\n".join([*lines[:number], *fresh, *lines[number + 1 :]]).encode(), wrong)


def _is_plain_key(number: int, lines: list[str]) -> bool:
    """A line at the left edge that starts a key: what follows it in the file is no part of a text."""
    line = lines[number]
    return line[:1].isalpha() and ":" in line and not line.startswith("#")

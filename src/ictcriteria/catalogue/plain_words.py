"""The words of a text without their looks: two texts with the same plain words say the same."""

import re
import unicodedata

_DOUBLE_QUOTES = (
    "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}"
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
)
_SINGLE_QUOTES = (
    "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\N{SINGLE LOW-9 QUOTATION MARK}"
    "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
)
_DASHES = "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}\N{MINUS SIGN}"
_INVISIBLE = "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
_LOOKS = str.maketrans(
    {
        **dict.fromkeys(_DOUBLE_QUOTES, '"'),
        **dict.fromkeys(_SINGLE_QUOTES, "'"),
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_INVISIBLE),
        "\N{HORIZONTAL ELLIPSIS}": "...",
    }
)
"""Characters that differ in looks only, and what stands for them; None is nothing."""

_ITEM = re.compile(r"(?:[-*+]|(?P<number>\d{1,9}[.)]))(?: |$)")
_NO_LETTERS = re.compile(r"[\W_]+")
_ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_PLACEHOLDER = re.compile(r"\{\{\s*([a-z0-9_.]+)\s*\}\}")
_EMPHASIS = re.compile(
    r"(?<![\w\\*])(\*{1,3})(?=[^\s*])([^*]*?[^\s\\*])\1(?![\w*])"
    r"|(?<![\w\\_])(_{1,3})(?=[^\s_])([^_]*?[^\s\\_])\3(?![\w_])"
)
"""The innermost emphasis; what is emphasised holds no mark of its own kind, so no text takes long."""

_INTERRUPTING = {None, "1.", "1)"}
"""Marks of a list item that need no blank line before them (CommonMark); other numbers may just begin a wrapped line."""

_NESTED = 2
_DEEPEST_EMPHASIS = 3


def same_words(old: str, new: str) -> bool:
    """True when two texts have the same plain words."""
    return _letters(old) == _letters(new) and plain_words(old) == plain_words(new)


def plain_words(text: str) -> str:
    """``text`` on one line per list item, without what differs in looks only.

    Wrapping, blanks (non-breaking ones too), the forms of quotation marks, dashes and dots, invisible characters, emphasis, the
    mark of a list item and the blanks inside ``{{ years }}`` are looks. Where a list item begins, how deep it lies and where a
    list ends are not, and neither are links: a linked word is a defined one.
    """
    plain = "\n".join(_joined(text))
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", plain).translate(_LOOKS)
    if "{{" in plain:
        plain = _PLACEHOLDER.sub(r"{{\1}}", plain)
    for _ in range(_DEEPEST_EMPHASIS if "*" in plain or "_" in plain else 0):
        plain = _EMPHASIS.sub(r"\2\4", plain)
    return plain


def _letters(text: str) -> bytes:
    """Letters and digits alone: cheap, and enough to tell most texts apart."""
    if text.isascii():
        return text.encode().translate(None, _ASCII_SIGNS)
    return _NO_LETTERS.sub("", unicodedata.normalize("NFC", text)).encode()


def _joined(text: str) -> list[str]:
    """The items and paragraphs of a text, blanks folded; paragraphs outside lists stand on one line together."""
    joined: list[str] = []
    in_list, after_blank_line = False, True
    for line in text.splitlines():
        words = " ".join(line.split())
        item = _ITEM.match(words)
        if item and (in_list or after_blank_line or item["number"] in _INTERRUPTING):
            in_list = True
            joined.append(f"{_indent(line)}{item['number'] or '-'} {words[item.end() :]}")
        elif words and (not joined or (in_list and after_blank_line and not line[0].isspace())):
            in_list = False
            joined.append(words)
        elif words:
            joined[-1] += f" {words}"
        after_blank_line = not words
    return joined


def _indent(line: str) -> str:
    plain = line.expandtabs()
    return "  " if len(plain) - len(plain.lstrip()) >= _NESTED else ""

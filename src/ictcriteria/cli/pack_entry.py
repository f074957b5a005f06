"""One more criterion in a section of ``pack.yaml``, with every other byte of the file left as it is."""

from ictcriteria.catalogue.locate import LINE_ENDS
from ictcriteria.source.yaml_reader import map_positions

_MARK = b"\xef\xbb\xbf"
_DASH = "-"


def with_criterion(content: bytes, section: int, last: int, slug: str) -> bytes:
    """The file with ``slug`` after criterion number ``last`` of a section; both count from 0 and exist.

    In a list of lines it becomes a line of its own, in a list between brackets it follows a comma.
    """
    text = content.decode("utf-8-sig")
    span = map_positions(content).span(("sections", section, "criteria", last))
    starts = [0, *(line_end.end() for line_end in LINE_ENDS.finditer(text))]
    line, end = starts[span.line - 1], starts[span.end_line - 1] + span.end_column - 1
    before = text[line : line + span.column - 1]
    if before.strip() == _DASH:
        line_end = LINE_ENDS.search(text, end)
        end, newline = (line_end.start(), line_end.group()) if line_end else (len(text), "\n")
        added = f"{newline}{before}{slug}"
    else:
        added = f", {slug}"
    return content[: len(_MARK)] * content.startswith(_MARK) + f"{text[:end]}{added}{text[end:]}".encode()

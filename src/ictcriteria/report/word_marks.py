"""Changed words with the words around them."""

from collections.abc import Iterator, Sequence

from ictcriteria.diff.words import Piece, PieceKind
from ictcriteria.report.plain_text import visible

_AROUND = 6
"""Words that are shown before and after a changed one."""

_MORE = "\N{HORIZONTAL ELLIPSIS}"


def excerpt(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces that changed, with a few words around each place and on one line; nothing where nothing changed."""
    if all(piece.kind is PieceKind.EQUAL for piece in pieces):
        return []
    return list(_shortened([Piece(piece.kind, _folded(piece.text)) for piece in pieces]))


def _shortened(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for index, piece in enumerate(pieces):
        if piece.kind is not PieceKind.EQUAL:
            yield piece
            continue
        words = piece.text.split()
        is_first, is_last = index == 0, index == len(pieces) - 1
        before = [] if is_first else words[:_AROUND]
        after = [] if is_last else words[-_AROUND:]
        if len(words) <= len(before) + len(after):
            yield piece
        else:
            text = " ".join([*before, _MORE, *after])
            lead = " " if piece.text.startswith(" ") and not is_first else ""
            trail = " " if piece.text.endswith(" ") and not is_last else ""
            yield Piece(PieceKind.EQUAL, f"{lead}{text}{trail}")


def _folded(text: str) -> str:
    """On one line, with one blank where there were several, also at the ends."""
    words = " ".join(visible(text.replace("\r", " ")).split())
    if not words:
        return " " if text else ""
    return f"{' ' if text[:1].isspace() else ''}{words}{' ' if text[-1:].isspace() else ''}"

"""A comparison as Markdown for a pull request: a table that fits on one screen, then everything, folded."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ictcriteria.diff.changes import Effect
from ictcriteria.diff.words import Piece, PieceKind
from ictcriteria.markdown_text import as_cell, escape_markdown
from ictcriteria.report.diff_report import DiffReport, Told, by_effect, tell_all
from ictcriteria.report.plain_text import counted, one_line
from ictcriteria.report.version_advice import BOOKKEEPING, advice_lines
from ictcriteria.report.word_marks import excerpt

_MOST_ROWS = 24
_TAGS = {PieceKind.DELETED: "del", PieceKind.INSERTED: "ins"}


def report_markdown(report: DiffReport) -> str:
    """One sentence with the numbers, a table of what it means for bidders, advice for versions, and the details."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: DiffReport) -> Iterator[str]:
    sides = f"from {_code(report.old_name)} to {_code(report.new_name)}"
    unread = len({item.file for item in report.diagnostics})
    if not (report.changes or report.moves()):
        yield f"**Criteria: no change** {sides}."
    else:
        numbers = ", ".join(f"{number} {effect}" for effect, number in report.effects.items()) or "none"
        yield f"**Criteria: {counted(len(report.changes), 'change')}** {sides}, seen from a bidder: {numbers}."
        told = tell_all(report)
        yield from ["", *(f"- {_safe(line)}" for line in report.moves())] if report.moves() else ()
        yield from _table(told)
        advice = advice_lines(report.advice)
        yield from ["", *(f"- {_safe(line)}" for line in advice)] if advice else ()
        yield from _details(told) if told else ()
    if unread:
        yield from ("", f"{counted(unread, 'file')} could not be compared:", "")
        yield from (f"- {_code(item.file)}: {_safe(item.message)}" for item in report.diagnostics)


def _table(told: Sequence[Told]) -> Iterator[str]:
    """One row for each change that means something, one for all editorial ones of a criterion."""
    rows = list(_rows(told))
    if not rows:
        return
    yield from ("", "| effect | criterion | what changes | holds for |", "| --- | --- | --- | --- |")
    for cells in rows[:_MOST_ROWS]:
        yield f"| {' | '.join(as_cell(_safe(cell)) for cell in cells)} |"
    if len(rows) > _MOST_ROWS:
        yield f"| | | and {len(rows) - _MOST_ROWS} more, see the details | |"


def _rows(told: Sequence[Told]) -> Iterator[tuple[str, str, str, str]]:
    for item in by_effect(told):
        if item.change.effect is not Effect.EDITORIAL:
            yield item.change.effect.value, item.change.title, item.sentence, item.scope or "all"
    editorial = [item for item in told if item.change.effect is Effect.EDITORIAL and item.change.kind not in BOOKKEEPING]
    for _, group in groupby(editorial, key=lambda item: item.change.subject):
        first, *others = group
        more = f", and {len(others)} more" if others else ""
        yield first.change.effect.value, first.change.title, f"{first.sentence}{more}", first.scope or "all"


def _details(told: Sequence[Told]) -> Iterator[str]:
    yield from ("", "<details>", f"<summary>Details: {counted(len(told), 'change')} with old and new words</summary>")
    for pack, in_pack in groupby(told, key=lambda item: item.change.pack):
        yield from ("", f"### {_safe(pack)}")
        for subject, group in groupby(in_pack, key=lambda item: item.change.subject):
            items = by_effect(list(group))
            yield from ("", f"**{_safe(items[0].change.title)}** ({_code(subject)})", "")
            yield from (line for item in items for line in _detail(item))
    yield from ("", "</details>")


def _detail(item: Told) -> Iterator[str]:
    change = item.change
    yield f"- *{change.effect}*: {_safe(item.line)} (`{change.kind}`, `{change.fingerprint}`)"
    marked = "".join(map(_marked, excerpt(item.pieces)))
    if marked:
        yield f"  <br>{marked}"


def _marked(piece: Piece) -> str:
    words = piece.text.strip()
    lead, trail = " " * piece.text.startswith(" "), " " * (piece.text.endswith(" ") and bool(words))
    tag = _TAGS.get(piece.kind)
    safe = _safe(words)
    return f"{lead}<{tag}>{safe}</{tag}>{trail}" if tag and words else f"{lead}{safe}{trail}"


def _safe(text: str) -> str:
    """Plain text as Markdown on one line that calls nobody: an ``@`` before a name is no message to a person."""
    return escape_markdown(one_line(text)).replace("@", "@<!-- -->")


def _code(text: str) -> str:
    return f"`{one_line(text).replace('`', '') or ' '}`"

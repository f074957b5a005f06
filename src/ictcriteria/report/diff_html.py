"""A comparison as one self-contained HTML page: what it means at a glance, then old and new side by side."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from ictcriteria.diff.changes import Change, Effect
from ictcriteria.diff.words import PieceKind
from ictcriteria.report.diff_report import DiffReport, Told, by_effect, tell_all
from ictcriteria.report.diff_text import headline
from ictcriteria.report.plain_text import as_read, one_line, visible
from ictcriteria.report.version_advice import advice_lines

_STYLE = """\
:root { color-scheme: light; --ink: #1b1f24; --soft: #57606a; --line: #c6ccd2; --shade: #f1f4f6; --accent: #0b4f6c; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; font: 1rem/1.5 Calibri, Carlito, "Segoe UI", Arial, sans-serif; }
main { max-width: 76rem; margin: 0 auto; padding: 1.5rem; }
h1, h2, h3 { color: var(--accent); line-height: 1.25; }
h2 { border-bottom: 1px solid var(--line); margin-top: 2.4rem; }
code { font: .85em Consolas, "DejaVu Sans Mono", monospace; color: var(--soft); }
table { border-collapse: collapse; width: 100%; margin: 0 0 1.4rem; table-layout: fixed; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { border: 1px solid var(--line); padding: .4rem .55rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { background: var(--shade); }
.words { white-space: pre-line; }
del { background: #ffebe9; color: #82071e; } ins { background: #dafbe1; color: #0a5d22; text-decoration: underline; }
.effect { font-weight: 700; } .stricter { color: #82071e; } .looser { color: #0a5d22; } .different { color: #6b4400; }
.editorial { color: var(--soft); font-weight: 400; }
.skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; top: 1rem; background: #fff; padding: .5rem 1rem; }
a { color: #0a5a86; } a:focus-visible { outline: 3px solid #0a5a86; outline-offset: 2px; }
@media print { main { max-width: none; padding: 0; } tr { break-inside: avoid; } .skip { display: none; } }
"""

_HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<main id="main">
<h1>{title}</h1>
"""


def report_html(report: DiffReport) -> str:
    """The page; whatever the packs hold stands in it as text."""
    title = _safe(f"Criteria {headline(report)}")
    return "".join([_HEAD.format(title=title, style=_STYLE), *_body(report), "</main>\n</body>\n</html>\n"])


def _body(report: DiffReport) -> Iterator[str]:
    told = tell_all(report)
    notes = [*report.moves(), *advice_lines(report.advice)]
    notes += [f"could not be compared: {item.file}: {item.message}" for item in report.diagnostics]
    if notes:
        yield f"<ul>\n{''.join(f'<li>{_safe(note)}</li>' for note in notes)}\n</ul>\n"
    if not told:
        yield "<p>There is no change.</p>\n"
        return
    yield from _summary(told)
    for pack, in_pack in groupby(told, key=lambda item: item.change.pack):
        yield f"<h2>{_safe(pack)}</h2>\n"
        for subject, group in groupby(in_pack, key=lambda item: item.change.subject):
            items = by_effect(list(group))
            title = _safe(items[0].change.title)
            yield f'<h3 id="{_anchor(subject)}">{title} <code>{_safe(subject)}</code></h3>\n'
            yield from (row for item in items for row in _side_by_side(item, report))


def _summary(told: Sequence[Told]) -> Iterator[str]:
    yield "<table>\n<caption>What it means for a bidder</caption>\n<thead>\n"
    yield '<tr><th scope="col">Effect</th><th scope="col">Criterion</th><th scope="col">Change</th></tr>\n</thead>\n<tbody>\n'
    for item in by_effect([item for item in told if item.change.effect is not Effect.EDITORIAL]):
        link = f'<a href="#{_anchor(item.change.subject)}">{_safe(item.change.title)}</a>'
        yield f"<tr><td>{_effect(item.change)}</td><td>{link}</td><td>{_safe(item.line)}</td></tr>\n"
    editorial = sum(item.change.effect is Effect.EDITORIAL for item in told)
    if editorial:
        yield f'<tr><td><span class="effect editorial">editorial</span></td><td>{editorial} in all</td><td>see below</td></tr>\n'
    yield "</tbody>\n</table>\n"


def _side_by_side(item: Told, report: DiffReport) -> Iterator[str]:
    change = item.change
    yield f"<table>\n<caption>{_effect(change)}: {_safe(item.line)} <code>{_safe(change.kind)}</code></caption>\n"
    old, new = _safe(report.old_name), _safe(report.new_name)
    yield f'<thead>\n<tr><th scope="col">Before: {old}</th><th scope="col">After: {new}</th></tr>\n</thead>\n'
    language = f' lang="{_safe(change.language)}"' if change.language else ""
    cells = "".join(f'<td class="words"{language}>{words}</td>' for words in _both(item))
    yield f"<tbody>\n<tr>{cells}</tr>\n</tbody>\n</table>\n"


def _both(item: Told) -> tuple[str, str]:
    """Old and new as HTML; words that only one side has are marked there."""
    change, pieces = item.change, item.pieces
    if not pieces:
        return _whole(change.old, "del"), _whole(change.new, "ins")
    old = "".join(_piece(piece.text, "del", piece.kind) for piece in pieces if piece.kind is not PieceKind.INSERTED)
    return old, "".join(_piece(piece.text, "ins", piece.kind) for piece in pieces if piece.kind is not PieceKind.DELETED)


def _piece(text: str, tag: str, kind: PieceKind) -> str:
    safe = escape(visible(text))
    return safe if kind is PieceKind.EQUAL else f"<{tag}>{safe}</{tag}>"


def _whole(value: str | None, tag: str) -> str:
    return "\N{EN DASH}" if value is None else f"<{tag}>{escape(visible(as_read(value)))}</{tag}>"


def _effect(change: Change) -> str:
    return f'<span class="effect {change.effect}">{change.effect}</span>'


def _anchor(subject: str) -> str:
    """Ids hold no double hyphen, so two subjects never share an anchor."""
    return "c-" + escape(subject.replace("/", "--"))


def _safe(text: str) -> str:
    return escape(one_line(text))

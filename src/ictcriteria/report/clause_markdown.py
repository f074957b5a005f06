"""Criteria as Markdown apart from any tender: text, figures of each level, evidence, scoring, duties. What redlines are made of."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ictcriteria.catalogue.catalogue import Catalogue, pack_of, slug_of
from ictcriteria.markdown_text import as_cell, as_item, escape_markdown
from ictcriteria.model.criterion import AwardCriterion, ContractClause, Criterion
from ictcriteria.model.identifiers import LEVELS
from ictcriteria.model.obligation import Obligation, Period
from ictcriteria.model.scoring import Grade, Linear, Rubric, Steps
from ictcriteria.model.translation import criterion_texts
from ictcriteria.report.change_words import by_product, in_words
from ictcriteria.report.plain_text import as_read, one_line, quantity, visible

_LESS_THAN = re.compile(r"\\?<")
_JUDGING = (("fulfilled", "Fulfilled"), ("partly", "Partly fulfilled"), ("not_fulfilled", "Not fulfilled"))

Texts = Mapping[str, str]


def clauses_markdown(title: str, ids: Sequence[tuple[str, str]], catalogue: Catalogue, language: str | None = None) -> str:
    """A document with one section for each criterion that the catalogue has.

    ``ids`` are the name by which a criterion is anchored and its id in this catalogue; texts are in ``language`` where they are
    translated.
    """
    blocks = [f"# {escape_markdown(one_line(title))}"]
    for anchor, id_ in ids:
        criterion = catalogue.criteria.get(id_)
        if criterion is not None:
            texts = {**criterion_texts(criterion), **_translated(id_, catalogue, language)}
            blocks += _clause(anchor, criterion, texts)
    return "\n\n".join(blocks) + "\n"


def _translated(id_: str, catalogue: Catalogue, language: str | None) -> Texts:
    translation = catalogue.translations.get((pack_of(id_), language or ""))
    entries = translation.criteria.get(slug_of(id_), {}) if translation else {}
    return {key: entry.text for key, entry in entries.items()}


def _clause(anchor: str, criterion: Criterion, texts: Texts) -> Iterator[str]:
    yield f'## <a id="c-{anchor.replace("/", "--")}"></a>{escape_markdown(one_line(texts["title"]))}'
    scope = f"{in_words(criterion.kind.value)}, for {', '.join(criterion.products)} ({', '.join(criterion.condition)})"
    yield f"*{escape_markdown(scope)}*"
    yield _prose(texts["text"])
    yield from _figures(criterion, texts)
    yield "**Evidence**"
    yield "\n".join(_evidence(criterion, texts))
    if isinstance(criterion, AwardCriterion):
        yield "**Scoring**"
        yield from _scoring(criterion, texts)
    if isinstance(criterion, ContractClause):
        yield "**Duties**"
        yield "\n".join(f"- {_duty(duty, texts[f'obligations/{name}'])}" for name, duty in criterion.obligations.items())
        yield "**Judging**"
        yield "\n".join(f"- {label}: {as_item(_prose(texts[f'judging/{key}']))}" for key, label in _JUDGING)
        yield f"A breach enters the remedy ladder at: {escape_markdown(in_words(criterion.remedy))}."


def _prose(text: str) -> str:
    """Markdown of a pack without placeholders and link targets; only documents may use anchors."""
    return _LESS_THAN.sub(r"\\<", visible(as_read(text).replace("[", r"\[").replace("]", r"\]")))


def _figures(criterion: Criterion, texts: Texts) -> Iterator[str]:
    levels = [level for level in LEVELS if level in criterion.levels]
    if not criterion.parameters:
        yield f"Levels: {', '.join(levels)}."
        return
    rows = [f"| Figure | {' | '.join(level.value for level in levels)} |", f"| --- |{' --- |' * len(levels)}"]
    for name, parameter in criterion.parameters.items():
        title = texts.get(f"parameters/{name}", "")
        values = [by_product(criterion.levels[level].get(name, {}), parameter.unit.value) for level in levels]
        label = escape_markdown(f"[{name.replace('_', ' ')}] {one_line(title)}".strip())
        rows.append(f"| {as_cell(label)} | {' | '.join(as_cell(escape_markdown(value)) for value in values)} |")
    yield "\n".join(rows)


def _evidence(criterion: Criterion, texts: Texts) -> Iterator[str]:
    for name, piece in criterion.verification.items():
        instead = f", or instead of {', '.join(map(in_words, piece.instead_of))}" if piece.instead_of else ""
        head = f"{in_words(name)} ({in_words(piece.evidence.value)}, {piece.stage.value}{instead})"
        named = ", ".join([*piece.labels, *piece.standards])
        accepted = f" Accepted: {escape_markdown(named)}, or equivalent." if named else ""
        yield f"- *{escape_markdown(head)}* {as_item(_prose(texts.get(f'verification/{name}', '')))}{accepted}".rstrip()


def _scoring(criterion: AwardCriterion, texts: Texts) -> Iterator[str]:
    match criterion.scoring:
        case Steps(unit=unit, better=better, steps=steps):
            yield _prose(texts["scoring/measure"])
            word = "at least" if better.value == "higher" else "at most"
            yield "\n".join(f"- {word} {_figure(step.reaches, unit.value)}: {step.points} % of the points" for step in steps)
        case Linear(unit=unit, zero_at=zero, full_at=full):
            yield _prose(texts["scoring/measure"])
            none, every = (_figure(value, unit.value) for value in (zero, full))
            yield f"No points at {none}, all points at {every}, and a straight line between."
        case Rubric(grades=grades):
            yield "\n".join(f"- {_grade(name, grade, texts)}" for name, grade in grades.items())
        case _:
            yield "All points when the offer does what the text describes, else none."


def _grade(name: str, grade: Grade, texts: Texts) -> str:
    text, evidence = (as_item(_prose(texts[f"scoring/grades/{name}{part}"])) for part in ("", "/evidence"))
    return f"{escape_markdown(in_words(name))}, {grade.points} % of the points: {text} ({evidence})"


def _figure(value: object, unit: str) -> str:
    return escape_markdown(f"[{value.replace('_', ' ')}]" if isinstance(value, str) else quantity(str(value), unit))


def _duty(duty: Obligation, text: str) -> str:
    within = f"within {_period(duty.within)} after {in_words(duty.after or '')}" if duty.within else ""
    every = f"every {_period(duty.every)}" if duty.every else ""
    due = ", ".join(part for part in (within, every) if part)
    return f"{duty.who.value} {as_item(_prose(text))} ({due}; {in_words(duty.evidence.value)})"


def _period(period: Period) -> str:
    if period.parameter is not None:
        return escape_markdown(f"[{period.parameter.replace('_', ' ')}]")
    return escape_markdown(quantity(str(period.value), period.unit.value if period.unit else "none"))

"""The words of an award criterion's scoring, written from its data so that formula and text cannot drift apart."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from ictcriteria.compose.bind import BoundParameter
from ictcriteria.compose.document import ScoringView
from ictcriteria.compose.expand import TextExpander
from ictcriteria.markdown_text import Markdown, as_cell, escape_markdown
from ictcriteria.model.criterion import AwardCriterion
from ictcriteria.model.identifiers import Direction, Unit
from ictcriteria.model.scoring import Linear, Rubric, Steps, YesNo

Texts = Callable[[str], str]


def scoring_view(
    criterion: AwardCriterion, text: Texts, parameters: Mapping[str, BoundParameter], expander: TextExpander
) -> ScoringView:
    """Sentence and table for one criterion; ``text`` gives the texts of the criterion by key."""
    match criterion.scoring:
        case YesNo():
            return ScoringView(expander.wording.markdown("scoring.yes_no"))
        case Steps() as steps:
            return _steps(steps, text, parameters, expander)
        case Linear() as linear:
            return _linear(linear, text, parameters, expander)
        case Rubric() as rubric:
            return _rubric(rubric, text, parameters, expander)


def _steps(scoring: Steps, text: Texts, parameters: Mapping[str, BoundParameter], expander: TextExpander) -> ScoringView:
    wording = expander.wording
    measure = expander.expand(text("scoring/measure"), parameters)
    higher = scoring.better is Direction.HIGHER
    values = [(_number(step.reaches, parameters), step.points) for step in scoring.steps]
    rows = []
    for value, points in sorted(values, key=lambda item: item[0], reverse=higher):
        key = "scoring.at_least" if higher else "scoring.at_most"
        rows.append((wording.markdown(key, value=wording.value(value, scoring.unit)), _points(points, expander)))
    least = min(value for value, _ in values) if higher else max(value for value, _ in values)
    key = "scoring.less_than" if higher else "scoring.more_than"
    rows.append((wording.markdown(key, value=wording.value(least, scoring.unit)), _points(Decimal(0), expander)))
    columns = (wording.say("scoring.result"), wording.say("scoring.points"))
    return ScoringView(wording.markdown("scoring.steps", measure=measure), columns=columns, rows=tuple(rows))


def _linear(scoring: Linear, text: Texts, parameters: Mapping[str, BoundParameter], expander: TextExpander) -> ScoringView:
    wording = expander.wording
    zero, full = _number(scoring.zero_at, parameters), _number(scoring.full_at, parameters)
    key = "scoring.linear_up" if full > zero else "scoring.linear_down"
    intro = wording.markdown(
        key,
        measure=expander.expand(text("scoring/measure"), parameters),
        zero=wording.value(zero, scoring.unit),
        full=wording.value(full, scoring.unit),
        zero_number=wording.number(zero),
        full_number=wording.number(full),
    )
    return ScoringView(intro)


def _rubric(scoring: Rubric, text: Texts, parameters: Mapping[str, BoundParameter], expander: TextExpander) -> ScoringView:
    wording = expander.wording
    ordered = sorted(scoring.grades.items(), key=lambda item: item[1].points, reverse=True)
    rows = tuple(
        (
            _points(grade.points, expander),
            as_cell(expander.expand(text(f"scoring/grades/{name}"), parameters)),
            as_cell(expander.expand(text(f"scoring/grades/{name}/evidence"), parameters)),
        )
        for name, grade in ordered
    )
    columns = (wording.say("scoring.points"), wording.say("scoring.grade"), wording.say("scoring.evidence"))
    return ScoringView(wording.markdown("scoring.rubric"), columns=columns, rows=rows)


def _points(points: Decimal, expander: TextExpander) -> Markdown:
    return escape_markdown(expander.wording.value(points, Unit.PERCENT))


def _number(value: Decimal | str, parameters: Mapping[str, BoundParameter]) -> Decimal:
    if isinstance(value, Decimal):
        return value
    bound = parameters[value].value
    return Decimal(0) if bound is None else bound

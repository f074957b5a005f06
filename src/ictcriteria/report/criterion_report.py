"""One criterion on one page, with all its levels, and as JSON for programs."""

import json
import textwrap
from collections.abc import Iterator
from decimal import Decimal

from ictcriteria.catalogue.catalogue import Catalogue, pack_of, slug_of
from ictcriteria.model.clause_text import LINK
from ictcriteria.model.criterion import AwardCriterion, ContractClause, Criterion
from ictcriteria.model.identifiers import LEVELS
from ictcriteria.model.obligation import Period
from ictcriteria.model.parameter import DEFAULT
from ictcriteria.model.scoring import Linear, Rubric, Steps
from ictcriteria.model.text import text_in
from ictcriteria.model.translation import criterion_texts

_WIDTH = 100


def criterion_text(id_: str, catalogue: Catalogue, language: str | None = None) -> str:
    """The page as plain text; texts in ``language`` where they are translated, else in the language of the pack."""
    criterion = catalogue.criteria[id_]
    texts = criterion_texts(criterion) | _translated(id_, catalogue, language)
    return "\n".join(_page(id_, criterion, texts, catalogue)) + "\n"


def criterion_json(id_: str, catalogue: Catalogue, language: str | None = None) -> str:
    """One JSON object with ``schema``, the criterion as it is written, and its texts in ``language``."""
    criterion = catalogue.criteria[id_]
    texts = criterion_texts(criterion) | _translated(id_, catalogue, language)
    data = {"schema": 1, "id": id_, "criterion": criterion.model_dump(mode="json", exclude_defaults=True), "texts": texts}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _translated(id_: str, catalogue: Catalogue, language: str | None) -> dict[str, str]:
    translation = catalogue.translations.get((pack_of(id_), language or ""))
    entries = translation.criteria.get(slug_of(id_), {}) if translation else {}
    return {key: entry.text for key, entry in entries.items()}


def _page(id_: str, criterion: Criterion, texts: dict[str, str], catalogue: Catalogue) -> Iterator[str]:
    yield texts["title"]
    yield "=" * len(texts["title"])
    yield f"{id_}, revision {criterion.revision}: {criterion.kind.value}"
    yield f"for {', '.join(criterion.products)} ({', '.join(condition.value for condition in criterion.condition)})"
    yield f"changed {criterion.changed}, reviewed {criterion.reviewed}"
    yield from _section("Text", _wrapped(texts["text"]))
    yield from _section("Levels", _levels(criterion, texts))
    yield from _section("Evidence", _verification(criterion, texts, catalogue))
    if isinstance(criterion, AwardCriterion):
        yield from _section("Scoring", _scoring(criterion, texts))
    if isinstance(criterion, ContractClause):
        yield from _section("Duties", _duties(criterion, texts))
        yield from _section(
            "Judging", (line for name in ("fulfilled", "partly", "not_fulfilled") for line in _judging(name, texts))
        )
    yield from _section("Why", _wrapped(texts["rationale"]))
    yield from _section("For the buyer", _wrapped(texts["guidance"]))
    yield from _section("Possible challenges", _challenges(criterion, texts))
    yield from _section("Sources", _sources(criterion, texts, catalogue))
    for field in ("requires", "excludes", "pairs_with"):
        yield from _section(field.replace("_", " ").capitalize(), [f"- {other}" for other in getattr(criterion, field)])


def _section(title: str, lines: Iterator[str] | list[str]) -> Iterator[str]:
    body = list(lines)
    if body:
        yield from ("", title, "-" * len(title), *body)


def _wrapped(text: str, indent: str = "", first: str | None = None) -> list[str]:
    """Markdown at a readable width: links lose their targets, list items keep their marks."""
    lines: list[str] = []
    for paragraph in LINK.sub(lambda match: match["words"], text.strip()).split("\n\n"):
        for item in _items(paragraph):
            hang = indent + ("  " if item[:2] in {"- ", "1.", "2.", "3.", "4.", "5.", "6."} else "")
            lead = indent if first is None or lines else first
            lines += textwrap.wrap(item, _WIDTH, initial_indent=lead, subsequent_indent=hang)
        lines.append("")
    return lines[:-1]


def _items(paragraph: str) -> list[str]:
    items: list[str] = []
    for line in paragraph.splitlines():
        stripped = line.strip()
        if items and not stripped.startswith("- ") and not stripped[:2].rstrip(".").isdigit():
            items[-1] += f" {stripped}"
        else:
            items.append(stripped)
    return items


def _levels(criterion: Criterion, texts: dict[str, str]) -> Iterator[str]:
    offered = [level for level in LEVELS if level in criterion.levels]
    yield f"offered: {', '.join(offered)}"
    for name, parameter in criterion.parameters.items():
        yield f"{{{{ {name} }}}} {texts.get(f'parameters/{name}', name)}"
        for level in offered:
            yield f"  {level.value + ':':12}{_values(criterion.levels[level].get(name, {}))} {parameter.unit.value}"
        yield f"  bounds:     {parameter.minimum} to {parameter.maximum}, {parameter.stricter.value} is stricter"
        if parameter.legal_floor:
            floor = parameter.legal_floor
            yield f"  law:        {floor.value} for {', '.join(floor.products)} ({floor.source}, {floor.locator})"


def _values(values: dict[str, Decimal]) -> str:
    if set(values) == {DEFAULT}:
        return str(values[DEFAULT])
    return ", ".join(f"{value} ({product})" for product, value in values.items())


def _verification(criterion: Criterion, texts: dict[str, str], catalogue: Catalogue) -> Iterator[str]:
    for name, way in criterion.verification.items():
        named = [catalogue.reference.labels[label].name for label in way.labels]
        named += [_designation(source, catalogue) for source in way.standards]
        accepted = f" Accepted: {', '.join(named)}, or equivalent." if named else ""
        instead = f" (instead of {', '.join(way.instead_of)})" if way.instead_of else ""
        lead = f"- {name}, {way.stage.value}, {way.evidence.value}{instead}: "
        yield from _wrapped(f"{lead}{texts.get(f'verification/{name}', '')}{accepted}")


def _scoring(criterion: AwardCriterion, texts: dict[str, str]) -> Iterator[str]:
    match criterion.scoring:
        case Steps() as steps:
            yield from _wrapped(f"steps: {texts['scoring/measure']}")
            for step in steps.steps:
                word = "at least" if steps.better.value == "higher" else "at most"
                yield f"- {word} {step.reaches} {steps.unit.value}: {step.points} % of the points"
        case Linear() as linear:
            yield from _wrapped(f"linear: {texts['scoring/measure']}")
            yield f"- none at {linear.zero_at}, all at {linear.full_at} ({linear.unit.value})"
        case Rubric() as rubric:
            yield "rubric, the highest grade that is met in full:"
            for name, grade in rubric.grades.items():
                yield from _wrapped(
                    f"- {grade.points} %: {texts[f'scoring/grades/{name}']} ({texts[f'scoring/grades/{name}/evidence']})"
                )
        case _:
            yield "yes or no: all points or none"


def _duties(criterion: ContractClause, texts: dict[str, str]) -> Iterator[str]:
    for name, duty in criterion.obligations.items():
        parts = [f"within {_period(duty.within)} after {duty.after}"] if duty.within else []
        parts += [f"every {_period(duty.every)}"] if duty.every else []
        yield from _wrapped(f"- {duty.who.value} {texts[f'obligations/{name}']} ({'; '.join(parts)}; {duty.evidence.value})")
    yield f"- a breach enters the remedy ladder at: {criterion.remedy}"


def _period(period: Period) -> str:
    return f"{{{{ {period.parameter} }}}}" if period.parameter else f"{period.value} {period.unit.value if period.unit else ''}"


def _judging(name: str, texts: dict[str, str]) -> list[str]:
    return _wrapped(f"- {name.replace('_', ' ')}: {texts[f'judging/{name}']}")


def _challenges(criterion: Criterion, texts: dict[str, str]) -> Iterator[str]:
    for name, challenge in criterion.challenges.items():
        argument, answer = (" ".join(texts[f"challenges/{name}/{part}"].split()) for part in ("argument", "answer"))
        yield from _wrapped(f"- {challenge.by.value}: {argument} Answer: {answer}")


def _sources(criterion: Criterion, texts: dict[str, str], catalogue: Catalogue) -> Iterator[str]:
    for index, basis in enumerate(criterion.legal_basis):
        source = catalogue.reference.sources[basis.source]
        note = texts.get(f"legal_basis/{index}")
        cited = f"- {_designation(basis.source, catalogue)} {basis.locator} [{source.confidence.value}, checked {source.checked}]"
        yield from _wrapped(f"{cited}: {note}" if note else cited)


def _designation(source: str, catalogue: Catalogue) -> str:
    found = catalogue.reference.sources[source]
    return text_in(dict(found.designation), "en") or source

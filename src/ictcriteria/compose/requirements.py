"""A chosen criterion as a document shows it."""

from collections.abc import Iterator
from dataclasses import replace

from ictcriteria.catalogue.catalogue import pack_of
from ictcriteria.compose.bind import BoundCriterion, SetBy
from ictcriteria.compose.document import ChallengeView, Fact, ParameterView, RequirementView, ScoringView, VariantView
from ictcriteria.compose.duties import judging_view, obligation_views, remedy_sentence
from ictcriteria.compose.evidence import stage_views
from ictcriteria.compose.expand import criterion_anchor
from ictcriteria.compose.scoring import scoring_view
from ictcriteria.compose.subject import DocumentTexts, Subject, values_of
from ictcriteria.markdown_text import Markdown, escape_markdown
from ictcriteria.model.criterion import AwardCriterion, ContractClause
from ictcriteria.model.identifiers import Unit


def requirement_view(item: BoundCriterion, number: str, document: DocumentTexts) -> RequirementView:
    """The criterion with all its texts expanded; ``number`` is that of its heading in this document."""
    subject = document.subject(item)
    view = _common(subject, number)
    if isinstance(subject.criterion, AwardCriterion):
        return replace(view, scoring=tuple(_scorings(subject, subject.criterion)), weights=tuple(_weights(subject)))
    if isinstance(subject.criterion, ContractClause):
        return replace(
            view,
            obligations=tuple(obligation_views(subject, subject.criterion)),
            judging=judging_view(subject),
            remedy=remedy_sentence(subject, subject.criterion),
        )
    return view


def numbered_heading(anchor: str, number: str, title: str) -> Markdown:
    """The text of a heading with its anchor, and with its number unless that is empty."""
    label = f"{number} " if number else ""
    return Markdown(f'<a id="{anchor}"></a>{label}{escape_markdown(title)}')


def _common(subject: Subject, number: str) -> RequirementView:
    id_, criterion = subject.item.id, subject.criterion
    anchor, title = criterion_anchor(id_), subject.text("title")
    place = subject.document.composition.places.get(id_)
    return RequirementView(
        id=id_,
        kind=criterion.kind,
        kind_name=subject.wording.name(criterion.kind.value),
        number=number,
        anchor=anchor,
        heading=numbered_heading(anchor, number, title),
        title=title,
        pack=subject.document.text(pack_of(id_), "title"),
        reference=f"{subject.wording.say(f'documents.{place.document.value}')} {place.number}" if place else "",
        reference_number=place.number if place else "",
        trace=Markdown(f"`{id_} r{criterion.revision}`"),
        scope=_scope(subject),
        variants=tuple(_variants(subject)),
        stages=tuple(stage_views(subject)),
        rationale=subject.expanded("rationale"),
        guidance=subject.expanded("guidance"),
        legal_basis=tuple(_legal_basis(subject)),
        challenges=tuple(_challenges(subject)),
        parameters=tuple(_parameters(subject)),
        levels=tuple(_levels(subject)),
    )


def _scope(subject: Subject) -> str:
    """The lots and products of the criterion; empty when that is everything the tender buys."""
    scope = tuple((chosen.lot, chosen.products) for chosen in subject.item.chosen)
    lots = subject.document.composition.selection.lots
    is_everything = len(scope) == len(lots) and all(set(products) == set(lot.products) for lot, products in scope)
    return "" if is_everything else subject.scope_words(scope)


def _variants(subject: Subject) -> Iterator[VariantView]:
    for variant in subject.item.variants:
        scope = subject.scope_words(variant.scope) if len(subject.item.variants) > 1 else ""
        yield VariantView(scope, subject.expanded_with("text", values_of(variant)))


def _scorings(subject: Subject, criterion: AwardCriterion) -> Iterator[ScoringView]:
    """How points are given: once when it is the same for all products, else once per group of products."""
    views = [scoring_view(criterion, subject.text, values_of(variant), subject.expander) for variant in subject.item.variants]
    if all(view == views[0] for view in views):
        yield views[0]
        return
    for variant, view in zip(subject.item.variants, views, strict=True):
        yield replace(view, scope=subject.scope_words(variant.scope))


def _weights(subject: Subject) -> Iterator[Fact]:
    for weights in subject.document.composition.weights.lots:
        weight = weights.criteria.get(subject.item.id)
        if weight is not None:
            yield Fact(subject.lot_label(weights.lot), escape_markdown(subject.wording.value(weight, Unit.PERCENT)))


def _legal_basis(subject: Subject) -> Iterator[Markdown]:
    for index, basis in enumerate(subject.criterion.legal_basis):
        cited = subject.expander.source(basis.source, basis.locator)
        yield Markdown(f"{cited}: {subject.expanded(f'legal_basis/{index}')}") if basis.note else cited


def _challenges(subject: Subject) -> Iterator[ChallengeView]:
    for name, challenge in subject.criterion.challenges.items():
        yield ChallengeView(
            subject.wording.say(f"challengers.{challenge.by.value}"),
            subject.expanded(f"challenges/{name}/argument"),
            subject.expanded(f"challenges/{name}/answer"),
        )


def _parameters(subject: Subject) -> Iterator[ParameterView]:
    wording = subject.wording
    for variant in subject.item.variants:
        for bound in variant.parameters:
            departs = bound.set_by is SetBy.TENDER and bound.level_value is not None
            value = subject.expander.missing_value(bound.name) if bound.value is None else wording.value(bound.value, bound.unit)
            yield ParameterView(
                subject.text(f"parameters/{bound.name}") or bound.name,
                subject.scope_words(variant.scope),
                value if isinstance(value, Markdown) else escape_markdown(value),
                wording.say(f"set_by.{bound.set_by.value}"),
                wording.value(bound.level_value, bound.unit) if departs and bound.level_value is not None else "",
            )


def _levels(subject: Subject) -> Iterator[Markdown]:
    wording = subject.wording
    for chosen in subject.item.chosen:
        key = "guide.level_same" if chosen.level is chosen.wanted else "guide.level_other"
        asked, used = (wording.say(f"levels.{level.value}") for level in (chosen.wanted, chosen.level))
        parts = [wording.markdown(key, wanted=asked, level=used)]
        if chosen.required_by is not None:
            title = subject.document.text(chosen.required_by, "title")
            parts.append(wording.markdown("guide.required_by", title=title))
        label = subject.lot_label(chosen.lot)
        yield Markdown((f"{escape_markdown(label)}: " if label else "") + " ".join(parts))

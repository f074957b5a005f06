"""One document of a composed tender, in one language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ictcriteria.catalogue.catalogue import pack_of
from ictcriteria.compose.account import choice_views, default_lines, law_views, left_out_views, provisions_for, trace_rows
from ictcriteria.compose.composition import Composition
from ictcriteria.compose.document import (
    EvidenceRow,
    Fact,
    LotView,
    PackView,
    RequirementGroup,
    SectionView,
    SourceView,
    TenderDocument,
    TermView,
    WeightRow,
)
from ictcriteria.compose.expand import TextExpander
from ictcriteria.compose.numbering import NumberedSection, number_document, numbers_by_anchor
from ictcriteria.compose.requirements import numbered_heading, requirement_view
from ictcriteria.compose.subject import DocumentTexts
from ictcriteria.compose.texts import PackTexts
from ictcriteria.compose.wording import Wording
from ictcriteria.markdown_text import Markdown, escape_markdown
from ictcriteria.model.identifiers import Confidence, Kind, Unit
from ictcriteria.model.tender import DocumentName, Lot
from ictcriteria.model.text import text_in

_KINDS = frozenset(kind.value for kind in Kind)


@dataclass(frozen=True, slots=True)
class Edition:
    """What makes one set of documents: the language's words and texts, whether it is a draft, and the tool's name and version."""

    wording: Wording
    texts: PackTexts
    draft: bool
    tool: str


def assemble_document(name: DocumentName, composition: Composition, edition: Edition) -> TenderDocument:
    """Everything the template of ``name`` needs; raises :class:`MissingWordError` when the strings file lacks a word."""
    wording, tender = edition.wording, composition.tender
    sections = number_document(composition.outline[name], composition.kinds, has_lots=bool(tender.lots))
    local = {id_: number for section in sections for group in section.groups for number, id_ in group.criteria}
    present = {section.id for section in sections}
    expander = TextExpander(wording, name, composition.places, "definitions" in present, "sources" in present, local)
    shared = DocumentTexts(composition, edition.texts, expander)
    section_views = tuple(_section(section, shared) for section in sections)
    packs = tuple(_packs(shared))
    title = _tender_title(composition, edition, expander)
    facts = tuple(_facts(composition, edition, expander))
    return TenderDocument(
        name=name,
        language=wording.language,
        language_tag=wording.strings.tag,
        title=wording.say(f"documents.{name.value}"),
        tender_title=title,
        buyer=tender.buyer,
        subject=tender.reference or title,
        draft=edition.draft,
        facts=facts,
        lots=tuple(_lot(index, lot, composition, wording) for index, lot in enumerate(composition.selection.lots, start=1)),
        has_lots=bool(tender.lots),
        sections=section_views,
        packs=packs,
        subject_matter=tuple(pack.subject_matter for pack in packs),
        equivalence=wording.from_law("equivalence"),
        equivalence_provisions=_equivalence_provisions(wording),
        has_award=any(lot.criteria for lot in composition.weights.lots),
        price_text=wording.text(tender.award.price_text) or wording.say("scoring.price_default"),
        evidence_rows=tuple(_evidence_rows(shared)),
        weight_columns=_weight_columns(composition, wording),
        weight_rows=tuple(_weight_rows(composition, edition)),
        remedy_ladder=tuple(_remedy_ladder(composition, wording)),
        terms=tuple(_terms(expander)),
        sources=tuple(_sources(expander, composition)),
        choices=tuple(choice_views(composition, wording)),
        defaults=tuple(default_lines(tender, composition, wording)),
        left_out=tuple(left_out_views(composition, wording)),
        law=tuple(law_views(composition, wording)),
        trace=tuple(trace_rows(composition)),
        tool=edition.tool,
        criteria=tuple(id_ for section in sections for group in section.groups for _, id_ in group.criteria),
        numbers=numbers_by_anchor(sections),
        missing=expander.missing,
    )


def _section(section: NumberedSection, document: DocumentTexts) -> SectionView:
    wording = document.expander.wording
    title = wording.heading_name(section.id) if section.id in _KINDS else wording.say(f"sections.{section.id}")
    bound = {item.id: item for item in document.composition.bound.criteria}
    groups = []
    for group in section.groups:
        name = document.text(group.pack, "title")
        anchor = group.anchor(section.id)
        views = tuple(requirement_view(bound[id_], number, document) for number, id_ in group.criteria)
        groups.append(RequirementGroup(group.number, anchor, numbered_heading(anchor, group.number, name), name, views))
    provisions = provisions_for(Kind(section.id), wording) if section.id in _KINDS else ()
    heading = numbered_heading(section.anchor, section.number, title)
    return SectionView(section.id, section.number, section.anchor, title, heading, provisions, tuple(groups))


def _evidence_rows(document: DocumentTexts) -> Iterator[EvidenceRow]:
    """One row per criterion and piece of evidence that comes with the tender, in the order of the bidders' documents."""
    order = {document_name: index for index, document_name in enumerate(DocumentName)}
    places = document.composition.places
    bound = [item for item in document.composition.bound.criteria if item.id in places]
    numbers = {item.id: [int(part) for part in places[item.id].number.split(".")] for item in bound}
    for item in sorted(bound, key=lambda item: (order[places[item.id].document], numbers[item.id])):
        view = requirement_view(item, "", document)
        for stage in view.stages:
            if stage.with_tender:
                here = document.expander.local.get(item.id)
                reference = Markdown(f"[{here}](#{view.anchor})") if here else escape_markdown(view.reference)
                yield EvidenceRow(reference, view.title, view.scope, stage)


def _tender_title(composition: Composition, edition: Edition, expander: TextExpander) -> str:
    titles = composition.tender.title
    title = text_in(titles, edition.wording.language)
    if title is None and edition.draft:
        expander.missing += 1
        return edition.wording.say("marks.missing", what=edition.wording.say("facts.title"))
    return title or next(iter(titles.values()))


def _facts(composition: Composition, edition: Edition, expander: TextExpander) -> Iterator[Fact]:
    wording, tender, terms = edition.wording, composition.tender, composition.tender.contract
    authority = wording.name("contracting-authority")
    yield Fact(authority[:1].upper() + authority[1:], escape_markdown(tender.buyer))
    period = wording.value(Decimal(terms.months), Unit.MONTH) if terms.months else None
    value = None
    if terms.value is not None:
        value = wording.say("facts.amount", amount=wording.number(terms.value), currency=wording.currency)
    damages = wording.text(terms.liquidated_damages) or wording.say("facts.no_damages")
    optional = (
        ("facts.reference", tender.reference),
        ("facts.start", wording.date(terms.start) if terms.start else None),
        ("facts.period", period),
        ("facts.value", value),
    )
    for key, shown in optional:
        if shown is not None:
            yield Fact(wording.say(key), escape_markdown(shown))
        elif edition.draft:
            yield Fact(wording.say(key), expander.mark(wording.say(key)))
    yield Fact(wording.say("facts.damages"), escape_markdown(damages))
    law = wording.text(composition.jurisdictions[0].name)
    yield Fact(wording.say("facts.jurisdiction"), escape_markdown(law))
    if len(composition.languages) > 1:
        governs = composition.languages[0] == wording.language
        key = "facts.governs" if governs else "facts.translation"
        language = wording.say(f"languages.{composition.languages[0]}")
        yield Fact(wording.say("facts.language"), wording.markdown(key, language=language))


def _lot(index: int, lot: Lot, composition: Composition, wording: Wording) -> LotView:
    products = composition.catalogue.reference.products
    codes = dict.fromkeys(code.code for product in lot.products for code in products[product].cpv)
    title = wording.text(lot.title) if lot.title else wording.products(lot.products)
    return LotView(
        wording.say("lots.label", number=str(index)),
        title,
        wording.products(lot.products),
        wording.listing([wording.say(f"conditions.{condition.value}") for condition in lot.condition]),
        wording.number(Decimal(lot.quantity)) if lot.quantity else "",
        ", ".join(codes),
    )


def _packs(document: DocumentTexts) -> Iterator[PackView]:
    expander, composition = document.expander, document.composition
    for pack in dict.fromkeys(pack_of(id_) for id_ in composition.kinds):
        yield PackView(
            pack,
            document.text(pack, "title"),
            composition.catalogue.packs[pack].version,
            expander.expand(document.text(pack, "description")),
            expander.expand(document.text(pack, "subject_matter")),
        )


def _equivalence_provisions(wording: Wording) -> str:
    for jurisdiction in wording.jurisdictions:
        if jurisdiction.equivalence_provisions:
            return wording.listing([wording.provision(provision) for provision in jurisdiction.equivalence_provisions])
    return ""


def _weight_columns(composition: Composition, wording: Wording) -> tuple[str, ...]:
    if not composition.tender.lots:
        return (wording.say("scoring.weight"),)
    return tuple(wording.say("lots.label", number=str(index)) for index in range(1, len(composition.weights.lots) + 1))


def _weight_rows(composition: Composition, edition: Edition) -> Iterator[WeightRow]:
    wording, lots = edition.wording, composition.weights.lots

    def row(label: Markdown, weights: Sequence[Decimal | None]) -> WeightRow:
        return WeightRow(
            label, tuple("\N{EN DASH}" if weight is None else wording.value(weight, Unit.PERCENT) for weight in weights)
        )

    yield row(wording.markdown("scoring.price"), [lot.price for lot in lots])
    for id_ in dict.fromkeys(id_ for lot in lots for id_ in lot.criteria):
        title = escape_markdown(edition.texts.of(id_, "title") or id_)
        yield row(title, [lot.criteria.get(id_) for lot in lots])
    yield row(wording.markdown("scoring.total"), [lot.price + sum(lot.criteria.values()) for lot in lots])


def _remedy_ladder(composition: Composition, wording: Wording) -> Iterator[Fact]:
    contract = composition.catalogue.reference.contract
    for step in contract.remedy_ladder if contract else ():
        yield Fact(wording.text(step.title), Markdown(wording.text(step.text).strip()))


def _terms(expander: TextExpander) -> Iterator[TermView]:
    wording, terms = expander.wording, expander.wording.reference.terms
    named = sorted((wording.text(terms[id_].term), id_) for id_ in expander.terms)
    for term, id_ in named:
        definition = Markdown(wording.text(terms[id_].definition).strip().replace("<", "\\<"))
        source = terms[id_].source
        if source is not None:
            definition = Markdown(f"{definition} ({expander.source(source, terms[id_].locator or '')})")
        yield TermView(f"term-{id_}", term, definition)


def _sources(expander: TextExpander, composition: Composition) -> Iterator[SourceView]:
    wording = expander.wording
    for id_ in sorted(expander.sources, key=lambda id_: (wording.source_name(id_).casefold(), id_)):
        source = composition.catalogue.reference.sources[id_]
        note = wording.say(
            "sources.checked", date=wording.date(source.checked), confidence=wording.say(f"confidence.{source.confidence.value}")
        )
        yield SourceView(
            f"source-{id_}",
            wording.source_name(id_),
            wording.text(source.title),
            source.url,
            note,
            source.confidence is Confidence.UNREAD,
        )

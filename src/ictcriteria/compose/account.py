"""The buyer's own account of a tender: choices, defaults, what was left out, the law behind it, where each clause comes from."""

from collections.abc import Iterator

from ictcriteria.catalogue.catalogue import Catalogue, pack_of
from ictcriteria.catalogue.fingerprint import criterion_fingerprint
from ictcriteria.compose.composition import Composition
from ictcriteria.compose.document import ChoiceView, LawView, LeftOutView, TraceRow
from ictcriteria.compose.selection import LeftOut, Reason
from ictcriteria.compose.wording import Wording
from ictcriteria.markdown_text import Markdown, escape_markdown
from ictcriteria.model.identifiers import Kind, Unit
from ictcriteria.model.reference import Reference
from ictcriteria.model.tender import Choice, Tender
from ictcriteria.model.translation import criterion_texts

_DEFAULTS = ("level", "languages", "documents", "formats")


def choice_views(composition: Composition, wording: Wording) -> Iterator[ChoiceView]:
    """Every departure that the tender chose, with the buyer's reason."""
    lots = [lot.id for lot in composition.tender.lots]
    for id_, choice in composition.tender.choices.items():
        reached = [lot for lot in lots if _reaches(id_, lot, composition)]
        labels = [wording.say("lots.label", number=str(lots.index(lot) + 1)) for lot in reached]
        yield ChoiceView(
            _title(id_, composition.catalogue, wording),
            id_,
            wording.listing(labels) if len(labels) < len(lots) else wording.say("lots.all"),
            Markdown("; ".join(_what(id_, choice, composition.catalogue, wording))),
            choice.leave_out or choice.because or "",
        )


def _reaches(id_: str, lot: str, composition: Composition) -> bool:
    """Whether a choice changes anything in a lot."""
    choice = composition.tender.choices[id_]
    if choice.lots and lot not in choice.lots:
        return False
    left_out = {(item.criterion, item.lot.id) for item in composition.selection.left_out if item.reason is Reason.BUYER_LEFT_OUT}
    return (id_, lot) in left_out | {(item.criterion, item.lot.id) for item in composition.selection.chosen}


def _what(id_: str, choice: Choice, catalogue: Catalogue, wording: Wording) -> Iterator[Markdown]:
    if choice.leave_out is not None:
        yield wording.markdown("guide.choice_left_out")
    if choice.level is not None:
        yield wording.markdown("guide.choice_level", level=wording.say(f"levels.{choice.level.value}"))
    criterion = catalogue.criteria[id_]
    for name, values in choice.parameters.items():
        title = _texts(id_, catalogue, wording).get(f"parameters/{name}", name)
        shown = [
            wording.value(value, criterion.parameters[name].unit)
            + ("" if product == "default" else f" ({wording.products([product])})")
            for product, value in values.items()
        ]
        yield wording.markdown("guide.choice_parameter", title=title, value=wording.listing(shown))


def default_lines(tender: Tender, composition: Composition, wording: Wording) -> Iterator[str]:
    """A sentence for every value that the tender did not give and the tool took."""
    for field in _DEFAULTS:
        if field not in tender.model_fields_set:
            yield wording.say(f"defaults.{field}", value=_default_value(field, composition, wording))
    for lot in composition.selection.lots:
        if not lot.packs and not lot.criteria:
            yield wording.say("defaults.packs", value=lot.id)
    if any("condition" not in lot.model_fields_set for lot in tender.lots) or not (
        tender.lots or "condition" in tender.model_fields_set
    ):
        yield wording.say("defaults.condition")
    prices = dict.fromkeys(lot.price for lot in composition.weights.lots if lot.price_is_default and lot.criteria)
    if prices:
        yield wording.say("defaults.price", value=wording.listing([wording.value(price, Unit.PERCENT) for price in prices]))
    if tender.award.price_text is None and any(weights.criteria for weights in composition.weights.lots):
        yield wording.say("defaults.price_text", value=wording.say("scoring.price_default"))


def _default_value(field: str, composition: Composition, wording: Wording) -> str:
    match field:
        case "level":
            return wording.say(f"levels.{composition.tender.level.value}")
        case "languages":
            return ", ".join(composition.languages)
        case "documents":
            return wording.listing([wording.say(f"documents.{name.value}") for name in composition.tender.documents])
        case _:
            return wording.listing([name.value for name in composition.tender.formats])


def left_out_views(composition: Composition, wording: Wording) -> Iterator[LeftOutView]:
    """What is in no lot or not in every lot, with the reason; a pack that a lot does not use is one line."""
    lots = [lot.id for lot in composition.selection.lots]
    packs: set[tuple[str, str]] = set()
    for item in composition.selection.left_out:
        label = wording.say("lots.label", number=str(lots.index(item.lot.id) + 1)) if composition.tender.lots else ""
        pack = pack_of(item.criterion)
        if item.reason is Reason.PACK_NOT_CHOSEN:
            whole = not any(
                chosen.lot.id == item.lot.id and pack_of(chosen.criterion) == pack for chosen in composition.selection.chosen
            )
            if whole and (pack, item.lot.id) not in packs:
                packs.add((pack, item.lot.id))
                yield LeftOutView(
                    _pack_title(pack, composition.catalogue, wording), pack, label, wording.say("reasons.pack-not-chosen")
                )
            if whole:
                continue
        yield LeftOutView(
            _title(item.criterion, composition.catalogue, wording), item.criterion, label, _reason(item, composition, wording)
        )


def _reason(item: LeftOut, composition: Composition, wording: Wording) -> str:
    match item.reason:
        case Reason.STARTS_HIGHER:
            detail = wording.say(f"levels.{item.detail}")
        case Reason.EXCLUDED:
            detail = _title(item.detail, composition.catalogue, wording)
        case _:
            detail = item.detail
    return wording.say(f"reasons.{item.reason.value}", detail=detail)


def law_views(composition: Composition, wording: Wording) -> Iterator[LawView]:
    """The provisions behind each kind that the tender uses, then the special rules of the jurisdiction and known changes."""
    for kind in Kind:
        if kind in composition.kinds.values():
            cited = references_for(kind, wording)
            notes = " ".join(filter(None, (wording.text(reference.note) for reference in cited)))
            yield LawView(wording.heading_name(kind.value), tuple(_cited(reference, wording) for reference in cited), notes)
    equivalence = next((place.equivalence_provisions for place in wording.jurisdictions if place.equivalence_provisions), ())
    if equivalence:
        yield LawView(wording.say("law.equivalence"), tuple(_cited(each, wording) for each in equivalence), "")
    for jurisdiction in composition.jurisdictions:
        rule = jurisdiction.environment_weight
        if rule is not None:
            yield LawView(wording.say("law.environment_weight"), (_cited(rule.provision, wording),), wording.text(rule.text))
        for condition in jurisdiction.compulsory_conditions.values():
            yield LawView(wording.say("law.compulsory"), (_cited(condition.provision, wording),), wording.text(condition.text))
        for change in jurisdiction.coming:
            source = (escape_markdown(wording.source_name(change.source)),) if change.source else ()
            yield LawView(wording.say("law.change", date=wording.date(change.applies)), source, wording.text(change.text))


def provisions_for(kind: Kind, wording: Wording) -> tuple[str, ...]:
    """The provisions that allow a kind, as lawyers cite them."""
    return tuple(wording.provision(reference) for reference in references_for(kind, wording))


def references_for(kind: Kind, wording: Wording) -> tuple[Reference, ...]:
    """The provisions that allow a kind: those of the nearest jurisdiction that names any."""
    return next((place.provisions[kind] for place in wording.jurisdictions if place.provisions.get(kind)), ())


def _cited(reference: Reference, wording: Wording) -> Markdown:
    cited = escape_markdown(wording.provision(reference))
    return cited if reference.confirmed else Markdown(f"{cited} **{wording.markdown('law.unconfirmed')}**")


def trace_rows(composition: Composition) -> Iterator[TraceRow]:
    """Id, revision and fingerprint of every chosen criterion."""
    for item in composition.bound.criteria:
        criterion = composition.catalogue.criteria[item.id]
        yield TraceRow(item.id, str(criterion.revision), criterion_fingerprint(criterion))


def _texts(id_: str, catalogue: Catalogue, wording: Wording) -> dict[str, str]:
    source = criterion_texts(catalogue.criteria[id_])
    translation = catalogue.translations.get((pack_of(id_), wording.language))
    translated = translation.criteria.get(id_.partition("/")[2], {}) if translation else {}
    return source | {key: text.text for key, text in translated.items()}


def _title(id_: str, catalogue: Catalogue, wording: Wording) -> str:
    return _texts(id_, catalogue, wording)["title"]


def _pack_title(pack: str, catalogue: Catalogue, wording: Wording) -> str:
    translation = catalogue.translations.get((pack, wording.language))
    title = translation.pack.get("title") if translation else None
    return title.text if title else catalogue.packs[pack].title

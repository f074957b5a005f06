"""Everything about a tender that is the same in every language: what is chosen, with which values, weights and numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ictcriteria.catalogue.catalogue import Catalogue, pack_of
from ictcriteria.catalogue.validate import closest
from ictcriteria.compose.bind import BoundSelection, bind_parameters
from ictcriteria.compose.expand import Place
from ictcriteria.compose.lots import lots_of
from ictcriteria.compose.numbering import places_for_bidders
from ictcriteria.compose.selection import Selection, select_criteria
from ictcriteria.compose.weights import ALL, AwardTerms, Weights, share_weights
from ictcriteria.compose.wording import jurisdiction_chain
from ictcriteria.diagnostics import Finding, Origin, Severity
from ictcriteria.model.identifiers import Kind
from ictcriteria.model.outline import Outline
from ictcriteria.model.pack import Aim
from ictcriteria.model.reference import Jurisdiction, LegalSource, Reference
from ictcriteria.model.tender import Tender
from ictcriteria.model.text import text_in


@dataclass(frozen=True, slots=True)
class Composition:
    """A tender bound to a catalogue; ``findings`` are errors in the tender."""

    tender: Tender
    catalogue: Catalogue
    outline: Outline
    jurisdictions: tuple[Jurisdiction, ...]
    languages: tuple[str, ...]
    selection: Selection
    bound: BoundSelection
    weights: Weights
    kinds: Mapping[str, Kind]
    places: Mapping[str, Place]
    findings: tuple[Finding, ...]


def compose_tender(
    tender: Tender, catalogue: Catalogue, outline: Outline, available: tuple[str, ...], origin: Origin
) -> Composition:
    """Select, bind, weigh and number; ``available`` are the languages that documents can be written in.

    Names of criteria and packs that are ``broken`` in the catalogue are not judged.
    """
    jurisdictions = jurisdiction_chain(tender.jurisdiction, catalogue.reference)
    languages = tender.languages or _default_languages(jurisdictions, available)
    selection = select_criteria(tender, catalogue, origin)
    bound = bind_parameters(selection, tender, catalogue, origin)
    award = frozenset(id_ for id_, criterion in catalogue.criteria.items() if criterion.kind is Kind.AWARD_CRITERION)
    terms = AwardTerms(award, _default_price(jurisdictions), catalogue.unread_criteria)
    weights = share_weights(tender, selection.lots, bound, terms, origin)
    kinds = {id_: catalogue.criteria[id_].kind for id_ in selection.criteria}
    findings = tuple(_unknown_names(tender, catalogue, available, origin))
    if not findings:
        findings = (*selection.findings, *bound.findings, *weights.findings, *_speechless(languages, tender, origin))
    return Composition(
        tender,
        catalogue,
        outline,
        jurisdictions,
        languages,
        selection,
        bound,
        weights,
        kinds,
        places_for_bidders(outline, kinds, has_lots=bool(tender.lots)),
        findings,
    )


def unconfirmed_provisions(composition: Composition, origin: Origin) -> Iterator[Finding]:
    """A warning at the jurisdiction when documents cite provisions whose numbers nobody could read in the source."""
    sources = composition.catalogue.reference.sources
    cited = [reference for kind in dict.fromkeys(composition.kinds.values()) for reference in _references(kind, composition)]
    cited += next((list(place.equivalence_provisions) for place in composition.jurisdictions if place.equivalence_provisions), [])
    open_ones = [f"{_designation(sources[r.source])} {r.locator}" for r in cited if not r.confirmed]
    if open_ones:
        message = f"the documents cite provisions whose numbers are not confirmed: {'; '.join(dict.fromkeys(open_ones))}"
        hint = "read them in the source before you send the documents; the guide lists them under the law behind the tender"
        yield Finding("unconfirmed-provision", origin.at("jurisdiction"), message, hint, Severity.WARNING)


def _designation(source: LegalSource) -> str:
    return text_in(dict(source.designation), "en") or next(iter(source.designation.values()))


def environment_weights(composition: Composition, origin: Origin) -> Iterator[Finding]:
    """A warning for each lot whose weights for the environment stay below what the law of the jurisdiction asks for."""
    rule = next((place.environment_weight for place in composition.jurisdictions if place.environment_weight), None)
    if rule is None:
        return
    packs = composition.catalogue.packs
    for lot in composition.weights.lots:
        counted = sum(weight for id_, weight in lot.criteria.items() if packs[pack_of(id_)].serves is Aim.ENVIRONMENT)
        if counted < rule.minimum:
            where = f" in lot '{lot.lot.id}'" if composition.tender.lots else ""
            message = f"award criteria for the environment weigh {counted}%{where}, the law asks for {rule.minimum}%"
            hint = "raise them, or give the reasons for requirements instead in the documents; see the guide on the law"
            yield Finding("environment-weight-below-rule", origin.at("award"), message, hint, Severity.WARNING)


def _references(kind: Kind, composition: Composition) -> tuple[Reference, ...]:
    return next((place.provisions[kind] for place in composition.jurisdictions if place.provisions.get(kind)), ())


def _speechless(languages: tuple[str, ...], tender: Tender, origin: Origin) -> Iterator[Finding]:
    if not languages:
        message = f"documents cannot be written in a language of jurisdiction '{tender.jurisdiction}'"
        yield Finding("language-not-available", origin.at("jurisdiction"), message, "name a language in 'languages'")


def _default_languages(jurisdictions: tuple[Jurisdiction, ...], available: tuple[str, ...]) -> tuple[str, ...]:
    spoken = (language for jurisdiction in jurisdictions for language in jurisdiction.languages)
    return tuple(language for language in spoken if language in available)[:1]


def _default_price(jurisdictions: tuple[Jurisdiction, ...]) -> Decimal:
    return next((place.award_default.price for place in jurisdictions if place.award_default), ALL)


def _unknown_names(tender: Tender, catalogue: Catalogue, available: tuple[str, ...], origin: Origin) -> Iterator[Finding]:
    names: list[tuple[tuple[str | int, ...], str, object, str]] = [
        (("jurisdiction",), tender.jurisdiction, catalogue.reference.jurisdictions, "jurisdiction")
    ]
    packs, criteria = catalogue.packs.keys() | catalogue.broken, catalogue.criteria.keys() | catalogue.broken
    names += [(("languages", index), name, available, "language") for index, name in enumerate(tender.languages)]
    for index, lot in enumerate(lots_of(tender)):
        steps = ("lots", index) if tender.lots else ()
        names += [((*steps, "products", i), name, catalogue.reference.products, "product") for i, name in enumerate(lot.products)]
        names += [((*steps, "packs", i), name, packs, "pack") for i, name in enumerate(lot.packs)]
        names += [((*steps, "criteria", i), name, criteria, "criterion") for i, name in enumerate(lot.criteria)]
    lots = [lot.id for lot in tender.lots]
    for id_, choice in tender.choices.items():
        names.append((("choices", id_), id_, criteria, "criterion"))
        names += [(("choices", id_, "lots", i), name, lots, "lot") for i, name in enumerate(choice.lots)]
    for route, name, known, noun in names:
        choices = sorted(known)  # type: ignore[call-overload]
        if name not in choices:
            hint = closest(name, choices) or (f"known: {', '.join(choices[:12])}" if choices else "there is none")
            rule = "unknown-lot" if noun == "lot" else "unknown-reference"
            yield Finding(rule, origin.at(*route), f"unknown {noun} '{name}'", hint, of_key=route[0] == "choices")
    for place, name in enumerate(lots):
        if name in lots[:place]:
            yield Finding("duplicate-id", origin.at("lots", place, "id"), f"lot '{name}' stands twice", "rename one of them")

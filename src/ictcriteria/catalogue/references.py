"""What one file says about another: every id, parameter and placeholder must lead somewhere.

Each check is a small generator over the catalogue; the engine of :mod:`ictcriteria.catalogue.load` gives the findings their
places. While some file cannot be read, ids that point to other files are not judged, so one broken file does not
drown its problem in a hundred others.
"""

import re
from collections.abc import Collection, Iterator

from ictcriteria.catalogue.catalogue import Catalogue, pack_of, slug_of
from ictcriteria.catalogue.names import unknown
from ictcriteria.catalogue.parameters import check_levels, check_parameters
from ictcriteria.catalogue.reference_data import check_reference_data
from ictcriteria.catalogue.texts import check_texts, text_route
from ictcriteria.catalogue.translations import check_translation
from ictcriteria.diagnostics import Finding, Origin
from ictcriteria.model.clause_text import links
from ictcriteria.model.criterion import ContractClause, CriterionBase, SelectionCriterion
from ictcriteria.model.identifiers import SLUG
from ictcriteria.model.translation import criterion_texts, pack_texts


def check_references(catalogue: Catalogue, *, complete: bool, lent: Collection[str] = ()) -> Iterator[Finding]:
    """All findings of all files; with ``complete`` False only those that stay inside one file.

    ``lent`` names the reference files that came with the program.
    """
    yield from _names(catalogue)
    for id_, criterion in catalogue.criteria.items():
        origin = catalogue.origin(id_)
        yield from check_texts(criterion_texts(criterion), set(criterion.parameters), origin)
        yield from check_parameters(criterion, origin)
        yield from check_levels(criterion, origin)
        if complete:
            yield from _ids_of_criterion(criterion, catalogue, origin)
            yield from _links(criterion_texts(criterion), catalogue, origin)
    if complete:
        yield from _packs(catalogue)
        yield from check_reference_data(catalogue, lent)
        for (pack, language), translation in catalogue.translations.items():
            yield from check_translation(pack, language, translation, catalogue)


def _names(catalogue: Catalogue) -> Iterator[Finding]:
    """Names of folders and files that are no ids."""
    files = [(id_, "file", slug_of(id_)) for id_ in catalogue.criteria]
    for key, noun, name in [(pack, "folder", pack) for pack in catalogue.packs] + files:
        if not re.fullmatch(SLUG, name):
            hint = "use small letters, digits and hyphens"
            yield Finding("id-not-file-name", catalogue.origin(key), f"{noun} name '{name}' is no id", hint)


def _ids_of_criterion(criterion: CriterionBase, catalogue: Catalogue, origin: Origin) -> Iterator[Finding]:
    data = catalogue.reference
    products = [(("products", index), name) for index, name in enumerate(criterion.products)]
    yield from unknown(products, data.products, "product", origin)
    bases = [(("legal_basis", index, "source"), basis.source) for index, basis in enumerate(criterion.legal_basis)]
    floors = [
        (("parameters", n, "legal_floor", "source"), p.legal_floor.source) for n, p in criterion.parameters.items() if p.legal_floor
    ]
    ways = criterion.verification.items()
    replaced = [(("verification", n, "instead_of", i), name) for n, way in ways for i, name in enumerate(way.instead_of)]
    yield from unknown(replaced, criterion.verification, "evidence", origin)
    standards = [(("verification", n, "standards", i), name) for n, way in ways for i, name in enumerate(way.standards)]
    yield from unknown([*bases, *floors, *standards], data.sources, "source", origin)
    labels = [(("verification", n, "labels", i), name) for n, way in ways for i, name in enumerate(way.labels)]
    yield from unknown(labels, data.labels, "label", origin)
    for field in ("requires", "excludes", "pairs_with"):
        others = [((field, index), name) for index, name in enumerate(getattr(criterion, field))]
        yield from unknown(others, catalogue.criteria, "criterion", origin)
    yield from _ids_of_kind(criterion, catalogue, origin)


def _ids_of_kind(criterion: CriterionBase, catalogue: Catalogue, origin: Origin) -> Iterator[Finding]:
    data = catalogue.reference
    if isinstance(criterion, SelectionCriterion):
        grounds = {ground for place in data.jurisdictions.values() for ground in place.selection_grounds}
        yield from unknown([(("ground",), criterion.ground)], grounds, "selection ground", origin)
    if isinstance(criterion, ContractClause):
        steps = [step.id for step in data.contract.remedy_ladder] if data.contract else []
        yield from unknown([(("remedy",), criterion.remedy)], steps, "step of the remedy ladder", origin)
        events = [(("obligations", name, "after"), duty.after) for name, duty in criterion.obligations.items() if duty.after]
        yield from unknown(events, data.contract.events if data.contract else (), "event", origin)


def _links(texts: dict[str, str], catalogue: Catalogue, origin: Origin) -> Iterator[Finding]:
    known = {"term": catalogue.reference.terms, "source": catalogue.reference.sources, "criterion": catalogue.criteria}
    for key, text in texts.items():
        for link in links(text):
            yield from unknown([(text_route(key), link.target)], known[link.scheme], link.scheme, origin)


def _packs(catalogue: Catalogue) -> Iterator[Finding]:
    for name, pack in catalogue.packs.items():
        origin = catalogue.origin(name)
        yield from check_texts(pack_texts(pack), set(), origin)
        yield from _links(pack_texts(pack), catalogue, origin)
        seen: set[str] = set()
        for index, section in enumerate(pack.sections):
            for position, slug in enumerate(section.criteria):
                place = origin.at("sections", index, "criteria", position)
                yield from unknown([((), f"{name}/{slug}")], catalogue.criteria, "criterion", place)
                if slug in seen:
                    yield Finding("duplicate-id", place, f"'{slug}' is listed twice", "keep one of them")
                seen.add(slug)
    listed = {f"{n}/{slug}" for n, pack in catalogue.packs.items() for section in pack.sections for slug in section.criteria}
    for id_ in catalogue.criteria:
        if pack_of(id_) not in catalogue.packs:
            yield Finding("criterion-not-in-pack", catalogue.origin(id_), f"folder '{pack_of(id_)}' has no pack.yaml", "add one")
        elif id_ not in listed:
            hint = "add it to a section of pack.yaml"
            yield Finding("criterion-not-in-pack", catalogue.origin(id_), f"'{slug_of(id_)}' is in no section of its pack", hint)

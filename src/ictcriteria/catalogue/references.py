"""What one file says about another: every id, parameter and placeholder must lead somewhere.

Each check is a small generator over the catalogue; the engine of :mod:`ictcriteria.catalogue.load` gives the findings their
places. What stands in a file that cannot be read is unknown, not absent: ids that point into it are not judged, so one
broken file does not drown its problem in a hundred others.
"""

import re
from collections.abc import Collection, Iterator, Mapping

from ictcriteria.catalogue.catalogue import Catalogue, pack_of, slug_of
from ictcriteria.catalogue.names import Known, known_names, unknown
from ictcriteria.catalogue.parameters import check_levels, check_parameters
from ictcriteria.catalogue.reference_data import check_reference_data
from ictcriteria.catalogue.texts import check_texts, text_route
from ictcriteria.catalogue.translations import check_translation
from ictcriteria.diagnostics import Finding, Origin
from ictcriteria.model.clause_text import links
from ictcriteria.model.criterion import ContractClause, CriterionBase, SelectionCriterion
from ictcriteria.model.identifiers import SLUG


def check_references(catalogue: Catalogue, lent: Collection[str] = ()) -> Iterator[Finding]:
    """All findings of all files; ``lent`` names the reference files that came with the program."""
    known = known_names(catalogue)
    yield from _names(catalogue)
    for id_, criterion in catalogue.criteria.items():
        origin = catalogue.origin(id_)
        texts = catalogue.texts(id_)
        yield from check_texts(texts, set(criterion.parameters), origin)
        yield from check_parameters(criterion, texts.values(), origin)
        yield from check_levels(criterion, origin)
        yield from _ids_of_criterion(criterion, known, origin)
        yield from _links(texts, known, origin)
    yield from _packs(catalogue, known)
    yield from check_reference_data(catalogue, known, lent)
    for (pack, language), translation in catalogue.translations.items():
        yield from check_translation(pack, language, translation, catalogue)


def _names(catalogue: Catalogue) -> Iterator[Finding]:
    """Names of folders and files that are no ids."""
    files = [(id_, "file", slug_of(id_)) for id_ in catalogue.criteria]
    for key, noun, name in [(pack, "folder", pack) for pack in catalogue.packs] + files:
        if not re.fullmatch(SLUG, name):
            hint = "use small letters, digits and hyphens"
            yield Finding("id-not-file-name", catalogue.origin(key), f"{noun} name '{name}' is no id", hint)


def _ids_of_criterion(criterion: CriterionBase, known: Known, origin: Origin) -> Iterator[Finding]:
    products = [(("products", index), name) for index, name in enumerate(criterion.products)]
    yield from unknown(products, known["product"], "product", origin)
    bases = [(("legal_basis", index, "source"), basis.source) for index, basis in enumerate(criterion.legal_basis)]
    floors = [
        (("parameters", n, "legal_floor", "source"), p.legal_floor.source) for n, p in criterion.parameters.items() if p.legal_floor
    ]
    ways = criterion.verification.items()
    replaced = [(("verification", n, "instead_of", i), name) for n, way in ways for i, name in enumerate(way.instead_of)]
    yield from unknown(replaced, criterion.verification, "evidence", origin)
    standards = [(("verification", n, "standards", i), name) for n, way in ways for i, name in enumerate(way.standards)]
    yield from unknown([*bases, *floors, *standards], known["source"], "source", origin)
    labels = [(("verification", n, "labels", i), name) for n, way in ways for i, name in enumerate(way.labels)]
    yield from unknown(labels, known["label"], "label", origin)
    for field in ("requires", "excludes", "pairs_with"):
        others = [((field, index), name) for index, name in enumerate(getattr(criterion, field))]
        yield from unknown(others, known["criterion"], "criterion", origin)
    yield from _ids_of_kind(criterion, known, origin)


def _ids_of_kind(criterion: CriterionBase, known: Known, origin: Origin) -> Iterator[Finding]:
    def one(noun: str, name: str, *route: str) -> Iterator[Finding]:
        return unknown([(route, name)], known[noun], noun, origin)

    if isinstance(criterion, SelectionCriterion):
        yield from one("selection ground", criterion.ground, "ground")
    if isinstance(criterion, ContractClause):
        yield from one("step of the remedy ladder", criterion.remedy, "remedy")
        for name, duty in criterion.obligations.items():
            if duty.after:
                yield from one("event", duty.after, "obligations", name, "after")


def _links(texts: Mapping[str, str], known: Known, origin: Origin) -> Iterator[Finding]:
    for key, text in texts.items():
        for link in links(text):
            yield from unknown([(text_route(key), link.target)], known[link.scheme], link.scheme, origin)


def _packs(catalogue: Catalogue, known: Known) -> Iterator[Finding]:
    for name, pack in catalogue.packs.items():
        origin = catalogue.origin(name)
        yield from check_texts(catalogue.texts(name), set(), origin)
        yield from _links(catalogue.texts(name), known, origin)
        seen: set[str] = set()
        for index, section in enumerate(pack.sections):
            for position, slug in enumerate(section.criteria):
                place = origin.at("sections", index, "criteria", position)
                yield from unknown([((), f"{name}/{slug}")], known["criterion"], "criterion", place)
                if slug in seen:
                    yield Finding("duplicate-id", place, f"'{slug}' is listed twice", "keep one of them")
                seen.add(slug)
    yield from _unlisted(catalogue)


def _unlisted(catalogue: Catalogue) -> Iterator[Finding]:
    packs = catalogue.packs.items()
    listed = {f"{name}/{slug}" for name, pack in packs for section in pack.sections for slug in section.criteria}
    for id_ in catalogue.criteria:
        if pack_of(id_) in catalogue.broken:
            continue
        if pack_of(id_) not in catalogue.packs:
            yield Finding("criterion-not-in-pack", catalogue.origin(id_), f"folder '{pack_of(id_)}' has no pack.yaml", "add one")
        elif id_ not in listed:
            hint = "add it to a section of pack.yaml"
            yield Finding("criterion-not-in-pack", catalogue.origin(id_), f"'{slug_of(id_)}' is in no section of its pack", hint)

"""Where criteria name sources, and on which day and in which place a source binds."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ictcriteria.catalogue.texts import text_route
from ictcriteria.diagnostics import Excerpt, Origin
from ictcriteria.lint.binding_texts import BINDING_PARTS
from ictcriteria.lint.subject import Packs, TenderInPlace
from ictcriteria.lint.written_text import excerpt_of
from ictcriteria.model.clause_text import LINK
from ictcriteria.model.criterion import CriterionBase, LegalBasis
from ictcriteria.model.identifiers import SourceStatus
from ictcriteria.model.reference import LegalSource


@dataclass(frozen=True, slots=True)
class Citation:
    """A place where a criterion names a source; ``excerpt`` is the link, where it stands in a text."""

    source: str
    origin: Origin
    excerpt: Excerpt | None = None


def citations(packs: Packs, wanted: Collection[str]) -> Iterator[Citation]:
    """The places where criteria rest on one of the ``wanted`` sources: see :func:`citations_of`, and links in texts that bind.

    Translations have the links of the text that they translate, and are not looked at.
    """
    if not wanted:
        return
    for id_, criterion, origin in packs.criteria:
        yield from (each for each in citations_of(criterion, origin) if each.source in wanted)
        yield from (each for each in _links_of(packs.catalogue.texts(id_), origin) if each.source in wanted)


def citations_of(criterion: CriterionBase, origin: Origin) -> Iterator[Citation]:
    """The sources of the legal bases, the legal floors and the standards of a criterion."""
    for index, basis in enumerate(criterion.legal_basis):
        yield Citation(basis.source, origin.at("legal_basis", index, "source"))
    for name, parameter in criterion.parameters.items():
        if parameter.legal_floor is not None:
            yield Citation(parameter.legal_floor.source, origin.at("parameters", name, "legal_floor", "source"))
    for name, way in criterion.verification.items():
        for index, standard in enumerate(way.standards):
            yield Citation(standard, origin.at("verification", name, "standards", index))


def _links_of(texts: Mapping[str, str], origin: Origin) -> Iterator[Citation]:
    """The links to sources in the texts of a criterion that bind."""
    for key, text in texts.items():
        if "(source:" in text and key.partition("/")[0] in BINDING_PARTS:
            for match in LINK.finditer(text):
                if match["scheme"] == "source":
                    excerpt = excerpt_of(text, match.group(), match.start())
                    yield Citation(match["target"], origin.at(*text_route(key)), excerpt)


def applies_on(source: LegalSource, day: date) -> bool:
    """Whether a source binds on a day, as far as its entry says."""
    if source.status in {SourceStatus.SUPERSEDED, SourceStatus.REPEALED}:
        return False
    start = source.applies or source.in_force
    return source.status is not SourceStatus.UPCOMING if start is None else start <= day


def holds_for(source: LegalSource, tender: TenderInPlace) -> bool:
    """Whether a source holds in the jurisdiction of a tender, or in one that it is based on, as far as its entry says."""
    codes = {tender.tender.jurisdiction, *(place.based_on for place in tender.jurisdictions)}
    return not codes.isdisjoint(source.jurisdictions)


def names_year(basis: LegalBasis, day: date) -> bool:
    """Whether a legal basis itself says in which year something changes."""
    return str(day.year) in f"{basis.locator} {basis.note or ''}"

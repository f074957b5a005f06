"""Numbers, decided once per document and the same in every language and format."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ictcriteria.catalogue.catalogue import pack_of
from ictcriteria.compose.expand import Place, criterion_anchor
from ictcriteria.model.identifiers import Kind
from ictcriteria.model.outline import DocumentOutline, Outline
from ictcriteria.model.tender import DocumentName

LOTS_SECTION = "lots"
"""The section that a tender without lots does not have."""

_KINDS = frozenset(kind.value for kind in Kind)


@dataclass(frozen=True, slots=True)
class NumberedGroup:
    """The criteria of a pack in a section, each with its number: ``("3.1", "lifespan", (("3.1.1", id), …))``."""

    number: str
    pack: str
    criteria: tuple[tuple[str, str], ...]

    def anchor(self, section: str) -> str:
        """The anchor of the group's heading."""
        return f"p-{section}--{self.pack}"


@dataclass(frozen=True, slots=True)
class NumberedSection:
    """A section with its number and, for a section of criteria, its groups."""

    number: str
    id: str
    groups: tuple[NumberedGroup, ...]

    @property
    def anchor(self) -> str:
        """The anchor of the section's heading."""
        return f"s-{self.id}"


def number_document(outline: DocumentOutline, kinds: Mapping[str, Kind], *, has_lots: bool) -> tuple[NumberedSection, ...]:
    """Number the sections of one document; ``kinds`` gives the chosen criteria in order, each with its kind.

    In a document that is not numbered every number is empty.

    A section of criteria without criteria is left out, and so is the section of lots in a tender without lots.
    """
    numbered: list[NumberedSection] = []
    for id_ in outline.sections:
        number = str(len(numbered) + 1) if outline.numbered else ""
        groups = _groups(number, [criterion for criterion, kind in kinds.items() if kind.value == id_])
        if (id_ in _KINDS and not groups) or (id_ == LOTS_SECTION and not has_lots):
            continue
        numbered.append(NumberedSection(number, id_, groups))
    return tuple(numbered)


def _groups(section: str, criteria: Sequence[str]) -> tuple[NumberedGroup, ...]:
    by_pack: dict[str, list[str]] = {}
    for id_ in criteria:
        by_pack.setdefault(pack_of(id_), []).append(id_)
    return tuple(
        NumberedGroup(
            _below(section, place), pack, tuple((_below(_below(section, place), n), id_) for n, id_ in enumerate(ids, start=1))
        )
        for place, (pack, ids) in enumerate(by_pack.items(), start=1)
    )


def _below(number: str, place: int) -> str:
    return f"{number}.{place}" if number else ""


def numbers_by_anchor(sections: Sequence[NumberedSection]) -> dict[str, str]:
    """Every numbered heading of a document: anchor to number."""
    numbers: dict[str, str] = {}
    for section in sections:
        numbers[section.anchor] = section.number
        for group in section.groups:
            numbers[group.anchor(section.id)] = group.number
            numbers |= {criterion_anchor(id_): number for number, id_ in group.criteria}
    return {anchor: number for anchor, number in numbers.items() if number}


def places_for_bidders(outline: Outline, kinds: Mapping[str, Kind], *, has_lots: bool) -> dict[str, Place]:
    """Where bidders find each criterion: in the specification, else in the contract."""
    places: dict[str, Place] = {}
    for document in (DocumentName.CONTRACT, DocumentName.SPECIFICATION):
        if document not in outline:
            continue
        for section in number_document(outline[document], kinds, has_lots=has_lots):
            places |= {id_: Place(document, number) for group in section.groups for number, id_ in group.criteria}
    return places

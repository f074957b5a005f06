"""What changes between two states of the packs mean for one tender: only what its documents print."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ictcriteria.catalogue.catalogue import Catalogue, pack_of
from ictcriteria.catalogue.layout import REFERENCE
from ictcriteria.catalogue.load import Loading, read_catalogue
from ictcriteria.catalogue.locate import locate
from ictcriteria.catalogue.template_set import TemplateSet
from ictcriteria.compose.bind import BoundCriterion, SetBy
from ictcriteria.compose.composition import Composition, compose_tender
from ictcriteria.diagnostics import Diagnostic, Origin, has_errors
from ictcriteria.diff.between import changes_between
from ictcriteria.diff.changes import Change, ChangeSet
from ictcriteria.errors import NothingToDoError
from ictcriteria.model.clause_text import links
from ictcriteria.model.criterion import ContractClause
from ictcriteria.model.tender import Tender
from ictcriteria.pipeline.diff import DiffResult
from ictcriteria.pipeline.reading import read_tender
from ictcriteria.source.tender_file import TenderFile
from ictcriteria.source.tree import FileTree

_VALUES = "criterion.levels.*.*"
_FOR_BUYERS = frozenset(("rationale", "guidance", "legal_basis", "challenges", "pairs_with", "reviewed", "changed", "renamed_from"))
"""Fields of a criterion that neither specification nor contract prints."""

_OF_PACK = frozenset(("title", "language", "subject_matter", "sections"))
"""Fields of a pack that they print."""


@dataclass(frozen=True, slots=True)
class TenderDiff:
    """A tender with both states: what changed in its documents, and which criteria come and go."""

    file: TenderFile
    old: Composition
    new: Composition
    result: DiffResult
    entering: tuple[str, ...]
    leaving: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TenderDiffOutcome:
    """The comparison, or the reasons why there is none."""

    value: TenderDiff | None
    diagnostics: tuple[Diagnostic, ...]


def diff_tender(file: TenderFile, old: FileTree, new: FileTree, templates: TemplateSet, fallback: FileTree) -> TenderDiffOutcome:
    """Compose a tender with both states and keep the changes that reach what bidders read.

    What the tender names and the old state did not have yet is no mistake; in the new state it is one. Raises
    :class:`~ictcriteria.errors.NothingToDoError` when neither side has packs.
    """
    read = read_tender(file)
    before, after = (read_catalogue([tree], fallback) for tree in (old, new))
    found = (*read.diagnostics, *before.diagnostics, *after.diagnostics)
    if not before.catalogue.packs and not after.catalogue.packs:
        raise NothingToDoError("there are no packs to compare", "name a folder that holds packs with --criteria")
    if read.value is None or has_errors(found):
        return TenderDiffOutcome(None, found)
    one, other = (_composed(read.value, side, templates, file) for side in (before, after))
    if other.findings:
        return TenderDiffOutcome(None, (*found, *locate(other.findings, lambda _: file.content)))
    return TenderDiffOutcome(_compared(file, one, other, found), found)


def _composed(tender: Tender, side: Loading, templates: TemplateSet, file: TenderFile) -> Composition:
    return compose_tender(tender, side.catalogue, templates.outline, tuple(templates.strings), Origin(file.shown))


def _compared(file: TenderFile, old: Composition, new: Composition, found: Sequence[Diagnostic]) -> TenderDiff:
    whole = changes_between(old.catalogue, new.catalogue)
    now = {change.was: change.subject for change in whole if change.was is not None}
    before = {now.get(id_, id_): id_ for id_ in old.selection.criteria}
    reach = _Reach(old, new)
    changes = ChangeSet(tuple(change for change in whole if reach.holds_for(change)))
    entering = tuple(id_ for id_ in new.selection.criteria if id_ not in before)
    leaving = tuple(id_ for id_ in before if id_ not in new.selection.criteria)
    result = DiffResult(changes, old.catalogue, new.catalogue, tuple(found))
    return TenderDiff(file, old, new, result, entering, leaving)


class _Reach:
    """What the documents of a tender print, on either side."""

    def __init__(self, old: Composition, new: Composition) -> None:
        self._sides = (old, new)
        self._bound = [{item.id: item for item in side.bound.criteria} for side in self._sides]
        self._packs = {pack_of(id_) for side in self._sides for id_ in side.selection.criteria}
        self._cited = {name for side in self._sides for name in _cited(side)}

    def holds_for(self, change: Change) -> bool:
        """True for a change that a bidder would find in the documents."""
        if not self._is_printed_in(change):
            return False
        if change.pack == REFERENCE:
            return change.subject in self._cited
        if "/" not in change.subject:
            return change.subject in self._packs and (not change.route or change.route[0] in _OF_PACK)
        if change.route and change.route[0] in _FOR_BUYERS:
            return False
        bound = [side.get(id_) for side, id_ in zip(self._bound, (change.was or change.subject, change.subject), strict=True)]
        return any(item is not None and _reaches(change, item) for item in bound)

    def _is_printed_in(self, change: Change) -> bool:
        """True for values, and for texts in a language of the tender."""
        if change.language is not None:
            return any(change.language in side.languages for side in self._sides)
        packs = [side.catalogue.packs.get(change.pack) for side in self._sides]
        spoken = {pack.language for pack in packs if pack is not None}
        return not change.of_text or not spoken or any(spoken & set(side.languages) for side in self._sides)


def _reaches(change: Change, bound: BoundCriterion) -> bool:
    """True when a change holds for a lot in which the criterion stands, with its products and its level."""
    for item in bound.chosen:
        at_level = not change.levels or item.level.value in change.levels
        if at_level and (not change.products or set(change.products) & set(item.products)):
            return change.field != _VALUES or _is_by_level(change.name, bound)
    return False


def _is_by_level(parameter: str, bound: BoundCriterion) -> bool:
    """False for a parameter that the tender itself sets everywhere."""
    return any(bit.set_by is SetBy.LEVEL for variant in bound.variants for bit in variant.parameters if bit.name == parameter)


def _cited(side: Composition) -> Iterator[str]:
    """Reference data that the chosen criteria lead to, as changes name it."""
    catalogue = side.catalogue
    for place in _chain(side.tender.jurisdiction, catalogue):
        yield f"{REFERENCE}/jurisdictions/{place}"
    yield from (f"{REFERENCE}/products/{product}" for lot in side.selection.lots for product in lot.products)
    for id_ in side.selection.criteria:
        criterion = catalogue.criteria[id_]
        for text in catalogue.texts(id_).values():
            yield from (f"{REFERENCE}/{link.scheme}s/{link.target}" for link in links(text))
        for piece in criterion.verification.values():
            yield from (f"{REFERENCE}/labels/{label}" for label in piece.labels)
            yield from (f"{REFERENCE}/sources/{standard}" for standard in piece.standards)
        if isinstance(criterion, ContractClause):
            yield f"{REFERENCE}/contract"


def _chain(jurisdiction: str, catalogue: Catalogue) -> Iterator[str]:
    """The jurisdiction and those it is based on."""
    place: str | None = jurisdiction
    while place is not None and place in catalogue.reference.jurisdictions:
        yield place
        place = catalogue.reference.jurisdictions[place].based_on

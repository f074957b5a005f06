"""What rules look at: packs, the texts of one pack, one tender, and two states of packs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from ictcriteria.catalogue.catalogue import Catalogue, pack_of
from ictcriteria.diagnostics import Origin
from ictcriteria.lint.binding_texts import BindingTexts, binding_texts
from ictcriteria.lint.tables import Tables
from ictcriteria.lint.written_text import WrittenText, WrittenTranslation, source_texts, translated_texts
from ictcriteria.model.criterion import Criterion
from ictcriteria.model.identifiers import Level
from ictcriteria.model.reference import Jurisdiction
from ictcriteria.model.settings import REVIEW_MONTHS
from ictcriteria.model.tender import Lot, Tender


@dataclass(frozen=True)
class Packs:
    """The packs that are checked; reference data that was lent is in the catalogue, but is not checked.

    ``today`` is the day for which freshness is judged; ``languages`` are those that every pack must have; ``review_months`` is
    for how many months a review holds.
    """

    catalogue: Catalogue
    today: date
    languages: tuple[str, ...] = ()
    lent: frozenset[str] = frozenset()
    review_months: int = REVIEW_MONTHS

    @property
    def criteria(self) -> Iterator[tuple[str, Criterion, Origin]]:
        """Every criterion with its id and the top of its file."""
        return ((id_, criterion, self.catalogue.origin(id_)) for id_, criterion in self.catalogue.criteria.items())


@dataclass(frozen=True)
class PackTexts:
    """Every text of one pack and its criteria that a document can print, in every language.

    Rules see one pack after the other, so that only the texts of one are in memory; ``tables`` are the same for all of them.
    """

    pack: str
    criteria: tuple[str, ...]
    catalogue: Catalogue
    tables: Tables

    @cached_property
    def sources(self) -> Sequence[WrittenText]:
        """The texts that authors wrote."""
        return tuple(source_texts(self.pack, self.criteria, self.catalogue))

    @cached_property
    def translations(self) -> Sequence[WrittenTranslation]:
        """Their translations."""
        return tuple(translated_texts(self.pack, self.catalogue))

    @cached_property
    def binding_texts(self) -> Sequence[BindingTexts]:
        """Those of the texts that bind bidders or the supplier, by criterion, in every language that has a list of words."""
        return tuple(binding_texts((*self.sources, *self.translations), self.catalogue.reference.words))


def texts_by_pack(catalogue: Catalogue) -> Iterator[PackTexts]:
    """The texts of each pack; criteria of a pack that cannot be read count."""
    tables = Tables(catalogue.reference)
    criteria: dict[str, list[str]] = {name: [] for name in catalogue.packs}
    for id_ in catalogue.criteria:
        criteria.setdefault(pack_of(id_), []).append(id_)
    return (PackTexts(name, tuple(ids), catalogue, tables) for name, ids in criteria.items())


@dataclass(frozen=True, slots=True)
class ChosenCriterion:
    """A criterion in a lot of a tender, with the values that its parameters have there, by product and name."""

    id: str
    criterion: Criterion
    lot: Lot
    products: tuple[str, ...]
    level: Level
    values: Mapping[str, Mapping[str, Decimal]]


@dataclass(frozen=True, slots=True)
class LeftOutCriterion:
    """A criterion that is not in a lot, though packs or the tender offer it; ``excluded_by`` is the one that keeps it out."""

    id: str
    lot: Lot
    reason: str
    excluded_by: str | None = None


@dataclass(frozen=True)
class TenderInPlace:
    """A tender with what it chooses from the packs.

    ``jurisdictions`` are its own and those it is based on, nearest first; ``price_weights`` are percent by lot id,
    ``weights`` percent by lot id and award criterion. ``review_months`` is for how many months a review holds. ``lots`` is one
    lot for the whole tender where it has none.
    """

    tender: Tender
    origin: Origin
    catalogue: Catalogue
    today: date
    languages: tuple[str, ...]
    jurisdictions: tuple[Jurisdiction, ...]
    chosen: tuple[ChosenCriterion, ...]
    price_weights: Mapping[str, Decimal] = field(default_factory=dict)
    weights: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)
    review_months: int = REVIEW_MONTHS
    lots: tuple[Lot, ...] = ()
    left_out: tuple[LeftOutCriterion, ...] = ()

    def value_in(self, currency: str) -> Decimal | None:
        """The value of the contract; None where it is not known in this currency."""
        terms = self.tender.contract
        return terms.value if (terms.currency or self.jurisdictions[0].currency) == currency else None

    def stated_at(self, name: str) -> Origin:
        """A field of the tender; its title where the tender does not have the field."""
        return self.origin.at(name if name in self.tender.model_fields_set else "title")

    def chosen_in(self, lot: Lot) -> Iterator[ChosenCriterion]:
        """The criteria of one lot."""
        return (item for item in self.chosen if item.lot.id == lot.id)

    def where(self, lot: Lot) -> str:
        """The words for a lot inside a message, with a blank before them; empty in a tender without lots."""
        return f" in lot '{lot.id}'" if self.tender.lots else ""

    def inside(self, lot: Lot, *steps: str | int) -> Origin:
        """Something of a lot; in a tender without lots it stands at the top."""
        return self.origin.at("lots", self.lots.index(lot), *steps) if self.tender.lots else self.origin.at(*steps)

    def asked_at(self, lot: Lot, id_: str) -> Origin:
        """Where a lot asks for a criterion: its id, else its pack, else the products of the lot."""
        if id_ in lot.criteria:
            return self.inside(lot, "criteria", lot.criteria.index(id_))
        if pack_of(id_) in lot.packs:
            return self.inside(lot, "packs", lot.packs.index(pack_of(id_)))
        return self.inside(lot, "products")


@dataclass(frozen=True, slots=True)
class History:
    """The packs as they are and as they were at ``ref``."""

    old: Catalogue
    new: Catalogue
    ref: str

    @property
    def pairs(self) -> Iterator[tuple[str, Criterion, Criterion]]:
        """Every criterion that was there before: its id now, how it was and how it is; ``renamed_from`` is followed."""
        for id_, new in self.new.criteria.items():
            old = self.old.criteria.get(id_) or self.old.criteria.get(new.renamed_from or "")
            if old is not None:
                yield id_, old, new

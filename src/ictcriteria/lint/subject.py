"""What rules look at: packs, one tender, and two states of packs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.diagnostics import Origin
from ictcriteria.lint.written_text import WrittenText, written_texts
from ictcriteria.model.criterion import Criterion
from ictcriteria.model.identifiers import Level
from ictcriteria.model.reference import Jurisdiction
from ictcriteria.model.tender import Lot, Tender


@dataclass(frozen=True)
class Packs:
    """The packs that are checked; reference data that was lent is in the catalogue, but is not checked.

    ``today`` is the day for which freshness is judged; ``languages`` are those that every pack must have.
    """

    catalogue: Catalogue
    today: date
    languages: tuple[str, ...] = ()
    lent: frozenset[str] = frozenset()

    @property
    def criteria(self) -> Iterator[tuple[str, Criterion, Origin]]:
        """Every criterion with its id and the top of its file."""
        return ((id_, criterion, self.catalogue.origin(id_)) for id_, criterion in self.catalogue.criteria.items())

    @cached_property
    def texts(self) -> Sequence[WrittenText]:
        """Every text of packs, criteria and translations that a document can print."""
        return tuple(written_texts(self.catalogue))


@dataclass(frozen=True, slots=True)
class ChosenCriterion:
    """A criterion in a lot of a tender, with the values that its parameters have there, by product and name."""

    id: str
    criterion: Criterion
    lot: Lot
    products: tuple[str, ...]
    level: Level
    values: Mapping[str, Mapping[str, Decimal]]


@dataclass(frozen=True)
class TenderInPlace:
    """A tender with what it chooses from the packs.

    ``jurisdictions`` are its own and those it is based on, nearest first; ``price_weights`` are percent by lot id,
    ``weights`` percent by lot id and award criterion.
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


@dataclass(frozen=True, slots=True)
class History:
    """The packs as they are and as they were at ``ref``."""

    old: Catalogue
    new: Catalogue
    ref: str

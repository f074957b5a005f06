"""The catalogue: all packs and all reference data, checked and with ids resolved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ictcriteria.diagnostics import Origin
from ictcriteria.model.criterion import Criterion
from ictcriteria.model.framework import Framework
from ictcriteria.model.pack import Pack
from ictcriteria.model.profile import Profile
from ictcriteria.model.reference import ContractMachinery, Jurisdiction, Label, LegalSource, Product, Term
from ictcriteria.model.translation import Translation, criterion_texts, pack_texts
from ictcriteria.model.words import WordList


@dataclass(frozen=True, slots=True)
class ReferenceData:
    """``reference/``: everything that packs and tenders name by id."""

    sources: Mapping[str, LegalSource] = field(default_factory=dict)
    labels: Mapping[str, Label] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    products: Mapping[str, Product] = field(default_factory=dict)
    jurisdictions: Mapping[str, Jurisdiction] = field(default_factory=dict)
    frameworks: Mapping[str, Framework] = field(default_factory=dict)
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    words: Mapping[str, WordList] = field(default_factory=dict)
    contract: ContractMachinery | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All packs loaded together.

    ``criteria`` is keyed by ``pack/criterion`` and ordered by pack and by the sections of each pack; ``translations`` is
    keyed by pack and language; ``files`` names the file of each pack (``lifespan``), criterion, translation
    (``lifespan:nb``) and reference file (``reference/sources``); ``inputs`` gives the SHA-256 of every file read, by
    its path below the folder of packs; ``read`` gives the bytes of a file by the name shown to the user. ``broken`` are
    the keys of ``files`` that could not be read: what they hold is unknown, not absent.
    """

    packs: Mapping[str, Pack]
    criteria: Mapping[str, Criterion]
    translations: Mapping[tuple[str, str], Translation]
    reference: ReferenceData
    files: Mapping[str, str]
    inputs: Mapping[str, str]
    read: Callable[[str], bytes] = field(compare=False, repr=False)
    broken: frozenset[str] = frozenset()
    _texts: dict[str, Mapping[str, str]] = field(default_factory=dict, init=False, compare=False, repr=False)

    def has_criterion(self, id_: str) -> bool:
        """True for a criterion of these packs, readable or not."""
        return id_ in self.criteria or id_ in self.broken

    @property
    def unread_criteria(self) -> frozenset[str]:
        """Ids of criteria that are broken."""
        return frozenset(key for key in self.broken if "/" in key and pack_of(key) != "reference")

    def texts(self, key: str) -> Mapping[str, str]:
        """Every text of a criterion or pack that a document can print, by the keys that translations use."""
        if key not in self._texts:
            criterion = self.criteria.get(key)
            self._texts[key] = pack_texts(self.packs[key]) if criterion is None else criterion_texts(criterion)
        return self._texts[key]

    def origin(self, key: str) -> Origin:
        """The top of the file that holds ``key``."""
        return Origin(self.files.get(key, key))


def pack_of(criterion_id: str) -> str:
    """The pack part of ``pack/criterion``."""
    return criterion_id.partition("/")[0]


def slug_of(criterion_id: str) -> str:
    """The criterion part of ``pack/criterion``."""
    return criterion_id.partition("/")[2]

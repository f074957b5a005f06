"""The part of a catalogue that a tender can be composed from while other files of it have errors."""

from collections.abc import Collection
from dataclasses import replace

from ictcriteria.catalogue.catalogue import Catalogue, pack_of
from ictcriteria.catalogue.layout import REFERENCE


def sound_part(catalogue: Catalogue, faulty: Collection[str]) -> Catalogue:
    """The catalogue without the criteria of ``faulty`` files, those of packs that cannot be read, and those that require them.

    ``faulty`` are names of files as shown to the user. ``broken`` of the result names all that was left out, and the faulty
    reference files.
    """
    if not (faulty or catalogue.broken):
        return catalogue
    keys = {key for key, file in catalogue.files.items() if file in faulty}
    unsound = catalogue.broken | {key for key in keys if key.startswith(f"{REFERENCE}/")}
    left_out = {id_ for id_ in catalogue.criteria if id_ in keys or pack_of(id_) not in catalogue.packs}
    while more := {id_ for id_, one in catalogue.criteria.items() if not (left_out | unsound).isdisjoint(one.requires)} - left_out:
        left_out |= more
    criteria = {id_: criterion for id_, criterion in catalogue.criteria.items() if id_ not in left_out}
    return replace(catalogue, criteria=criteria, broken=unsound | left_out)


def can_carry(catalogue: Catalogue, jurisdiction: str) -> bool:
    """True when the reference data is sound that every tender under a law needs: products, sources, and the law itself."""
    if catalogue.broken & {f"{REFERENCE}/products", f"{REFERENCE}/sources"}:
        return False
    seen: set[str] = set()
    code: str | None = jurisdiction
    while code is not None and code not in seen:
        seen.add(code)
        if f"{REFERENCE}/jurisdictions/{code}" in catalogue.broken:
            return False
        place = catalogue.reference.jurisdictions.get(code)
        code = place.based_on if place else None
    return True

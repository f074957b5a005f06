"""No criterion of a lot meets a contract condition that the law of the jurisdiction asks for.

## Why it matters
In Sweden and Switzerland, for example, work in places where other labour law applies has to follow the core conventions of the
International Labour Organization. A contract without that condition is open to complaint from the day it is announced.

## Example
    jurisdiction: se
    products: [laptop]
    packs: [lifespan]

## Use instead
    jurisdiction: se
    products: [laptop]
    packs: [lifespan]
    criteria: [human-rights/fundamental-labour-conventions]
"""

from collections.abc import Iterator

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import TenderInPlace
from ictcriteria.model.reference import CompulsoryCondition, Jurisdiction

ID = "missing-compulsory-condition"
GROUP = Group.TENDER
SEVERITY = Severity.WARNING


def check_tender(tender: TenderInPlace) -> Iterator[Finding]:
    """Compulsory conditions that no criterion of a lot meets, where the packs have one that does.

    Nothing is said while a criterion cannot be read, since it may be the one.
    """
    if tender.catalogue.unread_criteria:
        return
    for lot in tender.lots:
        chosen = {item.id for item in tender.chosen_in(lot)}
        for name, condition in _conditions(tender):
            known = [id_ for id_ in condition.criteria if id_ in tender.catalogue.criteria]
            if known and chosen.isdisjoint(known):
                message = f"no criterion{tender.where(lot)} meets '{name}', a contract condition that the law asks for"
                provision = condition.provision
                hint = f"choose {' or '.join(known)}; see {provision.source}, {provision.locator}"
                yield Finding(ID, tender.inside(lot, "products"), message, hint)


def _conditions(tender: TenderInPlace) -> Iterator[tuple[str, CompulsoryCondition]]:
    for place in tender.jurisdictions:
        for name, condition in place.compulsory_conditions.items():
            if _holds(condition, place, tender):
                yield name, condition


def _holds(condition: CompulsoryCondition, place: Jurisdiction, tender: TenderInPlace) -> bool:
    """Whether the contract is worth enough; one whose value is not known is."""
    value = tender.value_in(place.currency)
    return condition.from_value is None or value is None or value >= condition.from_value

"""A tender's lots; a tender without lots is one lot that is never mentioned."""

from ictcriteria.model.identifiers import Level
from ictcriteria.model.tender import Choice, Lot, Tender

ONLY_LOT = "tender"
"""Id of the one lot of a tender that is not divided."""


def lots_of(tender: Tender) -> tuple[Lot, ...]:
    """The lots, or one that stands for the whole tender."""
    if tender.lots:
        return tender.lots
    whole = Lot(
        id=ONLY_LOT,
        products=tender.products,
        condition=tender.condition,
        quantity=tender.quantity,
        packs=tender.packs,
        criteria=tender.criteria,
    )
    return (whole,)


def choice_for(tender: Tender, lot: Lot, criterion_id: str) -> Choice | None:
    """The tender's choice for a criterion in a lot, if there is one."""
    choice = tender.choices.get(criterion_id)
    return choice if choice is not None and (not choice.lots or lot.id in choice.lots) else None


def level_for(tender: Tender, lot: Lot, criterion_id: str) -> Level:
    """The level asked for: by choice, else by the lot, else by the tender."""
    choice = choice_for(tender, lot, criterion_id)
    return (choice.level if choice else None) or lot.level or tender.level

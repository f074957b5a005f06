"""Where a tender says that it uses a criterion."""

from ictcriteria.diagnostics import Origin
from ictcriteria.lint.subject import ChosenCriterion, TenderInPlace


def place_of(tender: TenderInPlace, item: ChosenCriterion) -> Origin:
    """Where a criterion gets into a lot: its choice, else its id or its pack in the lot, else the products of the lot.

    The first one is a key: a finding there needs ``of_key``, which changes nothing for the others.
    """
    choice = tender.tender.choices.get(item.id)
    if choice is not None and (not choice.lots or item.lot.id in choice.lots):
        return tender.origin.at("choices", item.id)
    return tender.asked_at(item.lot, item.id)

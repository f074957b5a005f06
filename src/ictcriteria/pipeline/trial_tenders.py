"""Tenders made up from packs, to print documents with."""

from itertools import islice

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.model.criterion import AwardCriterion
from ictcriteria.model.identifiers import Condition, Level
from ictcriteria.model.parameter import DEFAULT
from ictcriteria.model.tender import Choice, Lot, Tender

TRIAL = "Trial"
"""What stands where a buyer would write something."""


def common_law(catalogue: Catalogue) -> str | None:
    """The jurisdiction on which most others are based, or None when there is none at all."""
    laws = catalogue.reference.jurisdictions
    return max(sorted(laws), key=lambda code: sum(place.based_on == code for place in laws.values()), default=None)


def tender_of_all(catalogue: Catalogue, jurisdiction: str) -> Tender:
    """A tender that chooses every criterion at its highest level, without lots."""
    return Tender(
        title={"*": TRIAL},
        buyer=TRIAL,
        jurisdiction=jurisdiction,
        products=tuple(catalogue.reference.products),
        condition=tuple(Condition),
        level=Level.SPEARHEAD,
    )


def tender_of_each_kind(catalogue: Catalogue, jurisdiction: str) -> Tender:
    """A tender with two lots, departures, and one criterion of every kind and way of scoring, with and without parameters."""
    picked: dict[tuple[str, str, bool], str] = {}
    for id_, criterion in catalogue.criteria.items():
        method = criterion.scoring.method if isinstance(criterion, AwardCriterion) else ""
        picked.setdefault((criterion.kind.value, method, bool(criterion.parameters)), id_)
    chosen = tuple(picked.values())
    departures = _departures(catalogue, chosen)
    products = tuple(catalogue.reference.products)
    lots = (
        Lot(id="one", products=products, criteria=tuple(dict.fromkeys((*chosen, *departures)))),
        Lot(id="two", products=products[:1], criteria=chosen),
    )
    return Tender(title={"*": TRIAL}, buyer=TRIAL, jurisdiction=jurisdiction, lots=lots, choices=departures)


def _departures(catalogue: Catalogue, chosen: tuple[str, ...]) -> dict[str, Choice]:
    """One criterion that is left out, and one whose values the tender sets."""
    others = (id_ for id_ in catalogue.criteria if id_ not in chosen)
    departures = {id_: Choice(leave_out=TRIAL) for id_ in islice(others, 1)}
    for id_ in islice((id_ for id_ in chosen if catalogue.criteria[id_].parameters), 1):
        values = {name: {DEFAULT: parameter.maximum} for name, parameter in catalogue.criteria[id_].parameters.items()}
        departures[id_] = Choice(parameters=values, because=TRIAL)
    return departures

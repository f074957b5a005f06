"""A lot asks each bidder for more evidence than a contract of its value or length bears.

## Why it matters
Each piece of evidence costs every bidder time, also those who do not win. Small suppliers stay away first, and a demand out of
proportion to the contract falls at a complaint. How much is too much stands in ``proportion`` of the jurisdiction, as advice of
whoever keeps that file. Counted is what must be handed in before the award; what may replace other evidence is not counted.

## Example
    contract: {months: 6, value: 100000, currency: EUR}
    products: [laptop]        # everything of all packs

## Use instead
    contract: {months: 6, value: 100000, currency: EUR}
    products: [laptop]
    criteria: [lifespan/warranty, human-rights/due-diligence]

``ictcriteria init --profile light`` writes a selection for small purchases. Duties during the contract cost bidders nothing yet.
"""

from collections.abc import Iterator
from decimal import Decimal

from ictcriteria.catalogue.evidence import required_evidence
from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import TenderInPlace
from ictcriteria.model.identifiers import Stage
from ictcriteria.model.reference import EvidenceLimit, Jurisdiction

ID = "burden"
GROUP = Group.TENDER
SEVERITY = Severity.WARNING

_BEFORE_THE_AWARD = (Stage.TENDER, Stage.AWARD)


def check_tender(tender: TenderInPlace) -> Iterator[Finding]:
    """Lots that ask for more pieces of evidence than the lowest limit that holds for the contract."""
    place = next((place for place in tender.jurisdictions if place.proportion and place.proportion.evidence), None)
    limit = _limit(place, tender) if place else None
    if place is None or limit is None:
        return
    for lot in tender.lots:
        asked = sum(len(required_evidence(item.criterion, _BEFORE_THE_AWARD)) for item in tender.chosen_in(lot))
        if asked > limit.most:
            message = f"bidders hand in {asked} pieces of evidence before the award{tender.where(lot)}"
            contract = _contract(limit, place.currency)
            hint = f"ask for {limit.most} at most in a contract {contract}: leave criteria out, or prefer duties of the supplier"
            yield Finding(ID, tender.inside(lot, "products"), message, hint)


def _limit(place: Jurisdiction, tender: TenderInPlace) -> EvidenceLimit | None:
    limits = place.proportion.evidence if place.proportion else ()
    value, months = tender.value_in(place.currency), tender.tender.contract.months
    return min((limit for limit in limits if _holds(limit, value, months)), key=lambda limit: limit.most, default=None)


def _holds(limit: EvidenceLimit, value: Decimal | None, months: int | None) -> bool:
    is_small = limit.below is None or (value is not None and value < limit.below)
    return is_small and (limit.months is None or (months is not None and months <= limit.months))


def _contract(limit: EvidenceLimit, currency: str) -> str:
    bounds = [f"worth less than {currency} {limit.below:,}"] if limit.below is not None else []
    bounds += [f"of at most {limit.months} months"] if limit.months is not None else []
    return " and ".join(bounds)

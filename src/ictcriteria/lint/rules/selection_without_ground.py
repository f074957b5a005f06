"""A selection criterion tests an ability that the law of the tender does not allow to be tested.

## Why it matters
The list of what a buyer may ask about the ability of bidders is closed (Directive 2014/24/EU, Articles 58 and 60, and Annex
XII). A test without a ground in it is unlawful, however sensible it is, and a bidder that was shut out by it wins its case.

## Example
    kind: selection-criterion
    ground: supply-chain-management
    # and the file of the tender's jurisdiction has no such ground

## Use instead
Leave the criterion out, or turn what it wants into a technical specification or a contract clause about the goods. Where the
law does have the ground, add it to ``selection_grounds`` in the file of the jurisdiction, with its provision.
"""

from collections.abc import Iterator

from ictcriteria.catalogue.jurisdictions import grounds_of
from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import TenderInPlace
from ictcriteria.lint.tender_places import place_of
from ictcriteria.model.criterion import SelectionCriterion

ID = "selection-without-ground"
GROUP = Group.LAW
SEVERITY = Severity.ERROR


def check_tender(tender: TenderInPlace) -> Iterator[Finding]:
    """Chosen selection criteria whose ground the jurisdiction does not have."""
    grounds = grounds_of(tender.jurisdictions)
    for item in tender.chosen:
        if isinstance(item.criterion, SelectionCriterion) and item.criterion.ground not in grounds:
            ground, code = item.criterion.ground, tender.tender.jurisdiction
            message = f"'{item.id}' rests on the ground '{ground}', which the law of '{code}' does not have"
            hint = f"its grounds: {', '.join(sorted(grounds))}" if grounds else "leave the criterion out"
            yield Finding(ID, place_of(tender, item), message, hint, of_key=True)

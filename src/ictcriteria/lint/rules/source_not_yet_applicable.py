"""A criterion rests on law that does not apply yet, and does not say so.

## Why it matters
Who writes "as the regulation demands" a year too early states the law wrongly: the bidder is bound by the contract only, and
rightly says so. A legal floor that is not in force is no floor.

## Example
    # reference/sources.yaml
    eu-batteries-art11:
      applies: 2027-02-18
    # the criterion, in 2026
    legal_basis:
      - {source: eu-batteries-art11, locator: Article 11(1)}

## Use instead
Rest the criterion on law that applies today, and let coming law stand beside it with its day:

    legal_basis:
      - {source: eu-dir-2014-24, locator: Article 42(1)}
      - source: eu-batteries-art11
        locator: Article 11(1)
        note: From 18 February 2027, portable batteries can be replaced by the end user.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from ictcriteria.diagnostics import Finding, Origin, Severity
from ictcriteria.lint.legal_sources import applies_on, names_year
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs, TenderInPlace
from ictcriteria.lint.tender_places import place_of
from ictcriteria.model.criterion import CriterionBase
from ictcriteria.model.identifiers import SourceStatus
from ictcriteria.model.reference import LegalSource

ID = "source-not-yet-applicable"
GROUP = Group.FRESHNESS
SEVERITY = Severity.WARNING

Ahead = Mapping[str, LegalSource]
"""Sources that do not apply on the day in question, by id."""


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Criteria without any basis that applies today, bases that do not name the day from which they apply, and such floors."""
    ahead = _ahead(packs.catalogue.reference.sources, packs.today)
    for _, criterion, origin in packs.criteria if ahead else ():
        if _rests_on_nothing_else(criterion, ahead):
            hint = "rest it also on law that applies today"
            yield Finding(ID, origin.at("legal_basis"), "no legal basis of the criterion applies today", hint, of_key=True)
        yield from _silent_bases(criterion, ahead, origin)
        for name, parameter in criterion.parameters.items():
            if parameter.legal_floor is not None and parameter.legal_floor.source in ahead:
                floor = parameter.legal_floor.source
                place = origin.at("parameters", name, "legal_floor", "source")
                message = f"the floor of '{name}' is not the law yet: {_from(floor, ahead)}"
                yield Finding(ID, place, message, "leave the floor out until then")


def check_tender(tender: TenderInPlace) -> Iterator[Finding]:
    """Chosen criteria without any basis that applies when the contract starts."""
    start = max(tender.tender.contract.start or tender.today, tender.today)
    ahead = _ahead(tender.catalogue.reference.sources, start)
    for item in tender.chosen if ahead else ():
        if _rests_on_nothing_else(item.criterion, ahead):
            message = f"no legal basis of '{item.id}' applies on {start}: {_from(item.criterion.legal_basis[0].source, ahead)}"
            yield Finding(ID, place_of(tender, item), message, "leave the criterion out, or say why in the documents", of_key=True)


def _ahead(sources: Mapping[str, LegalSource], day: date) -> Ahead:
    gone = {SourceStatus.SUPERSEDED, SourceStatus.REPEALED}
    return {id_: source for id_, source in sources.items() if source.status not in gone and not applies_on(source, day)}


def _rests_on_nothing_else(criterion: CriterionBase, ahead: Ahead) -> bool:
    return all(basis.source in ahead for basis in criterion.legal_basis)


def _silent_bases(criterion: CriterionBase, ahead: Ahead, origin: Origin) -> Iterator[Finding]:
    for index, basis in enumerate(criterion.legal_basis):
        start = ahead[basis.source].applies if basis.source in ahead else None
        if start is not None and not names_year(basis, start):
            message = f"{_from(basis.source, ahead)}, and the legal basis does not say so"
            yield Finding(ID, origin.at("legal_basis", index), message, f"say in 'note' that it applies from {start}")


def _from(source: str, ahead: Ahead) -> str:
    start = ahead[source].applies or ahead[source].in_force
    return f"'{source}' applies from {start}" if start else f"'{source}' does not apply yet"

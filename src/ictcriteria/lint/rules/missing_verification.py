"""A bidder, or the supplier, has nothing to show that a criterion is met.

## Why it matters
Who asks for what nobody can check must believe every bid, and treats bidders unequally as soon as somebody does check. For a
specification, a selection criterion and an award criterion the evidence must be there before the award (Directive
2014/24/EU, Articles 44, 60 and 67(4)); a promise to show it later is no basis for points. A contract clause needs evidence
that comes after the award, since a bid shows nothing about what the supplier does later.

## Example
    kind: award-criterion
    verification:
      yearly-report: {stage: contract, evidence: data-file, text: The report of the year.}

## Use instead
    verification:
      lists: {stage: tender, evidence: data-file, text: The lists for the offered models.}
      yearly-report: {stage: contract, evidence: data-file, text: The report of the year.}
"""

from collections.abc import Iterator, Mapping

from ictcriteria.diagnostics import Finding, Origin, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs
from ictcriteria.model.identifiers import Kind, Stage
from ictcriteria.model.verification import Verification

ID = "missing-verification"
GROUP = Group.LAW
SEVERITY = Severity.ERROR
_EARLY = frozenset({Stage.TENDER, Stage.AWARD})


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Criteria without evidence at the stage that counts, and pieces of evidence that say nothing or need not be handed in."""
    for _, criterion, origin in packs.criteria:
        place = origin.at("verification")
        stages = {way.stage for way in criterion.verification.values()}
        if criterion.kind is Kind.CONTRACT_CLAUSE:
            if stages <= _EARLY:
                hint = "add evidence with 'stage: delivery' or 'stage: contract'"
                yield Finding(ID, place, "no evidence shows what the supplier does after the award", hint, of_key=True)
        elif not stages & _EARLY:
            hint = "add evidence with 'stage: tender' or 'stage: award'"
            yield Finding(ID, place, "no evidence comes before the award", hint, of_key=True)
        yield from _empty(criterion.verification, place)
        yield from _circles(criterion.verification, stages, place)


def _empty(ways: Mapping[str, Verification], place: Origin) -> Iterator[Finding]:
    for name, way in ways.items():
        if way.text is None and not way.labels and not way.standards:
            hint = "say in 'text' what it must show, or name labels or standards"
            yield Finding(ID, place.at(name), f"nothing says what '{name}' is", hint, of_key=True)


def _circles(ways: Mapping[str, Verification], stages: set[Stage], place: Origin) -> Iterator[Finding]:
    """Stages at which every piece may be left out for another one."""
    for stage in sorted(stages):
        named = {name: way for name, way in ways.items() if way.stage is stage}
        if all(set(way.instead_of) & named.keys() for way in named.values()):
            message = f"no evidence at stage '{stage}' must be handed in: each piece stands in for another one"
            first = next(iter(named))
            yield Finding(
                ID, place.at(first, "instead_of"), message, "take 'instead_of' out of the one that is wanted", of_key=True
            )

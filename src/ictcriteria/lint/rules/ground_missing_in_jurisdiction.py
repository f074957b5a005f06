"""A selection criterion cannot be used in every jurisdiction of the catalogue, since one of them lacks its ground.

## Why it matters
A pack is written once for many countries. A buyer in a country whose law does not have the ground gets an error and leaves
the criterion out; the author should know that when writing it.

## Example
    kind: selection-criterion
    ground: quality-control-measures
    # and reference/jurisdictions/ch.yaml has no such ground

## Use instead
Rest the criterion on a ground that all of them have, or say in ``guidance`` where it cannot be used. Where the law does have
the ground, add it to the file of the jurisdiction.
"""

from collections.abc import Iterator

from ictcriteria.catalogue.jurisdictions import chain_of, grounds_of
from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs
from ictcriteria.model.criterion import SelectionCriterion

ID = "ground-missing-in-jurisdiction"
GROUP = Group.LAW
SEVERITY = Severity.NOTE


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Selection criteria whose ground some jurisdiction lacks, though another one has it."""
    places = packs.catalogue.reference.jurisdictions
    grounds = {code: grounds_of(chain_of(code, places)) for code in sorted(places)}
    known = frozenset[str]().union(*grounds.values())
    for _, criterion, origin in packs.criteria:
        if isinstance(criterion, SelectionCriterion) and criterion.ground in known:
            without = [code for code in grounds if criterion.ground not in grounds[code]]
            if without:
                named = ", ".join(f"'{code}'" for code in without)
                message = f"the ground '{criterion.ground}' is missing in {named}"
                yield Finding(ID, origin.at("ground"), message, "add it there with its provision, or rest on another ground")

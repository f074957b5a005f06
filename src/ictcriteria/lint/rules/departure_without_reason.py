"""A choice departs from the level or its values and does not say why.

## Why it matters
The guide prints every departure with its reason. An auditor, or a bidder who complains, asks for exactly that reason, and years
later nobody knows it. What is left out always says why.

## Example
    choices:
      lifespan/security-updates: {level: spearhead}

## Use instead
    choices:
      lifespan/security-updates: {level: spearhead, because: The phones are used for seven years.}
"""

from collections.abc import Iterator

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import TenderInPlace

ID = "departure-without-reason"
GROUP = Group.TENDER
SEVERITY = Severity.WARNING


def check_tender(tender: TenderInPlace) -> Iterator[Finding]:
    """Choices of a level or of values without ``because``."""
    for id_, choice in tender.tender.choices.items():
        if choice.leave_out is None and choice.because is None:
            what = "another level" if choice.level is not None else "other values"
            message = f"the choice of {what} for '{id_}' has no reason"
            yield Finding(ID, tender.origin.at("choices", id_), message, "add 'because: …'; the guide prints it", of_key=True)

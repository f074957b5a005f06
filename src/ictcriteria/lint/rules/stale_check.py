"""Nobody has looked at a source, a label or a jurisdiction for longer than a check holds, or since a change took effect.

## Why it matters
Every criterion rests on this data. An entry that nobody has compared with the law for over a year may be right; nobody can
say so to a bidder who asks.

## Example
    eu-reg-2019-2021:
      checked: 2025-06-01   # and today is in November 2026

## Use instead
Open the address of the entry, compare what stands in the file, mend it, and write the day:

    checked: 2026-11-22

A check holds for twelve months; ``review_months`` in the settings says otherwise.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from ictcriteria.diagnostics import Finding, Origin, Severity
from ictcriteria.lint.months import add_months
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs
from ictcriteria.model.reference import ComingChange

ID = "stale-check"
GROUP = Group.FRESHNESS
SEVERITY = Severity.NOTE
_HINT = "compare the entry with the law as it is now, then write the day"


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Entries of the packs' own reference data whose last check is too old."""
    oldest = add_months(packs.today, -packs.review_months)
    for name, origin, checked, coming in _entries(packs):
        came = [change.applies for change in coming if checked < change.applies <= packs.today]
        if came:
            message = f"'{name}' changed on {max(came)}, and was last checked on {checked}"
            yield Finding(ID, origin.at("checked"), message, _HINT)
        elif checked < oldest:
            yield Finding(ID, origin.at("checked"), f"'{name}' was last checked on {checked}", _HINT)


def _entries(packs: Packs) -> Iterator[tuple[str, Origin, date, Iterable[ComingChange]]]:
    catalogue = packs.catalogue
    for id_, source in catalogue.reference.sources.items():
        yield id_, catalogue.origin("reference/sources").at(id_), source.checked, source.coming
    for id_, label in catalogue.reference.labels.items():
        yield id_, catalogue.origin("reference/labels").at(id_), label.checked, ()
    for code, place in catalogue.reference.jurisdictions.items():
        yield code, catalogue.origin(f"reference/jurisdictions/{code}"), place.checked, place.coming

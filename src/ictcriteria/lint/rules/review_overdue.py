"""Nobody has looked at a criterion for longer than a review holds, or since it or its law changed.

## Why it matters
Norway's Auditor General found buyers who worked with outdated demands. Guidance ages unnoticed: thresholds pass into law,
labels get new generations, and the criterion still asks for yesterday's best.

## Example
    reviewed: 2025-09-30   # and today is in November 2026

## Use instead
Read the sources, compare the values with law and market, mend what is no longer right, and write the day:

    reviewed: 2026-11-22

A review holds for twelve months; ``review_months`` in the settings says otherwise.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.months import add_months
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs, TenderInPlace
from ictcriteria.model.criterion import CriterionBase
from ictcriteria.model.reference import LegalSource

ID = "review-overdue"
GROUP = Group.FRESHNESS
SEVERITY = Severity.WARNING
_SHOWN = 3

Changes = Mapping[str, tuple[date, ...]]
"""Days up to today on which sources began to apply or changed, by id of the source."""


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Criteria whose last review is too old."""
    changes, oldest = _changes(packs.catalogue.reference.sources, packs.today), add_months(packs.today, -packs.review_months)
    for _, criterion, origin in packs.criteria:
        why = _why(criterion, changes, oldest)
        if why is not None:
            yield Finding(ID, origin.at("reviewed"), why, "read the sources again, then write the day of the review")


def check_tender(tender: TenderInPlace) -> Iterator[Finding]:
    """One finding for all chosen criteria whose last review is too old."""
    changes = _changes(tender.catalogue.reference.sources, tender.today)
    oldest = add_months(tender.today, -tender.review_months)
    late = list(dict.fromkeys(item.id for item in tender.chosen if _why(item.criterion, changes, oldest) is not None))
    if late:
        named = ", ".join(f"'{id_}'" for id_ in late[:_SHOWN])
        more = f" and {len(late) - _SHOWN} more" if len(late) > _SHOWN else ""
        message = f"the last review of {named}{more} is too old"
        hint = "use newer packs, or compare these criteria with law and market yourself"
        yield Finding(ID, tender.origin.at("title"), message, hint, of_key=True)


def _changes(sources: Mapping[str, LegalSource], today: date) -> Changes:
    days = {id_: [source.applies, *(change.applies for change in source.coming)] for id_, source in sources.items()}
    return {id_: past for id_, all_ in days.items() if (past := tuple(day for day in all_ if day and day <= today))}


def _why(criterion: CriterionBase, changes: Changes, oldest: date) -> str | None:
    reviewed = criterion.reviewed
    if criterion.changed > reviewed:
        return f"the criterion changed on {criterion.changed}, after its last review on {reviewed}"
    for basis in criterion.legal_basis:
        later = [day for day in changes.get(basis.source, ()) if day > reviewed]
        if later:
            return f"'{basis.source}' changed on {max(later)}, after the last review on {reviewed}"
    return f"the last review was on {reviewed}" if reviewed < oldest else None

"""The law or a label behind a criterion changes soon, or before a contract ends.

## Why it matters
A contract of four years outlives the law it was written under. What was ambitious becomes the minimum, evidence goes out of
date, and a duty that the supplier owes anyway is no longer worth a price. Who knows the day can write it into the contract.

## Example
    # reference/sources.yaml
    eu-batteries-art11:
      coming:
        - {applies: 2027-02-18, text: Portable batteries must be replaceable by the end user.}
    # tender.yaml
    contract: {start: 2026-12-01, months: 48}

## Use instead
In a pack, say in the legal basis what the change means for the criterion, with the year; then nothing is reported. In a
tender, read the change, and let the contract say what follows from it, or choose a stricter level.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ictcriteria.diagnostics import Finding, Origin, Severity
from ictcriteria.lint.legal_sources import citations_of, holds_for, names_year
from ictcriteria.lint.months import add_months, contract_end
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs, TenderInPlace
from ictcriteria.model.criterion import CriterionBase
from ictcriteria.model.reference import ComingChange, Label, LegalSource
from ictcriteria.model.text import text_in

ID = "legal-change-ahead"
GROUP = Group.FRESHNESS
SEVERITY = Severity.NOTE


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Changes of sources, and new generations of labels, before the next review is due.

    That a source begins to apply is no change of it; see ``source-not-yet-applicable``.
    """
    reference, until = packs.catalogue.reference, add_months(packs.today, packs.review_months)
    ahead = {id_: days for id_, source in reference.sources.items() if (days := _soon(source, packs.today, until))}
    for _, criterion, origin in packs.criteria if ahead else ():
        for index, basis in enumerate(criterion.legal_basis):
            for day in ahead.get(basis.source, ()):
                if not names_year(basis, day):
                    hint = "say in 'note' what the change means for the criterion, with the year"
                    place = origin.at("legal_basis", index, "source")
                    yield Finding(ID, place, f"the source '{basis.source}' changes on {day}", hint)
    following = {id_: day for id_, day in _following(reference.labels) if packs.today < day <= until}
    for _, criterion, origin in packs.criteria if following else ():
        for label, place in _labels(criterion, origin):
            if label in following:
                yield Finding(ID, place, f"the label '{label}' is superseded on {following[label]}", "plan for the next generation")


def check_tender(tender: TenderInPlace) -> Iterator[Finding]:
    """Changes of sources, labels and the law of the jurisdiction while the contract runs, each once."""
    end = contract_end(tender.tender.contract, tender.today)
    if end is None:
        return
    place = tender.origin.at("contract")
    for (day, name), hint in sorted(_changes(tender).items()):
        if tender.today < day <= end:
            yield Finding(ID, place, f"{name} on {day}, and the contract runs until {end}", hint, of_key=True)


def _soon(source: LegalSource, today: date, until: date) -> list[date]:
    return [change.applies for change in source.coming if today < change.applies <= until and change.applies != source.applies]


def _changes(tender: TenderInPlace) -> dict[tuple[date, str], str]:
    """Day and what happens then, to what is known about it."""
    reference = tender.catalogue.reference
    cited = {each.source for item in tender.chosen for each in citations_of(item.criterion, tender.origin)}
    named = {label for item in tender.chosen for label, _ in _labels(item.criterion, tender.origin)}
    found: dict[tuple[date, str], str] = {}
    holding = (id_ for id_ in sorted(cited & reference.sources.keys()) if holds_for(reference.sources[id_], tender))
    for id_ in holding:
        for change in reference.sources[id_].coming:
            found[change.applies, _name(change.source or id_, reference.sources)] = _said(change)
    for change in (change for place in tender.jurisdictions for change in place.coming):
        found.setdefault((change.applies, _name(change.source, reference.sources)), _said(change))
    for label, day in _following(reference.labels):
        if label in named:
            found[day, f"the label '{label}' is superseded"] = "say in the contract which evidence counts from then on"
    return found


def _name(source: str | None, sources: Mapping[str, LegalSource]) -> str:
    """What happens, so that a change of a source and the same change in a jurisdiction read alike."""
    if source is None or source not in sources:
        return "the law of the jurisdiction changes"
    return f"the law changes by '{_english(sources[source].designation)}'"


def _said(change: ComingChange) -> str:
    return " ".join(_english(change.text).split())


def _english(texts: Mapping[str, str]) -> str:
    return text_in(dict(texts), "en") or next(iter(texts.values()))


def _following(labels: Mapping[str, Label]) -> Iterable[tuple[str, date]]:
    """Labels with the day from which their next generation is issued."""
    for id_, label in labels.items():
        following = labels.get(label.superseded_by or "")
        if following is not None and following.applies is not None:
            yield id_, following.applies


def _labels(criterion: CriterionBase, origin: Origin) -> Iterator[tuple[str, Origin]]:
    for name, way in criterion.verification.items():
        for index, label in enumerate(way.labels):
            yield label, origin.at("verification", name, "labels", index)

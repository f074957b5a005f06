"""What a contract clause makes the parties do: duties with due dates, how performance is judged, what a breach leads to."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial

from ictcriteria.compose.bind import BoundParameter
from ictcriteria.compose.document import JudgingView, ObligationView
from ictcriteria.compose.subject import Subject
from ictcriteria.markdown_text import Markdown
from ictcriteria.model.criterion import ContractClause
from ictcriteria.model.identifiers import Unit
from ictcriteria.model.obligation import Obligation, Party, Period

_NAMES = {Party.SUPPLIER: "supplier", Party.BUYER: "contracting-authority"}


def obligation_views(subject: Subject, clause: ContractClause) -> Iterator[ObligationView]:
    """The duties of a clause as rows."""
    for name, duty in clause.obligations.items():
        yield ObligationView(
            subject.wording.name(_NAMES[duty.who]),
            subject.expanded(f"obligations/{name}"),
            subject.per_variant(partial(_due, subject, duty)),
            subject.wording.say(f"evidence_types.{duty.evidence.value}"),
        )


def judging_view(subject: Subject) -> JudgingView:
    """What counts as fulfilled, partly fulfilled and not fulfilled."""
    return JudgingView(*(subject.expanded(f"judging/{name}") for name in ("fulfilled", "partly", "not_fulfilled")))


def remedy_sentence(subject: Subject, clause: ContractClause) -> Markdown:
    """The step of the remedy ladder that a breach enters; empty when no ladder is loaded."""
    contract = subject.wording.reference.contract
    for number, step in enumerate(contract.remedy_ladder if contract else (), start=1):
        if step.id == clause.remedy:
            return subject.wording.markdown("contract.remedy", number=str(number), step=subject.wording.text(step.title))
    return Markdown("")


def _due(subject: Subject, duty: Obligation, values: Mapping[str, BoundParameter]) -> Markdown:
    wording, parts = subject.wording, list[Markdown]()
    contract = wording.reference.contract
    after = wording.text(contract.events[duty.after].after) if contract and duty.after else ""
    if duty.within is not None:
        parts.append(wording.markdown("due.within", period=_within(subject, duty.within, values), after=after))
    if duty.every is not None:
        every = _every(subject, duty.every, values)
        counted = after and duty.within is None
        parts.append(wording.markdown("due.counted", every=every, after=after) if counted else every)
    return Markdown("; ".join(parts))


def _within(subject: Subject, period: Period, values: Mapping[str, BoundParameter]) -> Markdown:
    value, unit = _length(period, values)
    if value is None or unit is None:
        return subject.expander.mark(period.parameter or "")
    return subject.expander.value(value, unit)


def _every(subject: Subject, period: Period, values: Mapping[str, BoundParameter]) -> Markdown:
    value, unit = _length(period, values)
    if value is None or unit is None:
        return subject.expander.mark(period.parameter or "")
    return subject.wording.markdown(f"every.{unit.value}", value, n=subject.wording.number(value))


def _length(period: Period, values: Mapping[str, BoundParameter]) -> tuple[Decimal | None, Unit | None]:
    bound = values.get(period.parameter or "")
    return (bound.value, bound.unit) if bound else (period.value, period.unit)

"""What a contract clause makes the parties do, and what happens when they do not."""

from decimal import Decimal
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from ictcriteria.model.identifiers import Evidence, ParameterName, Slug, Unit
from ictcriteria.model.text import Model, Prose

_LENGTHS_OF_TIME = frozenset({Unit.YEAR, Unit.MONTH, Unit.WORKING_DAY, Unit.HOUR})


class Party(StrEnum):
    """Who owes the duty."""

    SUPPLIER = "supplier"
    """The supplier, once the contract is signed."""
    BUYER = "buyer"
    """The contracting authority."""


class Period(Model):
    """A length of time: ``{value: 20, unit: working-day}``, or a parameter of the clause: ``{parameter: days}``."""

    value: Decimal | None = None
    """How many; stands with ``unit``."""
    unit: Unit | None = None
    """A unit of time; stands with ``value``."""
    parameter: ParameterName | None = None
    """Name of a parameter of the clause that gives number and unit; stands alone."""

    @model_validator(mode="after")
    def _is_given_in_one_way(self) -> Self:
        by_value = self.value is not None and self.unit is not None and self.parameter is None
        by_parameter = self.parameter is not None and self.value is None and self.unit is None
        if not (by_value or by_parameter):
            raise ValueError("give either value and unit, or parameter")
        if self.unit is not None and self.unit not in _LENGTHS_OF_TIME:
            raise ValueError(f"'{self.unit}' is no length of time")
        return self


class Obligation(Model):
    """One duty with a due date: ``within`` a time ``after`` an event, or ``every`` so often, or both."""

    who: Party
    """Who owes the duty."""
    text: Prose
    """What is done, so that it reads on from the name of the party."""
    within: Period | None = None
    """How much time there is, counted from the event in ``after``."""
    every: Period | None = None
    """How often the duty comes back while the contract runs."""
    after: Slug | None = None
    """Id of an event in ``reference/contract.yaml`` from which the time runs."""
    evidence: Evidence
    """What shows that it was done."""

    @model_validator(mode="after")
    def _has_a_due_date(self) -> Self:
        if self.within is None and self.every is None:
            raise ValueError("an obligation needs 'within' or 'every'")
        if self.within is not None and self.after is None:
            raise ValueError("'within' needs 'after': the event from which the time runs")
        return self


class Judging(Model):
    """What the contract manager counts as fulfilled, as partly fulfilled and as not fulfilled."""

    fulfilled: Prose
    """When the clause is fulfilled."""
    partly: Prose
    """When it is partly fulfilled."""
    not_fulfilled: Prose
    """When it is not fulfilled, so that the remedy ladder is entered."""


class Challenger(StrEnum):
    """Who may attack a criterion."""

    BIDDER = "bidder"
    """A bidder, or one who would have liked to bid."""
    SUPPLIER = "supplier"
    """The supplier, while the contract runs."""
    AUDITOR = "auditor"
    """Whoever audits the buyer."""


class Challenge(Model):
    """An attack on the criterion and how it holds: link to the subject matter, verifiable, proportionate, open, current."""

    by: Challenger
    """Who attacks."""
    argument: Prose
    """What they would say."""
    answer: Prose
    """Why the criterion holds all the same."""

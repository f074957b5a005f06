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
    BUYER = "buyer"


class Period(Model):
    """A length of time: ``{value: 20, unit: working-day}``, or a parameter of the clause: ``{parameter: days}``."""

    value: Decimal | None = None
    unit: Unit | None = None
    parameter: ParameterName | None = None

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
    """One duty with a due date.

    ``within`` counts from the event ``after`` (an id of ``reference/contract.yaml``); ``every`` repeats for as long as
    the contract runs. At least one of the two is given.
    """

    who: Party
    text: Prose
    within: Period | None = None
    every: Period | None = None
    after: Slug | None = None
    evidence: Evidence

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
    partly: Prose
    not_fulfilled: Prose


class Challenger(StrEnum):
    """Who may attack a criterion."""

    BIDDER = "bidder"
    SUPPLIER = "supplier"
    AUDITOR = "auditor"


class Challenge(Model):
    """An attack on the criterion and how it holds: link to the subject matter, verifiable, proportionate, open, current."""

    by: Challenger
    argument: Prose
    answer: Prose

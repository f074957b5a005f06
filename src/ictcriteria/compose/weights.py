"""Award weights per lot: what the tender sets, and the rest shared out in whole percents so that the sum is 100."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ictcriteria.compose.bind import BoundSelection
from ictcriteria.compose.selection import is_asked_for
from ictcriteria.diagnostics import Finding, Origin
from ictcriteria.model.tender import Lot, Tender

ALL = Decimal(100)
"""The sum of all weights of a lot, in percent."""


@dataclass(frozen=True, slots=True)
class LotWeights:
    """Weights of one lot in percent: the price, then each award criterion; ``price_is_default`` when the tender is silent."""

    lot: Lot
    price: Decimal
    criteria: Mapping[str, Decimal]
    price_is_default: bool


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of all lots, and what is wrong with the tender's."""

    lots: tuple[LotWeights, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class AwardTerms:
    """What weights are made from: ids of award criteria, and the price weight for a tender that sets none.

    ``unread`` are ids of criteria that may be award criteria or not: nobody knows the sum of a lot that asks for one of them.
    """

    criteria: frozenset[str]
    default_price: Decimal
    unread: frozenset[str] = frozenset()


def share_weights(tender: Tender, lots: tuple[Lot, ...], bound: BoundSelection, terms: AwardTerms, origin: Origin) -> Weights:
    """Weights for every lot; findings point into the tender at ``origin``."""
    by_lot, findings = [], list(_unknown_weights(tender, bound, terms, origin))
    for lot in lots:
        ids = [item.id for item in bound.criteria if item.id in terms.criteria and any(c.lot.id == lot.id for c in item.chosen)]
        given = {id_: tender.award.weights[id_] for id_ in ids if id_ in tender.award.weights}
        open_ids = [id_ for id_ in ids if id_ not in given]
        price = tender.award.price if ids or not tender.lots else ALL
        if price is None:
            price = terms.default_price if open_ids else max(Decimal(0), ALL - sum(given.values()))
        rest = ALL - price - sum(given.values())
        if not any(is_asked_for(lot, id_) for id_ in terms.unread):
            findings += _sum_findings(rest, len(open_ids), lot, tender, origin)
        weights = {**dict.fromkeys(ids, Decimal(0)), **given, **_share(rest, open_ids)}
        by_lot.append(LotWeights(lot, price, weights, tender.award.price is None))
    return Weights(tuple(by_lot), tuple(findings))


def _share(rest: Decimal, ids: list[str]) -> dict[str, Decimal]:
    """Equal shares in whole percents; what is left over goes, one percent each, to the first ones."""
    if not ids or rest <= 0:
        return {}
    whole = rest // len(ids)
    over = rest - whole * len(ids)
    shares = {}
    for id_ in ids:
        extra = min(Decimal(1), over)
        shares[id_] = whole + extra
        over -= extra
    return shares


def _sum_findings(rest: Decimal, unset: int, lot: Lot, tender: Tender, origin: Origin) -> Iterator[Finding]:
    where = f"in lot '{lot.id}' " if tender.lots else ""
    total = ALL - rest
    if rest < 0 or (unset == 0 and rest != 0):
        hint = "change 'price' or 'weights' so that the sum is 100"
        yield Finding("weights-not-100", origin.at("award"), f"the weights {where}add up to {total}, not to 100", hint)
    elif unset and rest < unset:
        message = f"the weights {where}leave {rest} for {unset} award criteria without a weight of their own"
        yield Finding("weights-not-100", origin.at("award"), message, "lower 'price' or 'weights', or leave award criteria out")


def _unknown_weights(tender: Tender, bound: BoundSelection, terms: AwardTerms, origin: Origin) -> Iterator[Finding]:
    chosen = {item.id for item in bound.criteria}
    for id_ in (id_ for id_ in tender.award.weights if id_ not in terms.unread):
        place = origin.at("award", "weights", id_)
        if id_ not in terms.criteria:
            yield Finding(
                "unknown-reference", place, f"'{id_}' is no award criterion", "only award criteria have a weight", of_key=True
            )
        elif id_ not in chosen:
            yield Finding(
                "choice-without-effect", place, f"'{id_}' is in no lot, so it can have no weight", "remove the weight", of_key=True
            )

"""Which criteria go into which lot, and why each of the others does not."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ictcriteria.catalogue.catalogue import Catalogue, pack_of
from ictcriteria.compose.lots import choice_for, level_for, lots_of
from ictcriteria.diagnostics import Finding, Origin
from ictcriteria.model.criterion import CriterionBase
from ictcriteria.model.identifiers import LEVELS, Level
from ictcriteria.model.tender import Lot, Tender


class Reason(StrEnum):
    """Why a criterion is left out of a lot."""

    PACK_NOT_CHOSEN = "pack-not-chosen"
    NOT_LISTED = "not-listed"
    OTHER_PRODUCTS = "other-products"
    OTHER_CONDITION = "other-condition"
    STARTS_HIGHER = "starts-higher"
    BUYER_LEFT_OUT = "buyer-left-out"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A criterion in a lot: for which products, at which level, and which level was asked for."""

    criterion: str
    lot: Lot
    products: tuple[str, ...]
    wanted: Level
    level: Level
    required_by: str | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A criterion that is not in a lot; ``detail`` is the buyer's reason, the excluding criterion or the lowest level."""

    criterion: str
    lot: Lot
    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """Every criterion of the catalogue once per lot, as chosen or as left out, in catalogue order."""

    lots: tuple[Lot, ...]
    chosen: tuple[Chosen, ...]
    left_out: tuple[LeftOut, ...]
    findings: tuple[Finding, ...]

    @property
    def criteria(self) -> tuple[str, ...]:
        """Ids of the criteria chosen for any lot, once, in catalogue order."""
        return tuple(dict.fromkeys(item.criterion for item in self.chosen))


def select_criteria(tender: Tender, catalogue: Catalogue, origin: Origin) -> Selection:
    """Decide for every lot and criterion; findings point into the tender at ``origin``."""
    chosen: list[Chosen] = []
    left_out: list[LeftOut] = []
    findings: list[Finding] = []
    lots = lots_of(tender)
    for lot in lots:
        decided = {id_: _decide(tender, lot, id_, criterion) for id_, criterion in catalogue.criteria.items()}
        _drop_excluded(decided, lot, catalogue)
        findings += _bring_required(decided, tender, lot, catalogue, origin)
        chosen += [item for item in decided.values() if isinstance(item, Chosen)]
        left_out += [item for item in decided.values() if isinstance(item, LeftOut)]
    order = {id_: index for index, id_ in enumerate(catalogue.criteria)}
    chosen.sort(key=lambda item: order[item.criterion])
    return Selection(lots, tuple(chosen), tuple(left_out), (*findings, *_idle_choices(tender, chosen, left_out, origin)))


def _decide(tender: Tender, lot: Lot, id_: str, criterion: CriterionBase) -> Chosen | LeftOut:
    if not is_asked_for(lot, id_):
        lists_others = any(pack_of(other) == pack_of(id_) for other in lot.criteria)
        return LeftOut(id_, lot, Reason.NOT_LISTED if lists_others else Reason.PACK_NOT_CHOSEN)
    choice = choice_for(tender, lot, id_)
    if choice is not None and choice.leave_out is not None:
        return LeftOut(id_, lot, Reason.BUYER_LEFT_OUT, choice.leave_out)
    return _fit(tender, lot, id_, criterion)


def is_asked_for(lot: Lot, id_: str) -> bool:
    """True when the packs or the criteria of a lot name a criterion; a lot that names none asks for all."""
    everything = not lot.packs and not lot.criteria
    return everything or id_ in lot.criteria or pack_of(id_) in lot.packs


def _fit(tender: Tender, lot: Lot, id_: str, criterion: CriterionBase) -> Chosen | LeftOut:
    products = tuple(product for product in lot.products if product in criterion.products)
    if not products:
        return LeftOut(id_, lot, Reason.OTHER_PRODUCTS)
    if not set(lot.condition) & set(criterion.condition):
        return LeftOut(id_, lot, Reason.OTHER_CONDITION)
    wanted = level_for(tender, lot, id_)
    reachable = [level for level in LEVELS[: LEVELS.index(wanted) + 1] if level in criterion.levels]
    if not reachable:
        return LeftOut(id_, lot, Reason.STARTS_HIGHER, min(criterion.levels, key=LEVELS.index).value)
    return Chosen(id_, lot, products, wanted, reachable[-1])


def _bring_required(
    decided: dict[str, Chosen | LeftOut], tender: Tender, lot: Lot, catalogue: Catalogue, origin: Origin
) -> Iterator[Finding]:
    """Add what chosen criteria require, also from packs that were not chosen; one that cannot come along is a finding."""
    waiting = [item.criterion for item in decided.values() if isinstance(item, Chosen)]
    told: set[str] = set()
    while waiting:
        asking = waiting.pop(0)
        for id_ in catalogue.criteria[asking].requires:
            missing = decided.get(id_)
            if not isinstance(missing, LeftOut):
                continue
            brought = _brought(tender, lot, id_, asking, catalogue.criteria[id_])
            if brought is None:
                continue
            obstacle = _obstacle(id_, lot, tender, decided, catalogue)
            if obstacle is None:
                decided[id_] = brought
                waiting.append(id_)
            elif id_ not in told:
                told.add(id_)
                message, hint = f"'{asking}' requires '{id_}', but it is {obstacle}", f"leave '{asking}' out as well"
                yield Finding("missing-required-criterion", origin.at("choices", id_), message, hint, of_key=True)


def _obstacle(id_: str, lot: Lot, tender: Tender, decided: dict[str, Chosen | LeftOut], catalogue: Catalogue) -> str | None:
    """Why a criterion that fits cannot come along: the buyer left it out, or a chosen one excludes it."""
    choice = choice_for(tender, lot, id_)
    if choice is not None and choice.leave_out is not None:
        return "left out"
    excluded = catalogue.criteria[id_].excludes
    for other, item in decided.items():
        if isinstance(item, Chosen) and (other in excluded or id_ in catalogue.criteria[other].excludes):
            return f"excluded by '{other}'"
    return None


def _brought(tender: Tender, lot: Lot, id_: str, asking: str, criterion: CriterionBase) -> Chosen | None:
    products = tuple(product for product in lot.products if product in criterion.products)
    if not products or not set(lot.condition) & set(criterion.condition):
        return None
    wanted = level_for(tender, lot, id_)
    reachable = [level for level in LEVELS[: LEVELS.index(wanted) + 1] if level in criterion.levels]
    level = reachable[-1] if reachable else min(criterion.levels, key=LEVELS.index)
    return Chosen(id_, lot, products, wanted, level, required_by=asking)


def _drop_excluded(decided: dict[str, Chosen | LeftOut], lot: Lot, catalogue: Catalogue) -> None:
    """Of two criteria that exclude each other the first in catalogue order stays."""
    taken_by: dict[str, str] = {}
    for id_, item in decided.items():
        if isinstance(item, LeftOut):
            continue
        excluded = catalogue.criteria[id_].excludes
        rival = taken_by.get(id_) or next((other for other in excluded if _stands_before(other, id_, decided)), None)
        if rival is None:
            taken_by |= dict.fromkeys(excluded, id_)
        else:
            decided[id_] = LeftOut(id_, lot, Reason.EXCLUDED, rival)


def _stands_before(other: str, id_: str, decided: dict[str, Chosen | LeftOut]) -> bool:
    """Whether ``other`` is chosen and comes first."""
    order = list(decided)
    return isinstance(decided.get(other), Chosen) and order.index(other) < order.index(id_)


def _idle_choices(tender: Tender, chosen: list[Chosen], left_out: list[LeftOut], origin: Origin) -> Iterator[Finding]:
    used = {(item.criterion, item.lot.id) for item in chosen}
    used |= {(item.criterion, item.lot.id) for item in left_out if item.reason is Reason.BUYER_LEFT_OUT}
    reasons = {(item.criterion, item.lot.id): item.reason for item in left_out}
    for id_, choice in tender.choices.items():
        lots = choice.lots or tuple(lot.id for lot in lots_of(tender))
        why = next((reasons[id_, lot] for lot in lots if (id_, lot) in reasons), None)
        if why is not None and not any((id_, lot) in used for lot in lots):
            message = f"the choice for '{id_}' changes nothing: it is in no lot ({why})"
            yield Finding(
                "choice-without-effect", origin.at("choices", id_), message, "remove the choice, or change the lot", of_key=True
            )

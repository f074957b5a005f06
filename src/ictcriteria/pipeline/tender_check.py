"""Checking one tender against the sound part of the packs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.catalogue.locate import locate
from ictcriteria.catalogue.sound import can_carry
from ictcriteria.catalogue.template_set import TemplateSet
from ictcriteria.compose.composition import Composition, compose_tender, environment_weights, unconfirmed_provisions
from ictcriteria.compose.selection import Reason
from ictcriteria.diagnostics import Diagnostic, Finding, Origin
from ictcriteria.lint.engine import Selected
from ictcriteria.lint.subject import ChosenCriterion, LeftOutCriterion, TenderInPlace
from ictcriteria.model.settings import REVIEW_MONTHS
from ictcriteria.model.tender import Tender
from ictcriteria.pipeline.reading import read_tender
from ictcriteria.source.tender_file import TenderFile


@dataclass(frozen=True, slots=True)
class Ground:
    """What tenders rest on: the sound part of the packs, and what could be read of the templates."""

    catalogue: Catalogue
    templates: TemplateSet
    today: date
    review_months: int = REVIEW_MONTHS


def check_tender(file: TenderFile, ground: Ground, selected: Selected) -> Sequence[Diagnostic] | None:
    """The problems of a tender; None when nothing is wrong with its form, but what it rests on cannot carry it."""
    read = read_tender(file)
    if read.value is None:
        return read.diagnostics
    composition = compose_on(ground, read.value, Origin(file.shown))
    if composition is None:
        return None
    origin = Origin(file.shown)
    findings: list[Finding] = list(composition.findings)
    if not findings:
        findings += [*unconfirmed_provisions(composition, origin), *environment_weights(composition, origin)]
        findings += selected.run("tender", in_place(read.value, composition, origin, ground.today, ground.review_months))
    return locate(findings, lambda _: file.content)


def compose_on(ground: Ground, tender: Tender, origin: Origin) -> Composition | None:
    """The tender composed, or None when what it rests on cannot carry it."""
    if not (ground.templates.outline and can_carry(ground.catalogue, tender.jurisdiction)):
        return None
    return compose_tender(tender, ground.catalogue, ground.templates.outline, ground.templates.languages, origin)


def in_place(
    tender: Tender, composition: Composition, origin: Origin, today: date, review_months: int = REVIEW_MONTHS
) -> TenderInPlace:
    """A composed tender as rules see it."""
    chosen = tuple(_chosen(composition))
    lots = composition.weights.lots
    return TenderInPlace(
        tender,
        origin,
        composition.catalogue,
        today,
        composition.languages,
        composition.jurisdictions,
        chosen,
        {item.lot.id: item.price for item in lots},
        {item.lot.id: item.criteria for item in lots},
        review_months,
        composition.selection.lots,
        tuple(_left_out(composition)),
    )


def _left_out(composition: Composition) -> Iterator[LeftOutCriterion]:
    for item in composition.selection.left_out:
        excluded_by = item.detail if item.reason is Reason.EXCLUDED else None
        yield LeftOutCriterion(item.criterion, item.lot, item.reason.value, excluded_by)


def _chosen(composition: Composition) -> Iterator[ChosenCriterion]:
    criteria = composition.catalogue.criteria
    for bound in composition.bound.criteria:
        for item in bound.chosen:
            values = {
                product: {bit.name: bit.value for bit in variant.parameters if bit.value is not None}
                for variant in bound.variants
                for lot, products in variant.scope
                if lot.id == item.lot.id
                for product in products
            }
            yield ChosenCriterion(bound.id, criteria[bound.id], item.lot, item.products, item.level, values)

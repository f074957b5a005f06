"""Checking: packs, templates and tenders against every rule, in one run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.catalogue.load import Loading, Reader, read_catalogue
from ictcriteria.catalogue.locate import locate
from ictcriteria.catalogue.template_set import TemplateSet, load_templates
from ictcriteria.compose.composition import Composition, compose_tender, environment_weights, unconfirmed_provisions
from ictcriteria.diagnostics import Diagnostic, Finding, Origin, has_errors
from ictcriteria.lint.engine import CheckResult, Selected, judge, select_rules
from ictcriteria.lint.rules import RULES
from ictcriteria.lint.subject import ChosenCriterion, History, Packs, TenderInPlace
from ictcriteria.lint.suppressions import MARK, Suppression, find_suppressions
from ictcriteria.model.settings import Settings
from ictcriteria.model.tender import Tender
from ictcriteria.pipeline.reading import TenderFile, read_tender
from ictcriteria.source.tree import FileTree
from ictcriteria.source.yaml_reader import SourceDocument, read_yaml


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What to check, and against what.

    ``criteria`` are folders of packs and ``fallback`` lends reference data; ``templates`` are layers, the first one on top;
    ``against`` are the same packs at an earlier state called ``ref``. With ``packs_are_checked`` False the packs only serve
    the tenders. ``today`` is the day for which freshness is judged.
    """

    criteria: Sequence[FileTree]
    today: date
    fallback: FileTree | None = None
    templates: Sequence[FileTree] = ()
    tenders: Sequence[TenderFile] = ()
    against: Sequence[FileTree] = ()
    ref: str = ""
    settings: Settings = field(default_factory=Settings)
    packs_are_checked: bool = True
    templates_are_checked: bool = False
    reader: Reader = read_yaml


def check_packs(request: CheckRequest) -> CheckResult:
    """Every problem that reading, composing and the rules find, judged by the settings."""
    selected = select_rules(RULES, request.settings)
    comments = _Comments(request.reader)
    loading = read_catalogue(request.criteria, request.fallback, comments.read)
    styled = load_templates(request.templates)
    found = [*loading.diagnostics, *_of_packs(request, loading, selected), *_of_history(request, loading.catalogue, selected)]
    found = found if request.packs_are_checked else []
    found += styled.diagnostics if request.templates_are_checked else ()
    unchecked: list[str] = []
    for file in request.tenders:
        comments.read(file.content, file.shown)
        problems = _of_tender(file, request, loading, styled.value, selected)
        found += problems or ()
        unchecked += [file.shown] if problems is None else []
    own = comments.of(_not_checked(request))
    diagnostics, silenced = judge([*found, *own.problems], selected, own.suppressions, request.today)
    return CheckResult(diagnostics, request.settings.fail_on, silenced, len(own.files), tuple(unchecked))


class _Comments:
    """A reader that also collects the comments that silence rules."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.files: list[str] = []
        self.suppressions: list[Suppression] = []
        self.problems: list[Diagnostic] = []

    def read(self, content: bytes, file: str) -> SourceDocument:
        self.files.append(file)
        if MARK in content:
            suppressions, problems = find_suppressions(content, file)
            self.suppressions += suppressions
            self.problems += problems
        return self._reader(content, file)

    def of(self, others: frozenset[str]) -> "_Comments":
        """What was collected, without the files that are read but not checked."""
        own = _Comments(self._reader)
        own.files = [file for file in self.files if file not in others]
        own.suppressions = [item for item in self.suppressions if item.file not in others]
        own.problems = [item for item in self.problems if item.file not in others]
        return own


def _not_checked(request: CheckRequest) -> frozenset[str]:
    lent = _shown(request.fallback)
    return lent if request.packs_are_checked else lent.union(*map(_shown, request.criteria))


def _of_packs(request: CheckRequest, loading: Loading, selected: Selected) -> tuple[Diagnostic, ...]:
    catalogue = loading.catalogue
    lent = _shown(request.fallback)
    packs = Packs(catalogue, request.today, request.settings.languages, lent)
    findings = [finding for finding in selected.run("packs", packs) if finding.origin.file not in lent]
    return locate(findings, catalogue.read)


def _of_history(request: CheckRequest, catalogue: Catalogue, selected: Selected) -> tuple[Diagnostic, ...]:
    if not request.against:
        return ()
    old = read_catalogue(request.against, request.fallback).catalogue
    return locate(selected.run("history", History(old, catalogue, request.ref)), catalogue.read)


def _of_tender(
    file: TenderFile, request: CheckRequest, loading: Loading, styled: TemplateSet | None, selected: Selected
) -> Sequence[Diagnostic] | None:
    """The problems of a tender; None when it is sound, but what it rests on is not."""
    read = read_tender(file)
    if read.value is None:
        return read.diagnostics
    if styled is None or has_errors(loading.diagnostics):
        return None
    origin = Origin(file.shown)
    composition = compose_tender(read.value, loading.catalogue, styled.outline, tuple(styled.strings), origin)
    findings: list[Finding] = list(composition.findings)
    if not findings:
        findings += [*unconfirmed_provisions(composition, origin), *environment_weights(composition, origin)]
        findings += selected.run("tender", in_place(read.value, composition, origin, request.today))
    return locate(findings, lambda _: file.content)


def in_place(tender: Tender, composition: Composition, origin: Origin, today: date) -> TenderInPlace:
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
    )


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


def _shown(tree: FileTree | None) -> frozenset[str]:
    return frozenset(tree.shown(path) for path in tree.paths()) if tree is not None else frozenset()

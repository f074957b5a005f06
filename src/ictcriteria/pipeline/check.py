"""Checking: packs, templates and tenders against every rule, in one run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.catalogue.load import Loading, Reader, read_catalogue
from ictcriteria.catalogue.locate import locate
from ictcriteria.catalogue.sound import sound_part
from ictcriteria.diagnostics import Diagnostic, Finding, Severity
from ictcriteria.lint.baseline import apply_baseline
from ictcriteria.lint.engine import Coverage, Selected, judge, select_rules
from ictcriteria.lint.result import CheckResult
from ictcriteria.lint.rule import is_fixed, rule_id
from ictcriteria.lint.rules import RULES
from ictcriteria.lint.subject import History, Packs, texts_by_pack
from ictcriteria.lint.suppressions import MARK, Comments, find_suppressions
from ictcriteria.model.settings import Settings
from ictcriteria.source.processes import share_out
from ictcriteria.source.tender_file import TENDER, TenderFile
from ictcriteria.source.tree import FileTree
from ictcriteria.source.yaml_reader import SourceDocument, read_yaml

FIXED = frozenset(rule_id(rule) for rule in RULES if is_fixed(rule))
"""Rules whose errors nobody can silence: what reading, composing and printing report by themselves."""

_WORTH_SHARING = 400
"""Criteria from which a second process gains more than it costs."""


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What to check, and against what.

    ``criteria`` are folders of packs and ``fallback`` lends reference data; ``templates`` are layers, the first one on top;
    ``against`` are the same packs at an earlier state called ``ref``. With ``packs_are_checked`` False the packs only serve
    the tenders; with ``only`` just the problems of these files are told. ``today`` is the day for which freshness is judged.
    ``jobs`` is how many processes may check texts.
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
    only: frozenset[str] = frozenset()
    baseline: TenderFile | None = None
    reader: Reader = read_yaml
    jobs: int = 1


def check_packs(request: CheckRequest) -> CheckResult:
    """Every problem that reading, composing and the rules find, judged by the settings."""
    selected = select_rules(RULES, request.settings)
    reader = _CommentReader(request.reader)
    loading = read_catalogue(request.criteria, request.fallback, reader.read)
    found: list[Diagnostic] = []
    if request.packs_are_checked:
        found += [*loading.diagnostics, *_of_packs(request, loading, selected), *_of_history(request, loading.catalogue, selected)]
    samples = _samples(request.templates) if request.templates_are_checked else ()
    of_documents, unchecked = _of_documents(request, samples, loading, selected)
    found += of_documents
    tenders = (*request.tenders, *samples)
    for file in tenders:
        reader.read(file.content, file.shown)
    others, packs = _not_checked(request), request.packs_are_checked
    subjects = {"packs": packs, "texts": packs, "history": bool(request.against), "tender": bool(tenders)}
    coverage = Coverage(request.today, frozenset(name for name, ran in subjects.items() if ran), frozenset(unchecked))
    diagnostics, silenced = judge(found, selected, reader.comments(others), coverage)
    known: tuple[Diagnostic, ...] = ()
    if request.only:
        diagnostics = tuple(item for item in diagnostics if item.file in request.only)
    if request.baseline is not None:
        diagnostics, known = apply_baseline(diagnostics, request.baseline.content, request.baseline.shown, FIXED)
    files = sum(file not in others for file in reader.files)
    files += len({path for tree in request.templates for path in tree.paths()}) if request.templates_are_checked else 0
    return CheckResult(diagnostics, request.settings.fail_on, known, silenced, files, tuple(unchecked))


class _CommentReader:
    """A reader that remembers the files, and the comments in them that silence rules."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._found: list[Comments] = []
        self.files: list[str] = []

    def read(self, content: bytes, file: str) -> SourceDocument:
        self.files.append(file)
        if MARK in content:
            self._found.append(find_suppressions(content, file))
        return self._reader(content, file)

    def comments(self, others: frozenset[str]) -> Comments:
        """The comments of all files that were read, but for those of ``others``."""
        suppressions = (item for found in self._found for item in found.suppressions)
        problems = (item for found in self._found for item in found.problems)
        own_suppressions = tuple(item for item in suppressions if item.file not in others)
        return Comments(own_suppressions, tuple(item for item in problems if item.file not in others))


def _of_documents(
    request: CheckRequest, samples: Sequence[TenderFile], loading: Loading, selected: Selected
) -> tuple[Sequence[Diagnostic], Sequence[str]]:
    """What is wrong with tenders and templates, and which of their files could not be judged."""
    if not (request.tenders or request.templates_are_checked):
        return (), ()
    from ictcriteria.pipeline.documents_check import (  # noqa: PLC0415 - packs alone need neither the composer nor templates
        DocumentsRequest,
        check_documents,
    )

    faulty = {item.file for item in loading.diagnostics if item.severity is Severity.ERROR}
    asked = request.templates, request.templates_are_checked, request.today, request.settings.review_months
    return check_documents(DocumentsRequest(request.tenders, samples, *asked), sound_part(loading.catalogue, faulty), selected)


def _samples(templates: Sequence[FileTree]) -> tuple[TenderFile, ...]:
    """The sample tender in the folder of templates that is checked, if it has one."""
    top = templates[0]
    return tuple(TenderFile(top.shown(path), top.read(path), top.size(path)) for path in top.paths() if path == TENDER)


def _not_checked(request: CheckRequest) -> frozenset[str]:
    own = frozenset[str]().union(*map(_shown, request.criteria))
    return _shown(request.fallback) - own if request.packs_are_checked else _shown(request.fallback) | own


def _of_packs(request: CheckRequest, loading: Loading, selected: Selected) -> tuple[Diagnostic, ...]:
    catalogue = loading.catalogue
    lent = _not_checked(request)
    packs = Packs(catalogue, request.today, request.settings.languages, lent, request.settings.review_months)
    found = chain(selected.run("packs", packs), _of_texts(catalogue, selected, request.jobs))
    return locate((finding for finding in found if finding.origin.file not in lent), catalogue.read)


def _of_texts(catalogue: Catalogue, selected: Selected, jobs: int) -> Iterator[Finding]:
    """What the rules find in texts, pack by pack; several processes take packs in turn where there are many criteria."""
    shares = jobs if len(catalogue.criteria) >= _WORTH_SHARING else 1

    def of_share(share: int) -> list[Finding]:
        packs = islice(texts_by_pack(catalogue), share, None, shares)
        return [finding for texts in packs for finding in selected.run("texts", texts)]

    return chain.from_iterable(share_out(of_share, shares))


def _of_history(request: CheckRequest, catalogue: Catalogue, selected: Selected) -> tuple[Diagnostic, ...]:
    if not request.against:
        return ()
    old = read_catalogue(request.against, request.fallback).catalogue
    return locate(selected.run("history", History(old, catalogue, request.ref)), catalogue.read)


def _shown(tree: FileTree | None) -> frozenset[str]:
    return frozenset(tree.shown(path) for path in tree.paths()) if tree is not None else frozenset()

"""A trial: every document is printed once, so that the mistakes of templates show before a buyer builds.

Two tenders are made up from the packs: one that chooses all criteria, printed in one language, and a small one with lots and
departures that has every kind of criterion, printed in all languages. What a document asks for in one language it asks for in
all. While printing, values and words that do not exist are noted and count as nothing, so that one run finds all of them.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ictcriteria.catalogue.template_set import TemplateSet
from ictcriteria.compose.assemble import Edition
from ictcriteria.compose.composition import Composition
from ictcriteria.compose.texts import texts_in
from ictcriteria.compose.wording import MissingWordError, Wording
from ictcriteria.diagnostics import START, Diagnostic, Origin
from ictcriteria.model.tender import DocumentFormat, DocumentName, Tender
from ictcriteria.pipeline.printing import missing_words, print_document, strange_gap, unplaced, wording_in
from ictcriteria.pipeline.template_scan import Scanned, scan_templates
from ictcriteria.pipeline.tender_check import Ground, compose_on
from ictcriteria.pipeline.trial_tenders import TRIAL, common_law, tender_of_all, tender_of_each_kind
from ictcriteria.render.formats import Press
from ictcriteria.templating import Templates

_NOWHERE = Origin("")


@dataclass(frozen=True, slots=True)
class _Listener(Wording):
    """Words that note what is missing, and go on without it."""

    missing: set[str] = field(default_factory=set)
    strange: set[tuple[str, str]] = field(default_factory=set)

    def say(self, key: str, count: Decimal | None = None, **values: str) -> str:
        try:
            return Wording.say(self, key, count, **values)
        except MissingWordError as error:
            if error.gap is None:
                self.missing.add(error.key)
            else:
                self.strange.add((error.key, error.gap))
            return ""

    def name(self, thing: str, *, plural: bool = False) -> str:
        try:
            return Wording.name(self, thing, plural=plural)
        except MissingWordError:
            return thing


@dataclass(frozen=True, slots=True)
class _Edition:
    """A tender to print: in which languages, and in which formats."""

    composition: Composition
    languages: tuple[str, ...]
    formats: tuple[DocumentFormat, ...] = (DocumentFormat.MD,)
    draft: bool = False


class _Finds:
    """What printing brings to light: mistakes of templates, and by language words that are missing and gaps that stay open."""

    def __init__(self) -> None:
        self.told: dict[tuple[str, object], Diagnostic] = {}
        self.missing: defaultdict[str, set[str]] = defaultdict(set)
        self.strange: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        self.failed: set[DocumentName] = set()
        self.notes = 0

    def take(self, item: Diagnostic) -> None:
        self.notes += 1
        self.told.setdefault((item.file, item.message if item.span == START else item.span), item)

    def listener(self, wording: Wording) -> _Listener:
        words = self.missing[wording.language], self.strange[wording.language]
        return _Listener(wording.language, wording.strings, wording.jurisdictions, wording.reference, wording.currency, *words)


@dataclass(frozen=True, slots=True)
class Trial:
    """What a trial found; ``unchecked`` are templates of documents that were not printed, because the packs cannot carry it."""

    diagnostics: tuple[Diagnostic, ...]
    unchecked: tuple[str, ...] = ()


def try_templates(ground: Ground, tenders: Sequence[Tender] = (), told: Sequence[Diagnostic] = ()) -> Trial:
    """Scan the templates and print them with made-up tenders, and with ``tenders`` that can be composed.

    What was ``told`` of a place while reading is not told again.
    """
    finds = _Finds()
    templates = Templates(ground.templates.texts.get, ground.templates.shown, finds.take)
    scanned = scan_templates(ground.templates, templates)
    for item in scanned.problems:
        finds.take(item)
    editions = tuple(_editions(ground, tenders))
    homeless = next(filter(None, (unplaced(edition.composition, ground.templates) for edition in editions)), ())
    for item in homeless:
        finds.take(item)
    for edition in editions:
        _print(edition, ground.templates, templates, finds)
    known = {(item.rule, item.file, item.span) for item in told}
    every = dict.fromkeys(_all(finds, scanned, ground.templates))
    found = [item for item in every if (item.rule, item.file, item.span) not in known]
    documents = tuple(ground.templates.shown(f"documents/{name}.md.j2") for name in ground.templates.outline)
    return Trial(tuple(found), () if editions else documents)


def _print(edition: _Edition, template_set: TemplateSet, templates: Templates, finds: _Finds) -> None:
    """Every document; what a mistake in a template brings with it is not told again."""
    composition = edition.composition
    for language in edition.languages:
        wording = finds.listener(wording_in(language, composition, template_set))
        criteria = composition.selection.criteria
        texts = texts_in(language, criteria, composition.catalogue, _NOWHERE, draft=edition.draft)
        press = Press(templates, template_set, wording, None)
        for name in (name for name in composition.tender.documents if name in template_set.outline):
            before = finds.notes
            printed = print_document(name, composition, Edition(wording, texts, edition.draft, TRIAL), edition.formats, press)
            is_first = name not in finds.failed and finds.notes == before
            for item in printed.diagnostics:
                if printed.is_stopped or is_first:
                    finds.take(item)
            if finds.notes != before:
                finds.failed.add(name)


def _all(finds: _Finds, scanned: Scanned, template_set: TemplateSet) -> Iterator[Diagnostic]:
    stopped = {(item.file, item.span.line) for item in finds.told.values() if item.rule == "template"}
    by_place = {(item.file, item.span): item for item in scanned.unknown}
    for item in finds.told.values():
        yield by_place.pop((item.file, item.span), item)
    yield from (item for (file, span), item in by_place.items() if (file, span.line) not in stopped)
    for language, lacking in scanned.lacking.items():
        yield from missing_words(lacking | (finds.missing[language] - scanned.told), language, template_set)
        for key, gap in sorted(finds.strange[language]):
            if key not in scanned.told:
                yield from strange_gap(key, gap, language, template_set)


def _editions(ground: Ground, tenders: Sequence[Tender]) -> Iterator[_Edition]:
    """All that is printed; nothing when the packs or the words cannot carry a tender."""
    languages = tuple(ground.templates.strings)
    law = common_law(ground.catalogue)
    if law is None or not (languages and ground.catalogue.criteria and ground.catalogue.reference.products):
        return
    source = next(iter(ground.catalogue.packs.values())).language
    first = source if source in languages else languages[0]
    whole = compose_on(ground, tender_of_all(ground.catalogue, law), _NOWHERE)
    if whole is not None:
        yield _Edition(whole, (first,))
    small = compose_on(ground, tender_of_each_kind(ground.catalogue, law), _NOWHERE)
    if small is not None:
        yield _Edition(small, languages, (DocumentFormat.MD, DocumentFormat.HTML), draft=True)
    for tender in tenders:
        own = compose_on(ground, tender, _NOWHERE)
        if own is not None and not own.findings:
            yield _Edition(own, own.languages[:1])

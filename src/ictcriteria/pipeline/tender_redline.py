"""The documents of a tender as they are with the new packs, with tracked changes since the old ones."""

from collections.abc import Mapping
from dataclasses import dataclass

from ictcriteria.catalogue.catalogue import pack_of, slug_of
from ictcriteria.catalogue.locate import locate
from ictcriteria.catalogue.template_set import TemplateSet
from ictcriteria.compose.assemble import Edition, assemble_document
from ictcriteria.compose.composition import Composition
from ictcriteria.compose.document import TenderDocument
from ictcriteria.compose.texts import PackTexts, texts_in
from ictcriteria.compose.wording import MissingWordError
from ictcriteria.diagnostics import Diagnostic, Origin, Severity, has_errors
from ictcriteria.errors import DocumentError
from ictcriteria.model.tender import DocumentName
from ictcriteria.pipeline.printing import missing_words, wording_in
from ictcriteria.pipeline.tender_diff import TenderDiff
from ictcriteria.render.docx.redline import RedlineStamp
from ictcriteria.render.formats import Press
from ictcriteria.render.redlined_document import render_redlined
from ictcriteria.templating import TemplateProblemError, Templates

REDLINED = (DocumentName.SPECIFICATION, DocumentName.CONTRACT)
"""The documents that bidders are bound by."""


@dataclass(frozen=True, slots=True)
class Redlines:
    """Word files by path below the output folder, and what is wrong with the tender's texts; no files when that is an error."""

    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]


def tender_redlines(tender: TenderDiff, templates: TemplateSet, stamp: RedlineStamp) -> Redlines:
    """Specification and contract clauses in each language of the tender, as ``<language>/<document>.docx``.

    Of the old state a translation counts as it was, and where there was none the source text.
    """
    files: dict[str, bytes] = {}
    found: list[Diagnostic] = []
    for language in tender.new.languages:
        texts = texts_in(language, tender.new.selection.criteria, tender.new.catalogue, Origin(tender.file.shown), draft=False)
        found += locate(texts.findings, lambda name: _content(name, tender))
        if has_errors(found):
            continue
        before = _State(tender.old, language, _earlier_texts(language, tender.old, tender), templates, stamp)
        after = _State(tender.new, language, texts, templates, stamp)
        for name in (each for each in tender.new.tender.documents if each in REDLINED):
            try:
                files[f"{language}/{name.value}.docx"] = render_redlined(before.document(name), after.document(name), stamp)
            except TemplateProblemError as error:
                found.append(error.diagnostic)
            except MissingWordError as error:
                found += missing_words([error.key], language, templates)
            except DocumentError as error:
                shown = templates.shown(f"documents/{name.value}.md.j2")
                found.append(
                    Diagnostic("template", Severity.ERROR, f"Word cannot print the document: {error}", shown, hint=error.hint)
                )
    return Redlines({} if has_errors(found) else files, tuple(dict.fromkeys(found)))


@dataclass(frozen=True, slots=True)
class _State:
    """A tender with one state of the packs, in one language."""

    composition: Composition
    language: str
    texts: PackTexts
    templates: TemplateSet
    stamp: RedlineStamp

    def document(self, name: DocumentName) -> tuple[TenderDocument, Press]:
        """A composed document, and what prints it."""
        wording = wording_in(self.language, self.composition, self.templates)
        document = assemble_document(name, self.composition, Edition(wording, self.texts, draft=False, tool=""))
        return document, Press(Templates(self.templates.texts.get, self.templates.shown), self.templates, wording, self.stamp.date)


def _earlier_texts(language: str, side: Composition, tender: TenderDiff) -> PackTexts:
    """The texts of the old state as they stood there: also a translation that was out of date."""
    texts = texts_in(language, side.selection.criteria, side.catalogue, Origin(tender.file.shown), draft=True)
    by_owner = {owner: dict(own) for owner, own in texts.by_owner.items()}
    for owner, key in texts.missing:
        translation = side.catalogue.translations.get((pack_of(owner), language))
        entries = (translation.criteria.get(slug_of(owner), {}) if "/" in owner else translation.pack) if translation else {}
        if key in entries:
            by_owner[owner][key] = entries[key].text
    return PackTexts(by_owner)


def _content(name: str, tender: TenderDiff) -> bytes:
    return tender.file.content if name == tender.file.shown else tender.new.catalogue.read(name)

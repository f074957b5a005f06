"""Printing one document of a composed tender, with every way in which that can go wrong as a diagnostic."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ictcriteria.catalogue.locate import locate
from ictcriteria.catalogue.template_set import OUTLINE, TemplateSet
from ictcriteria.compose.assemble import Edition, assemble_document
from ictcriteria.compose.composition import Composition
from ictcriteria.compose.wording import MissingWordError, Wording
from ictcriteria.diagnostics import Diagnostic, Finding, Origin, Severity
from ictcriteria.errors import DocumentError
from ictcriteria.model.tender import DocumentFormat, DocumentName
from ictcriteria.render.formats import Press, render_document
from ictcriteria.templating import TemplateProblemError

_NAMES = "names"
"""The part of keys that stands for what a law calls things."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A document in the wanted formats, or the reasons why there is none; ``missing`` counts the marks that it carries.

    ``is_stopped`` is True when printing stopped on the way, so that the reason is not about the document as a whole.
    """

    files: Mapping[DocumentFormat, bytes]
    diagnostics: tuple[Diagnostic, ...] = ()
    missing: int = 0
    is_stopped: bool = False


def wording_in(language: str, composition: Composition, template_set: TemplateSet) -> Wording:
    """The words of a tender in one language."""
    currency = composition.tender.contract.currency or composition.jurisdictions[0].currency
    return Wording(language, template_set.strings[language], composition.jurisdictions, composition.catalogue.reference, currency)


def print_document(
    name: DocumentName, composition: Composition, edition: Edition, formats: Sequence[DocumentFormat], press: Press
) -> Printed:
    """One document, in all formats or in none."""
    try:
        document = assemble_document(name, composition, edition)
        rendered = render_document(document, formats, press)
    except TemplateProblemError as error:
        return Printed({}, (error.diagnostic,), is_stopped=True)
    except DocumentError as error:
        file = press.template_set.shown(f"documents/{name.value}.md.j2")
        message = f"Word cannot print the document: {error}"
        return Printed({}, (Diagnostic("template", Severity.ERROR, message, file, hint=error.hint),), is_stopped=True)
    except MissingWordError as error:
        where = edition.wording.language, press.template_set
        found = missing_words([error.key], *where) if error.gap is None else strange_gap(error.key, error.gap, *where)
        return Printed({}, found, is_stopped=True)
    return Printed(rendered.files, rendered.diagnostics, document.missing)


def missing_words(keys: Iterable[str], language: str, template_set: TemplateSet) -> tuple[Diagnostic, ...]:
    """Words that a language lacks, one diagnostic per section of its words; legal names come from the law."""
    sections: dict[str, list[str]] = {}
    for key in sorted(keys):
        sections.setdefault(key.partition(".")[0], []).append(key)
    origin = Origin(template_set.shown(f"strings/{language}.yaml"))
    findings = []
    for section, lacking in sections.items():
        are = "is" if len(lacking) == 1 else "are"
        message, hint, place = f"{these(lacking)} {are} missing in '{language}'", "add what is missing below 'words'", origin
        if section == _NAMES:
            hint = "legal names stand in 'names' of the jurisdictions, in reference/jurisdictions"
        else:
            place = origin.at("words", section)
        findings.append(Finding("missing-document-string", place, message, hint, of_key=True))
    return locate(findings, lambda _: template_set.words.get(language, b""))


def strange_gap(key: str, gap: str, language: str, template_set: TemplateSet) -> tuple[Diagnostic, ...]:
    """A word of one language with a gap that nothing fills."""
    origin = Origin(template_set.shown(f"strings/{language}.yaml"), ("words", *key.split(".", 1)))
    finding = Finding("unknown-gap", origin, f"the word has no gap '{{{gap}}}'", "see the same word in another language")
    return locate([finding], lambda _: template_set.words.get(language, b""))


def unplaced(composition: Composition, template_set: TemplateSet) -> list[Diagnostic]:
    """Criteria that neither specification nor contract prints, and wanted documents that have no outline."""
    shown = template_set.shown(OUTLINE)
    by_kind: dict[str, list[str]] = {}
    for id_, kind in composition.kinds.items():
        if id_ not in composition.places:
            by_kind.setdefault(kind.value, []).append(id_)
    found = [f"{these(lost)} would be in no document: no outline has the section '{kind}'" for kind, lost in by_kind.items()]
    found += [f"the document '{name}' has no outline" for name in composition.tender.documents if name not in template_set.outline]
    hint = "see the outline.yaml that came with the program"
    return [Diagnostic("template-drops-criterion", Severity.ERROR, message, shown, hint=hint) for message in found]


def these(ids: Sequence[str]) -> str:
    """The first of some ids, and how many more there are."""
    return f"'{ids[0]}'" if len(ids) == 1 else f"'{ids[0]}' and {len(ids) - 1} more"

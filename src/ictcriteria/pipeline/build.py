"""Building: a tender, packs and templates to documents."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.catalogue.load import load_catalogue
from ictcriteria.catalogue.locate import locate
from ictcriteria.catalogue.template_set import TemplateSet, load_templates
from ictcriteria.compose.assemble import Edition
from ictcriteria.compose.composition import Composition, compose_tender, environment_weights, unconfirmed_provisions
from ictcriteria.compose.texts import texts_in
from ictcriteria.diagnostics import Diagnostic, Finding, Origin, has_errors
from ictcriteria.errors import NothingToDoError
from ictcriteria.model.tender import DocumentFormat, DocumentName, Tender
from ictcriteria.pipeline.printing import print_document, unplaced, wording_in
from ictcriteria.pipeline.reading import read_tender
from ictcriteria.render.formats import Press
from ictcriteria.render.provenance import render_provenance
from ictcriteria.source.tender_file import TenderFile
from ictcriteria.source.tree import FileTree
from ictcriteria.templating import Templates

PROVENANCE = "provenance.json"
"""Name of the file that tells where everything in a build comes from."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What the command line may narrow down or add; empty means "as the tender says"."""

    languages: tuple[str, ...] = ()
    documents: tuple[DocumentName, ...] = ()
    formats: tuple[DocumentFormat, ...] = ()
    draft: bool = False
    created: datetime | None = None
    tool: Mapping[str, str] = field(default_factory=lambda: {"name": "ictcriteria", "version": "0"})


@dataclass(frozen=True, slots=True)
class BuildResult:
    """Files by path below the output folder (empty when the build failed), diagnostics, and figures for the summary."""

    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]
    criteria: int = 0
    missing: int = 0


def build_tender(
    file: TenderFile,
    criteria: Sequence[FileTree],
    templates: Sequence[FileTree],
    fallback: FileTree | None = None,
    options: BuildOptions | None = None,
) -> BuildResult:
    """Tender documents from a tender, packs and templates: all of them, or none and the reasons.

    Raises :class:`~ictcriteria.errors.NothingToDoError` when the tender chooses no criterion at all.
    """
    options = options or BuildOptions()
    read, loaded, styled = read_tender(file), load_catalogue(criteria, fallback), load_templates(templates)
    found = (*read.diagnostics, *loaded.diagnostics, *styled.diagnostics)
    if read.value is None or loaded.value is None or styled.value is None:
        return BuildResult({}, found)
    if not loaded.value.packs:
        raise NothingToDoError("there are no packs", "name a folder that holds packs with --criteria")
    composition = compose_tender(read.value, loaded.value, styled.value.outline, tuple(styled.value.strings), Origin(file.shown))
    findings = [*composition.findings, *_narrowing(composition, options, file)]
    if findings:
        return BuildResult({}, (*found, *locate(findings, lambda _: file.content)))
    homeless = unplaced(composition, styled.value)
    if homeless:
        return BuildResult({}, (*found, *homeless))
    if not composition.kinds:
        raise NothingToDoError("the tender chooses no criterion", "name packs in 'packs', or check products and levels")
    origin = Origin(file.shown)
    warnings = (*unconfirmed_provisions(composition, origin), *environment_weights(composition, origin))
    found += locate(warnings, lambda _: file.content)
    return _print(composition, styled.value, file, options, found)


def _print(
    composition: Composition, template_set: TemplateSet, file: TenderFile, options: BuildOptions, found: tuple[Diagnostic, ...]
) -> BuildResult:
    """Every document in every language and format, and the provenance."""
    tender, diagnostics, files, missing = composition.tender, list(found), dict[str, bytes](), 0
    handles = composition.catalogue.read
    templates = Templates(template_set.texts.get, template_set.shown)
    for language in options.languages or composition.languages:
        wording = wording_in(language, composition, template_set)
        texts = texts_in(
            language, composition.selection.criteria, composition.catalogue, _asked_at(language, tender, file), draft=options.draft
        )
        diagnostics += locate(texts.findings, lambda name: file.content if name == file.shown else handles(name))
        if has_errors(diagnostics):
            continue
        edition = Edition(wording, texts, options.draft, " ".join(options.tool.values()))
        press = Press(templates, template_set, wording, options.created)
        for name in options.documents or tender.documents:
            printed = print_document(name, composition, edition, options.formats or tender.formats, press)
            diagnostics += printed.diagnostics
            missing += printed.missing
            files |= {f"{language}/{name.value}.{fmt.value}": content for fmt, content in printed.files.items()}
    if has_errors(diagnostics):
        return BuildResult({}, tuple(dict.fromkeys(diagnostics)))
    inputs = _inputs(composition.catalogue, template_set, file)
    files[PROVENANCE] = render_provenance(composition, options.tool, inputs, files, missing)
    return BuildResult(files, tuple(dict.fromkeys(diagnostics)), len(composition.kinds), missing)


def _asked_at(language: str, tender: Tender, file: TenderFile) -> Origin:
    if language in tender.languages:
        return Origin(file.shown, ("languages", tender.languages.index(language)))
    return Origin(file.shown)


def _narrowing(composition: Composition, options: BuildOptions, file: TenderFile) -> list[Finding]:
    origin = Origin(file.shown, ("languages",) if composition.tender.languages else ())
    hint = f"the tender's languages are {', '.join(composition.languages)}"
    unknown = [language for language in options.languages if language not in composition.languages]
    return [Finding("unknown-reference", origin, f"the tender has no documents in '{language}'", hint) for language in unknown]


def _inputs(catalogue: Catalogue, template_set: TemplateSet, file: TenderFile) -> dict[str, str]:
    inputs = {f"criteria/{path}": digest for path, digest in catalogue.inputs.items()}
    inputs |= {f"templates/{path}": digest for path, digest in template_set.inputs.items()}
    return inputs | {"tender.yaml": hashlib.sha256(file.content).hexdigest()}

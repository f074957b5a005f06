"""What composing and printing say of tenders and templates; a check of packs alone does not import it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.catalogue.template_set import read_templates
from ictcriteria.diagnostics import Diagnostic
from ictcriteria.lint.engine import Selected
from ictcriteria.pipeline.reading import read_tender
from ictcriteria.pipeline.tender_check import Ground, check_tender
from ictcriteria.pipeline.trial import try_templates
from ictcriteria.source.tender_file import TenderFile
from ictcriteria.source.tree import FileTree


@dataclass(frozen=True, slots=True)
class DocumentsRequest:
    """The tenders to check, the layers of templates with the first one on top, and the sample tenders among the templates.

    With ``templates_are_checked`` False the templates only serve the tenders.
    """

    tenders: Sequence[TenderFile]
    samples: Sequence[TenderFile]
    templates: Sequence[FileTree]
    templates_are_checked: bool
    today: date
    review_months: int


def check_documents(request: DocumentsRequest, catalogue: Catalogue, selected: Selected) -> tuple[list[Diagnostic], list[str]]:
    """Every problem of the tenders and templates, and the files that could not be judged on the sound part of the packs."""
    styled = read_templates(request.templates)
    ground = Ground(catalogue, styled.templates, request.today, request.review_months)
    found: list[Diagnostic] = []
    unchecked: list[str] = []
    if request.templates_are_checked:
        samples = [tender for file in request.samples if (tender := read_tender(file).value) is not None]
        trial = try_templates(ground, samples, styled.diagnostics)
        found += [*styled.diagnostics, *trial.diagnostics]
        unchecked += trial.unchecked
    for file in (*request.tenders, *request.samples):
        problems = check_tender(file, ground, selected)
        found += problems or ()
        unchecked += [file.shown] if problems is None else []
    return found, unchecked

"""The Word forms of a comparison: changed clauses, or the documents of a tender, with tracked changes."""

import argparse
import os
from pathlib import Path

from ictcriteria.cli.build_summary import source_date
from ictcriteria.cli.diff_run import Compared
from ictcriteria.cli.options import template_layers
from ictcriteria.cli.output import print_diagnostics, write_all
from ictcriteria.errors import UsageError
from ictcriteria.render.docx.redline import RedlineStamp


def write_word(place: Path, compared: Compared, options: argparse.Namespace) -> None:
    """The clauses to a file; with a tender its documents to a folder, as ``<language>/<document>.docx``."""
    from ictcriteria.catalogue.template_set import load_templates

    stamp = _stamp(compared, options)
    styled = load_templates(template_layers(options.house, options.templates))
    print_diagnostics(styled.diagnostics)
    if styled.value is None:
        raise UsageError("the templates have errors", "mend them first")
    if compared.tender is not None:
        from ictcriteria.pipeline.tender_redline import tender_redlines

        redlines = tender_redlines(compared.tender, styled.value, stamp)
        print_diagnostics(redlines.diagnostics)
        if not redlines.files:
            raise UsageError("the documents of the tender cannot be printed", "mend what is said above")
        write_all(place, redlines.files, "", keep_others=True)
        return
    from ictcriteria.pipeline.clause_redline import clause_redline

    names = compared.sides.old_name, compared.sides.new_name
    content = clause_redline(compared.result, names, styled.value.reference_docx, stamp, options.language)
    write_all(place.parent, {place.name: content}, "", keep_others=True)


def _stamp(compared: Compared, options: argparse.Namespace) -> RedlineStamp:
    """The date is that of the new commit; of files on disk ``SOURCE_DATE_EPOCH``, else none."""
    return RedlineStamp(options.author, compared.sides.committed or source_date(os.environ.get("SOURCE_DATE_EPOCH")))

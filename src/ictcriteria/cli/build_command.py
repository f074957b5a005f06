"""``ictcriteria build``: tender documents from a tender."""

import argparse
import os
import sys
from pathlib import Path

from ictcriteria.cli.options import add_criteria


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = "Writes OUT/<language>/<document>.<format> and OUT/provenance.json: all of them, or nothing."
    parser.add_argument(
        "tender", metavar="TENDER", nargs="?", type=Path, help="the tender (default: ./tender.yaml, else the shipped sample)"
    )
    parser.add_argument("--out", metavar="DIR", type=Path, default=Path("build"), help="folder for the documents (default: build)")
    parser.add_argument(
        "--format", choices=("docx", "html", "md"), action="append", default=[], help="only this format; repeatable"
    )
    parser.add_argument(
        "--document",
        choices=("specification", "contract", "response", "guide"),
        action="append",
        default=[],
        help="only this document; repeatable",
    )
    parser.add_argument(
        "--language", metavar="CODE", action="append", default=[], help="only this language of the tender; repeatable"
    )
    parser.add_argument("--house", metavar="DIR", type=Path, help="your organisation's templates, laid over the others")
    parser.add_argument(
        "--templates", metavar="DIR", type=Path, help="folder of templates (default: ./templates, else the shipped ones)"
    )
    parser.add_argument("--draft", action="store_true", help="print a mark where something is missing instead of failing")
    add_criteria(parser)


def run(options: argparse.Namespace) -> int:
    """Build, write, and say what was made."""
    from ictcriteria import __version__
    from ictcriteria.cli.build_summary import source_date, summarise, tender_file
    from ictcriteria.cli.options import criteria_trees, template_layers
    from ictcriteria.cli.output import print_diagnostics, write_all
    from ictcriteria.model.tender import DocumentFormat, DocumentName
    from ictcriteria.pipeline.build import PROVENANCE, BuildOptions, build_tender
    from ictcriteria.source.working_tree import shipped_tree

    file = tender_file(options.tender)
    wanted = BuildOptions(
        languages=tuple(options.language),
        documents=tuple(map(DocumentName, options.document)),
        formats=tuple(map(DocumentFormat, options.format)),
        draft=options.draft,
        created=source_date(os.environ.get("SOURCE_DATE_EPOCH")),
        tool={"name": "ictcriteria", "version": __version__},
    )
    layers = template_layers(options.house, options.templates)
    result = build_tender(file, criteria_trees(options), layers, shipped_tree("criteria"), wanted)
    print_diagnostics(result.diagnostics)
    if result.files:
        narrowed = bool(options.format or options.document or options.language)
        write_all(options.out, result.files, PROVENANCE, keep_others=narrowed)
    print(summarise(result, options.out), file=sys.stderr)
    return 0 if result.files else 1

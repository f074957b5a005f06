"""Reading what a job starts from: packs, and a tender."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.catalogue.load import load_catalogue
from ictcriteria.catalogue.locate import locate
from ictcriteria.catalogue.validate import validate_data
from ictcriteria.diagnostics import Outcome
from ictcriteria.errors import NothingToDoError
from ictcriteria.model.tender import Tender
from ictcriteria.source.tender_file import TenderFile
from ictcriteria.source.tree import MAX_TEXT_BYTES, FileTree
from ictcriteria.source.yaml_reader import read_yaml, too_large


def read_packs(trees: Sequence[FileTree], fallback: FileTree | None = None) -> Outcome[Catalogue]:
    """Packs and reference data, or every reason why they cannot be used; raises NothingToDoError for folders without packs."""
    if not any(path.endswith((".yaml", ".yml")) for tree in trees for path in tree.paths()):
        raise NothingToDoError("there are no packs", "name a folder that holds packs, such as 'criteria'")
    return load_catalogue(trees, fallback)


def read_tender(file: TenderFile) -> Outcome[Tender]:
    """The tender, or every reason why it cannot be read."""
    size = max(file.size, len(file.content))
    if size > MAX_TEXT_BYTES:
        return Outcome(None, (too_large(file.shown, size),))
    document = read_yaml(file.content, file.shown)
    if document.diagnostics:
        return Outcome(None, document.diagnostics)
    tender, findings = validate_data(_tender_adapter(), document.data, file.shown)
    return Outcome(tender, locate(findings, lambda _: file.content))


@cache
def _tender_adapter() -> TypeAdapter[Any]:
    return TypeAdapter(Tender)

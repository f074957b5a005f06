"""JSON Schema for every kind of file that people write, so that editors offer keys and values and explain them; and for reports.

The schemas come from the models and from nowhere else. What only shows when several fields or files are seen together
(a tender that has both lots and products, a source that nobody knows) is left to ``ictcriteria check``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from pydantic import TypeAdapter

from ictcriteria.model.criterion import Criterion
from ictcriteria.model.framework import Framework
from ictcriteria.model.identifiers import Slug
from ictcriteria.model.outline import Outline
from ictcriteria.model.pack import Pack
from ictcriteria.model.profile import Profile
from ictcriteria.model.reference import ContractMachinery, Jurisdiction, Label, LegalSource, Product, Term
from ictcriteria.model.reports import CheckReport, DiffReport
from ictcriteria.model.schema_writer import ReportSchemaWriter, SchemaWriter
from ictcriteria.model.settings import Settings
from ictcriteria.model.strings import StringsFile
from ictcriteria.model.tender import Tender
from ictcriteria.model.translation import Translation
from ictcriteria.model.words import WordList

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The version of JSON Schema."""

SCHEMA_FOLDER = ".ictcriteria/schema"
"""Where a repository keeps its copies of the schemas, seen from its root."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: what it holds, the model that reads it, and globs of where such files stand (``!`` for "but not")."""

    what: str
    model: Any
    files: tuple[str, ...]


SCHEMAS: Mapping[str, FileKind] = MappingProxyType(
    {
        "pack": FileKind("what the criteria of a folder have in common", Pack, ("criteria/*/pack.yaml",)),
        "criterion": FileKind(
            "one criterion", Criterion, ("criteria/*/*.yaml", "!criteria/*/pack.yaml", "!criteria/reference/*.yaml")
        ),
        "translation": FileKind("the texts of a pack in another language", Translation, ("criteria/*/translations/*.yaml",)),
        "sources": FileKind("laws, standards, guidance and cases", dict[Slug, LegalSource], ("criteria/reference/sources.yaml",)),
        "labels": FileKind("ecolabels and certifications", dict[Slug, Label], ("criteria/reference/labels.yaml",)),
        "terms": FileKind("defined terms", dict[Slug, Term], ("criteria/reference/terms.yaml",)),
        "products": FileKind("product groups", dict[Slug, Product], ("criteria/reference/products.yaml",)),
        "contract": FileKind("events and the remedy ladder", ContractMachinery, ("criteria/reference/contract.yaml",)),
        "jurisdiction": FileKind("the law of one country", Jurisdiction, ("criteria/reference/jurisdictions/*.yaml",)),
        "framework": FileKind("demands that others publish", Framework, ("criteria/reference/frameworks/*.yaml",)),
        "profile": FileKind("a ready-made start for a tender", Profile, ("criteria/reference/profiles/*.yaml",)),
        "words": FileKind("words of a language that rules look for", WordList, ("criteria/reference/words/*.yaml",)),
        "tender": FileKind("one tender", Tender, ("tender.yaml",)),
        "outline": FileKind("the sections of each document", Outline, ("templates/outline.yaml",)),
        "strings": FileKind("the fixed words of the documents in one language", StringsFile, ("templates/strings/*.yaml",)),
        "settings": FileKind("how check judges: ictcriteria.toml", Settings, ()),
    }
)
"""Every kind of file, by the name of its schema."""

REPORTS: Mapping[str, FileKind] = MappingProxyType(
    {
        "check-report": FileKind("what check prints as JSON", CheckReport, ()),
        "diff-report": FileKind("what diff prints as JSON", DiffReport, ()),
    }
)
"""What programs read, by the name of its schema."""


def json_schema(name: str) -> dict[str, Any]:
    """The schema of one key of :data:`SCHEMAS` or :data:`REPORTS`: draft 2020-12, in one piece."""
    kind, writer = (SCHEMAS[name], SchemaWriter) if name in SCHEMAS else (REPORTS[name], ReportSchemaWriter)
    head = {
        "$schema": DIALECT,
        "$id": f"urn:ictcriteria:schema:{name}",
        "title": name.replace("-", " ").capitalize(),
        "description": f"{kind.what[:1].upper()}{kind.what[1:]}.",
    }
    return {**head, **TypeAdapter(kind.model).json_schema(schema_generator=writer)}


def schema_header(name: str, folder: str) -> str:
    """The comment at the top of a file by which editors find its schema; ``folder`` is the path from the file to the schemas."""
    return f"# yaml-language-server: $schema={quote(folder)}/{name}.json"

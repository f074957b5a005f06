"""For every jurisdiction and level, laptops and phones can be bought in every language, and the documents cite that law."""

from functools import cache
from pathlib import Path

import pytest

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.catalogue.template_set import load_templates
from ictcriteria.compose.account import references_for
from ictcriteria.compose.wording import Wording, jurisdiction_chain
from ictcriteria.model.identifiers import Kind, Level
from ictcriteria.model.tender import DocumentFormat, DocumentName
from ictcriteria.pipeline.build import BuildOptions, BuildResult, build_tender
from ictcriteria.source.tender_file import TenderFile
from ictcriteria.source.working_tree import FolderTree

ROOT = Path(__file__).parents[1]
LANGUAGES = ("en", "nb", "sv")
JURISDICTIONS = sorted(path.stem for path in (ROOT / "criteria" / "reference" / "jurisdictions").glob("*.yaml"))
DOCUMENT_OF = {
    Kind.TECHNICAL_SPECIFICATION: DocumentName.SPECIFICATION,
    Kind.SELECTION_CRITERION: DocumentName.SPECIFICATION,
    Kind.AWARD_CRITERION: DocumentName.SPECIFICATION,
    Kind.CONTRACT_CLAUSE: DocumentName.CONTRACT,
}
TENDER = """
title: Devices
buyer: Buyer
jurisdiction: {jurisdiction}
languages: [en, nb, sv]
products: [laptop, smartphone]
level: {level}
"""


@cache
def built(jurisdiction: str, level: str) -> BuildResult:
    """Specification and contract of a tender with all packs, as Markdown."""
    file = TenderFile("tender.yaml", TENDER.format(jurisdiction=jurisdiction, level=level).encode())
    options = BuildOptions(documents=(DocumentName.SPECIFICATION, DocumentName.CONTRACT), formats=(DocumentFormat.MD,))
    criteria, templates = FolderTree(ROOT / "criteria"), FolderTree(ROOT / "templates")
    return build_tender(file, [criteria], [templates], options=options)


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("jurisdiction", JURISDICTIONS)
def test_a_tender_builds_and_cites_the_law_of_its_jurisdiction(jurisdiction: str, level: Level, shipped: Catalogue) -> None:
    result = built(jurisdiction, level.value)
    assert {path for path in result.files if path.endswith(".md")} == {
        f"{language}/{document}.md" for language in LANGUAGES for document in ("specification", "contract")
    }, [item.message for item in result.diagnostics]
    strings = load_templates([FolderTree(ROOT / "templates")]).value.strings
    chain = jurisdiction_chain(jurisdiction, shipped.reference)
    for language in LANGUAGES:
        wording = Wording(language, strings[language], chain, shipped.reference, "EUR")
        for kind, document in DOCUMENT_OF.items():
            text = result.files[f"{language}/{document.value}.md"].decode().replace("\\", "")
            cited = references_for(kind, wording)
            assert cited, (kind, "no provision")
            assert all(wording.provision(reference) in text for reference in cited), (language, kind)


def test_each_country_names_provisions_of_its_own(shipped: Catalogue) -> None:
    for code in JURISDICTIONS:
        assert set(shipped.reference.jurisdictions[code].provisions) == set(Kind), code

"""Every figure that a bidder must meet is a parameter, or stands in the data of a source that the criterion cites."""

import re

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.model.clause_text import LINK, PLACEHOLDER, links
from ictcriteria.model.criterion import CriterionBase
from ictcriteria.model.reference import LegalSource
from ictcriteria.model.translation import criterion_texts

BINDING = {"text", "verification", "obligations", "judging", "scoring"}
NUMBER = re.compile(r"(?<![A-Za-z\d])\d+(?:\.\d+)?(?![A-Za-z])")
LIST_ITEM = re.compile(r"(?m)^\s*(\d+)\.\s")


def test_figures_are_parameters_or_stand_in_a_cited_source(shipped: Catalogue) -> None:
    loose = {
        (id_, key, figure)
        for id_, criterion in shipped.criteria.items()
        for key, text in criterion_texts(criterion).items()
        if key.partition("/")[0] in BINDING
        for figure in figures(text)
        if figure not in sourced_figures(criterion, shipped)
    }
    assert loose == set()


def test_a_figure_of_nobody_is_found(shipped: Catalogue) -> None:
    text = "The battery shall keep 79 % after {{ cycles }} cycles of [EN 61960](source:x)."
    assert figures(text) == ["79"]
    assert "79" not in sourced_figures(shipped.criteria["lifespan/battery-endurance"], shipped)


def figures(text: str) -> list[str]:
    """Numbers in a text that are neither parameters nor part of a source's name nor marks of its lists."""
    marks = set(LIST_ITEM.findall(text))
    return [figure for figure in NUMBER.findall(LINK.sub("", PLACEHOLDER.sub("", text))) if figure not in marks]


def sourced_figures(criterion: CriterionBase, catalogue: Catalogue) -> set[str]:
    """Numbers in the data of the sources that a criterion cites, and in its own locators."""
    cited = {basis.source for basis in criterion.legal_basis}
    cited |= {link.target for text in criterion_texts(criterion).values() for link in links(text) if link.scheme == "source"}
    cited |= {standard for way in criterion.verification.values() for standard in way.standards}
    found = {figure for basis in criterion.legal_basis for figure in NUMBER.findall(basis.locator)}
    return found.union(*(source_figures(catalogue.reference.sources[source]) for source in cited))


def source_figures(source: LegalSource) -> set[str]:
    """Numbers in the figures and provisions of one source."""
    texts = [f"{figure.value} {figure.unit or ''} {figure.what}" for figure in source.figures]
    texts += [says for provision in source.provisions for says in provision.says.values()]
    texts += [*source.designation.values(), *source.title.values()]
    return {figure for text in texts for figure in NUMBER.findall(text)}

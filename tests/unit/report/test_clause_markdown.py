"""Clauses apart from a tender, as redlines show them."""

import pytest

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.render.markdown import dangling_links, parse_markdown
from ictcriteria.report.clause_markdown import clauses_markdown


def test_clause_has_text_figures_evidence_duties_and_judging(catalogue: Catalogue) -> None:
    assert clauses_markdown("Changed clauses", [("lifespan/warranty", "lifespan/warranty")], catalogue) == (
        "# Changed clauses\n"
        "\n"
        '## <a id="c-lifespan--warranty"></a>Warranty\n'
        "\n"
        "*contract clause, for laptop, smartphone, monitor (new, refurbished)*\n"
        "\n"
        "The supplier repairs within \\[days\\]:\n"
        "\n"
        "- at its own cost;\n"
        "- with original parts.\n"
        "\n"
        "| Figure | basic | advanced | spearhead |\n"
        "| --- | --- | --- | --- |\n"
        "| \\[days\\] Time for repair | 10 working days | 5 working days | 1 working day |\n"
        "\n"
        "**Evidence**\n"
        "\n"
        "- *log (data file, contract)* The list of repairs.\n"
        "\n"
        "**Duties**\n"
        "\n"
        "- supplier repairs the device (within \\[days\\] after defect report; data file)\n"
        "- supplier hands over the list of repairs (every 12 months; data file)\n"
        "- buyer names a contact (within 1 month after contract signature, every 1 year; declaration)\n"
        "\n"
        "**Judging**\n"
        "\n"
        "- Fulfilled: Every repair came within \\[days\\].\n"
        "- Partly fulfilled: One repair came late.\n"
        "- Not fulfilled: More than one repair came late.\n"
        "\n"
        "A breach enters the remedy ladder at: written notice.\n"
    )


@pytest.mark.parametrize("language", [None, "nb"])
def test_every_criterion_can_be_printed(language: str | None, catalogue: Catalogue, shipped: Catalogue) -> None:
    for packs in (catalogue, shipped):
        text = clauses_markdown("All", [(id_, id_) for id_ in packs.criteria], packs, language)
        assert dangling_links(parse_markdown(text)) == []
        assert text.count("\n## <a id=") == len(packs.criteria)
        assert "{{" not in text


def test_criterion_that_a_side_lacks_is_left_out(catalogue: Catalogue) -> None:
    assert clauses_markdown("T", [("lifespan/none", "lifespan/none")], catalogue) == "# T\n"

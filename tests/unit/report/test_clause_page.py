"""A file of a pack in words, as ``git diff`` shows it."""

from pathlib import Path
from typing import Any

import pytest

from ictcriteria.report.clause_page import clause_page
from ictcriteria.source.yaml_reader import read_yaml


def leaves(data: Any) -> list[str]:
    """Every word of every value of a file."""
    if isinstance(data, dict):
        return [word for value in data.values() for word in leaves(value)]
    if isinstance(data, list):
        return [word for value in data for word in leaves(value)]
    return str(data).replace("-", " ").replace("{{ ", "[").replace(" }}", "]").replace("_", " ").split()


def test_criterion_is_shown_in_words(root: Path) -> None:
    content = (root / "tests/data/packs/lifespan/warranty.yaml").read_bytes()
    assert clause_page(read_yaml(content, "x").data).startswith(
        "Warranty\n"
        "========\n"
        "kind: contract clause\n"
        "revision: 3\n"
        "changed: 2026-01-02\n"
        "reviewed: 2026-01-03\n"
        "products: laptop, smartphone, monitor\n"
        "\n"
        "parameters:\n"
        "  days: title Time for repair, unit working day, minimum 1, maximum 30, stricter lower\n"
        "\n"
        "levels:\n"
        "  basic: days 10 working days\n"
        "  advanced: days 5 working days\n"
        "  spearhead: days 1 working day\n"
        "\n"
        "text:\n"
        "  The supplier repairs within [days]:\n"
        "\n"
        "  - at its own cost;\n"
        "  - with original parts.\n"
        "  (links: term supplier)\n"
    )


@pytest.mark.parametrize(
    "file", sorted(Path(__file__).parents[2].joinpath("data", "packs").rglob("*.yaml")), ids=lambda path: path.stem
)
def test_nothing_that_is_written_is_left_out(file: Path) -> None:
    data = read_yaml(file.read_bytes(), file.name).data
    page = clause_page(data)
    plain = page.replace("-", " ").replace("_", " ")
    lost = [word for word in leaves(data) if "](" not in word and not word.startswith("[") and word.strip("[]().,;") not in plain]
    assert lost == [word for word in lost if word.lower() in {"true", "false"}]
    assert "{{" not in page


@pytest.mark.parametrize("data", [None, [], "text", 7, True])
def test_what_is_no_mapping_has_no_page(data: Any) -> None:
    assert clause_page(data) == ""

"""Whole documents of small tenders, compared word by word with golden files (``pytest --update-golden`` writes them)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ictcriteria.pipeline.build import BuildResult

CASES = sorted(path.parent for path in (Path(__file__).parents[1] / "golden" / "build").glob("*/tender.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_documents_are_the_golden_ones(case: Path, build: Callable[..., BuildResult], golden: Callable[[Path, str], None]) -> None:
    result = build((case / "tender.yaml").read_text(encoding="utf-8"))
    documents = {path: content for path, content in result.files.items() if path.endswith(".md")}
    assert documents, result.diagnostics
    for path, content in documents.items():
        golden(case / "expected" / path, content.decode())
    expected = {path.relative_to(case / "expected").as_posix() for path in (case / "expected").rglob("*.md")}
    assert expected == set(documents)


def test_golden_cases_are_found() -> None:
    assert len(CASES) >= 2

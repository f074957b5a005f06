"""The mend of a revision that has not risen: it writes the next number and nothing else."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from ictcriteria.lint.fixes import apply_fixes
from ictcriteria.model.settings import Settings
from ictcriteria.pipeline.check import CheckRequest, check_packs
from ictcriteria.source.working_tree import FolderTree

SETTINGS = Settings(select=("revision-not-raised",))


def test_fix_raises_the_revision_by_one_and_leaves_nothing_to_mend(edited: Callable[[str, str, str], Path], root: Path) -> None:
    old = FolderTree(root / "tests" / "data" / "packs", shown_as="old")
    folder = edited("lifespan/warranty.yaml", "basic: {days: 10}", "basic: {days: 12}")
    file = folder / "lifespan" / "warranty.yaml"
    before = file.read_text(encoding="utf-8")

    def found() -> tuple[bytes, int]:
        trees = [FolderTree(folder, shown_as="packs")]
        request = CheckRequest(trees, date(2026, 11, 22), against=[old], ref="v1", settings=SETTINGS)
        return apply_fixes(file.read_bytes(), check_packs(request).diagnostics)

    mended, count = found()
    assert (mended.decode(), count) == (before.replace("revision: 3", "revision: 4"), 1)
    file.write_bytes(mended)
    assert found() == (mended, 0)

"""Whatever is broken in a shipped file, ``check`` tells it calmly: no exception, no hang, and the right line.

Every shipped file is broken 300 times and read as ``check`` reads it; a few times the whole of ``check`` runs, with all rules
and the other files around it. ``scripts/fuzz.py`` does the whole of it 300 times for every file.
"""

import shutil
import time
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from tests.property.mutations import assert_places, mutations

from ictcriteria.catalogue.layout import role_of
from ictcriteria.catalogue.load import read_catalogue
from ictcriteria.pipeline.check import CheckRequest, check_packs
from ictcriteria.pipeline.reading import read_tender
from ictcriteria.source.tender_file import TenderFile
from ictcriteria.source.working_tree import FolderTree

ROOT = Path(__file__).parents[2]
FILES = [path.relative_to(ROOT / "criteria").as_posix() for path in sorted((ROOT / "criteria").rglob("*.yaml"))]
RUNS = 300
LONGEST_SECONDS = 2.0
"""What counts as a hang, in seconds of the processor. No statement on speed: a broken file may not keep the program busy."""


class OneFile:
    """A tree with one file of the shipped packs, broken."""

    def __init__(self, path: str, content: bytes) -> None:
        self.path, self.content = path, content

    def paths(self) -> tuple[str, ...]:
        return (self.path,)

    def size(self, path: str) -> int:
        del path
        return len(self.content)

    def read(self, path: str) -> bytes:
        del path
        return self.content

    def shown(self, path: str) -> str:
        return path


@pytest.mark.parametrize("path", FILES)
def test_broken_file_is_told_calmly(path: str) -> None:
    content = (ROOT / "criteria" / path).read_bytes()
    for broken in mutations(content, path, RUNS):
        started = time.process_time()
        loading = read_catalogue([OneFile(path, broken.content)])
        assert time.process_time() - started < LONGEST_SECONDS, broken
        assert_places(loading.diagnostics, broken, path)


@pytest.mark.parametrize("path", FILES[:: max(1, len(FILES) // 25)])
def test_broken_file_among_sound_ones_is_told_calmly(path: str, tmp_path: Path) -> None:
    packs = Path(shutil.copytree(ROOT / "criteria", tmp_path / "criteria"))
    for broken in islice(mutations((packs / path).read_bytes(), f"{path} whole", 4), 4):
        (packs / path).write_bytes(broken.content)
        result = check_packs(CheckRequest([FolderTree(packs, shown_as="criteria")], date(2026, 11, 22)))
        assert_places(result.diagnostics, broken, f"criteria/{path}")


def test_broken_tender_is_told_calmly() -> None:
    content = (ROOT / "templates" / "tender.yaml").read_bytes()
    for broken in mutations(content, "tender", RUNS):
        outcome = read_tender(TenderFile("tender.yaml", broken.content))
        assert_places(outcome.diagnostics, broken, "tender.yaml")


def test_every_shipped_file_has_its_place() -> None:
    assert [path for path in FILES if role_of(path) is None] == []

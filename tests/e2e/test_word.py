"""The Word documents: valid by the published schema rules, and LibreOffice opens them."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory, root: Path, clean_environment: Callable[..., dict[str, str]]) -> list[Path]:
    """The Word documents of the shipped sample."""
    import sys

    folder = tmp_path_factory.mktemp("word")
    done = subprocess.run(
        [sys.executable, "-m", "ictcriteria", "build", root / "templates" / "tender.yaml", "--format", "docx", "--out", "out"],
        cwd=folder, env=clean_environment({}), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return sorted(folder.rglob("*.docx"))


def test_every_document_is_valid(documents: list[Path]) -> None:
    assert len(documents) == 8
    for path in documents:
        result = OpenXmlValidator().validate(path)
        assert [str(error) for error in result.errors] == [], path


def test_every_document_becomes_a_pdf(documents: list[Path], tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    for path in documents:
        out = tmp_path / path.parent.name
        done = subprocess.run(
            [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf", "--outdir",
            str(out), str(path)],
            capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        pdf = out / path.with_suffix(".pdf").name
        assert pdf.read_bytes().startswith(b"%PDF-")
        assert pdf.stat().st_size > 10_000

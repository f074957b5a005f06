"""The wheel: built and installed without the network, it makes the documents of the sample in an empty folder."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

import ictcriteria

pytestmark = pytest.mark.slow

BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run([sys.executable, "-c", BUILD, str(folder)], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("*.whl")
    return path


def test_wheel_carries_packs_templates_and_licences(wheel: Path, root: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("criteria", "templates"):
        shipped = {path.relative_to(root).as_posix() for path in (root / folder).rglob("*") if path.is_file()}
        assert {f"ictcriteria/shipped/{path}" for path in shipped} <= names
    assert "ictcriteria/py.typed" in names
    assert [name for name in names if name.endswith("/licenses/LICENSE")]
    assert [name for name in names if "test" in name.lower() and name.endswith(".py")] == []


def test_installed_program_builds_the_sample_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=False)
    python = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], capture_output=True, text=True, check=True
    ).stdout.strip()
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", site, str(wheel)]
    installed = subprocess.run(pip, capture_output=True, text=True, check=False)
    assert installed.returncode == 0, installed.stderr
    empty = tmp_path / "empty"
    empty.mkdir()
    # The dependencies come from the environment that runs the tests; its .pth files, and with them the checkout, do not.
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": sysconfig.get_path("purelib")}
    where = subprocess.run(
        [python, "-c", "import ictcriteria; print(ictcriteria.__file__)"],
        cwd=empty,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(where.stdout.strip()).is_relative_to(site)

    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [python, "-m", "ictcriteria", *arguments], cwd=empty, env=environment, capture_output=True, text=True, check=False
        )

    assert run("--version").stdout == f"ictcriteria {ictcriteria.__version__}\n"
    built = run("build")
    assert built.returncode == 0, built.stderr
    assert (empty / "build" / "nb" / "specification.docx").is_file()
    assert run("check").returncode == 0

"""Real repositories for tests of whole runs."""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

PERSON = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in {"NAME": "Ida", "EMAIL": "ida@example.org", "DATE": "2026-03-01T12:00:00+01:00"}.items()
}
ISOLATED = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}


class Repository:
    """A repository whose ``criteria`` are the small catalogue, and that a test may change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def git(self, *arguments: object, code: int = 0, **environment: str) -> str:
        command = ["git", "-C", str(self.folder), *map(str, arguments)]
        done = subprocess.run(
            command, env={**os.environ, **PERSON, **environment}, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a piece of text that stands once in a file below ``criteria``."""
        file = self.folder / "criteria" / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        file.write_text(text.replace(old, new), encoding="utf-8")

    def write(self, files: Mapping[str, str | None]) -> None:
        """Write files below ``criteria``; None removes one."""
        for path, text in files.items():
            file = self.folder / "criteria" / path
            if text is None:
                file.unlink()
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")

    def commit(self, tag: str | None = None) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "change")
        if tag:
            self.git("tag", tag)


@pytest.fixture
def isolated_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests: no git configuration, no repository around the temporary folder, no hook's environment."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in {**ISOLATED, "GIT_CEILING_DIRECTORIES": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def new_repository(tmp_path: Path, root: Path, isolated_git: None) -> Callable[[], Repository]:
    """A fresh repository with the small catalogue in ``criteria``, committed as ``v0``."""
    del isolated_git

    def make() -> Repository:
        made = Repository(tmp_path / "repository")
        shutil.copytree(root / "tests" / "data" / "packs", made.folder / "criteria")
        made.git("init", "--quiet", "--initial-branch=main")
        made.commit("v0")
        return made

    return make


@pytest.fixture
def repository(new_repository: Callable[[], Repository]) -> Repository:
    return new_repository()


@pytest.fixture
def git_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[tuple[str, str]]]:
    """Puts a git before the real one that writes down each call: the command, and what came on standard input."""
    log, bin_ = tmp_path / "calls", tmp_path / "bin"
    log.mkdir()
    bin_.mkdir()
    script = bin_ / "git"
    script.write_text(
        f'#!/bin/sh\nnext="{log}/$(ls "{log}" | wc -l).$$"\n{{ echo "$@"; cat; }} >"$next"\n'
        f'tail -n +2 "$next" | "{shutil.which("git")}" "$@"\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{bin_}{os.pathsep}{os.environ['PATH']}")

    def made() -> list[tuple[str, str]]:
        texts = [file.read_text() for file in sorted(log.iterdir(), key=lambda file: int(file.name.partition(".")[0]))]
        return [(head, rest) for head, _, rest in (text.partition("\n") for text in texts)]

    return made

"""CONTRIBUTING.md walks through a change that works: its edits apply and its commands run in a copy of this repository."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ictcriteria.lint.rule import Group
from ictcriteria.lint.rules import RULES

COPIED = ("criteria", "templates", "scripts", "README.md", "CHANGELOG.md", ".gitignore")
STEP = re.compile(r"```(console|diff)\n(.*?)```", re.DOTALL)
VERSIONS = {rule.ID for rule in RULES if rule.GROUP is Group.VERSIONS}
REFUSED = ["revision-not-raised", "version-not-raised"]


def steps(root: Path) -> Iterator[tuple[str, str]]:
    """Commands and edits in the order of the walk: ``console`` and a command, or ``diff`` and file and edit."""
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    walk = text.split("\n## Change a threshold, from edit to merge\n")[1].split("\n## ")[0]
    for kind, body in STEP.findall(walk):
        if kind == "diff":
            yield kind, body
        else:
            yield from ((kind, line.removeprefix("$ ")) for line in body.splitlines())


def apply(edit: str, folder: Path) -> None:
    """Replace the lines with ``-`` by those with ``+``, between the lines around them."""
    name, *lines = edit.splitlines()
    old = "".join(f"{line[1:]}\n" for line in lines if line[:1] != "+")
    new = "".join(f"{line[1:]}\n" for line in lines if line[:1] != "-")
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text, f"{name} has no longer:\n{old}"
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def git_environment(tmp_path: Path) -> dict[str, str]:
    """An environment in which git knows an author and ``ictcriteria`` is the one that is tested."""
    author = {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    coverage = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}
    return {**author, **coverage, "PATH": path, "HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1"}


@pytest.fixture
def copy(root: Path, tmp_path: Path, git_environment: dict[str, str]) -> Path:
    """This repository as it stands, committed on ``main``."""
    folder = tmp_path / "copy"
    folder.mkdir()
    for name in COPIED:
        (shutil.copytree if (root / name).is_dir() else shutil.copy)(root / name, folder / name)
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "as it stands"]):
        subprocess.run(["git", *command], cwd=folder, env=git_environment, check=True)
    return folder


def test_walk_from_edit_to_merge_works_as_written(root: Path, copy: Path, git_environment: dict[str, str]) -> None:
    checks = []
    for kind, text in steps(root):
        if kind == "diff":
            apply(text, copy)
            continue
        done = subprocess.run(
            ["bash", "-c", text], cwd=copy, env=git_environment, capture_output=True, text=True, check=False, timeout=120
        )
        if text.startswith("ictcriteria check"):
            checks.append((done.returncode, sorted(VERSIONS & set(re.findall(r"\[([a-z-]+)\]: ", done.stdout)))))
        else:
            assert done.returncode == 0, f"{text}\n{done.stdout}\n{done.stderr}"
    assert checks == [(1, REFUSED), (0, []), (0, [])]
    merged = subprocess.run(
        ["git", "show", "--stat", "--format=%s", "main"], cwd=copy, env=git_environment, capture_output=True, text=True, check=True
    ).stdout
    assert merged.startswith("criteria: ask for eight years of security updates at spearhead level\n")
    assert "4 files changed" in merged


def test_rules_that_the_walk_names_exist(root: Path) -> None:
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = {*re.findall(r"reports\s+`([a-z-]+)`", text), *re.findall(r"ignore\[([a-z-]+)\]", text)}
    assert named == {*REFUSED, "stale-translation", "vague-word"}
    assert named <= {rule.ID for rule in RULES}

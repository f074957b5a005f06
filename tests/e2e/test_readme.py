"""The README keeps its word: its commands run, its help is true, its excerpts are from a fresh build."""

import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ictcriteria.cli.main import COMMANDS

CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
MAKE = {"make tender", "make test"}


def commands(root: Path) -> list[str]:
    """Every command that the README shows, without its comment."""
    blocks = CONSOLE.findall((root / "README.md").read_text(encoding="utf-8"))
    return [line[2:].partition("#")[0].strip() for block in blocks for line in block.splitlines() if line.startswith("$ ")]


def test_the_two_commands_are_targets_of_the_makefile(root: Path) -> None:
    shown = [command for command in commands(root) if command.startswith("make ")]
    assert set(shown) == MAKE
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    assert all(f"\n{command.removeprefix('make ')}:" in makefile for command in shown)


def test_every_command_of_the_readme_runs(root: Path, run_cli: Callable[..., object], tmp_path: Path) -> None:
    (tmp_path / "criteria").symlink_to(root / "criteria")
    (tmp_path / "templates").symlink_to(root / "templates")
    shown = [command for command in commands(root) if not command.startswith("make ")]
    assert len(shown) >= 4
    for command in shown:
        name, *arguments = shlex.split(command)
        assert name == "ictcriteria"
        done = run_cli(*arguments)
        assert done.code == 0, (command, done.err)
    assert (tmp_path / "my-tender" / "documents" / "nb" / "specification.docx").is_file()


def test_every_command_of_the_program_is_in_the_readme(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"ictcriteria {name}" not in text] == []


def test_the_excerpts_are_from_a_fresh_build(root: Path) -> None:
    done = subprocess.run([sys.executable, "scripts/update_readme.py", "--check"], cwd=root, check=False)
    assert done.returncode == 0, "run scripts/update_readme.py"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_that_names_its_options(command: str, run_cli: Callable[..., object]) -> None:
    done = run_cli(command, "--help")
    assert done.code == 0
    assert COMMANDS[command][:1].upper() + COMMANDS[command][1:] in done.out.replace("\n", " ")

"""Starting is part of using: what a command does not need is not imported."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Environment = Callable[[Mapping[str, str]], dict[str, str]]
HEAVY = ("docx", "lxml", "jinja2", "pydantic", "yaml", "rich", "babel", "markdown_it")
WATCH = """
import sys
from ictcriteria.cli.main import main
try:
    code = main(sys.argv[2:])
except SystemExit as error:
    code = error.code
loaded = {name.partition(".")[0] for name in sys.modules}
print("LOADED", *sorted(loaded & set(sys.argv[1].split(","))), file=sys.stderr)
sys.exit(code)
"""


def loaded(arguments: list[str], cwd: Path, environment: dict[str, str]) -> tuple[int, list[str]]:
    """Exit code of a command, and which of the heavy libraries it imported."""
    # Coverage of child processes would import libraries of its own.
    environment = {name: value for name, value in environment.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(
        [sys.executable, "-c", WATCH, ",".join(HEAVY), *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("LOADED")]
    return done.returncode, line.split()[1:]


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["build", "--help"], ["check", "--help"], ["init", "--help"]])
def test_help_imports_no_library(arguments: list[str], tmp_path: Path, clean_environment: Environment) -> None:
    assert loaded(arguments, tmp_path, clean_environment({})) == (0, [])


def test_check_of_an_empty_folder_imports_no_library(tmp_path: Path, clean_environment: Environment) -> None:
    (tmp_path / "empty").mkdir()
    assert loaded(["check", "empty"], tmp_path, clean_environment({})) == (3, [])


def test_check_of_packs_needs_neither_templates_nor_languages_nor_word(
    tmp_path: Path, packs_for_programs: Path, clean_environment: Environment
) -> None:
    code, modules = loaded(["check", str(packs_for_programs)], tmp_path, clean_environment({}))
    assert (code, modules) == (0, ["pydantic", "yaml"])


def test_word_is_loaded_only_when_word_is_wanted(
    tmp_path: Path, packs_for_programs: Path, write_tender: Callable[[str], Path], clean_environment: Environment
) -> None:
    write_tender("title: T\nbuyer: B\njurisdiction: eu\nproducts: [laptop]\n")
    arguments = ["build", "--criteria", str(packs_for_programs), "--format"]
    code, modules = loaded([*arguments, "html"], tmp_path, clean_environment({}))
    assert (code, {"docx", "lxml"} & set(modules)) == (0, set())
    code, modules = loaded([*arguments, "docx"], tmp_path, clean_environment({}))
    assert (code, {"docx", "lxml"} & set(modules)) == (0, {"docx", "lxml"})

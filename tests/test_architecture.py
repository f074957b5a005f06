"""The code keeps its layers, explains its public names and stays in files that a person can read."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

LONGEST_MODULE = 400
SOURCES = sorted((Path(__file__).parents[1] / "src" / "ictcriteria").rglob("*.py"))
PUBLIC = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def public_names(tree: ast.Module) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    """Public classes and functions, and public methods of public classes."""
    for node in tree.body:
        if isinstance(node, PUBLIC) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (
                    part for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) and part.name[0] != "_"
                )


def is_override(node: ast.AST) -> bool:
    return any(isinstance(mark, ast.Name) and mark.id == "override" for mark in getattr(node, "decorator_list", ()))


def test_layers_are_kept(root: Path) -> None:
    program = Path(sys.executable).with_name("lint-imports")
    assert program.is_file(), "import-linter is one of the development dependencies"
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(root / "src"), "COLUMNS": "200"}
    done = subprocess.run(
        [program, "--config", root / "pyproject.toml", "--no-cache"],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(SOURCES[0].parent).as_posix())
def test_module_explains_itself_and_is_not_too_long(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "the module has no docstring"
    assert [node.name for node in public_names(tree) if not ast.get_docstring(node) and not is_override(node)] == []
    assert len(text.splitlines()) <= LONGEST_MODULE


def test_there_are_modules_to_look_at() -> None:
    assert len(SOURCES) > 50

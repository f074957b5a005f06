"""Parts of trees, and what differs between two of them."""

from pathlib import Path

import pytest

from ictcriteria.source.tree import MAX_TEXT_BYTES, PartOfTree, differing_paths
from ictcriteria.source.working_tree import FolderTree


@pytest.fixture
def trees(tmp_path: Path) -> tuple[FolderTree, FolderTree]:
    files = {
        "old": {
            "a.yaml": b"a",
            "b/same.yaml": b"s",
            "b/size.yaml": b"1",
            "c.yaml": b"only old",
            "big.yaml": b"x" * (MAX_TEXT_BYTES + 1),
        },
        "new": {
            "a.yaml": b"b",
            "b/same.yaml": b"s",
            "b/size.yaml": b"12",
            "d.yaml": b"only new",
            "big.yaml": b"x" * (MAX_TEXT_BYTES + 1),
        },
    }
    for side, contents in files.items():
        for path, content in contents.items():
            (tmp_path / side / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / side / path).write_bytes(content)
    return FolderTree(tmp_path / "old", "old"), FolderTree(tmp_path / "new", "new")


def test_files_that_differ_are_found_and_large_ones_count_as_such(trees: tuple[FolderTree, FolderTree]) -> None:
    assert differing_paths(*trees) == ("a.yaml", "b/size.yaml", "big.yaml", "c.yaml", "d.yaml")
    assert differing_paths(trees[0], trees[0]) == ("big.yaml",)


def test_part_has_the_named_files_that_are_there(trees: tuple[FolderTree, FolderTree]) -> None:
    part = PartOfTree(trees[0], {"c.yaml", "a.yaml", "d.yaml"})
    assert part.paths() == ("a.yaml", "c.yaml")
    assert (part.read("c.yaml"), part.size("a.yaml"), part.shown("a.yaml")) == (b"only old", 1, "old/a.yaml")

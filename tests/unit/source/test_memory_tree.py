"""Files that are not written yet stand in a tree as if they were."""

import pytest

from ictcriteria.source.memory_tree import MemoryTree


def test_files_are_sorted_and_read_back() -> None:
    tree = MemoryTree({"b.yaml": b"two", "a.yaml": b""}, "criteria")
    assert [(path, tree.size(path), tree.read(path)) for path in tree.paths()] == [("a.yaml", 0, b""), ("b.yaml", 3, b"two")]


@pytest.mark.parametrize(("folder", "shown"), [("criteria", "criteria/a"), ("criteria/", "criteria/a"), (".", "a"), ("", "a")])
def test_files_are_shown_as_the_user_would_type_them(folder: str, shown: str) -> None:
    assert MemoryTree({"a": b""}, folder).shown("a") == shown

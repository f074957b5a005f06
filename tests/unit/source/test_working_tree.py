"""Folders on disk: what is seen, what is never reached, and which folder is taken."""

from pathlib import Path

import pytest

from ictcriteria.errors import UsageError
from ictcriteria.source.working_tree import FolderTree, OverlayTree, open_trees, shipped_folder, shipped_tree


def write(folder: Path, *paths: str, text: str = "x") -> Path:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def test_files_are_listed_in_code_point_order(tmp_path: Path) -> None:
    write(tmp_path, "b/z.yaml", "a/y.yaml", "Z.yaml", "b-c/x.yaml")
    assert FolderTree(tmp_path).paths() == ("Z.yaml", "a/y.yaml", "b-c/x.yaml", "b/z.yaml")


def test_hidden_files_and_folders_are_not_seen(tmp_path: Path) -> None:
    write(tmp_path, ".git/config", ".hidden.yaml", "seen.yaml")
    assert FolderTree(tmp_path).paths() == ("seen.yaml",)


def test_link_out_of_the_folder_is_not_seen_and_not_read(tmp_path: Path) -> None:
    write(tmp_path, "outside/secret.yaml", "in/own.yaml")
    inside = tmp_path / "in"
    (inside / "file.yaml").symlink_to(tmp_path / "outside" / "secret.yaml")
    (inside / "folder").symlink_to(tmp_path / "outside")
    tree = FolderTree(inside, shown_as="packs")
    assert tree.paths() == ("own.yaml",)
    with pytest.raises(UsageError, match=r"^'file\.yaml' leads out of the folder 'packs'$"):
        tree.read("file.yaml")
    with pytest.raises(UsageError, match="leads out of the folder"):
        tree.size("folder/secret.yaml")


def test_link_to_a_file_inside_the_folder_is_read(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", text="content")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    tree = FolderTree(tmp_path)
    assert tree.paths() == ("a.yaml", "b.yaml")
    assert tree.read("b.yaml") == b"content"


def test_link_that_leads_nowhere_is_not_seen(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").symlink_to("nothing.yaml")
    assert FolderTree(tmp_path).paths() == ()


@pytest.mark.parametrize("path", ["../secret.yaml", "a/../../secret.yaml", "/etc/passwd"])
def test_path_out_of_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    write(tmp_path, "secret.yaml", "in/a/own.yaml")
    with pytest.raises(UsageError, match="leads out of the folder"):
        FolderTree(tmp_path / "in").read(path)


def test_file_is_shown_as_the_user_named_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "packs/a.yaml")
    monkeypatch.chdir(tmp_path)
    assert FolderTree(Path("packs")).shown("a.yaml") == "packs/a.yaml"
    assert FolderTree(Path("packs"), shown_as="(shipped)/criteria").shown("a.yaml") == "(shipped)/criteria/a.yaml"


def test_size_is_known_without_reading(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", text="12345")
    assert FolderTree(tmp_path).size("a.yaml") == 5


@pytest.mark.parametrize("name", ["nothing", "file.txt"])
def test_what_is_no_folder_is_refused(tmp_path: Path, name: str) -> None:
    write(tmp_path, "file.txt")
    with pytest.raises(UsageError) as caught:
        FolderTree(tmp_path / name)
    assert str(caught.value) == f"'{tmp_path / name}' is not a folder"


def test_upper_layer_hides_the_same_file_below(tmp_path: Path) -> None:
    write(tmp_path / "house", "a.j2", text="house")
    write(tmp_path / "base", "a.j2", "b.j2", text="base")
    overlay = OverlayTree(FolderTree(tmp_path / "house", "house"), FolderTree(tmp_path / "base", "base"))
    assert overlay.paths() == ("a.j2", "b.j2")
    assert [overlay.read(path) for path in overlay.paths()] == [b"house", b"base"]
    assert [overlay.shown(path) for path in overlay.paths()] == ["house/a.j2", "base/b.j2"]
    assert overlay.size("a.j2") == len("house")
    with pytest.raises(KeyError):
        overlay.read("c.j2")


def test_given_folders_win_over_the_one_that_is_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "criteria/a.yaml", "mine/b.yaml")
    monkeypatch.chdir(tmp_path)
    assert [tree.paths() for tree in open_trees([Path("mine")], "criteria")] == [("b.yaml",)]
    assert [tree.shown("a.yaml") for tree in open_trees([], "criteria")] == ["criteria/a.yaml"]


def test_shipped_folder_is_taken_where_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tree,) = open_trees([], "criteria")
    assert tree.root == shipped_folder("criteria").resolve()
    assert tree.shown("lifespan/pack.yaml") == "(shipped)/criteria/lifespan/pack.yaml"
    assert "lifespan/pack.yaml" in shipped_tree("criteria").paths()

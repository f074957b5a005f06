"""Writing a folder of files: all new, or as it was."""

import json
import shutil
from collections.abc import Callable, Mapping
from errno import EACCES
from pathlib import Path

import pytest

from ictcriteria.cli.output import count, write_all
from ictcriteria.errors import IctCriteriaError

MANIFEST = "provenance.json"
Snapshot = Callable[[Path], dict[str, bytes | None]]


def build_of(files: Mapping[str, str]) -> dict[str, bytes]:
    """Files as a build makes them, with the manifest that names them."""
    manifest = json.dumps({"outputs": dict.fromkeys(files, "hash")})
    return {path: text.encode() for path, text in files.items()} | {MANIFEST: manifest.encode()}


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_files_are_written_with_their_folders(tmp_path: Path) -> None:
    write_all(tmp_path / "out" / "deep", build_of({"en/a.md": "a", "nb/a.md": "b"}), MANIFEST)
    assert names(tmp_path / "out" / "deep") == ["en", "en/a.md", "nb", "nb/a.md", MANIFEST]
    assert (tmp_path / "out" / "deep" / "nb" / "a.md").read_bytes() == b"b"


def test_second_build_replaces_the_first(tmp_path: Path) -> None:
    write_all(tmp_path, build_of({"en/a.md": "old"}), MANIFEST)
    write_all(tmp_path, build_of({"en/a.md": "new"}), MANIFEST)
    assert (tmp_path / "en" / "a.md").read_text() == "new"
    assert names(tmp_path) == ["en", "en/a.md", MANIFEST]


def test_files_that_the_last_build_made_and_this_one_does_not_are_removed(tmp_path: Path) -> None:
    write_all(tmp_path, build_of({"en/a.md": "a", "en/b.md": "b", "sv/a.md": "c"}), MANIFEST)
    write_all(tmp_path, build_of({"en/a.md": "a"}), MANIFEST)
    assert names(tmp_path) == ["en", "en/a.md", MANIFEST]


def test_files_of_others_are_never_touched(tmp_path: Path) -> None:
    write_all(tmp_path, build_of({"en/a.md": "a", "sv/a.md": "c"}), MANIFEST)
    (tmp_path / "sv" / "notes.txt").write_text("mine")
    (tmp_path / "plan.docx").write_text("mine")
    write_all(tmp_path, build_of({"en/a.md": "a"}), MANIFEST)
    assert names(tmp_path) == ["en", "en/a.md", "plan.docx", MANIFEST, "sv", "sv/notes.txt"]


@pytest.mark.parametrize(
    "content", ["", "not json", "[]", '{"outputs": 5}', '{"outputs": null}', "{}", '"text"', '{"outputs": [1, {}]}']
)
def test_manifest_that_cannot_be_read_names_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / MANIFEST).write_text(content)
    (tmp_path / "kept.txt").write_text("kept")
    write_all(tmp_path, build_of({"a.md": "a"}), MANIFEST)
    assert names(tmp_path) == ["a.md", "kept.txt", MANIFEST]


@pytest.mark.parametrize("path", ["../kept.txt", "en/../../kept.txt", "{absolute}"])
def test_hostile_manifest_reaches_nothing_outside_the_folder(tmp_path: Path, path: str) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_text("kept")
    out = tmp_path / "out"
    out.mkdir()
    (out / MANIFEST).write_text(json.dumps({"outputs": {path.format(absolute=kept): "x"}}))
    write_all(out, build_of({"a.md": "a"}), MANIFEST)
    assert kept.read_text() == "kept"


def test_failure_leaves_the_folder_as_it_was(tmp_path: Path, snapshot: Snapshot) -> None:
    write_all(tmp_path, build_of({"de/a.md": "old", "de/gone.md": "old"}), MANIFEST)
    (tmp_path / "en").write_text("a file where a folder must be")
    before = snapshot(tmp_path)
    with pytest.raises(IctCriteriaError) as caught:
        write_all(tmp_path, build_of({"de/a.md": "new", "en/a.md": "new"}), MANIFEST)
    assert str(caught.value) == f"cannot write '{tmp_path / 'en' / 'a.md'}': '{tmp_path / 'en'}' is a file, not a folder"
    assert snapshot(tmp_path) == before


def test_link_that_stands_for_a_document_is_replaced_and_its_target_kept(tmp_path: Path) -> None:
    target = tmp_path / "target.txt"
    target.write_text("kept")
    out = tmp_path / "out"
    (out / "en").mkdir(parents=True)
    (out / "en" / "a.md").symlink_to(target)
    write_all(out, build_of({"en/a.md": "new"}), MANIFEST)
    assert target.read_text() == "kept"
    assert not (out / "en" / "a.md").is_symlink()
    assert (out / "en" / "a.md").read_text() == "new"


def test_number_and_noun_agree() -> None:
    assert (count(1, "file"), count(0, "file"), count(2, "file")) == ("1 file", "0 files", "2 files")


def test_folder_in_the_way_of_a_document_stops_the_build(tmp_path: Path, snapshot: Snapshot) -> None:
    (tmp_path / "en" / "a.md").mkdir(parents=True)
    before = snapshot(tmp_path)
    with pytest.raises(IctCriteriaError, match="cannot write"):
        write_all(tmp_path, {"en/a.md": b"new", MANIFEST: b"{}"}, MANIFEST)
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("path", ["", ".", "en", "en/.", "./en/a.md"])
def test_manifest_that_names_a_folder_makes_no_rubbish(tmp_path: Path, path: str) -> None:
    (tmp_path / MANIFEST).write_text(json.dumps({"outputs": {path: "x"}}))
    write_all(tmp_path, {"en/a.md": b"new", MANIFEST: b"{}"}, MANIFEST)
    assert sorted(found.relative_to(tmp_path).as_posix() for found in tmp_path.rglob("*")) == ["en", "en/a.md", MANIFEST]


def test_manifest_reaches_nothing_through_a_link(tmp_path: Path) -> None:
    kept = tmp_path / "outside" / "kept.txt"
    kept.parent.mkdir()
    kept.write_text("kept")
    out = tmp_path / "out"
    out.mkdir()
    (out / "link").symlink_to(kept.parent)
    (out / MANIFEST).write_text(json.dumps({"outputs": {"link/kept.txt": "x"}}))
    write_all(out, {"a.md": b"new", MANIFEST: b"{}"}, MANIFEST)
    assert kept.is_file()


def test_failure_leaves_no_empty_folders(tmp_path: Path, snapshot: Snapshot) -> None:
    (tmp_path / "en").write_text("a file where a folder must be")
    before = snapshot(tmp_path)
    with pytest.raises(IctCriteriaError):
        write_all(tmp_path, {"de/a.md": b"new", "en/a.md": b"new", MANIFEST: b"{}"}, MANIFEST)
    assert snapshot(tmp_path) == before


def test_failure_after_files_were_moved_puts_them_back(tmp_path: Path, snapshot: Snapshot) -> None:
    write_all(tmp_path, build_of({"a.md": "old", "b.md": "old", "stale.md": "old"}), MANIFEST)
    (tmp_path / "z").write_text("a file where a folder must be")
    before = snapshot(tmp_path)
    with pytest.raises(IctCriteriaError, match="is a file, not a folder"):
        write_all(tmp_path, build_of({"a.md": "new", "new/c.md": "new", "b.md": "new", "z/d.md": "new"}), MANIFEST)
    assert snapshot(tmp_path) == before


def test_folder_that_may_not_be_written_is_left_as_it_was(
    tmp_path: Path, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_all(tmp_path, build_of({"en/a.md": "old", "en/gone.md": "old"}), MANIFEST)
    before, move = snapshot(tmp_path), shutil.move

    def move_but_last(source: Path, target: Path) -> None:
        if Path(target) == tmp_path / MANIFEST and "new" in Path(source).parts:
            raise PermissionError(EACCES, "Permission denied")
        move(source, target)

    monkeypatch.setattr(shutil, "move", move_but_last)
    with pytest.raises(IctCriteriaError) as caught:
        write_all(tmp_path, build_of({"en/a.md": "new", "sv/b.md": "new"}), MANIFEST)
    assert str(caught.value) == f"cannot write '{tmp_path / MANIFEST}': Permission denied"
    assert caught.value.hint == "is it open in Word, or may you not write there?"
    assert snapshot(tmp_path) == before


def test_run_that_is_stopped_leaves_the_folder_as_it_was(
    tmp_path: Path, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    move = shutil.move

    def stop_at_manifest(source: Path, target: Path) -> None:
        if Path(target).name == MANIFEST:
            raise KeyboardInterrupt
        move(source, target)

    monkeypatch.setattr(shutil, "move", stop_at_manifest)
    with pytest.raises(KeyboardInterrupt):
        write_all(tmp_path / "out", build_of({"en/a.md": "new"}), MANIFEST)
    assert snapshot(tmp_path) == {}


def test_files_of_the_last_build_can_be_kept(tmp_path: Path) -> None:
    write_all(tmp_path, build_of({"en/a.md": "a", "sv/a.md": "b"}), MANIFEST)
    write_all(tmp_path, build_of({"en/a.md": "new"}), MANIFEST, keep_others=True)
    assert names(tmp_path) == ["en", "en/a.md", MANIFEST, "sv", "sv/a.md"]


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000, "\ud800"])
def test_manifest_with_names_that_no_file_can_have_names_nothing(tmp_path: Path, path: str) -> None:
    (tmp_path / MANIFEST).write_text(json.dumps({"outputs": {path: "x"}}))
    write_all(tmp_path, build_of({"a.md": "a"}), MANIFEST)
    assert names(tmp_path) == ["a.md", MANIFEST]

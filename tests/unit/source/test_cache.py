"""The cache: right or absent, whatever stands in it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcriteria.source.cache import cache_folder, digest, drop_old_results, has_entry, read_entry, write_entry
from ictcriteria.source.parsed_files import ParsedFiles, parse_in_parallel
from ictcriteria.source.working_tree import FolderTree
from ictcriteria.source.yaml_reader import read_yaml

TEXTS = ["a: 1\n", "b: {c: [no, 1.10, null, true]}\n", "a: [\n", "", "a: 1\na: 2\n", "t: |\n  æ 漢\n", "\xff"]


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"ICTCRITERIA_CACHE": "/elsewhere", "HOME": "/home/a"}, "/elsewhere"),
        ({"ICTCRITERIA_CACHE": "", "HOME": "/home/a"}, None),
        ({"XDG_CACHE_HOME": "/caches", "HOME": "/home/a"}, "/caches/ictcriteria"),
        ({"HOME": "/home/a"}, "/home/a/.cache/ictcriteria"),
        ({}, None),
        ({"XDG_CACHE_HOME": "relative"}, None),
    ],
)
def test_folder_is_the_one_of_the_user(environment: dict[str, str], folder: str | None) -> None:
    assert cache_folder(environment) == (Path(folder) if folder else None)


def test_entry_comes_back_as_it_was(tmp_path: Path) -> None:
    data = {"a": ["no", None, True, {"æ": "\u2028"}]}
    assert not has_entry(tmp_path, "x")
    write_entry(tmp_path / "deep" / "down", "x", data)
    assert has_entry(tmp_path / "deep" / "down", "x")
    assert read_entry(tmp_path / "deep" / "down", "x") == data
    assert [path.name for path in (tmp_path / "deep" / "down").iterdir()] == ["x.json"]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'"x"', b'{"format": "0", "data": 1}', b'{"format": "1"}', b"[" * 100_000, b"\xff"]
)
def test_entry_that_is_none_counts_as_absent(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(content)
    assert read_entry(tmp_path, "x") is None


def test_folder_that_cannot_be_written_is_no_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    write_entry(tmp_path / "file", "x", 1)
    assert read_entry(tmp_path / "file", "x") is None


def test_parts_of_a_key_do_not_run_into_each_other() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("\udcff") != digest("")


def test_only_the_latest_results_are_kept(tmp_path: Path) -> None:
    for number in range(80):
        write_entry(tmp_path, f"{number:03}", number)
    drop_old_results(tmp_path)
    assert len(list(tmp_path.iterdir())) == 64
    drop_old_results(tmp_path / "absent")


@given(files=st.lists(st.tuples(st.sampled_from(["a", "b/c"]), st.sampled_from(TEXTS)), max_size=12))
def test_reading_with_memory_is_reading(files: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    cache = tmp_path_factory.mktemp("cache")
    named = [
        (f"{folder}/{number}.yaml", text.encode("latin-1" if text == "\xff" else "utf-8"))
        for number, (folder, text) in enumerate(files)
    ]
    for _ in range(2):
        reader = ParsedFiles(cache, "1")
        assert [reader.read(content, name) for name, content in named] == [read_yaml(content, name) for name, content in named]
        reader.close()


@pytest.mark.parametrize("known", [[], {"x": 1}, "text", None, 7])
def test_memory_of_another_form_is_forgotten(known: object, tmp_path: Path) -> None:
    reader = ParsedFiles(tmp_path, "1")
    reader.read(b"a: 1\n", "f/x.yaml")
    reader.close()
    (entry,) = tmp_path.iterdir()
    entry.write_text(json.dumps({"format": "1", "data": known}))
    again = ParsedFiles(tmp_path, "1")
    assert again.read(b"a: 1\n", "f/x.yaml").data == {"a": "1"}
    assert again.parsed == 1


def test_another_version_of_the_program_remembers_nothing(tmp_path: Path) -> None:
    for version, parsed in (("1", 1), ("1", 0), ("2", 1)):
        reader = ParsedFiles(tmp_path, version)
        reader.read(b"a: 1\n", "f/x.yaml")
        reader.close()
        assert reader.parsed == parsed


def test_several_processes_leave_nothing_to_parse(tmp_path: Path) -> None:
    for number in range(450):
        file = tmp_path / "packs" / f"p{number % 5}" / f"c{number}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"a: {number}\n")
    tree = FolderTree(tmp_path / "packs", shown_as="packs")
    parse_in_parallel([tree], tmp_path / "cache", "1", 2)
    reader = ParsedFiles(tmp_path / "cache", "1")
    data = [reader.read(tree.read(path), tree.shown(path)).data for path in tree.paths()]
    assert (reader.parsed, len(data)) == (0, 450)
    assert {"a": "449"} in data

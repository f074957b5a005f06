"""``ictcriteria git``: what git prints after it, and that nothing is left of it afterwards."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

UPDATES = "lifespan/security-updates.yaml"


@pytest.fixture
def run(run_cli: Callable[..., Any], repository: Any) -> Callable[..., Any]:
    return lambda *arguments, **more: run_cli(*arguments, **{"cwd": repository.folder, **more})


def sets_of(git_folder: Path) -> dict[str, bytes]:
    """Every file of a repository that is no object."""
    files = (path for path in git_folder.rglob("*") if path.is_file() and "objects" not in path.parts)
    return {path.relative_to(git_folder).as_posix(): path.read_bytes() for path in files}


def test_git_prints_clauses_in_words(run: Callable[..., Any], repository: Any, root: Path) -> None:
    assert run("git", "install").err == "git shows the packs in 'criteria/' in words\n"
    repository.edit(UPDATES, "basic: {years: 5}", "basic: {years: 6}")
    repository.edit(UPDATES, "provides updates for", "gives updates for")
    shown = repository.git("diff", PYTHONPATH=str(root / "src"))
    changed = [line for line in shown.splitlines() if line[:1] in "+-" and line[:3] not in {"+++", "---"}]
    assert changed == [
        "-  basic: years 5 years",
        "+  basic: years 6 years",
        "-  The supplier provides updates for [years], tested against the test",
        "+  The supplier gives updates for [years], tested against the test",
    ]
    repository.commit()
    for command in (("log", "-p", "-1"), ("show", "HEAD")):
        assert "+  The supplier gives updates for [years]" in repository.git(*command, PYTHONPATH=str(root / "src"))


def test_uninstall_leaves_everything_as_it_was(run: Callable[..., Any], repository: Any) -> None:
    before = sets_of(repository.folder / ".git")
    run("git", "install")
    assert {path for path, content in sets_of(repository.folder / ".git").items() if before.get(path) != content} == {
        "config",
        "info/attributes",
    }
    assert repository.git("status", "--short") == ""
    assert run("git", "uninstall").err == "git shows packs as files again\n"
    assert sets_of(repository.folder / ".git") == before
    assert run("git", "uninstall").err == "there was nothing to remove\n"


@pytest.mark.parametrize("end", ["\n", ""], ids=["with an end", "without an end"])
def test_settings_of_others_stay(end: str, run: Callable[..., Any], repository: Any) -> None:
    config, attributes = (repository.folder / ".git" / name for name in ("config", "info/attributes"))
    config.write_bytes(config.read_bytes() + f'[diff "ictcriteria"]\n\tcachetextconv = false{end}'.encode())
    attributes.write_bytes(f"*.txt text{end}".encode())
    before = config.read_bytes(), attributes.read_bytes()
    run("git", "install")
    repository.git("config", "--local", "user.name", "Someone")
    assert repository.git("check-attr", "text", "notes.txt") == "notes.txt: text: set\n"
    assert repository.git("check-attr", "diff", f"criteria/{UPDATES}") == f"criteria/{UPDATES}: diff: ictcriteria\n"
    installed = config.read_bytes(), attributes.read_bytes()
    assert run("git", "install").err.endswith("; it did so before\n")
    assert (config.read_bytes(), attributes.read_bytes()) == installed
    run("git", "uninstall")
    own = b"\n" * (not end) + b"[user]\n\tname = Someone\n"
    assert (config.read_bytes(), attributes.read_bytes()) == (before[0] + own, before[1])


def test_folder_with_a_strange_name_is_matched(run: Callable[..., Any], repository: Any) -> None:
    name = 'pack [1] "a"'
    repository.git("mv", "criteria", name)
    run("git", "install", "--criteria", name)
    path = f"{name}/{UPDATES}"
    assert repository.git("check-attr", "-z", "diff", path).split("\0")[:3] == [path, "diff", "ictcriteria"]


def test_linked_worktree_shares_the_driver(run: Callable[..., Any], repository: Any, tmp_path: Path) -> None:
    repository.git("worktree", "add", "--quiet", tmp_path / "linked")
    assert run("git", "install", cwd=tmp_path / "linked").code == 0
    assert repository.git("check-attr", "diff", f"criteria/{UPDATES}").endswith("ictcriteria\n")
    run("git", "uninstall")
    assert repository.git("check-attr", "diff", f"criteria/{UPDATES}").endswith("unspecified\n")


def test_file_is_shown_when_the_program_is_gone(run: Callable[..., Any], repository: Any) -> None:
    run("git", "install")
    config = repository.folder / ".git" / "config"
    config.write_text(config.read_text().replace("-m ictcriteria git", "-m not_there git"))
    repository.edit(UPDATES, "basic: {years: 5}", "basic: {years: 6}")
    assert "+  basic: {years: 6}" in repository.git("diff")


def test_lock_of_git_is_respected(run: Callable[..., Any], repository: Any) -> None:
    lock = repository.folder / ".git" / "config.lock"
    lock.write_text("")
    done = run("git", "install")
    assert (done.code, "is being changed by git" in done.err, lock.read_text()) == (2, True, "")


@pytest.mark.parametrize(
    "content",
    [
        b"title: [",
        b"\xff\xfe\x00",
        b"",
        b"- a\n- b\n",
        b"just words\n",
        b"a: &x 1\nb: *x\n",
        b"title: 1\nlevels: 7\nparameters: [1]\n",
    ],
)
def test_whatever_a_file_holds_is_shown(content: bytes, run: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "file.yaml"
    file.write_bytes(content)
    done = run("git", "textconv", file, errors="surrogateescape")
    assert done.code == 0
    if not content.startswith((b"- a", b"just", b"title: 1")):
        assert os.fsencode(done.out) == content


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("textconv",), "textconv prints one file"),
        (("textconv", "nowhere.yaml"), "No such file or directory: nowhere.yaml"),
        (("install", "x.yaml"), "install takes no file"),
    ],
)
def test_wrong_use_is_said(arguments: tuple[str, ...], message: str, run: Callable[..., Any]) -> None:
    done = run("git", *arguments)
    assert (done.code, f"ictcriteria: {message}" in done.err) == (2, True)


def test_folder_outside_any_repository_is_refused(run_cli: Callable[..., Any], tmp_path: Path) -> None:
    done = run_cli("git", "install", cwd=tmp_path)
    assert done.code == 2
    assert done.err.startswith("ictcriteria: ")

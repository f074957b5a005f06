"""States of a folder in real git repositories: what is seen, what it costs, and that nothing is left behind."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from ictcriteria.errors import IctCriteriaError, UsageError
from ictcriteria.source.git_refs import split_range
from ictcriteria.source.git_tree import GitTree, changed_paths, load_files, open_git_trees
from ictcriteria.source.tree import MAX_TEXT_BYTES
from ictcriteria.source.working_tree import FolderTree

PERSON = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in {"NAME": "Ida", "EMAIL": "ida@example.org", "DATE": "2026-03-01T12:00:00+01:00"}.items()
}
ISOLATED = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}


@pytest.fixture(autouse=True)
def _isolated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests: no git configuration, no repository around the temporary folder, no hook's environment."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in {**ISOLATED, "GIT_CEILING_DIRECTORIES": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)


class Repository:
    """A repository that a test may change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def git(self, *arguments: object, **environment: str) -> str:
        command = ["git", "-C", str(self.folder), "-c", "protocol.file.allow=always", *map(str, arguments)]
        done = subprocess.run(command, env={**os.environ, **PERSON, **environment}, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def write(self, files: Mapping[str, str | None]) -> None:
        for path, text in files.items():
            file = self.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                file.unlink()
            else:
                file.write_text(text, encoding="utf-8")

    def commit(self, files: Mapping[str, str | None], tag: str | None = None) -> str:
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "change")
        if tag:
            self.git("tag", tag)
        return self.git("rev-parse", "HEAD")

    def open(self, *refs: str, at: str = "criteria") -> tuple[GitTree, ...]:
        return open_git_trees(self.folder / at, refs)


@pytest.fixture
def new_repository(tmp_path: Path) -> Callable[..., Repository]:
    def make(name: str = "repository", *options: str) -> Repository:
        repository = Repository(tmp_path / name)
        repository.folder.mkdir()
        repository.git("init", "--quiet", "--initial-branch=main", *options)
        return repository

    return make


@pytest.fixture
def repository(new_repository: Callable[..., Repository]) -> Repository:
    """Three commits: v1 and v2 on main, and a side branch that left at v1."""
    made = new_repository()
    made.commit({"criteria/a.yaml": "a1", "criteria/b.yaml": "b1", "criteria/p/c.yaml": "c1", "README": "r1"}, "v1")
    made.git("switch", "--quiet", "--create", "side")
    made.commit({"criteria/side.yaml": "s"})
    made.git("switch", "--quiet", "main")
    made.commit({"criteria/a.yaml": "a2", "criteria/b.yaml": None, "criteria/d.yaml": "d2", "README": "r2"})
    made.git("tag", "--annotate", "--message", "second", "v2")
    return made


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[tuple[str, str]]]:
    """Puts a git before the real one that writes down each call: the command, and what came on standard input."""
    log, bin_ = tmp_path / "calls", tmp_path / "bin"
    log.mkdir()
    bin_.mkdir()
    script = bin_ / "git"
    script.write_text(
        f'#!/bin/sh\nnext="{log}/$(ls "{log}" | wc -l).$$"\n{{ echo "$@"; cat; }} >"$next"\n'
        f'tail -n +2 "$next" | "{shutil.which("git")}" "$@"\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{bin_}{os.pathsep}{os.environ['PATH']}")

    def made() -> list[tuple[str, str]]:
        texts = [file.read_text() for file in sorted(log.iterdir(), key=lambda file: int(file.name.partition(".")[0]))]
        return [(head, rest) for head, _, rest in (text.partition("\n") for text in texts)]

    return made


def contents(tree: GitTree) -> dict[str, str]:
    return {path: tree.read(path).decode() for path in tree.paths()}


def test_each_state_has_the_files_of_its_time(repository: Repository) -> None:
    old, new = repository.open("v1", "v2")
    assert contents(old) == {"a.yaml": "a1", "b.yaml": "b1", "p/c.yaml": "c1"}
    assert contents(new) == {"a.yaml": "a2", "d.yaml": "d2", "p/c.yaml": "c1"}
    assert changed_paths(old, new) == changed_paths(new, old) == ("a.yaml", "b.yaml", "d.yaml")
    assert changed_paths(old, old) == ()


def test_three_states_are_opened_together(repository: Repository) -> None:
    trees = repository.open("side", "v1", "v2", "v1")
    assert [tree.paths() for tree in trees] == [
        ("a.yaml", "b.yaml", "p/c.yaml", "side.yaml"),
        ("a.yaml", "b.yaml", "p/c.yaml"),
        ("a.yaml", "d.yaml", "p/c.yaml"),
        ("a.yaml", "b.yaml", "p/c.yaml"),
    ]
    assert [tree.ref for tree in trees] == ["side", "v1", "v2", "v1"]


def test_files_are_listed_in_code_point_order(new_repository: Callable[..., Repository]) -> None:
    repository = new_repository()
    repository.commit(dict.fromkeys(["b/z.yaml", "a/y.yaml", "Z.yaml", "b-c/x.yaml", "é.yaml"], "x"), "v1")
    repository.commit({"a.yaml": "x"}, "v2")
    old, new = repository.open("v1", "v2", at=".")
    assert old.paths() == ("Z.yaml", "a/y.yaml", "b-c/x.yaml", "b/z.yaml", "é.yaml")
    assert new.paths() == ("Z.yaml", "a.yaml", "a/y.yaml", "b-c/x.yaml", "b/z.yaml", "é.yaml")


@pytest.mark.parametrize(
    ("at", "path", "shown"),
    [
        (".", "criteria/p/c.yaml", "v1:criteria/p/c.yaml"),
        ("criteria", "p/c.yaml", "v1:criteria/p/c.yaml"),
        ("criteria/p", "c.yaml", "v1:criteria/p/c.yaml"),
    ],
)
def test_file_is_shown_as_git_takes_it(repository: Repository, at: str, path: str, shown: str) -> None:
    (tree,) = repository.open("v1", at=at)
    assert tree.shown(path) == shown
    assert repository.git("show", shown) == tree.read(path).decode() == "c1"


def test_state_knows_its_commit_its_date_and_the_ids_of_its_files(repository: Repository) -> None:
    (tree,) = repository.open("v2")
    assert tree.ref == "v2"
    assert tree.commit == repository.git("rev-parse", "v2^{commit}")
    assert tree.committed() == datetime(2026, 3, 1, 11, tzinfo=UTC)
    assert tree.blob("a.yaml") == repository.git("rev-parse", "v2:criteria/a.yaml")
    assert tree.size("d.yaml") == len("d2")
    for ask in (tree.blob, tree.read, tree.size):
        with pytest.raises(KeyError):
            ask("b.yaml")


def test_commit_without_a_readable_date_has_none(repository: Repository) -> None:
    broken = repository.git("cat-file", "commit", "v1").replace("> 1772", "> x")
    (repository.folder / "broken").write_text(broken + "\n")
    commit = repository.git("hash-object", "-t", "commit", "-w", "--literally", "broken")
    (tree,) = repository.open(commit)
    assert tree.committed() is None


@pytest.mark.parametrize(
    ("ref", "commit"),
    [
        ("main", "v2"), ("HEAD", "v2"), ("@", "v2"), ("HEAD~1", "v1"), ("v2^", "v1"), ("@{-1}", "side"), ("refs/tags/v1", "v1"),
        ("release/2026", "v1"), ("criteria", "v1"), ("README", "v1"), ("v1-0-g{v1:.9}", "v1"), ("{v1}", "v1"), ("{v1:.8}", "v1"),
        ("side...main", "v1"), ("v1...v2", "v1"), ("v1...v1", "v1"), ("@{-1}...HEAD", "v1"),
    ],
)  # fmt: skip
def test_ref_is_what_git_takes_for_a_commit(repository: Repository, ref: str, commit: str) -> None:
    for name in ("release/2026", "criteria", "README"):
        repository.git("branch", name, "v1")
    typed = ref if "@{" in ref else ref.format(v1=repository.git("rev-parse", "v1"))
    (tree,) = repository.open(typed)
    assert tree.commit == repository.git("rev-parse", f"{commit}^{{commit}}")
    assert tree.ref == typed


def test_branch_that_looks_like_an_option_is_a_branch(repository: Repository) -> None:
    repository.git("update-ref", "refs/heads/--all", "v1")
    (tree,) = repository.open("--all")
    assert tree.commit == repository.git("rev-parse", "v1")


UNSHALLOW = "this clone is shallow: 'git fetch --unshallow --tags' brings the rest of the history"
LISTS = "'git branch --all' and 'git tag' list the names"


@pytest.mark.parametrize(
    ("ref", "unknown", "hint"),
    [
        ("mian", "mian", "did you mean 'main'?"),
        ("topic", "topic", "did you mean 'origin/topic'?"),
        ("nowhere", "nowhere", LISTS),
        ("nowhere...v2", "nowhere", LISTS),
        ("v2...nowhere", "nowhere", LISTS),
        ("--git-dir", "--git-dir", LISTS),
        ("--", "--", LISTS),
        ("^HEAD", "^HEAD", LISTS),
        ("HEAD^@", "HEAD^@", LISTS),
        ("v1..v2", "v1..v2", LISTS),
        ("HEAD:criteria", "HEAD:criteria", LISTS),
        ("criteria", "criteria", LISTS),
        ("", "", LISTS),
        ("a\nb", "a\nb", LISTS),
        ("0" * 40, "0" * 40, LISTS),
        ("nowhere^{commit}", "nowhere^{commit}", LISTS),
    ],
)
def test_what_names_no_commit_is_refused(repository: Repository, ref: str, unknown: str, hint: str) -> None:
    repository.git("update-ref", "refs/remotes/origin/topic", "v1")
    repository.write({"criteria/nowhere^{commit}": "a file of that name"})
    for refs in [(ref,), ("v1", ref, "alsonot"), (ref, "v2")]:
        with pytest.raises(UsageError) as caught:
            repository.open(*refs)
        assert (str(caught.value), caught.value.hint) == (f"there is no git state '{unknown}'", hint)


def test_repository_without_a_commit_has_no_state(new_repository: Callable[..., Repository]) -> None:
    with pytest.raises(UsageError, match=r"^there is no git state 'HEAD'$") as caught:
        new_repository().open("HEAD", at=".")
    assert caught.value.hint == "the repository has no commit yet"


def test_sides_without_a_common_commit_are_said(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--orphan", "other")
    repository.commit({"criteria/a.yaml": "x"})
    with pytest.raises(UsageError) as caught:
        repository.open("main...other", "other")
    assert str(caught.value) == "the two sides of 'main...other' have no commit in common"
    assert caught.value.hint == "write '..' to compare the two as they are"


def test_one_of_several_common_commits_is_taken(repository: Repository) -> None:
    for branch, other in (("left", "side"), ("right", "main")):
        repository.git("switch", "--quiet", "--create", branch, "main" if branch == "left" else "side")
        repository.git("merge", "--quiet", "--no-edit", "--no-ff", other)
    assert len(repository.git("merge-base", "--all", "left", "right").split()) == 2
    base, right = repository.open("left...right", "right")
    assert base.commit in repository.git("merge-base", "--all", "left", "right").split()
    assert right.commit == repository.git("rev-parse", "right")


def test_state_of_the_common_commit_is_its_own(repository: Repository) -> None:
    base, new = repository.open("side...main", "main")
    assert contents(base) == {"a.yaml": "a1", "b.yaml": "b1", "p/c.yaml": "c1"}
    assert changed_paths(base, new) == ("a.yaml", "b.yaml", "d.yaml")
    assert base.shown("a.yaml") == "side...main:criteria/a.yaml"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("v1", ("v1", None)), ("v1..v2", ("v1", "v2")), ("v1.0..v1.1", ("v1.0", "v1.1")), ("v1...v2", ("v1...v2", "v2")),
        ("v1..", ("v1", "HEAD")), ("..v2", ("HEAD", "v2")), ("v1...", ("v1...HEAD", "HEAD")), ("...v2", ("HEAD...v2", "v2")),
        ("..", ("..", None)), ("...", ("...", None)), ("../packs", ("../packs", None)), ("a/../b", ("a/../b", None)),
        ("../..", ("../..", None)), ("", ("", None)), ("HEAD~3..HEAD", ("HEAD~3", "HEAD")), ("a....b", ("a....b", None)),
    ],
)  # fmt: skip
def test_range_is_split_into_its_sides(text: str, sides: tuple[str, str | None]) -> None:
    assert split_range(text) == sides


def test_folder_that_is_not_there_at_a_ref_is_empty(repository: Repository) -> None:
    repository.commit({"packs/new.yaml": "x", "criteria/new.yaml": "x"}, "v3")
    old, new = repository.open("v1", "v3", at="packs")
    assert (old.paths(), new.paths()) == ((), ("new.yaml",))
    assert changed_paths(old, new) == ("new.yaml",)
    new, old = repository.open("v3", "v1", at="packs")
    assert (old.paths(), new.paths()) == ((), ("new.yaml",))


def test_folder_that_was_a_file_is_empty(repository: Repository) -> None:
    repository.commit({"README": None, "README/a.yaml": "x"}, "v3")
    old, new = repository.open("v1", "v3", at="README")
    assert (old.paths(), new.paths()) == ((), ("a.yaml",))


def test_commit_without_files_is_empty(new_repository: Callable[..., Repository]) -> None:
    repository = new_repository()
    repository.commit({}, "v0")
    repository.commit({"a.yaml": "x"}, "v1")
    for refs in (("v0", "v1"), ("v1", "v0")):
        trees = repository.open(*refs, at=".")
        assert {tree.ref: tree.paths() for tree in trees} == {"v0": (), "v1": ("a.yaml",)}


def test_hidden_files_links_and_submodules_are_left_out(repository: Repository) -> None:
    inner = Repository(repository.folder / "criteria" / "module")
    inner.folder.mkdir()
    inner.git("init", "--quiet")
    inner.commit({"x.yaml": "x"})
    repository.write({"criteria/.hidden.yaml": "x", "criteria/p/.git-like/x.yaml": "x", "criteria/run.yaml": "x"})
    (repository.folder / "criteria/link.yaml").symlink_to("a.yaml")
    (repository.folder / "criteria/run.yaml").chmod(0o755)
    repository.git("-c", "advice.addEmbeddedRepo=false", "add", "--all")
    repository.commit({}, "v3")
    (tree,) = repository.open("v3")
    assert tree.paths() == ("a.yaml", "d.yaml", "p/c.yaml", "run.yaml")
    assert tree.links == {"link.yaml"}


def test_hidden_folder_that_is_asked_for_is_read(repository: Repository) -> None:
    repository.commit({".packs/a.yaml": "x"})
    (tree,) = repository.open("HEAD", at=".packs")
    assert contents(tree) == {"a.yaml": "x"}


def test_file_that_becomes_a_link_is_gone(repository: Repository) -> None:
    file = repository.folder / "criteria/a.yaml"
    file.unlink()
    file.symlink_to("d.yaml")
    repository.commit({}, "v3")
    old, new = repository.open("v2", "v3")
    assert changed_paths(old, new) == ("a.yaml",)
    assert "a.yaml" not in new.paths()


def test_file_that_is_only_made_executable_is_not_changed(repository: Repository) -> None:
    (repository.folder / "criteria/a.yaml").chmod(0o755)
    repository.commit({}, "v3")
    old, new = repository.open("v2", "v3")
    assert repository.git("diff", "--name-only", "v2", "v3") == "criteria/a.yaml"
    assert changed_paths(old, new) == ()


ODD_NAMES = [
    'quote".yaml', "it's.yaml", "new\nline.yaml", "tab\t.yaml", "back\\slash.yaml", "blåbær.yaml", "日本.yaml", " blank .yaml",
    "-dash.yaml", "[a-z]*.yaml", ":(glob)x.yaml", "!not.yaml", "HEAD",
    ":100644 100644 a b A", b"\xff\xfe.yaml".decode("utf-8", "surrogateescape"),
]  # fmt: skip


@pytest.mark.parametrize("folder", ["criteria", "a [b]*\n:c 'd' ø", "-C", ":(top)x", "\udcff\udcfe"])
def test_names_of_any_kind_are_read(new_repository: Callable[..., Repository], folder: str) -> None:
    repository = new_repository()
    repository.commit({f"{folder}/{name}": f"old {number}" for number, name in enumerate(ODD_NAMES)}, "v1")
    repository.commit({f"{folder}/{name}": f"new {number}" for number, name in enumerate(ODD_NAMES)} | {"z/HEAD": "x"}, "v2")
    old, new = repository.open("v1", "v2", at=folder)
    assert old.paths() == new.paths() == changed_paths(old, new) == tuple(sorted(ODD_NAMES))
    load_files(new.paths(), old, new)
    assert contents(new) == {name: f"new {number}" for number, name in enumerate(ODD_NAMES)}
    assert changed_paths(new, FolderTree(repository.folder / folder)) == ()


def test_folder_whose_name_is_a_pattern_has_no_files_of_others(new_repository: Callable[..., Repository]) -> None:
    repository = new_repository()
    repository.commit({"c*/a.yaml": "x", "criteria/b.yaml": "x", "c*x/c.yaml": "x"})
    (tree,) = repository.open("HEAD", at="c*")
    assert tree.paths() == ("a.yaml",)


def test_working_tree_is_compared_byte_for_byte(repository: Repository) -> None:
    (tree,) = repository.open("v2")
    folder = FolderTree(repository.folder / "criteria")
    assert changed_paths(tree, folder) == ()
    repository.write({"criteria/a.yaml": "a2\r\n", "criteria/d.yaml": None, "criteria/p/e.yaml": "e", "criteria/.e.yaml": "e"})
    assert changed_paths(tree, folder) == ("a.yaml", "d.yaml", "p/e.yaml")


def test_link_is_left_out_on_disk_as_it_is_in_git(repository: Repository) -> None:
    (repository.folder / "criteria/link.yaml").symlink_to("a.yaml")
    folder = FolderTree(repository.folder / "criteria")
    (before,) = repository.open("HEAD")
    assert changed_paths(before, folder) == ("link.yaml",)
    repository.commit({})
    (after,) = repository.open("HEAD")
    assert changed_paths(after, folder) == ()


def test_line_ends_that_git_would_change_count_as_changed(repository: Repository) -> None:
    repository.git("config", "core.autocrlf", "true")
    repository.commit({"criteria/a.yaml": "one\r\ntwo\r\n"}, "v3")
    (tree,) = repository.open("v3")
    assert tree.read("a.yaml") == b"one\ntwo\n"
    assert changed_paths(tree, FolderTree(repository.folder / "criteria")) == ("a.yaml",)


def test_large_file_on_disk_is_compared(repository: Repository) -> None:
    repository.commit({"criteria/large.yaml": "x" * (MAX_TEXT_BYTES + 1)})
    (tree,) = repository.open("HEAD")
    folder = FolderTree(repository.folder / "criteria")
    assert changed_paths(tree, folder) == ()
    repository.write({"criteria/large.yaml": "x" * MAX_TEXT_BYTES + "y"})
    assert changed_paths(tree, folder) == ("large.yaml",)


def test_repository_with_long_ids_is_read(new_repository: Callable[..., Repository]) -> None:
    repository = new_repository("long", "--object-format=sha256")
    repository.commit({"a.yaml": "1", "b.yaml": "1"}, "v1")
    repository.commit({"a.yaml": "2"}, "v2")
    old, new = repository.open("v1", "v2", at=".")
    assert len(new.blob("a.yaml")) == 64
    assert changed_paths(old, new) == ("a.yaml",)
    assert (old.read("a.yaml"), new.read("a.yaml")) == (b"1", b"2")
    assert changed_paths(new, FolderTree(repository.folder)) == ()


def test_bare_repository_is_read(repository: Repository, tmp_path: Path) -> None:
    repository.git("clone", "--quiet", "--bare", repository.folder, tmp_path / "bare.git")
    old, new = open_git_trees(tmp_path / "bare.git", ("v1", "v1...v2"), PurePosixPath("criteria/p"))
    assert contents(old) == contents(new) == {"c.yaml": "c1"}
    assert old.shown("c.yaml") == "v1:criteria/p/c.yaml"
    (whole,) = open_git_trees(tmp_path / "bare.git", ["v2"])
    assert whole.paths() == ("README", "criteria/a.yaml", "criteria/d.yaml", "criteria/p/c.yaml")


def test_folder_that_is_no_longer_on_disk_is_read_from_above(repository: Repository) -> None:
    repository.commit({"criteria/a.yaml": None, "criteria/d.yaml": None, "criteria/p/c.yaml": None})
    shutil.rmtree(repository.folder / "criteria", ignore_errors=True)
    old, new = open_git_trees(repository.folder, ["v1", "HEAD"], PurePosixPath("criteria"))
    assert (old.paths(), new.paths()) == (("a.yaml", "b.yaml", "p/c.yaml"), ())


@pytest.mark.parametrize("below", ["../other", "a/../../b", "/etc"])
def test_path_out_of_the_repository_is_refused(repository: Repository, below: str) -> None:
    with pytest.raises(UsageError) as caught:
        open_git_trees(repository.folder, ["v1"], PurePosixPath(below))
    assert str(caught.value) == f"'{below}' leads out of the repository"


def test_shallow_clone_has_what_it_has_and_says_what_it_lacks(repository: Repository, tmp_path: Path) -> None:
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.folder}", tmp_path / "shallow")
    clone = Repository(tmp_path / "shallow")
    clone.git("fetch", "--quiet", "--depth=1", "origin", "side:side")
    old, new = clone.open("side", "HEAD")
    assert changed_paths(old, new) == ("a.yaml", "b.yaml", "d.yaml", "side.yaml")
    for ref, hint in {"HEAD~1": UNSHALLOW, "v1": UNSHALLOW, "sied": f"did you mean 'side'? {UNSHALLOW}"}.items():
        with pytest.raises(UsageError, match=f"^there is no git state '{ref}'$") as caught:
            clone.open(ref)
        assert caught.value.hint == hint
    with pytest.raises(UsageError, match=r"^the two sides of 'side\.\.\.main' have no commit in common$") as caught:
        clone.open("side...main", "main")
    assert caught.value.hint == UNSHALLOW


def test_linked_worktree_is_read_with_its_own_head(repository: Repository, tmp_path: Path) -> None:
    repository.git("worktree", "add", "--quiet", tmp_path / "linked", "side")
    linked = Repository(tmp_path / "linked")
    (tree,) = linked.open("HEAD")
    assert tree.commit == repository.git("rev-parse", "side")
    assert changed_paths(tree, FolderTree(linked.folder / "criteria")) == ()


def test_repository_inside_another_one_is_the_one_that_counts(repository: Repository) -> None:
    inner = Repository(repository.folder / "criteria" / "inner")
    inner.folder.mkdir()
    inner.git("init", "--quiet")
    inner.commit({"x.yaml": "x"}, "only-inside")
    (tree,) = inner.open("only-inside", at=".")
    assert tree.paths() == ("x.yaml",)


def test_relative_folder_is_taken_from_where_the_user_is(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.folder / "criteria" / "p")
    for folder in (Path(".."), Path("../../criteria")):
        (tree,) = open_git_trees(folder, ["v1"])
        assert contents(tree) == {"a.yaml": "a1", "b.yaml": "b1", "p/c.yaml": "c1"}


def test_environment_of_a_hook_does_not_mislead(
    repository: Repository, new_repository: Callable[..., Repository], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = new_repository("other")
    other.commit({"criteria/other.yaml": "x"}, "v1")
    for name, value in {
        "GIT_DIR": ".git", "GIT_WORK_TREE": "..", "GIT_INDEX_FILE": "nothing", "GIT_PREFIX": "x/", "GIT_COMMON_DIR": "nowhere",
        "GIT_NAMESPACE": "x", "GIT_LITERAL_PATHSPECS": "1", "GIT_CONFIG_COUNT": "x", "GIT_TRACE": "1",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    (relative,) = repository.open("v1")
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    (absolute,) = repository.open("v1")
    assert contents(relative) == contents(absolute) == {"a.yaml": "a1", "b.yaml": "b1", "p/c.yaml": "c1"}


def test_hook_of_a_server_sees_what_is_being_pushed(repository: Repository, tmp_path: Path) -> None:
    server = tmp_path / "server.git"
    repository.git("clone", "--quiet", "--bare", repository.folder, server)
    program = (
        "import sys; from pathlib import Path, PurePosixPath\n"
        "from ictcriteria.source.git_tree import changed_paths, open_git_trees\n"
        "old, new, _ = sys.stdin.read().split()\n"
        "trees = open_git_trees(Path('.'), [old, new], PurePosixPath('criteria'))\n"
        "Path('seen').write_text(trees[1].read(*changed_paths(*trees)).decode())\n"
    )
    (tmp_path / "hook.py").write_text(program)
    hook = server / "hooks" / "pre-receive"
    hook.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{tmp_path}/hook.py"\n')
    hook.chmod(0o755)
    repository.commit({"criteria/a.yaml": "pushed"})
    repository.git("push", "--quiet", server, "main", PYTHONPATH=os.pathsep.join(sys.path))
    assert (server / "seen").read_text() == "pushed"


def test_two_states_take_three_processes_and_read_only_what_changed(
    new_repository: Callable[..., Repository], calls: Callable[[], list[tuple[str, str]]]
) -> None:
    repository = new_repository()
    names = [f"criteria/pack-{number % 40}/criterion-{number}.yaml" for number in range(2000)]
    repository.commit({name: f"old {name}" for name in names}, "v1")
    repository.commit({name: f"new {name}" for name in names[::100]}, "v2")
    repository.git("switch", "--quiet", "--create", "side", "v1")
    repository.commit({"elsewhere": "x"})
    for refs in (("v1", "v2"), ("side...v2", "v2")):
        before = len(calls())
        old, new = repository.open(*refs)
        changed = changed_paths(old, new)
        load_files(changed, old, new)
        assert len(changed) == 20
        assert all(old.read(path) == f"old criteria/{path}".encode() for path in changed)
        assert all(new.read(path) == f"new criteria/{path}".encode() for path in changed)
        assert [tree.size(path) for tree in (old, new) for path in changed] == 2 * [len(f"new criteria/{path}") for path in changed]
        assert len(old.paths()) == len(new.paths()) == 2000
        assert old.committed() == new.committed()
        made = calls()[before:]
        assert [head.partition(" criteria ")[0].split()[5] for head, _ in made] == ["rev-parse", "diff-tree", "cat-file"]
        asked = made[-1][1].split()
        blobs = [tree.blob(path) for tree in (old, new) for path in changed]
        assert sorted(asked) == sorted([*blobs, old.commit, new.commit])


def test_state_and_working_tree_take_three_processes(repository: Repository, calls: Callable[[], list[tuple[str, str]]]) -> None:
    repository.write({"criteria/a.yaml": "changed", "criteria/new.yaml": "new"})
    before = len(calls())
    (tree,) = repository.open("HEAD")
    folder = FolderTree(repository.folder / "criteria")
    load_files(changed_paths(tree, folder), tree, folder)
    assert tree.read("a.yaml") == b"a2"
    made = calls()[before:]
    assert len(made) == 3
    assert made[-1][1].split() == [tree.commit, tree.blob("a.yaml")]


def test_file_that_was_not_loaded_takes_one_more_process(
    repository: Repository, calls: Callable[[], list[tuple[str, str]]]
) -> None:
    (tree,) = repository.open("v1")
    load_files(["a.yaml"], tree)
    before = len(calls())
    assert [tree.read("b.yaml"), tree.read("b.yaml"), tree.read("a.yaml")] == [b"b1", b"b1", b"a1"]
    load_files(["a.yaml", "b.yaml", "not-there.yaml"], tree)
    assert len(calls()) == before + 1


def test_sizes_of_all_files_take_one_process_that_reads_none(
    repository: Repository, calls: Callable[[], list[tuple[str, str]]]
) -> None:
    repository.commit({"criteria/large.yaml": "x" * (MAX_TEXT_BYTES + 1)})
    (tree,) = repository.open("HEAD")
    before = len(calls())
    assert {path: tree.size(path) for path in tree.paths()} == {
        "a.yaml": 2, "d.yaml": 2, "large.yaml": MAX_TEXT_BYTES + 1, "p/c.yaml": 2,
    }  # fmt: skip
    made = calls()[before:]
    assert len(made) == 1
    assert " cat-file --batch-check " in made[0][0]


def test_file_above_the_limit_is_not_kept_but_can_be_read(
    repository: Repository, calls: Callable[[], list[tuple[str, str]]]
) -> None:
    sizes = {"a.yaml": MAX_TEXT_BYTES, "b.yaml": MAX_TEXT_BYTES + 1, "c.yaml": 3 * MAX_TEXT_BYTES, "d.yaml": 0}
    repository.commit({f"large/{path}": "x" * size for path, size in sizes.items()})
    (tree,) = repository.open("HEAD", at="large")
    load_files(tree.paths(), tree)
    before = len(calls())
    assert {path: tree.size(path) for path in tree.paths()} == sizes
    assert [len(tree.read(path)) for path in ("a.yaml", "d.yaml")] == [MAX_TEXT_BYTES, 0]
    assert len(calls()) == before
    assert tree.read("c.yaml") == b"x" * 3 * MAX_TEXT_BYTES
    assert len(calls()) == before + 1


def test_files_with_the_same_content_are_read_once(repository: Repository, calls: Callable[[], list[tuple[str, str]]]) -> None:
    repository.commit({"criteria/a.yaml": "same", "criteria/d.yaml": "same"})
    (tree,) = repository.open("HEAD")
    load_files(["a.yaml", "d.yaml"], tree)
    assert tree.read("a.yaml") == tree.read("d.yaml") == b"same"
    assert calls()[-1][1].split() == [tree.commit, tree.blob("a.yaml")]


def test_states_of_two_repositories_are_compared(repository: Repository, new_repository: Callable[..., Repository]) -> None:
    other = new_repository("other")
    other.commit({"criteria/a.yaml": "a1", "criteria/b.yaml": "other"})
    (old,), (new,) = repository.open("v1"), other.open("HEAD")
    assert changed_paths(old, new) == ("b.yaml", "p/c.yaml")
    load_files(["b.yaml", "p/c.yaml"], old, new)
    assert (old.read("b.yaml"), new.read("b.yaml"), old.read("p/c.yaml")) == (b"b1", b"other", b"c1")


def test_repository_is_left_as_it_was(repository: Repository, snapshot: Callable[[Path], dict[str, bytes | None]]) -> None:
    repository.git("config", "core.fsmonitor", "touch .git/fsmonitor-ran; false")
    repository.git("config", "diff.external", "touch .git/external-ran")
    repository.git("config", "diff.yaml.textconv", "touch .git/textconv-ran; cat")
    repository.git("config", "filter.lower.clean", "touch .git/filter-ran; cat")
    repository.write({".gitattributes": "*.yaml diff=yaml filter=lower\n", "criteria/a.yaml": "changed", "criteria/p/c.yaml": "c1"})
    os.utime(repository.folder / "criteria/p/c.yaml", (1, 1))
    before = snapshot(repository.folder)
    times = {path: path.lstat().st_mtime_ns for path in repository.folder.rglob("*")}
    old, new = repository.open("side...v2", "HEAD")
    load_files(changed_paths(old, new), old, new)
    changed_paths(new, FolderTree(repository.folder / "criteria"))
    assert [new.size(path) for path in new.paths()] == [2, 2, 2]
    with pytest.raises(UsageError):
        repository.open("nowhere")
    assert snapshot(repository.folder) == before
    assert {path: path.lstat().st_mtime_ns for path in repository.folder.rglob("*")} == times


def test_settings_of_the_repository_change_nothing(repository: Repository) -> None:
    repository.git("tag", "side2", "side")
    for name, value in {
        "diff.relative": "true", "diff.renames": "copies", "diff.orderFile": "nowhere", "diff.noprefix": "true", "core.abbrev": "7",
        "core.quotePath": "true", "log.showSignature": "true", "diff.ignoreSubmodules": "all", "format.pretty": "fuller",
        "core.warnAmbiguousRefs": "true",
    }.items():  # fmt: skip
        repository.git("config", name, value)
    repository.git("branch", "v1", "v2")
    old, new = repository.open("v1", "v2")
    assert old.commit == repository.git("rev-parse", "refs/tags/v1")
    assert changed_paths(old, new) == ("a.yaml", "b.yaml", "d.yaml")


def test_object_that_stands_in_for_another_is_not_taken(repository: Repository) -> None:
    repository.git("replace", "v1:criteria/a.yaml", "v2:criteria/a.yaml")
    repository.git("replace", "v1", "v2^{commit}")
    old, new = repository.open("v1", "v2")
    assert old.read("a.yaml") == b"a1"
    assert "b.yaml" in changed_paths(old, new)


def loose(repository: Repository, name: str) -> Path:
    id_ = repository.git("rev-parse", name)
    return repository.folder / ".git" / "objects" / id_[:2] / id_[2:]


MISSING = "in a partial clone, 'git fetch --refetch --no-filter' brings what is missing; else 'git fsck' tells more"


def test_missing_content_is_said(repository: Repository) -> None:
    id_ = repository.git("rev-parse", "v1:criteria/a.yaml")
    loose(repository, "v1:criteria/a.yaml").unlink()
    old, new = repository.open("v1", "v2")
    assert changed_paths(old, new) == ("a.yaml", "b.yaml", "d.yaml")
    for ask in (lambda: load_files(["b.yaml", "a.yaml"], old, new), lambda: old.read("a.yaml"), lambda: old.size("a.yaml")):
        with pytest.raises(IctCriteriaError) as caught:
            ask()
        assert (str(caught.value), caught.value.hint) == (f"the object '{id_}' is missing from the repository, or damaged", MISSING)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("v1^{tree}", "unable to read tree {id}"),
        ("v1:criteria", "unable to read tree {id}"),
        ("v2^{tree}", "bad revision 'v2^{{tree}}'"),
    ],
)
def test_missing_folder_is_said_in_words_of_git(repository: Repository, name: str, words: str) -> None:
    id_ = repository.git("rev-parse", name)
    loose(repository, name).unlink()
    repository.git("update-ref", "refs/heads/v1", "v1")  # git warns of a name that a branch and a tag share
    with pytest.raises(IctCriteriaError) as caught:
        repository.open("v1", "v2")
    place = repository.folder / "criteria"
    assert str(caught.value) == f"git cannot read the repository of '{place}': {words.format(id=id_)}"


def test_damaged_content_is_not_taken_for_the_file(repository: Repository) -> None:
    noise = "".join(f"{number * number % 7919:04}" for number in range(20_000))
    repository.commit({"criteria/a.yaml": noise})
    (tree,) = repository.open("HEAD")
    damaged = loose(repository, "HEAD:criteria/a.yaml")
    whole = damaged.read_bytes()
    damaged.chmod(0o644)
    for content, words in {
        b"nonsense": r"^the object '[0-9a-f]{40}' is missing from the repository, or damaged$",
        whole[: len(whole) // 2]: r"^git cannot read the repository of '.*/criteria': ",
    }.items():
        damaged.write_bytes(content)
        for paths in (["a.yaml"], ["a.yaml", "d.yaml"]):
            with pytest.raises(IctCriteriaError, match=words):
                load_files(paths, tree)


def test_partial_clone_fetches_nothing(
    repository: Repository, tmp_path: Path, snapshot: Callable[[Path], dict[str, bytes | None]]
) -> None:
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.git("clone", "--quiet", "--bare", "--filter=blob:none", f"file://{repository.folder}", tmp_path / "partial.git")
    before = snapshot(tmp_path / "partial.git")
    old, new = open_git_trees(tmp_path / "partial.git", ["v1", "v2"], PurePosixPath("criteria"))
    assert changed_paths(old, new) == ("a.yaml", "b.yaml", "d.yaml")
    with pytest.raises(IctCriteriaError):
        load_files(["a.yaml"], old, new)
    with pytest.raises(IctCriteriaError):
        old.size("a.yaml")
    assert snapshot(tmp_path / "partial.git") == before


def test_folder_outside_any_repository_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    with pytest.raises(UsageError) as caught:
        open_git_trees(tmp_path / "plain", ["HEAD"])
    assert str(caught.value) == f"'{tmp_path / 'plain'}' is in no git repository"
    assert caught.value.hint == "name a folder of a repository, or compare two folders"


@pytest.mark.parametrize("name", ["nothing", "file"])
def test_what_is_no_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError) as caught:
        open_git_trees(tmp_path / name, ["HEAD"])
    assert str(caught.value) == f"'{tmp_path / name}' is not a folder"


def test_machine_without_git_is_told(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    with pytest.raises(UsageError) as caught:
        repository.open("v1")
    assert (str(caught.value), caught.value.hint) == ("git is not installed", "install git, or compare two folders")


def test_repository_of_someone_else_is_refused_in_words_of_git(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    script = tmp_path / "bin" / "git"
    script.write_text(f'#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec "{shutil.which("git")}" "$@"\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    with pytest.raises(IctCriteriaError) as caught:
        repository.open("v1")
    folder = repository.folder
    assert str(caught.value) == (
        f"git cannot read the repository of '{folder}/criteria': detected dubious ownership in repository at '{folder}'"
    )
    assert caught.value.hint is not None
    assert f"git config --global --add safe.directory {folder}" in caught.value.hint
    own = tmp_path / "gitconfig"
    own.write_text(f"[safe]\n\tdirectory = {folder}\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(own))
    assert repository.open("v1")[0].paths() == ("a.yaml", "b.yaml", "p/c.yaml")

"""States of a folder in git, read without touching the repository.

However many files there are, two states take three processes: one resolves the refs, one lists the files of all states, one
reads the files that :func:`load_files` is asked for.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from ictcriteria.errors import UsageError
from ictcriteria.source.git_objects import GitObjects, blob_id, empty_tree_id
from ictcriteria.source.git_process import run_git
from ictcriteria.source.git_refs import Commits, resolve_refs
from ictcriteria.source.tree import FileTree
from ictcriteria.source.working_tree import FolderTree

_Entries = dict[bytes, tuple[bytes, bytes]]

_CHANGE = re.compile(rb"(?:([0-9a-f]+)\0)?:\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) [A-Z]\0([^\0]+)\0")
_TOP = PurePosixPath()
_GONE = b"000000"
_LINK = b"120000"
_FILE = b"100"
_COMMITTED = re.compile(rb"^committer .*> (\d{1,11}) [-+]\d+$", re.MULTILINE)


@dataclass(frozen=True, slots=True, eq=False)
class GitTree:
    """A :class:`~ictcriteria.source.tree.FileTree` over a folder of a repository at one commit.

    Hidden files, links and submodules are left out. A file that was not loaded takes a process to read; the first size
    that is asked for takes one, and the sizes of all other files come with it.
    """

    ref: str
    """The state as the user named it."""

    commit: str
    """The id of the commit."""

    inside: str
    """The folder within the repository, with a slash at the end, or empty."""

    blobs: Mapping[str, str]
    """The id of each file's content by path, in code point order of paths."""

    links: frozenset[str]
    """The links that are left out, by path."""

    objects: GitObjects
    """What was read of the repository; trees that are opened together share it."""

    def paths(self) -> tuple[str, ...]:
        """Every file below the folder, in code point order."""
        return tuple(self.blobs)

    def size(self, path: str) -> int:
        """Size of a file in bytes; KeyError for a path that the tree does not have."""
        return self.objects.size(self.blobs[path], self.blobs.values())

    def read(self, path: str) -> bytes:
        """The bytes of a file as git keeps them; KeyError for a path that the tree does not have."""
        return self.objects.read(self.blobs[path])

    def shown(self, path: str) -> str:
        """The path as git itself takes it: ``v1:criteria/lifespan/warranty.yaml``."""
        return f"{self.ref}:{self.inside}{path}"

    def blob(self, path: str) -> str:
        """The id of a file's content; KeyError for a path that the tree does not have."""
        return self.blobs[path]

    def committed(self) -> datetime | None:
        """When the commit was made, in UTC; None where the commit does not say so in a way that can be read."""
        found = _COMMITTED.search(self.objects.read(self.commit))
        return datetime.fromtimestamp(int(found[1]), UTC) if found else None


def open_git_trees(folder: Path, refs: Sequence[str], below: PurePosixPath = _TOP) -> tuple[GitTree, ...]:
    """A folder of a working tree, or a folder ``below`` a bare repository, at each of at least one ref.

    A ref is what git takes for a commit, or ``A...B`` for the commit where the two parted. A folder that is not there at a
    ref gives an empty tree. Raises :class:`~ictcriteria.errors.UsageError` as :func:`~ictcriteria.source.git_refs.resolve_refs`
    does, and for a folder ``below`` that leads out of the repository.
    """
    if below.is_absolute() or ".." in below.parts:
        raise UsageError(f"'{below}' leads out of the repository")
    commits = resolve_refs(folder, refs)
    inside = commits.prefix + (f"{below}/" if below.parts else "")
    states = _list_states(folder, commits, inside)
    objects = GitObjects(folder)
    return tuple(_tree(ref, commit, inside, states[commit], objects) for ref, commit in zip(refs, commits.ids, strict=True))


def changed_paths(old: GitTree, new: GitTree | FolderTree) -> tuple[str, ...]:
    """Paths of files that only one side has, or whose bytes differ, sorted.

    A file on disk counts as it stands there: one whose line ends git would change on the way in is a changed file.
    """
    if isinstance(new, GitTree):
        now = new.blobs
    else:
        now = {path: blob_id(new.root / path, old.commit) for path in new.paths() if path not in old.links}
    return tuple(sorted({path for path, _ in old.blobs.items() ^ now.items()}))


def load_files(paths: Collection[str], *trees: FileTree) -> None:
    """Read files of all git trees that have them: one process for trees that were opened together; a folder needs nothing.

    The dates of the commits come along. A file above the size limit for texts is left to :meth:`GitTree.read`.
    """
    wanted: dict[GitObjects, list[str]] = {}
    for tree in trees:
        if isinstance(tree, GitTree):
            ids = wanted.setdefault(tree.objects, [])
            ids += [tree.commit, *(tree.blobs[path] for path in paths if path in tree.blobs)]
    for objects, ids in wanted.items():
        objects.load(ids)


def _list_states(folder: Path, commits: Commits, inside: str) -> dict[str, _Entries]:
    """Mode and id of everything below the folder, by path, per commit.

    Git lists the anchor whole, as its difference from nothing, and each other commit as its difference from the anchor.
    """
    others = [commit for commit in commits.ids if commit != commits.anchor]
    pairs = [(empty_tree_id(commits.anchor), commits.anchor_tree), *((other, commits.anchor) for other in others)]
    questions = "".join(f"{new} {old}\n" for new, old in pairs).encode()
    limit = [f":(top,literal){inside}"] if inside else []
    options = ("--stdin", "-r", "-z", "--raw", "--no-renames")
    with run_git(folder, "diff-tree", *options, "--", *limit, questions=questions) as answers:
        changes = _CHANGE.findall(answers.read())
    anchor: _Entries = {}
    states, entries = {commits.anchor: anchor}, anchor
    for commit, mode, id_, path in changes:
        if commit:
            entries = states[commit.decode()] = dict(anchor)
        if mode == _GONE:
            entries.pop(path)
        else:
            entries[path] = (mode, id_)
    return {commit: states.get(commit, anchor) for commit in commits.ids}


def _tree(ref: str, commit: str, inside: str, entries: _Entries, objects: GitObjects) -> GitTree:
    start, blobs, links = len(inside), dict[str, str](), set[str]()
    for full, (mode, id_) in entries.items():
        path = full.decode("utf-8", "surrogateescape")[start:]
        if path.startswith(".") or "/." in path:
            continue
        if mode.startswith(_FILE):
            blobs[path] = id_.decode()
        elif mode == _LINK:
            links.add(path)
    return GitTree(ref, commit, inside, dict(sorted(blobs.items())), frozenset(links), objects)

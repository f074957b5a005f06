"""What people call a state of a repository, and the commit that is meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import takewhile
from pathlib import Path

from ictcriteria.errors import UsageError
from ictcriteria.source.git_process import GitFailedError, run_git

_RANGE = re.compile(r"(?P<old>(?:.*?[^./])?)(?P<dots>\.{2,3})(?P<new>(?:[^./].*)?)")
_ANSWER = re.compile(rb"(?P<prefix>(?:.*/)?)\n(?P<shallow>true|false)\n(?P<ids>(?:\^?[0-9a-f]+\n)*)", re.DOTALL)
_PARTED = re.compile(r"[0-9a-f]+ [0-9a-f]+((?: \^[0-9a-f]+)*)")

_UNSHALLOW = "this clone is shallow: 'git fetch --unshallow --tags' brings the rest of the history"


@dataclass(frozen=True, slots=True)
class Commits:
    """The commits that refs stand for, in their order, and where in the repository the folder is.

    ``prefix`` is the folder as git writes it, with a slash at the end, or empty. ``anchor`` is a commit that the others can be
    listed against, and ``anchor_tree`` the id of all its files.
    """

    prefix: str
    ids: tuple[str, ...]
    anchor: str
    anchor_tree: str


@dataclass(frozen=True, slots=True)
class _Answer:
    """What git says: the ids are as many as it could find in the order of the questions; an excluded one has a ``^``."""

    prefix: str
    is_shallow: bool
    ids: tuple[str, ...]
    failure: GitFailedError | None


def split_range(text: str) -> tuple[str, str | None]:
    """The two sides of ``A..B`` and ``A...B``; a text that is no range is the old side, and there is no new one.

    The old side of ``A...B`` is ``A...B`` itself, which git and :func:`resolve_refs` know as the commit where the two
    parted. A side left out is ``HEAD``. Dots beside a slash belong to a path.
    """
    match = _RANGE.fullmatch(text)
    if not match or not (match["old"] or match["new"]):
        return text, None
    old, new = match["old"] or "HEAD", match["new"] or "HEAD"
    return (f"{old}...{new}" if match["dots"] == "..." else old), new


def resolve_refs(folder: Path, refs: Sequence[str]) -> Commits:
    """The commits of at least one ref in the repository that holds a folder: one process when all of them exist.

    Raises :class:`~ictcriteria.errors.UsageError` when the folder is in no repository, a ref names no commit, or the sides
    of ``A...B`` have no common ancestor.
    """
    names = list(dict.fromkeys(side for ref in refs for side in ref.split("...", 1)))
    ranges = [ref for ref in refs if "..." in ref]
    answer = _ask(folder, [*(f"{name}^{{commit}}" for name in names), f"{names[-1]}^{{tree}}", *ranges])
    commits = dict(zip(names, takewhile(_is_found, answer.ids), strict=False))
    unknown = next((name for name in names if ".." in name or name not in commits), None)
    if unknown is not None:
        raise _no_such_state(folder, unknown, is_shallow=answer.is_shallow)
    if answer.failure:
        raise answer.failure
    parted = _PARTED.findall(" ".join(answer.ids[len(names) + 1 :]))
    commits |= {ref: _merge_base(ref, bases, is_shallow=answer.is_shallow) for ref, bases in zip(ranges, parted, strict=True)}
    return Commits(answer.prefix, tuple(commits[ref] for ref in refs), commits[names[-1]], answer.ids[len(names)])


def _ask(folder: Path, questions: Sequence[str]) -> _Answer:
    options = ("--revs-only", "--show-prefix", "--is-shallow-repository", "--end-of-options")
    said, failure = b"", None
    try:
        with run_git(folder, "rev-parse", *options, *questions, "--") as answers:
            said = answers.read()
    except GitFailedError as error:
        failure = error
    match = _ANSWER.fullmatch(said)
    if not match:
        failure = failure or GitFailedError(folder, f"it answers '{said.decode(errors='replace')}'")
        raise _outside(folder) if "not a git repository" in failure.said else failure
    ids = tuple(match["ids"].decode().split())
    return _Answer(match["prefix"].decode("utf-8", "surrogateescape"), match["shallow"] == b"true", ids, failure)


def _is_found(id_: str) -> bool:
    return not id_.startswith("^")


def _merge_base(ref: str, bases: str, *, is_shallow: bool) -> str:
    if not bases:
        hint = _UNSHALLOW if is_shallow else "write '..' to compare the two as they are"
        raise UsageError(f"the two sides of '{ref}' have no commit in common", hint)
    return bases.split(maxsplit=1)[0].removeprefix("^")


def _outside(folder: Path) -> UsageError:
    return UsageError(f"'{folder.as_posix()}' is in no git repository", "name a folder of a repository, or compare two folders")


def _no_such_state(folder: Path, name: str, *, is_shallow: bool) -> UsageError:
    with run_git(folder, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes") as answers:
        known = answers.read().decode("utf-8", "replace").splitlines()
    near = [other for other in known if other.endswith(f"/{name}")] or get_close_matches(name, known, n=1)
    hints = [*(f"did you mean '{other}'?" for other in near[:1]), *([_UNSHALLOW] if is_shallow else [])]
    otherwise = "'git branch --all' and 'git tag' list the names" if known else "the repository has no commit yet"
    return UsageError(f"there is no git state '{name}'", " ".join(hints) or otherwise)

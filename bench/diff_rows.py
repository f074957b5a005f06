"""D1 to D3: ``diff`` of generated packs in a real repository, beside a naive reading of one tree and a naive comparison."""

import re
import subprocess
import sys
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

from corpus import write_packs
from ictcriteria.diff.changes import ChangeSet
from timing import Row, time_calls, time_commands

PYTHON = sys.executable
OURS = str(Path(PYTHON).parent / "ictcriteria")
YARDSTICK = str(Path(__file__).parent / "yardstick.py")
SIZES = (1_000, 10_000)

_LIMITS = {"D1": {1_000: (3.0, 2.0), 10_000: (3.0, 2.0)}, "D2": {1_000: (0.5, 0.3), 10_000: (0.10, 0.05)}}
_EVERY = {"D1": 1, "D2": 100}
_WHAT = {"D1": "all files of {} criteria", "D2": "1 % of {} criteria"}
_WITH_BLANKS = re.compile(r"\w+|\s+|[^\w\s]")


def diff_rows(scratch: Path, criteria: Path) -> list[Row]:
    """The three rows; D3 is left out, and that is said, where DeepDiff is not installed."""
    rows: list[Row] = []
    for size in SIZES:
        folder = _repository(scratch / f"diff-{size}", size, criteria)
        commands = {row: [OURS, "diff", "v0", f"v{row}", "--format", "text"] for row in _EVERY}
        took = time_commands({**commands, "yardstick": [PYTHON, YARDSTICK, "criteria"]}, cwd=str(folder))
        for row, changed in _WHAT.items():
            floor, goal = _LIMITS[row][size]
            measure = f"diff, {changed.format(size)} changed / yardstick of one tree"
            rows.append(Row(row, measure, took[row] / took["yardstick"], floor, goal))
    return [*rows, *_compare_row(scratch / f"diff-{SIZES[0]}")]


def _repository(folder: Path, size: int, criteria: Path) -> Path:
    """A repository with packs at ``v0``, and branches from there where a part of the criteria changed: ``vD1`` and ``vD2``."""
    packs = write_packs(folder, size, criteria)
    files = sorted(packs.glob("*/clause-*.yaml"))
    _git(folder, "init", "--quiet", "--initial-branch=main")
    _commit(folder, "v0")
    for row, every in _EVERY.items():
        _git(folder, "switch", "--quiet", "--detach", "v0")
        for file in files[::every]:
            text = file.read_text(encoding="utf-8")
            changed = text.replace("basic: {days: 20}", "basic: {days: 15}").replace(" of a request.", " after any request.")
            file.write_text(changed, encoding="utf-8")
        for file in packs.glob("synthetic-*/translations/*.yaml") if every == 1 else ():
            file.write_text(file.read_text(encoding="utf-8").replace(" of a request.", " after any request."), encoding="utf-8")
        _commit(folder, f"v{row}")
    _git(folder, "switch", "--quiet", "main")
    _git(folder, "gc", "--quiet")
    return folder


def _compare_row(folder: Path) -> list[Row]:
    """Our compare of criteria that are read already, and what others would write: DeepDiff and difflib with blanks as tokens."""
    try:
        from deepdiff import DeepDiff
    except ModuleNotFoundError:
        print("DeepDiff is not installed: D3 is left out", file=sys.stderr)
        return []
    from ictcriteria.catalogue.load import read_models
    from ictcriteria.diff.between import changes_between
    from ictcriteria.diff.words import compare_words
    from ictcriteria.source.git_tree import load_files, open_git_trees

    trees = open_git_trees(folder / "criteria", ["v0", "vD1"])
    load_files({path for tree in trees for path in tree.paths()}, *trees)
    old, new = (read_models([tree]).catalogue for tree in trees)
    pairs = [(old.criteria[id_], new.criteria[id_]) for id_ in old.criteria][:100]
    plain = [(one.model_dump(mode="json"), other.model_dump(mode="json")) for one, other in pairs]
    part = [type(side)(**{**_fields(side), "criteria": dict(list(side.criteria.items())[:100])}) for side in (old, new)]

    def ours() -> ChangeSet:
        changes = changes_between(*part)
        for change in changes:
            if change.of_text:
                compare_words(change.old or "", change.new or "")
        return changes

    def naive() -> None:
        for one, other in plain:
            DeepDiff(one, other)
            _opcodes(_WITH_BLANKS.findall(one["text"]), _WITH_BLANKS.findall(other["text"]))

    took = time_calls({"naive": naive, "ours": ours})
    measure = "DeepDiff + difflib with blank tokens / our compare, per criterion"
    return [Row("D3", measure, took["naive"] / took["ours"], 5, 15, at_most=False)]


def _fields(side: object) -> dict[str, object]:
    names = ("packs", "criteria", "translations", "reference", "files", "inputs", "read", "broken")
    return {name: getattr(side, name) for name in names}


def _opcodes(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _commit(folder: Path, tag: str) -> None:
    _git(folder, "add", "--all")
    _git(folder, "-c", "user.name=bench", "-c", "user.email=bench@example.org", "commit", "--quiet", "--message", tag)
    _git(folder, "tag", tag)


def _git(folder: Path, *arguments: str) -> None:
    quiet = ("-c", "gc.auto=0", "-c", "maintenance.auto=false")  # nothing in the background
    subprocess.run(["git", "-C", str(folder), *quiet, *arguments], check=True, capture_output=True)

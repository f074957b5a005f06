"""C1 to C9: ``check`` of 50, 1,000 and 10,000 criteria with two translations each, beside yamllint and check-jsonschema."""

import subprocess
import sys
from pathlib import Path

from corpus import write_packs
from ictcriteria.source.working_tree import shipped_folder
from timing import Row, peak_memory, time_commands

PYTHON = sys.executable
BIN = Path(PYTHON).parent
HERE = Path(__file__).parent
SIZES = (50, 1000, 10_000)
_FEW_RUNS_FROM = 10_000

_COLD = {50: ("C4", 5, 3.5), 1000: ("C3", 1.8, 1.3), 10_000: ("C1", 1.3, 0.9)}
_LINT = {50: (2, 2.5), 1000: (10, 14), 10_000: (15, 20)}
_SCHEMA = {50: (2, 2.5), 1000: (5, 7), 10_000: (7, 10)}
_WARM = {1000: (0.3, 0.15), 10_000: (0.15, 0.10)}


def check_rows(scratch: Path) -> list[Row]:
    """All rows; the corpora stay below ``scratch``."""
    rows: list[Row] = []
    took = {size: _times(scratch, size) for size in (0, *SIZES)}
    for size in SIZES:
        here = took[size]
        id_, floor, goal = _COLD[size]
        rows.append(Row(id_, f"check {size} cold, one process / yardstick", here["cold"] / here["yardstick"], floor, goal))
        if size == SIZES[-1]:
            rows.append(Row("C2", f"check {size} cold, --jobs 2 / yardstick", here["jobs"] / here["yardstick"], 0.8, 0.5))
        for id_, peer, limits in (("C5", "yamllint", _LINT), ("C6", "check-jsonschema", _SCHEMA)):
            floor, goal = limits[size]
            rows.append(
                Row(id_, f"{peer} / check {size} cold (times faster)", here[peer] / here["cold"], floor, goal, at_most=False)
            )
        if size in _WARM:
            floor, goal = _WARM[size]
            rows.append(Row("C7", f"check {size} warm, nothing changed / yardstick", here["warm"] / here["yardstick"], floor, goal))
    start = took[0]["cold"]
    growth = (took[10_000]["cold"] - start) / (took[1000]["cold"] - start)
    rows.append(Row("C8", "growth of check from 1,000 to 10,000, start-up taken off", growth, 12, 10.5))
    return [*rows, _memory(scratch)]


def _times(scratch: Path, size: int) -> dict[str, float]:
    """Median seconds of every command on one corpus; what takes minutes runs once."""
    folder = scratch / f"check-{size}"
    packs = write_packs(folder, size, shipped_folder("criteria"))
    runs = 3 if size >= _FEW_RUNS_FROM else 7
    took = time_commands(_ours(packs, folder), runs=runs, allowed={0, 1, 3})
    print(f"check of {size} criteria: cold {took['cold']:.2f} s, warm {took['warm']:.2f} s", file=sys.stderr)
    if size == 0:
        return took
    peers = time_commands(_peers(packs, folder), runs=1 if size >= _FEW_RUNS_FROM else 3, warm_up=False, allowed={0, 1})
    return {**took, **peers}


def _ours(packs: Path, folder: Path) -> dict[str, list[str]]:
    cache = folder / "cache"
    check = ["env", f"ICTCRITERIA_CACHE={cache}", str(BIN / "ictcriteria"), "check", str(packs), "--format", "concise"]
    fresh = ["sh", "-c", 'rm -rf "$0" && exec "$@"', str(cache)]
    return {
        "yardstick": [PYTHON, str(HERE / "yardstick.py"), str(packs)],
        "jobs": [*fresh, *check, "--jobs", "2"],
        "cold": [*fresh, *check, "--jobs", "1"],
        "warm": check,
    }


def _peers(packs: Path, folder: Path) -> dict[str, list[str]]:
    schemas = folder / "schemas"
    subprocess.run([str(BIN / "ictcriteria"), "schema", "--out", str(schemas)], check=True, capture_output=True)
    lists = {"criterion": folder / "criteria.txt", "translation": folder / "translations.txt"}
    lists["criterion"].write_text("\0".join(map(str, sorted(packs.glob("synthetic-*/clause-*.yaml")))))
    lists["translation"].write_text("\0".join(map(str, sorted(packs.glob("synthetic-*/translations/*.yaml")))))
    validate = " && ".join(
        f'xargs -0 -n 40000 "{BIN / "check-jsonschema"}" --no-cache --schemafile "{schemas / name}.json" < "{file}"'
        for name, file in lists.items()
    )
    return {
        "yamllint": [str(BIN / "yamllint"), "-d", "relaxed", str(packs)],
        "check-jsonschema": ["sh", "-c", validate],
    }


def _memory(scratch: Path) -> Row:
    """C9: the highest resident memory of one process."""
    packs = scratch / "check-10000" / "criteria"
    ours = peak_memory([str(BIN / "ictcriteria"), "check", str(packs), "--no-cache", "--jobs", "1", "--format", "concise"])
    yardstick = peak_memory([PYTHON, str(HERE / "yardstick.py"), str(packs)])
    print(f"peak memory at 10,000: check {ours} MiB, yardstick {yardstick} MiB", file=sys.stderr)
    return Row("C9", "peak memory of check 10,000 / of the yardstick", ours / yardstick, 1.0, 0.6)

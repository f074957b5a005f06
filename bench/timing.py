"""Whole processes timed in turn, and the table of ratios."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

Command = Sequence[str]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a ratio, its floor and its goal; ``at_most`` when a smaller ratio is better."""

    id: str
    measure: str
    ratio: float
    floor: float
    goal: float
    at_most: bool = True

    def verdict(self) -> str:
        """Goal met, floor met, or below the floor."""
        good = (lambda limit: self.ratio <= limit) if self.at_most else (lambda limit: self.ratio >= limit)
        return "goal" if good(self.goal) else "floor" if good(self.floor) else "BELOW FLOOR"


def time_commands(
    commands: Mapping[str, Command],
    runs: int = 5,
    cwd: str | None = None,
    *,
    warm_up: bool = True,
    allowed: Collection[int] = (0, 3),
) -> dict[str, float]:
    """Median wall seconds of each command, run in turn after one warm-up round.

    A command that ends with an exit code that is not ``allowed`` stops the benchmark.
    """
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(0 if warm_up else 1, runs + 1):
        for name, command in commands.items():
            started = time.perf_counter()
            done = subprocess.run(command, cwd=cwd, capture_output=True, check=False, env={**os.environ, "PYTHONHASHSEED": "0"})
            if turn:
                seconds[name].append(time.perf_counter() - started)
            if done.returncode not in allowed:
                raise SystemExit(f"{name} failed: {done.stderr.decode()[-800:]}")
    return {name: statistics.median(values) for name, values in seconds.items()}


def peak_memory(command: Command) -> int:
    """The highest resident memory of one process, in MiB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_maxrss // 1024


def time_calls(calls: Mapping[str, Callable[[], object]], runs: int = 3) -> dict[str, float]:
    """Median seconds of each call in this process, in turn."""
    seconds: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(runs):
        for name, call in calls.items():
            started = time.perf_counter()
            call()
            seconds[name].append(time.perf_counter() - started)
    return {name: statistics.median(values) for name, values in seconds.items()}


def print_rows(rows: Sequence[Row]) -> None:
    """The table on stdout."""
    print(f"{'id':4} {'measure':66} {'ratio':>8} {'floor':>7} {'goal':>7}  verdict")
    for row in rows:
        sign = "<=" if row.at_most else ">="
        print(f"{row.id:4} {row.measure:66} {row.ratio:8.2f} {sign}{row.floor:5.1f} {sign}{row.goal:5.1f}  {row.verdict()}")

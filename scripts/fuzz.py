"""Breaks every shipped file many times and runs the whole of ``check`` on it; stops with the seed of what goes wrong.

``python scripts/fuzz.py 300`` takes a quarter of an hour; the tests do the same with fewer runs of the whole.
"""

import shutil
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.property.mutations import assert_places, mutations  # noqa: E402

from ictcriteria.pipeline.check import CheckRequest, check_packs  # noqa: E402
from ictcriteria.source.parsed_files import ParsedFiles  # noqa: E402
from ictcriteria.source.working_tree import FolderTree  # noqa: E402

_LONGEST_SECONDS = 2.0
_DAY = date(2026, 11, 22)


def main() -> int:
    """Break, check, and print the slowest check of each file."""
    runs, only = int(sys.argv[1]) if len(sys.argv) > 1 else 10, sys.argv[2:]
    with tempfile.TemporaryDirectory() as scratch:
        packs = Path(shutil.copytree(ROOT / "criteria", Path(scratch) / "criteria"))
        for path in sorted(packs.rglob("*.yaml")):
            shown = path.relative_to(scratch).as_posix()
            if not only or any(part in shown for part in only):
                print(f"{shown}: {_break(path, shown, runs, packs):.2f} s at most", flush=True)
    return 0


def _break(path: Path, shown: str, runs: int, packs: Path) -> float:
    """The longest of all checks of one file, in seconds of the processor."""
    sound, longest = path.read_bytes(), 0.0
    for number, broken in enumerate(mutations(sound, shown, runs)):
        path.write_bytes(broken.content)
        files = ParsedFiles(packs.parent / "cache", "fuzz")
        started = time.process_time()
        try:
            result = check_packs(CheckRequest([FolderTree(packs, shown_as="criteria")], _DAY, reader=files.read))
        except Exception as error:
            raise SystemExit(f"{shown}, mutation {number}: {type(error).__name__}: {error}\n{broken}") from error
        longest = max(longest, time.process_time() - started)
        assert_places(result.diagnostics, broken, shown)
    path.write_bytes(sound)
    if longest > _LONGEST_SECONDS:
        print(f"{shown}: {longest:.1f} s is a hang", file=sys.stderr)
    return longest


if __name__ == "__main__":
    sys.exit(main())

"""Writes requirements/*.txt: every version with its hashes, for all supported Pythons, and no address of an index.

Needs uv, which the development environment does not hold, because only this script uses it: ``pip install uv``.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGETS = {
    "runtime": ["pyproject.toml"],
    "build": ["requirements/build.in"],
    "dev": ["pyproject.toml", "--group", "dev"],
}
HEAD = "# Locked versions with hashes; made by 'make lock' from the ranges in pyproject.toml.\n"


def main() -> int:
    """Lock every target; exit code 0 when all could be resolved."""
    for name, arguments in TARGETS.items():
        command = [
            "uv", "pip", "compile", *arguments, "--universal", "--python-version", "3.11", "--generate-hashes",
            "--no-header", "--no-annotate", "--no-emit-index-url", "--quiet",
        ]  # fmt: skip
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stderr, file=sys.stderr)
            return done.returncode
        lines = [line for line in done.stdout.splitlines() if "://" not in line]
        (ROOT / "requirements" / f"{name}.txt").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

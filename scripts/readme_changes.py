"""The example of README.md: ten edits of the shipped packs as a pull request would make them, told by ``ictcriteria diff``."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

EDITS = (
    ("lifespan/security-updates.yaml", "  advanced: {years: 6}\n", "  advanced: {years: 7}\n"),
    ("lifespan/functionality-updates.yaml", "  basic: {years: 3}\n", "  basic: {years: 4}\n"),
    ("lifespan/longer-use-service.yaml", "  basic: {repair_days: 15}\n", "  basic: {repair_days: 20}\n"),
    ("lifespan/battery-protection.yaml", "  basic: {charge_limit: 80}\n", "  basic: {charge_limit: 85}\n"),
    ("lifespan/warranty.yaml", "every: {value: 12, unit: month}", "every: {value: 6, unit: month}"),
    ("mineral-sourcing/grievance-channel.yaml", "one\n    who reports a wrong", "one\n    who reports a harm"),
    ("mineral-sourcing/grievance-channel.yaml", "  basic: {months: 3,", "  basic: {months: 2,"),
    ("mineral-sourcing/incident-notice.yaml", "at a trader", "at a dealer"),
    ("mineral-sourcing/corrective-action.yaml", "title: Corrective action", "title: Corrective action and follow-up"),
    ("human-rights/factory-action-plan.yaml", "      points: 65\n", "      points: 70\n"),
)
"""File below ``criteria``, a piece of text that stands once in it, and what takes its place."""


def changes_in(folder: Path) -> str:
    """What ``diff --format markdown`` prints of the edits, made in a copy of the packs in an empty folder."""
    shutil.copytree(ROOT / "criteria", folder / "criteria")
    _git(folder, "init", "--quiet", "--initial-branch=main")
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--message", "as it is")
    for path, old, new in EDITS:
        _edit(folder / "criteria" / path, old, new)
    command = [sys.executable, "-m", "ictcriteria", "diff", "--format", "markdown"]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise SystemExit(f"{file.name}: {old!r} stands {text.count(old)} times; mend EDITS in {Path(__file__).name}")
    file.write_text(text.replace(old, new), encoding="utf-8")


def _git(folder: Path, *arguments: str) -> None:
    author = {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    isolated = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **author, **isolated}, check=True)

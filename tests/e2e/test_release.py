"""``bump`` and ``changelog``: the numbers and notes that changes ask for, in exactly the lines that hold them."""

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

DAY = ("--date", "2026-04-05")
UPDATES, PACK = "lifespan/security-updates.yaml", "lifespan/pack.yaml"


@pytest.fixture
def run(run_cli: Callable[..., Any], repository: Any) -> Callable[..., Any]:
    return lambda *arguments: run_cli(*arguments, cwd=repository.folder)


def changed_lines(repository: Any, path: str) -> list[str]:
    old = repository.git("show", f"HEAD:criteria/{path}").splitlines()
    new = (repository.folder / "criteria" / path).read_text(encoding="utf-8").splitlines()
    return [
        line for line in difflib.unified_diff(old, new, n=0, lineterm="") if line[:1] in "+-" and line[:3] not in {"+++", "---"}
    ]


def test_bump_raises_what_the_changes_ask_for(run: Callable[..., Any], repository: Any) -> None:
    repository.edit(UPDATES, "basic: {years: 5}", "basic: {years: 6}")
    done = run("bump", *DAY)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "lifespan: version 2.0 instead of 1.10 (major)\n"
        "lifespan/security-updates: revision 3 instead of 2\n"
        "lifespan/security-updates: changed 2026-04-05 instead of 2026-01-02\n"
    )
    assert changed_lines(repository, PACK) == ['-version: "1.10"', "+version: 2.0"]
    assert changed_lines(repository, UPDATES) == [
        "-revision: 2", "-changed: 2026-01-02", "+revision: 3", "+changed: 2026-04-05",
        "-  basic: {years: 5}", "+  basic: {years: 6}",
    ]  # fmt: skip


def test_bump_twice_is_bump_once(run: Callable[..., Any], repository: Any) -> None:
    repository.edit(UPDATES, "basic: {years: 5}", "basic: {years: 6}")
    run("bump", *DAY)
    repository.edit(UPDATES, "guidance: Use it", "guidance: Take it")
    done = run("bump", "--date", "2026-05-06")
    assert (done.code, done.out, done.err) == (0, "", "nothing to raise since HEAD\n")


@pytest.mark.parametrize(
    ("edit", "version"),
    [
        ((UPDATES, "basic: {years: 5}", "basic: {years: 4}"), "2.0"),
        ((UPDATES, "guidance: Use it", "guidance: Take it"), "1.10.1"),
        (("lifespan/spare-parts.yaml", "  advanced: {}", "  basic: {}\n  advanced: {}"), "1.11"),
        (("award/repair-time.yaml", "stage: award", "stage: tender"), "0.3"),
    ],
)
def test_version_rises_by_what_changed(edit: tuple[str, str, str], version: str, run: Callable[..., Any], repository: Any) -> None:
    repository.edit(*edit)
    assert f": version {version} instead of " in run("bump", *DAY).out
    pack = edit[0].partition("/")[0]
    assert f"+version: {version}" in changed_lines(repository, f"{pack}/pack.yaml")


def test_new_criterion_needs_a_version_and_no_revision(run: Callable[..., Any], repository: Any, root: Path) -> None:
    text = (root / "tests/data/packs/lifespan/spare-parts.yaml").read_text(encoding="utf-8")
    repository.write({"lifespan/chargers.yaml": text.replace("Spare parts are sold", "Chargers have a port that is sold")})
    repository.edit(PACK, "[security-updates, spare-parts]", "[security-updates, spare-parts, chargers]")
    assert run("bump", *DAY).out == "lifespan: version 1.11 instead of 1.10 (minor)\n"


def test_changelog_prints_an_entry_for_each_pack(run: Callable[..., Any], repository: Any) -> None:
    repository.edit(UPDATES, "basic: {years: 5}", "basic: {years: 6}")
    repository.edit(UPDATES, "guidance: Use it", "guidance: Take it")
    repository.commit("v1")
    assert run("changelog", "v0", "v1", *DAY).out == (
        "# lifespan/pack.yaml\n"
        "changes:\n"
        "  - version: 2.0\n"
        "    date: 2026-04-05\n"
        "    text: |\n"
        "      - Stricter: Security updates: Period of updates: 6 instead of 5 years (level basic).\n"
        "      - Editorial: 1 change.\n"
    )
    done = run("changelog", "v1", "v1")
    assert (done.code, done.out, done.err) == (0, "", "nothing changed from v1 to v1\n")


@pytest.mark.parametrize(
    "changes",
    [
        "",
        'changes:\n  - {version: "1.10", date: 2026-01-01, text: First.}\n',
        'changes:\n- version: "1.10"  # a comment\n  date: 2026-01-01\n  text: |\n    First.\n\n    And more.\n# the end\n',
    ],
    ids=["no entry", "an entry in braces", "an entry without indentation"],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_entry_is_written_on_top_once(changes: str, end: str, run: Callable[..., Any], repository: Any) -> None:
    file = repository.folder / "criteria" / PACK
    before = (file.read_text(encoding="utf-8") + changes).replace("\n", end)
    file.write_bytes(before.encode())
    repository.commit()
    repository.edit(UPDATES, "basic: {years: 5}", "basic: {years: 6}")
    assert run("changelog", "--write", *DAY).code == 0
    assert run("changelog", "--write", *DAY).code == 0
    after = file.read_bytes().decode()
    assert after.count("Period of updates: 6 instead of 5 years (level basic).") == 1
    kept = [line for line in before.split(end) if line in after.split(end)]
    assert kept == before.split(end)
    assert ("\r\n" in after) == (end == "\r\n")
    assert after.count("\n") == after.count(end)
    assert run("diff").err == ""


def test_git_state_cannot_be_changed(run: Callable[..., Any], repository: Any) -> None:
    repository.edit(UPDATES, "basic: {years: 5}", "basic: {years: 6}")
    repository.commit("v1")
    done = run("changelog", "v0", "v1", "--write", *DAY)
    assert (done.code, "a git state cannot be changed" in done.err) == (2, True)


def test_bump_and_changelog_satisfy_the_rules_and_the_advice(run: Callable[..., Any], repository: Any) -> None:
    repository.edit(UPDATES, "basic: {years: 5}", "basic: {years: 6}")
    assert "should rise (major)" in run("diff").out
    run("bump", *DAY)
    run("changelog", "--write", *DAY)
    out = run("diff").out
    assert ("should" in out, "the version is 2.0, before 1.10" in out) == (False, True)


def test_two_branches_that_change_different_clauses_merge(run: Callable[..., Any], repository: Any) -> None:
    repository.git("switch", "--quiet", "--create", "side")
    repository.edit("lifespan/warranty.yaml", "advanced: {days: 5}", "advanced: {days: 4}")
    repository.commit()
    repository.git("switch", "--quiet", "main")
    repository.edit(UPDATES, "basic: {years: 5}", "basic: {years: 6}")
    repository.commit()
    repository.git("merge", "--quiet", "--no-edit", "side")
    assert run("diff", "v0").out.startswith("from v0 to criteria: 2 changes: 2 stricter\n")
    run("bump", "v0", *DAY)
    assert changed_lines(repository, PACK) == ['-version: "1.10"', "+version: 2.0"]


def test_two_branches_that_both_bumped_agree_where_they_bumped_alike(run: Callable[..., Any], repository: Any) -> None:
    """Both raise the version to the same number on the same line, which git takes as one change."""
    repository.git("switch", "--quiet", "--create", "side")
    repository.edit("lifespan/warranty.yaml", "advanced: {days: 5}", "advanced: {days: 4}")
    run("bump", *DAY)
    repository.commit()
    repository.git("switch", "--quiet", "main")
    repository.edit(UPDATES, "basic: {years: 5}", "basic: {years: 6}")
    run("bump", *DAY)
    repository.commit()
    repository.git("merge", "--quiet", "--no-edit", "side")
    assert run("bump", "v0", *DAY).err == "nothing to raise since v0\n"

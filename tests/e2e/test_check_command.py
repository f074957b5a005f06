"""``ictcriteria check`` as people run it: forms, settings, mending, the baseline, the cache, an earlier git state."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ictcriteria.pipeline.check import CheckRequest, check_packs
from ictcriteria.source.parsed_files import ParsedFiles
from ictcriteria.source.working_tree import FolderTree

Run = Callable[..., Any]
Environment = Callable[[Mapping[str, str]], dict[str, str]]

TODAY = date(2026, 11, 22)
ONLY = ("--select", "stale-translation", "--select", "missing-translation")


@pytest.fixture
def folder(packs_for_programs: Path) -> Path:
    """The small catalogue with one stale translation, in a folder of its own."""
    file = packs_for_programs / "lifespan" / "warranty.yaml"
    file.write_text(file.read_text().replace("title: Warranty", "title: Warranties"))
    return packs_for_programs


def test_several_forms_go_to_files_in_one_run(folder: Path, run_cli: Run, tmp_path: Path) -> None:
    done = run_cli("check", folder, *ONLY, "--format", "concise", "--format", "json=out/c.json", "--format", "sarif=out/c.sarif")
    assert done.code == 1
    assert done.out.count("\n") == 1
    assert [item["rule"] for item in json.loads((tmp_path / "out/c.json").read_text())["diagnostics"]] == ["stale-translation"]
    assert json.loads((tmp_path / "out/c.sarif").read_text())["runs"][0]["results"][0]["ruleId"] == "stale-translation"
    assert "1 error in" in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "jsn"], "unknown form 'jsn'\n  hint: did you mean 'json'?"),
        (["--format", "full", "--format", "json"], "two forms would go to the standard output"),
        (["--select", "stale-translatoin"], "unknown rule 'stale-translatoin'\n  hint: did you mean 'stale-translation'?"),
        (["--ignore", "duplicate-key"], "'duplicate-key'"),
        (["--baseline", "gone.json"], "there is no baseline 'gone.json'"),
        (["--update-baseline"], "there is no name for the baseline"),
        (["--fix", "--diff"], "--fix changes files and --diff does not"),
        (["--against", "nowhere"], "is in no git repository"),
    ],
)
def test_wrong_use_is_told_with_a_hint(arguments: list[str], told: str, folder: Path, run_cli: Run) -> None:
    done = run_cli("check", folder, *arguments)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_settings_are_found_upwards_and_options_go_before_them(folder: Path, run_cli: Run, tmp_path: Path) -> None:
    (tmp_path / "ictcriteria.toml").write_text('select = ["stale-translation"]\n[severity]\nstale-translation = "note"\n')
    below = tmp_path / "below"
    below.mkdir()
    assert run_cli("check", folder, "--format", "concise", cwd=below).code == 0
    strict = run_cli("check", folder, "--format", "concise", "--fail-on", "note", cwd=below)
    assert (strict.code, strict.out.count("note[stale-translation]")) == (1, 1)
    assert run_cli("check", folder, "--fail-on", "note", "--exit-zero", cwd=below).code == 0


def test_settings_that_are_wrong_are_told_with_their_line(folder: Path, run_cli: Run, tmp_path: Path) -> None:
    (tmp_path / "ictcriteria.toml").write_text('profile = "publish"\nignore = ["vage-word"]\n')
    done = run_cli("check", folder)
    assert done.code == 2
    assert "ictcriteria.toml:2:1: error[unknown-reference]: unknown rule 'vage-word'" in done.err


def test_single_file_tells_only_of_itself(folder: Path, run_cli: Run) -> None:
    assert run_cli("check", folder / "lifespan" / "warranty.yaml", *ONLY).code == 0
    assert run_cli("check", folder / "lifespan" / "translations" / "nb.yaml", *ONLY).code == 1


def test_baseline_hides_what_is_known_shrinks_and_fails_when_stale(folder: Path, run_cli: Run, tmp_path: Path) -> None:
    baseline = ("--baseline", "known.json")
    assert run_cli("check", folder, *ONLY, *baseline, "--update-baseline").code == 0
    assert run_cli("check", folder, *ONLY, *baseline).code == 0
    (folder / "lifespan" / "spare-parts.yaml").write_text(
        (folder / "lifespan" / "spare-parts.yaml").read_text().replace("rationale: ", "rationale: Clearly. ")
    )
    assert run_cli("check", folder, *ONLY, *baseline, "--format", "concise").out.count("stale-translation") == 1
    assert run_cli("check", folder, *ONLY, *baseline, "--update-baseline").code == 1
    assert len(json.loads((tmp_path / "known.json").read_text())["problems"]) == 1
    warranty = folder / "lifespan" / "warranty.yaml"
    warranty.write_text(warranty.read_text().replace("Warranties", "Warranty"))
    stale = run_cli("check", folder, *ONLY, *baseline, "--format", "concise")
    assert "known.json:4:1: error[stale-baseline]: the baseline names a problem that is gone" in stale.out
    run_cli("check", folder, *ONLY, *baseline, "--update-baseline")
    assert json.loads((tmp_path / "known.json").read_text())["problems"] == []


def test_baseline_hides_no_error_that_stops_a_build(folder: Path, run_cli: Run) -> None:
    file = folder / "lifespan" / "spare-parts.yaml"
    file.write_text(file.read_text() + "title: Twice\n")
    update = run_cli("check", folder, "--select", "missing-translation", "--baseline", "known.json", "--update-baseline")
    again = run_cli("check", folder, "--select", "missing-translation", "--baseline", "known.json", "--format", "concise")
    assert (update.code, again.code, again.out.count("error[duplicate-key]")) == (1, 1, 1)


def test_summary_of_a_job_gets_the_whole_list(folder: Path, run_cli: Run, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    run_cli("check", folder, *ONLY, "--format", "github", env={"GITHUB_STEP_SUMMARY": str(summary)})
    assert summary.read_text().startswith("before\n**ictcriteria check**: 1 error in")


def test_mending_changes_only_the_lines_that_are_named_and_only_once(folder: Path, run_cli: Run) -> None:
    file = folder / "lifespan" / "warranty.yaml"
    old = file.read_text()
    lines = old.splitlines(keepends=True)
    broken = [*lines[:1], "# ictcriteria: ignore[vague-word] nothing is vague here\n", *lines[1:]]
    file.write_text("".join(broken))
    preview = run_cli("check", folder, "--diff", "--select", "unused-suppression", "--select", "vague-word")
    assert "-# ictcriteria: ignore[vague-word] nothing is vague here\n" in preview.out
    assert file.read_text() == "".join(broken)
    mended = run_cli("check", folder, "--fix", "--select", "unused-suppression", "--select", "vague-word")
    assert "1 mended" in mended.err
    assert file.read_text() == old
    again = run_cli("check", folder, "--fix", "--select", "unused-suppression", "--select", "vague-word")
    assert "mended" not in again.err
    assert file.read_text() == old


def parsed_by(packs: Path, cache: Path) -> int:
    files = ParsedFiles(cache, "1")
    check_packs(CheckRequest([FolderTree(packs, shown_as="packs")], TODAY, reader=files.read))
    files.close()
    return files.parsed


def test_run_after_a_run_parses_no_file_and_after_an_edit_one(packs: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert parsed_by(packs, cache) == len(list(packs.rglob("*.yaml")))
    assert parsed_by(packs, cache) == 0
    file = packs / "lifespan" / "warranty.yaml"
    file.write_text(file.read_text() + "# edited\n")
    assert parsed_by(packs, cache) == 1
    assert parsed_by(packs, cache) == 0


WATCH = """
import sys
from ictcriteria.cli.main import main
main(sys.argv[1:])
heavy = {"pydantic", "yaml", "jinja2", "lxml", "docx", "babel", "asyncio", "markdown_it", "subprocess"}
print(sorted(heavy & set(sys.modules)), file=sys.stderr)
"""


def test_same_check_again_loads_no_library_and_says_the_same(folder: Path, tmp_path: Path, clean_environment: Environment) -> None:
    environment = clean_environment({"XDG_CACHE_HOME": str(tmp_path / "c")})
    environment = {name: value for name, value in environment.items() if "COVERAGE" not in name}
    command = [sys.executable, "-c", WATCH, "check", str(folder), "--format", "concise"]
    first, again = (
        subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False) for _ in range(2)
    )
    assert first.stdout == again.stdout
    assert first.stdout
    assert "pydantic" in first.stderr.splitlines()[-1]
    assert again.stderr.splitlines()[-1] == "[]"


def test_cache_never_changes_a_result(folder: Path, run_cli: Run, tmp_path: Path) -> None:
    cache = tmp_path / "c"
    plain = run_cli("check", folder, "--format", "json", "--no-cache").out
    with_cache = {"XDG_CACHE_HOME": str(cache)}
    assert run_cli("check", folder, "--format", "json", env=with_cache).out == plain
    for file in cache.rglob("*.json"):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    assert run_cli("check", folder, "--format", "json", env=with_cache).out == plain
    for file in cache.rglob("*.json"):
        file.unlink()
    assert run_cli("check", folder, "--format", "json", env=with_cache).out == plain
    title = folder / "lifespan" / "spare-parts.yaml"
    title.write_text(title.read_text().replace("title: Spare parts", "title: Parts"))
    assert (
        run_cli("check", folder, "--format", "json", env=with_cache).out
        == run_cli("check", folder, "--format", "json", "--no-cache").out
    )
    assert run_cli("check", folder, "--format", "json", env={"XDG_CACHE_HOME": str(title)}).out != plain


def test_cache_can_be_switched_off(folder: Path, run_cli: Run, tmp_path: Path) -> None:
    run_cli("check", folder, "--no-cache", env={"XDG_CACHE_HOME": str(tmp_path / "c")})
    run_cli("check", folder, env={"XDG_CACHE_HOME": str(tmp_path / "c"), "ICTCRITERIA_CACHE": ""})
    assert not (tmp_path / "c").exists()


def test_check_that_is_killed_leaves_a_cache_that_serves(
    folder: Path, run_cli: Run, tmp_path: Path, clean_environment: Environment
) -> None:
    plain = run_cli("check", folder, "--format", "json", "--no-cache").out
    environment = clean_environment({"XDG_CACHE_HOME": str(tmp_path / "c")})
    for wait in (0.2, 0.3, 0.4, 0.5):
        process = subprocess.Popen(
            [sys.executable, "-m", "ictcriteria", "check", str(folder)], env=environment, cwd=tmp_path,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert run_cli("check", folder, "--format", "json", env={"XDG_CACHE_HOME": str(tmp_path / "c")}).out == plain


def git(folder: Path, *arguments: str) -> None:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, env=environment)


def test_earlier_state_is_read_from_git(packs_for_programs: Path, run_cli: Run) -> None:
    git(packs_for_programs, "init", "-q")
    git(packs_for_programs, "add", "-A")
    git(packs_for_programs, "commit", "-qm", "first")
    file = packs_for_programs / "lifespan" / "security-updates.yaml"
    file.write_text(file.read_text().replace("basic: {years: 5}", "basic: {years: 4}"))
    rules = ("--select", "revision-not-raised", "--format", "concise")
    done = run_cli("check", packs_for_programs, "--against", "HEAD", *rules)
    assert done.out.count("error[revision-not-raised]") == 1
    assert run_cli("check", packs_for_programs, "--against", "HEAD", "--fix", *rules).code == 0
    assert "revision: 3\n" in file.read_text()
    assert run_cli("check", packs_for_programs, "--against", "HEAD~7", *rules).code == 2

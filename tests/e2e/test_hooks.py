"""What runs `check` for others: hooks of pre-commit, the action of GitHub, the job of GitLab; each as the README has it.

The program is installed for real, from a repository made of the working tree, without the network: what it depends on comes
from the environment that runs the tests.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from ictcriteria.lint.rules import RULES
from ictcriteria.lint.settings import read_settings

pytestmark = pytest.mark.slow

TOOL = ("src", "criteria", "templates", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "action.yml")
NOT_LENT = re.compile(r"pip|setuptools|_distutils|distutils|.*ictcriteria|.*\.pth")
INPUT = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}")
CRITERION = Path("criteria/own/first-criterion.yaml")
DEFECT = "reviewd: 2026-01-01\n"


def run(
    *command: object, cwd: Path, env: Mapping[str, str], code: int | None = 0, stdin: str | None = None
) -> "subprocess.CompletedProcess[str]":
    """A process that must end with ``code``."""
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=dict(env), input=stdin, capture_output=True, text=True, check=False, timeout=300
    )
    assert code is None or done.returncode == code, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment without a user and without a network, in which pip finds what the program depends on."""
    folder = tmp_path_factory.mktemp("environment")
    (folder / "lent").mkdir()
    for path in Path(sysconfig.get_path("purelib")).iterdir():
        if not NOT_LENT.fullmatch(path.name) and not path.name.startswith(("pip-", "setuptools-")):
            (folder / "lent" / path.name).symlink_to(path)
    author = {f"GIT_{who}_{what}": f"a@{who.lower()}.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return {
        **author,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(folder / "pre-commit"),
        "PYTHONPATH": str(folder / "lent"),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads this one backwards
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


@pytest.fixture(scope="module")
def tool(root: Path, env: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This program as a repository, committed as it stands."""
    folder = tmp_path_factory.mktemp("tool")
    for name in TOOL:
        copy: Callable[..., Any] = shutil.copytree if (root / name).is_dir() else shutil.copy
        copy(root / name, folder / name, **({"ignore": shutil.ignore_patterns("__pycache__")} if (root / name).is_dir() else {}))
    run("git", "init", "-q", "-b", "main", cwd=folder, env=env)
    run("git", "add", "-A", cwd=folder, env=env)
    run("git", "commit", "-q", "-m", "the program", cwd=folder, env=env)
    return folder


@pytest.fixture(scope="module")
def cloned(env: dict[str, str], root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh repository of an organisation, cloned from its origin, with a pack of its own on the branch ``main``."""
    parent = tmp_path_factory.mktemp("organisation")
    folder = parent / "own"
    here = {**env, "PYTHONPATH": str(root / "src")}
    run("git", "init", "-q", "--bare", "-b", "main", parent / "origin.git", cwd=parent, env=env)
    run("git", "clone", "-q", parent / "origin.git", folder, cwd=parent, env=env)
    run("git", "symbolic-ref", "HEAD", "refs/heads/main", cwd=folder, env=env)
    run("ictcriteria", "new", "pack", "own", cwd=folder, env=here)
    run("ictcriteria", "new", "criterion", "own/second", cwd=folder, env=here)
    commit(folder, env, "a pack of our own")
    run("git", "push", "-q", "-u", "origin", "main", cwd=folder, env=env)
    run("git", "switch", "-q", "-c", "work", cwd=folder, env=env)
    return folder


@pytest.fixture
def own(cloned: Path, tmp_path: Path) -> Path:
    """The repository of the organisation, for a test to change."""
    return Path(shutil.copytree(cloned, tmp_path / "own"))


def commit(folder: Path, env: Mapping[str, str], message: str, *options: str, code: int = 0) -> str:
    """Commit everything; gives what the hooks said."""
    run("git", "add", "-A", cwd=folder, env=env)
    done = run("git", "commit", "-m", message, *options, cwd=folder, env=env, code=code)
    return done.stdout + done.stderr


def spoil(file: Path) -> int:
    """Misspell a field; gives its line."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith("reviewed:"))
    lines.insert(at, DEFECT)
    file.write_text("".join(lines), encoding="utf-8")
    return at + 1


def blocks(root: Path, language: str) -> list[str]:
    """Blocks of one language in the section ``Check`` of the README."""
    section = (root / "README.md").read_text(encoding="utf-8").split("\n## Check\n")[1].split("\n## ")[0]
    return re.findall(rf"```{language}\n(.*?)```", section, re.DOTALL)


def block(root: Path, start: str) -> Any:
    """The YAML block of the README that starts with a line."""
    (text,) = (text for text in blocks(root, "yaml") if text.startswith(start))
    return yaml.load(text, yaml.BaseLoader)


@pytest.fixture
def hooked(own: Path, tool: Path, root: Path, env: dict[str, str]) -> Path:
    """The repository of the organisation with the hooks installed that the README shows."""
    config = block(root, "repos:")
    head = run("git", "rev-parse", "HEAD", cwd=tool, env=env).stdout.strip()
    config["repos"][0] |= {"repo": str(tool), "rev": head}
    (own / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    run(sys.executable, "-m", "pre_commit", "install", cwd=own, env=env)
    return own


def outcomes(said: str) -> list[str]:
    """How each hook ended, in order."""
    return re.findall(r"^ictcriteria check .*\.\.(?:\(.*\))?(\w+)$", said, re.MULTILINE)


def test_manifest_of_the_hooks_is_valid(root: Path, env: dict[str, str]) -> None:
    run(sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml", cwd=root, env=env)


def test_commit_without_problems_passes_both_hooks(hooked: Path, env: dict[str, str]) -> None:
    (hooked / CRITERION).write_text(
        (hooked / CRITERION).read_text().replace("title: First criterion", "title: Spare power supplies")
    )
    assert outcomes(commit(hooked, env, "criteria: give it a name")) == ["Passed", "Passed"]


def test_commit_with_a_problem_is_refused_with_its_place(hooked: Path, env: dict[str, str]) -> None:
    line = spoil(hooked / CRITERION)
    said = commit(hooked, env, "criteria: a slip", code=1)
    assert outcomes(said) == ["Failed", "Failed"]
    assert said.count(f"{CRITERION}:{line}:1: error[unknown-field]: unknown field 'reviewd'") == 2
    assert "did you mean 'reviewed'?" in said


def test_first_hook_only_speaks_of_changed_files(hooked: Path, env: dict[str, str]) -> None:
    spoil(hooked / CRITERION)
    commit(hooked, env, "criteria: a slip", "--no-verify")
    second = hooked / "criteria/own/second.yaml"
    second.write_text(second.read_text().replace("title: Second", "title: The second one"))
    said = commit(hooked, env, "criteria: another name", code=1)
    assert outcomes(said) == ["Passed", "Failed"]
    assert said.count("unknown field 'reviewd'") == 1


def test_second_hook_sees_what_a_deleted_file_leaves_behind(hooked: Path, env: dict[str, str]) -> None:
    commit(hooked, env, "hooks", "--no-verify")
    (hooked / "criteria/own/second.yaml").unlink()
    said = commit(hooked, env, "criteria: drop one", code=1)
    assert outcomes(said) == ["Skipped", "Failed"]
    assert "criteria/own/pack.yaml:" in said


def test_first_hook_leaves_other_yaml_alone(hooked: Path, env: dict[str, str]) -> None:
    (hooked / "mkdocs.yaml").write_text("site_name: no tender\n")
    assert outcomes(commit(hooked, env, "docs: a file of others")) == ["Skipped", "Passed"]


def test_tender_is_checked_before_it_is_committed(hooked: Path, env: dict[str, str]) -> None:
    (hooked / "tender.yaml").write_text("{title: Devices, buyer: Town, jurisdiction: eu, products: [laptop], packs: [owm]}\n")
    said = commit(hooked, env, "a tender", code=1)
    assert outcomes(said) == ["Failed", "Failed"]
    assert said.count("tender.yaml:1:") == 2
    assert "did you mean 'own'?" in said


@pytest.fixture(scope="module")
def action(tool: Path, env: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    """Run the steps of the action as GitHub does, with inputs; the program is installed once, by the step that does it."""
    site = tmp_path_factory.mktemp("action")
    described = yaml.safe_load((tool / "action.yml").read_text(encoding="utf-8"))
    setup, install, *steps = described["runs"]["steps"]
    assert setup["uses"].startswith("actions/setup-python@")
    inside = {**env, "GITHUB_ACTION_PATH": str(tool)}
    run("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", install["run"], cwd=site, env={**inside, "PIP_TARGET": str(site)})
    inside |= {
        "PYTHONPATH": f"{site}{os.pathsep}{env['PYTHONPATH']}",
        "PATH": f"{site / 'bin'}{os.pathsep}{env['PATH']}",
    }

    def steps_with(given: Mapping[str, str], cwd: Path, code: int) -> str:
        values = {name: about.get("default", "") for name, about in described["inputs"].items()}
        assert set(given) <= set(values)
        values |= given
        said = ""
        for step in steps:
            own = {name: INPUT.sub(lambda match: values[match[1]], text) for name, text in step["env"].items()}
            whole = {**inside, **own, "GITHUB_STEP_SUMMARY": str(cwd.parent / "summary.md")}
            said += run("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], cwd=cwd, env=whole, code=code).stdout
        return said

    return steps_with


def test_action_does_not_put_inputs_into_its_scripts(root: Path) -> None:
    steps = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    assert [step["name"] for step in steps if "${{" in step.get("run", "")] == []


def test_action_shows_problems_on_their_lines(action: Callable[..., str], own: Path, root: Path, env: dict[str, str]) -> None:
    (use,) = (step for step in block(root, "on: pull_request")["jobs"]["check"]["steps"] if "/ictcriteria@" in step["uses"])
    given = {name: text.replace("${{ github.base_ref }}", "main") for name, text in use["with"].items()}
    assert action(given, own, 0) == ""
    line = spoil(own / CRITERION)
    commit(own, env, "criteria: a slip")
    said = action(given, own, 1)
    place = f"file={CRITERION},line={line},col=1,endLine={line},endColumn=8,title=unknown-field"
    assert said == f"::error {place}::unknown field 'reviewd'%0Adid you mean 'reviewed'?\n"
    assert "unknown field 'reviewd'" in (own.parent / "summary.md").read_text(encoding="utf-8")
    (result,) = json.loads((own / "check.sarif").read_bytes())["runs"][0]["results"]
    assert result["ruleId"] == "unknown-field"


def test_action_compares_with_the_state_that_is_named(action: Callable[..., str], own: Path, env: dict[str, str]) -> None:
    file = own / CRITERION
    file.write_text(file.read_text(encoding="utf-8").replace("basic: {years: 5}", "basic: {years: 6}"), encoding="utf-8")
    commit(own, env, "criteria: ask for more")
    assert action({}, own, 0) == ""
    assert "title=revision-not-raised" in action({"against": "origin/main"}, own, 1)


def test_action_takes_paths_and_arguments_one_per_line(action: Callable[..., str], own: Path) -> None:
    shutil.move(own / "criteria", own / "our packs")
    line = spoil(own / "our packs/own/first-criterion.yaml")
    spoil(own / "our packs/own/second.yaml")
    given = {"paths": "our packs/own/first-criterion.yaml\n", "format": "concise", "args": "--no-cache\n--exit-zero\n"}
    said = action(given, own, 0)
    assert said.startswith(f"our packs/own/first-criterion.yaml:{line}:1: error[unknown-field]")
    assert len(said.splitlines()) == 1


def test_job_of_gitlab_writes_the_reports_that_it_names(own: Path, root: Path, env: dict[str, str]) -> None:
    (job,) = yaml.safe_load((root / "examples/gitlab-ci.yml").read_text(encoding="utf-8")).values()
    line = spoil(own / CRITERION)
    commit(own, env, "criteria: a slip")
    inside = {**env, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "PYTHONPATH": str(root / "src")}
    run("bash", "-eo", "pipefail", "-c", "\n".join(job["script"]), cwd=own, env=inside, code=1)
    reports = job["artifacts"]["reports"]
    (problem,) = json.loads((own / reports["codequality"]).read_bytes())
    assert (problem["check_name"], problem["severity"]) == ("unknown-field", "major")
    assert problem["location"] == {"path": str(CRITERION), "lines": {"begin": line, "end": line}}
    assert ET.parse(own / reports["junit"]).getroot().find(".//failure") is not None


def test_settings_of_the_readme_can_be_used(root: Path) -> None:
    (text,) = blocks(root, "toml")
    outcome = read_settings(text.encode(), "ictcriteria.toml", RULES)
    assert outcome.diagnostics == ()


def test_comment_of_the_readme_silences_its_rule(root: Path, own: Path, run_cli: Callable[..., Any]) -> None:
    (text,) = (text for text in blocks(root, "yaml") if "ictcriteria: ignore" in text)
    file = own / CRITERION
    written = file.read_text(encoding="utf-8")
    start, end = written.index("text: |"), written.index("# starting text: what shows")
    for demand, found in ((text, 0), (text.partition("\n")[2], 1)):
        file.write_text(written[:start] + demand + written[end:], encoding="utf-8")
        done = run_cli("check", "--select", "vague-word", cwd=own)
        assert (done.out.count("[vague-word]"), "1 silenced by comments" in done.err) == (found, not found)

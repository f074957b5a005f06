"""The command line: help, wrong use, and exit codes."""

import builtins
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import ictcriteria
from ictcriteria.cli.main import COMMANDS, main
from ictcriteria.source.tree import MAX_TEXT_BYTES

Cli = Callable[..., Any]


def test_version_is_that_of_the_package(run_cli: Cli) -> None:
    done = run_cli("--version")
    assert (done.code, done.out, done.err) == (0, f"ictcriteria {ictcriteria.__version__}\n", "")


def test_help_names_every_command_and_the_exit_codes(run_cli: Cli) -> None:
    done = run_cli("--help")
    assert done.code == 0
    told = " ".join(done.out.split())
    for command, summary in COMMANDS.items():
        assert f"{command} {summary}" in told
    assert "exit codes: 0 fine; 1 problems found; 2 wrong use, or the run could not be done; 3 nothing to work on" in done.out


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([command, "--help"])
    assert caught.value.code == 0
    assert COMMANDS[command][1:] in capsys.readouterr().out.replace("\n", " ").replace("  ", " ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["bild"], "invalid choice: 'bild'"),
        (["build", "--fromat", "md"], "unrecognized arguments: --fromat"),
        (["build", "--form", "md"], "unrecognized arguments: --form"),
        (["build", "--format", "pdf"], "argument --format: invalid choice: 'pdf'"),
        (["build", "--document", "annex"], "argument --document: invalid choice: 'annex'"),
        (["show"], "the following arguments are required: CRITERION"),
    ],
)
def test_wrong_use_exits_with_two(run_cli: Cli, arguments: list[str], message: str) -> None:
    done = run_cli(*arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["build", "none.yaml"], 2, "ictcriteria: there is no file 'none.yaml'\n  hint: write one with 'ictcriteria init'\n"),
        (["build", "."], 2, "ictcriteria: '.' is a folder\n  hint: name the file in it, such as 'tender.yaml'\n"),
        (["build", "--criteria", "none"], 2, "ictcriteria: 'none' is not a folder\n"),
        (["build", "--house", "none"], 2, "ictcriteria: 'none' is not a folder\n"),
        (["build", "--templates", "none"], 2, "ictcriteria: 'none' is not a folder\n"),
        (["check", "none"], 2, "ictcriteria: there is no file or folder 'none'\n  hint: name packs, templates or a tender\n"),
        (["check", "empty"], 3,
         "ictcriteria: there are no packs to check\n  hint: name a folder that holds packs, such as 'criteria'\n"),
        (["check", "texts"], 3,
         "ictcriteria: there are no packs to check\n  hint: name a folder that holds packs, such as 'criteria'\n"),
        (["list", "--criteria", "empty"], 3,
         "ictcriteria: there are no packs\n  hint: name a folder that holds packs, such as 'criteria'\n"),
    ],
)  # fmt: skip
def test_run_that_cannot_be_done_says_why(run_cli: Cli, tmp_path: Path, arguments: list[str], code: int, message: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "README.md").write_text("no packs")
    done = run_cli(*arguments)
    assert (done.code, done.out) == (code, "")
    assert done.err.endswith(message)
    assert "Traceback" not in done.err


@pytest.mark.parametrize("form", ["full", "concise", "json"])
def test_check_of_good_packs_finds_nothing(run_cli: Cli, packs_for_programs: Path, form: str) -> None:
    done = run_cli("check", packs_for_programs, "--format", form)
    assert done.code == 0
    assert re.fullmatch(r"no problem in \d+ files\n", done.err)
    assert done.out == ('{\n  "schema": 1,\n  "diagnostics": []\n}\n' if form == "json" else "")


def test_check_reports_to_stdout_and_exits_with_one(run_cli: Cli, packs_for_programs: Path) -> None:
    (packs_for_programs / "lifespan" / "warranty.yaml").write_text("a: 1\na: 2\n")
    done = run_cli("check", "packs")
    assert done.code == 1
    assert re.fullmatch(r"1 error in \d+ files\n", done.err)
    assert done.out == (
        "packs/lifespan/warranty.yaml:2:1: error[duplicate-key]: key 'a' stands twice\n  | a: 2\n  | ^\n  = hint: "
        "keep one of them\n  = rule: ictcriteria explain duplicate-key\n"
    )
    found = json.loads(run_cli("check", "packs", "--format", "json").out)["diagnostics"]
    assert [(item["rule"], item["line"], item["column"]) for item in found] == [("duplicate-key", 2, 1)]


@pytest.mark.parametrize(
    ("content", "excerpt"),
    [
        (b"\xef\xbb\xbfa: 1\r\na: 2\r\n", ["| a: 2", "| ^"]),
        (b"one\r\ntwo \xff\r\n", ["| two \N{REPLACEMENT CHARACTER}", "|     ^"]),
        (b"#" * (MAX_TEXT_BYTES + 1), []),
    ],
    ids=["a byte order mark", "no UTF-8", "too large"],
)
def test_excerpts_come_from_files_that_can_be_read(
    run_cli: Cli, packs_for_programs: Path, content: bytes, excerpt: list[str]
) -> None:
    (packs_for_programs / "lifespan" / "warranty.yaml").write_bytes(content)
    done = run_cli("check", "packs")
    assert done.code == 1
    assert [line.strip() for line in done.out.splitlines() if line.startswith("  |")] == excerpt


def test_file_name_that_is_not_utf8_is_reported(run_cli: Cli, packs_for_programs: Path) -> None:
    Path(os.fsdecode(os.fsencode(packs_for_programs / "lifespan") + b"/caf\xe9.yaml")).write_text("title: x\n")
    done = run_cli("check", "packs", errors="surrogateescape")
    assert done.code == 1
    assert "packs/lifespan/caf\\udce9.yaml:1:1: error[missing-field]: field 'kind' is missing" in done.out
    assert "Traceback" not in done.err


def test_folder_named_criteria_is_taken_without_an_option(run_cli: Cli, packs_for_programs: Path, tmp_path: Path) -> None:
    packs_for_programs.rename(tmp_path / "criteria")
    assert run_cli("show", "repair-shop").out.startswith("Repair shop\n")
    assert run_cli("check").code == 0


def test_output_that_is_a_file_is_refused(run_cli: Cli, packs_for_programs: Path, write_tender: Callable[[str], Path]) -> None:
    write_tender("title: T\nbuyer: B\njurisdiction: eu\nproducts: [laptop]\nformats: [md]\n")
    (packs_for_programs.parent / "out").write_text("mine")
    done = run_cli("build", "--criteria", packs_for_programs, "--out", "out")
    assert (done.code, done.err) == (2, "ictcriteria: cannot write 'out': 'out' is a file, not a folder\n")


def test_build_says_what_it_made(run_cli: Cli, packs_for_programs: Path, write_tender: Callable[[str], Path]) -> None:
    write_tender("title: T\nbuyer: B\njurisdiction: eu\nproducts: [laptop]\ndocuments: [contract]\nformats: [docx, md]\n")
    done = run_cli("build", "--criteria", packs_for_programs, "--out", "out")
    assert (done.code, done.out) == (0, "")
    assert done.err == "7 criteria in 3 files, written to out/\n  open out/en/contract.docx\n"
    draft = run_cli("build", "--criteria", packs_for_programs, "--out", "out", "--draft")
    assert draft.err.startswith("7 criteria in 3 files, written to out/\ndraft: 4 places marked as missing\n")


def test_public_names_are_those_of_the_jobs() -> None:
    assert {name: getattr(ictcriteria, name).__name__ for name in ictcriteria.__all__} == {
        name: name for name in ictcriteria.__all__
    }
    with pytest.raises(AttributeError, match="module 'ictcriteria' has no attribute 'nothing'"):
        _ = ictcriteria.nothing


def test_link_that_points_to_itself_is_no_reason_to_crash(run_cli: Cli, packs_for_programs: Path) -> None:
    (packs_for_programs / "lifespan" / "loop").symlink_to("loop")
    done = run_cli("check", packs_for_programs)
    assert ("Traceback" in done.err, done.code) == (False, 0)


def test_own_pack_with_a_shipped_name_and_own_sources_can_be_checked(run_cli: Cli, packs: Path) -> None:
    done = run_cli("check", packs)
    assert (done.code, "(shipped)" in done.out) == (0, False), done.out[:500]


@pytest.mark.parametrize("command", [["list"], ["show", "award/smelter-share", "--language", "nb"]])
def test_terminal_that_cannot_show_a_letter_is_no_reason_to_crash(
    run_cli: Cli, packs_for_programs: Path, command: list[str]
) -> None:
    for file in ("award/smelter-share.yaml", "award/translations/nb.yaml"):
        path = packs_for_programs / file
        path.write_text(path.read_text().replace("Smelter share", "Smelteverk på nytt →"))
    done = run_cli(*command, "--criteria", packs_for_programs, env={"PYTHONIOENCODING": "latin-1"}, errors="replace")
    assert "Traceback" not in done.err
    assert done.code in {0, 1}


def test_closed_output_is_said_without_a_traceback(clean_environment: Callable[..., dict[str, str]]) -> None:
    command = f"exec {shlex.quote(sys.executable)} -m ictcriteria list >&-"
    done = subprocess.run(command, shell=True, env=clean_environment({}), stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        2, "ictcriteria: there is nowhere to print to: the standard output is closed\n",
    )  # fmt: skip


@pytest.mark.parametrize("module", ["ictcriteria.errors", "argparse", "importlib", "ictcriteria.cli.catalogue_access"])
def test_interrupt_while_importing_is_no_traceback(
    module: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    original = builtins.__import__

    def interrupted(name: str, *arguments: Any, **more: Any) -> Any:
        if name == module:
            raise KeyboardInterrupt
        return original(name, *arguments, **more)

    monkeypatch.setattr(builtins, "__import__", interrupted)
    code = main(["list"])
    monkeypatch.undo()
    assert (code, capsys.readouterr().err) == (2, "ictcriteria: stopped; nothing was written\n")

"""``ictcriteria diff`` and what goes with it, as processes in real repositories."""

import contextlib
import json
import os
import pty
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ictcriteria.model.json_schema import json_schema

UPDATES, WARRANTY, SHELF = "lifespan/security-updates.yaml", "lifespan/warranty.yaml", "lifespan/repair-shop.yaml"
TEN = (
    (UPDATES, "basic: {years: 5}", "basic: {years: 6}"),
    (UPDATES, "advanced: {years: {default: 6, smartphone: 7}}", "advanced: {years: {default: 6, smartphone: 8}}"),
    (WARRANTY, "advanced: {days: 5}", "advanced: {days: 4}"),
    (WARRANTY, "- at its own cost;", "- at its own expense;"),
    (WARRANTY, "every: {value: 12, unit: month}", "every: {value: 6, unit: month}"),
    (SHELF, "products: [laptop, smartphone]", "products: [laptop]"),
    ("lifespan/spare-parts.yaml", "text: Spare parts are sold to everybody.", "text: Spare parts are sold to every repairer."),
    ("award/take-back-plan.yaml", "points: 30", "points: 40"),
    ("award/repair-time.yaml", "stage: award", "stage: tender"),
    ("award/free-manuals.yaml", "guidance: Give it a modest weight.", "guidance: Give it a small weight."),
)


@pytest.fixture
def diff(run_cli: Callable[..., Any], repository: Any) -> Callable[..., Any]:
    """``diff(…)`` runs the command in the repository."""

    def run(*arguments: object, cwd: Path | None = None, **more: Any) -> Any:
        return run_cli("diff", *arguments, cwd=cwd or repository.folder, **more)

    return run


@pytest.fixture
def edited(repository: Any) -> Any:
    """Ten changes on disk, not committed."""
    for edit in TEN:
        repository.edit(*edit)
    return repository


def headline(out: str) -> str:
    return out.splitlines()[0]


NUMBERS = "10 changes: 5 stricter, 2 looser, 2 different, 1 editorial"


@pytest.mark.parametrize(
    ("arguments", "sides"),
    [
        ((), "from HEAD to criteria"),
        (("v0",), "from v0 to criteria"),
        (("--since", "v0"), "from v0 to criteria"),
        (("v0", "v1"), "from v0 to v1"),
        (("v0..v1",), "from v0 to v1"),
        (("v0...v1",), "from v0...v1 to v1"),
        (("v0", "criteria"), "from v0 to criteria"),
        (("{old}", "criteria"), "from {old} to criteria"),
        (("{old}", "v1"), "from {old} to v1"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_states_are_named_in_many_ways(
    arguments: tuple[str, ...], sides: str, diff: Callable[..., Any], edited: Any, packs: Path
) -> None:
    old = packs
    if "v1" in " ".join(arguments):
        edited.commit("v1")
    done = diff(*(argument.format(old=old) for argument in arguments))
    assert (done.code, done.err) == (0, "")
    assert headline(done.out) == f"{sides.format(old=old)}: {NUMBERS}"


def test_shipped_packs_are_a_state(diff: Callable[..., Any]) -> None:
    done = diff("shipped", "shipped")
    assert (done.code, done.out) == (0, "from shipped to shipped: no change\n")


def test_text_tells_effect_first_and_marks_words(diff: Callable[..., Any], edited: Any) -> None:
    del edited
    assert diff("--pack", "lifespan").out == (
        "from HEAD to criteria: 7 changes: 4 stricter, 1 looser, 2 different\n"
        "\n"
        "lifespan\n"
        "  stricter   Security updates: Period of updates: 8 instead of 7 years (smartphone; level advanced)\n"
        "  stricter   Security updates: Period of updates: 6 instead of 5 years (level basic)\n"
        "  stricter   Warranty: Time for repair: 4 instead of 5 working days (level advanced)\n"
        "  stricter   Warranty: the duty 'report' is due every 6 months, before every 12 months\n"
        "  looser     Repair shop: the criterion no longer holds for 'smartphone'\n"
        "  different  Spare parts: the words on the demand change: 'every repairer' instead of 'everybody'\n"
        "               Spare parts are sold to [-everybody-]{+every repairer+}.\n"
        "  different  Warranty: the words on the demand change: 'expense' instead of 'cost'\n"
        "               … within [days]: - at its own [-cost-]{+expense+}; - with original parts.\n"
        "\n"
        "version of lifespan: should rise (major); 'ictcriteria bump' raises it\n"
    )


def test_markdown_of_ten_changes_fits_on_a_screen(diff: Callable[..., Any], edited: Any) -> None:
    del edited
    shown, _, folded = diff("--format", "markdown").out.partition("<details>")
    assert len(shown.splitlines()) <= 40
    assert "| stricter | Security updates | Period of updates: 8 instead of 7 years | smartphone; level advanced |" in shown
    assert folded.count("\n- *") == 10
    assert not re.search(r"\w: \{|- id:|\byaml\b", shown)


def test_json_follows_its_schema(diff: Callable[..., Any], edited: Any) -> None:
    edited.write({"lifespan/loan-devices.yaml": "title: ["})
    data = json.loads(diff("--format", "json").out)
    Draft202012Validator(json_schema("diff-report")).validate(data)
    assert (len(data["changes"]), len(data["advice"]), len(data["diagnostics"])) == (10, 2, 1)
    there = [change for change in data["changes"] if change["new"] is not None]
    assert {change["new_place"]["file"] for change in there} == {f"criteria/{path}" for path, _, _ in TEN if path != SHELF}
    places = {(change["kind"], change["criterion"]): change["new_place"]["line"] for change in there}
    lines = (edited.folder / "criteria" / WARRANTY).read_text(encoding="utf-8").splitlines()
    assert "every: {value: 6" in lines[places["obligation-shortened", "lifespan/warranty"] - 1]


def test_report_of_check_follows_its_schema_too(run_cli: Callable[..., Any], edited: Any) -> None:
    edited.write({"lifespan/loan-devices.yaml": "title: ["})
    data = json.loads(run_cli("check", "criteria", "--format", "json", cwd=edited.folder).out)
    Draft202012Validator(json_schema("check-report")).validate(data)
    assert data["diagnostics"]


def test_fingerprints_survive_other_changes(diff: Callable[..., Any], edited: Any) -> None:
    def fingerprints() -> set[str]:
        return {change["fingerprint"] for change in json.loads(diff("v0", "--format", "json").out)["changes"]}

    before = fingerprints()
    edited.commit()
    edited.edit(UPDATES, "title: Security updates", "# a comment\ntitle: Updates")
    edited.edit("lifespan/pack.yaml", "title: Long life", "title: Longer life")
    edited.commit()
    assert before < fingerprints()
    assert len(fingerprints()) == len(before) + 2


@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_no_change_is_said_in_each_form(form: str, diff: Callable[..., Any]) -> None:
    done = diff("--format", form)
    assert (done.code, done.err) == (0, "")
    said = {"text": "no change", "markdown": "no change", "json": '"changes": []', "html": "<p>There is no change.</p>"}
    assert said[form] in done.out


@pytest.mark.parametrize(
    ("threshold", "edit", "code"),
    [
        ("stricter", TEN[0], 1),
        ("stricter", TEN[5], 0),
        ("looser", TEN[5], 1),
        ("looser", TEN[0], 1),
        ("looser", TEN[6], 0),
        ("different", TEN[6], 1),
        ("different", TEN[9], 0),
        ("any", TEN[9], 1),
    ],
)
def test_threshold_decides_the_exit_code(
    threshold: str, edit: tuple[str, str, str], code: int, diff: Callable[..., Any], repository: Any
) -> None:
    repository.edit(*edit)
    assert diff("--fail-on", threshold).code == code
    assert diff().code == 0


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (("v9",), "there is no git state 'v9'", None),
        (("--format", "pdf"), "unknown form 'pdf'", "the forms are text, markdown, json, html, docx"),
        (("--format", "text", "--format", "json"), "two forms would go to the standard output", None),
        (("--format", "docx"), "a Word document is no text for a terminal", "name a file: --format docx=changes.docx"),
        (("--pack", "lifespam"), "unknown pack 'lifespam'", "did you mean 'lifespan'?"),
        (("--since", "v0", "v0", "v0"), "the old state is given twice", "give it with --since or as OLD"),
    ],
)
def test_wrong_use_is_said(arguments: tuple[str, ...], message: str, hint: str | None, diff: Callable[..., Any]) -> None:
    done = diff(*arguments)
    assert (done.code, done.out) == (2, "")
    assert f"ictcriteria: {message}" in done.err
    assert hint is None or f"hint: {hint}" in done.err


def test_nothing_to_compare_has_an_exit_code_of_its_own(diff: Callable[..., Any], tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    done = diff("a", "b", cwd=tmp_path)
    assert (done.code, done.out) == (3, "")


@pytest.mark.parametrize("below", ["criteria", "criteria/lifespan", "docs/deep"])
def test_subfolder_of_the_repository_will_do(below: str, diff: Callable[..., Any], edited: Any) -> None:
    (edited.folder / below).mkdir(parents=True, exist_ok=True)
    done = diff(cwd=edited.folder / below)
    assert (done.code, headline(done.out).partition(": ")[2]) == (0, NUMBERS)


def test_bare_clone_is_compared(diff: Callable[..., Any], edited: Any, tmp_path: Path) -> None:
    edited.commit("v1")
    edited.git("clone", "--quiet", "--bare", edited.folder, tmp_path / "bare.git")
    assert headline(diff("v0", "v1", cwd=tmp_path / "bare.git").out) == f"from v0 to v1: {NUMBERS}"
    done = diff(cwd=tmp_path / "bare.git")
    assert (done.code, "there is no folder 'criteria' to compare with" in done.err) == (2, True)


def test_shallow_clone_is_compared_and_says_what_it_lacks(diff: Callable[..., Any], edited: Any, tmp_path: Path) -> None:
    edited.commit("v1")
    edited.git("clone", "--quiet", "--depth", "1", f"file://{edited.folder}", tmp_path / "shallow")
    file = tmp_path / "shallow" / "criteria" / UPDATES
    file.write_text(file.read_text(encoding="utf-8").replace("years: 6}", "years: 7}"), encoding="utf-8")
    done = diff(cwd=tmp_path / "shallow")
    assert headline(done.out) == "from HEAD to criteria: 1 change: 1 stricter"
    assert "this clone is shallow" in diff("v0", cwd=tmp_path / "shallow").err


def test_broken_file_on_one_side_is_told_and_the_rest_goes_on(diff: Callable[..., Any], edited: Any) -> None:
    edited.write({"lifespan/loan-devices.yaml": "title: ["})
    done = diff()
    assert (done.code, headline(done.out)) == (0, f"from HEAD to criteria: {NUMBERS}; 1 file could not be compared")
    assert done.err.startswith("criteria/lifespan/loan-devices.yaml:1:9: error[")
    edited.commit()
    edited.write({"lifespan/loan-devices.yaml": "title: x"})
    assert "HEAD:criteria/lifespan/loan-devices.yaml:1:9: error[" in diff().err


def test_repository_is_left_as_it_was(
    diff: Callable[..., Any], edited: Any, snapshot: Callable[[Path], dict[str, bytes | None]], tmp_path: Path
) -> None:
    tender = tmp_path / "tender.yaml"
    tender.write_text("title: T\nbuyer: B\njurisdiction: eu\nlanguages: [en]\nproducts: [laptop]\n", encoding="utf-8")
    before = snapshot(edited.folder)
    for arguments in ((), ("v0..HEAD",), ("--format", f"docx={tmp_path / 'c.docx'}"), ("--tender", tender), ("v9",)):
        diff(*arguments)
    assert snapshot(edited.folder) == before


def test_three_processes_read_what_changed_and_the_remedy_ladder(
    diff: Callable[..., Any], edited: Any, git_calls: Callable[[], list[tuple[str, str]]]
) -> None:
    edited.commit("v1")
    count = len(git_calls())
    assert diff("v0", "v1").code == 0
    calls = git_calls()[count:]
    assert [re.search(r"rev-parse|diff-tree|cat-file", command)[0] for command, _ in calls] == [
        "rev-parse",
        "diff-tree",
        "cat-file",
    ]
    paths = sorted({path for path, _, _ in TEN})
    wanted = [edited.git("rev-parse", f"{ref}:criteria/{path}").strip() for ref in ("v0", "v1") for path in paths]
    ladder = edited.git("rev-parse", "v1:criteria/reference/contract.yaml").strip()
    commits = [edited.git("rev-parse", ref).strip() for ref in ("v0", "v1")]
    assert sorted(calls[-1][1].split()) == sorted({*wanted, ladder, *commits})


def test_language_chooses_the_words(diff: Callable[..., Any], repository: Any) -> None:
    repository.edit(WARRANTY, "- at its own cost;", "- at its own expense;")
    repository.edit("lifespan/translations/nb.yaml", "- for egen regning;", "- for egen kostnad;")
    done = diff("--language", "nb")
    assert "- for egen [-regning-]{+kostnad+};" in done.out
    assert "expense" not in done.out
    assert "kostnad" in diff().out


def test_hostile_texts_do_no_harm(diff: Callable[..., Any], repository: Any) -> None:
    repository.edit(WARRANTY, "title: Warranty", 'title: "<script>x</script> | \\e[31m @team `a`\\u202e"')
    repository.edit(SHELF, "text: The bidder", 'text: "</details> <img src=x> | \\e[2J The bidder')
    repository.edit(SHELF, "contract with one.", 'contract with one."')
    for form in ("text", "markdown", "html"):
        out = diff("--format", form).out
        assert "\x1b" not in out
        assert "\u202e" not in out
        if form == "markdown":
            rows = [line for line in out.splitlines() if line.startswith("|")]
            assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}
            assert re.findall(r"(?<!\\)<(?!/?(?:details|summary|br|del|ins)>|!-- -->)", out) == []
            assert (len(re.findall(r"(?<!\\)</details>", out)), "@team" in out) == (1, False)
        if form == "html":
            assert ("<script" in out, "<img" in out) == (False, False)


@pytest.mark.parametrize(("more", "is_coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colours_only_come_on_a_terminal_that_wants_them(
    more: dict[str, str], is_coloured: bool, edited: Any, clean_environment: Callable[..., dict[str, str]]
) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "ictcriteria", "diff", "--pack", "lifespan"]
    environment = clean_environment({"TERM": "xterm", **more})
    process = subprocess.Popen(command, cwd=edited.folder, stdout=theirs, stderr=subprocess.PIPE, env=environment)
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):  # the end of a terminal is an error
        while chunk := os.read(ours, 65536):
            shown += chunk
    os.close(ours)
    assert process.communicate()[1] == b""
    assert (b"\x1b[9;31mcost\x1b[0m\x1b[1;32mexpense\x1b[0m" in shown, b"[-cost-]{+expense+}" in shown) == (
        is_coloured,
        not is_coloured,
    )


def test_colours_do_not_come_into_files(diff: Callable[..., Any], edited: Any) -> None:
    file = edited.folder / "changes.txt"
    assert "\x1b" not in diff("--format", f"text={file}").out + file.read_text(encoding="utf-8") + diff().out


def test_tender_view_tells_only_what_reaches_its_documents(diff: Callable[..., Any], edited: Any, tmp_path: Path) -> None:
    del edited
    tender = tmp_path / "tender.yaml"
    tender.write_text(TENDER, encoding="utf-8")
    done = diff("--tender", tender, "--since", "v0")
    assert done.out == (
        "from v0 to criteria: 4 changes: 2 stricter, 1 looser, 1 different\n"
        "\n"
        "leaves the tender: Repair shop (lifespan/repair-shop)\n"
        "\n"
        "lifespan\n"
        "  stricter   Security updates: Period of updates: 8 instead of 7 years (smartphone; level advanced)\n"
        "  stricter   Warranty: the duty 'report' is due every 6 months, before every 12 months\n"
        "  looser     Repair shop: the criterion no longer holds for 'smartphone'\n"
        "  different  Warranty: the words on the demand change: 'expense' instead of 'cost'\n"
        "               … within [days]: - at its own [-cost-]{+expense+}; - with original parts.\n"
    )


TENDER = """title: Phones
buyer: Buyer
jurisdiction: eu
languages: [en]
level: advanced
products: [smartphone]
packs: [lifespan]
choices:
  lifespan/warranty: {parameters: {days: 3}, because: We need it.}
"""


def words(content: bytes) -> dict[str, list[str]]:
    """Text that a Word document marks as inserted and as deleted."""
    xml = zipfile.ZipFile(BytesIO(content)).read("word/document.xml").decode()
    return {
        mark: [re.sub("<[^>]+>", "", part) for part in re.findall(rf"<w:{mark} [^>]*[^/]>(.*?)</w:{mark}>", xml, re.DOTALL)]
        for mark in ("ins", "del")
    }


def test_word_form_marks_the_words_of_changed_clauses(diff: Callable[..., Any], edited: Any, tmp_path: Path) -> None:
    edited.commit("v1")
    file = tmp_path / "out" / "clauses.docx"
    done = diff("v0..v1", "--format", f"docx={file}", "--author", "Ida & Co")
    assert (done.code, done.err) == (0, "")
    marked = words(file.read_bytes())
    assert "expense" in marked["ins"]
    assert "cost" in marked["del"]
    xml = zipfile.ZipFile(file).read("word/document.xml").decode()
    assert 'w:author="Ida &amp; Co" w:date="2026-03-01T11:00:00Z"' in xml
    again = tmp_path / "again.docx"
    diff("v0..v1", "--format", f"docx={again}", "--author", "Ida & Co")
    assert again.read_bytes() == file.read_bytes()


def test_word_form_of_a_tender_has_its_documents(diff: Callable[..., Any], edited: Any, tmp_path: Path) -> None:
    del edited
    tender = tmp_path / "tender.yaml"
    tender.write_text(TENDER, encoding="utf-8")
    done = diff("--tender", tender, "--format", "docx", "--out", tmp_path / "redline")
    assert (done.code, done.err) == (0, "")
    made = sorted(path.relative_to(tmp_path / "redline").as_posix() for path in (tmp_path / "redline").rglob("*.*"))
    assert made == ["en/contract.docx", "en/specification.docx"]
    marked = words((tmp_path / "redline" / "en" / "contract.docx").read_bytes())
    assert ("expense" in marked["ins"], "cost" in marked["del"], any("3 working" in text for text in marked["ins"])) == (
        True,
        True,
        False,
    )

"""Twelve broken inputs: each ends with a place, a reason and a way out, and the last build stays as it was."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
HEAD = "title: T\nbuyer: B\njurisdiction: eu\nformats: [md]\nlanguages: [en]\n"
GOOD = HEAD + "products: [laptop]\npacks: [lifespan, award]\n"


@dataclass(frozen=True)
class Case:
    """A broken tender, or a good one with a broken house folder, and all that the program says about it."""

    tender: str
    says: tuple[str, ...]
    house: dict[str, str] = field(default_factory=dict)
    code: int = 1


BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
TEMPLATE_HINT = "  hint: templates may loop, test and print what the document offers, and call 'say'; see templates/README.md"
CASES = {
    "a key that stands twice": Case(GOOD + "buyer: C\n", (
        "tender.yaml:8:1: error[duplicate-key]: key 'buyer' stands twice", "  hint: keep one of them")),
    "a tab as indentation": Case(HEAD + "lots:\n\t- id: a\n", (
        "tender.yaml:7:1: error[syntax]: a tab is used for indentation", "  hint: indent with spaces")),
    "an unknown field with a near name": Case(GOOD + "choises: {}\n", (
        "tender.yaml:8:1: error[unknown-field]: unknown field 'choises'", "  hint: did you mean 'choices'?")),
    "a wrong type": Case(HEAD + "products: laptop\n", (
        "tender.yaml:6:11: error[invalid-value]: a list is expected here",
        "  hint: write '[a, b]', or one entry per line after '- '")),
    "a value outside its bounds": Case(GOOD + "choices:\n  lifespan/warranty: {parameters: {days: 99}}\n", (
        "tender.yaml:9:42: error[value-out-of-bounds]: 99 is outside the bounds of 'days'",
        "  hint: the bounds are 1 to 30 (working-day)")),
    "an unknown criterion in the choices": Case(GOOD + "choices:\n  lifespan/waranty: {level: basic}\n", (
        "tender.yaml:9:3: error[unknown-reference]: unknown criterion 'lifespan/waranty'",
        "  hint: did you mean 'lifespan/warranty'?")),
    "an unknown pack": Case(HEAD + "products: [laptop]\npacks: [award, lifespam]\n", (
        "tender.yaml:7:16: error[unknown-reference]: unknown pack 'lifespam'", "  hint: did you mean 'lifespan'?")),
    "an unknown language": Case(GOOD.replace("languages: [en]", "languages: [en, xx]"), (
        "tender.yaml:5:17: error[unknown-reference]: unknown language 'xx'", "  hint: known: en, nb, sv")),
    "weights of 110": Case(
        GOOD + "award: {price: 60, weights: {award/battery-cycles: 20, award/repair-time: 10, award/smelter-share: 10,"
        " award/take-back-plan: 10}}\n", (
        "tender.yaml:8:8: error[weights-not-100]: the weights add up to 110, not to 100",
        "  hint: change 'price' or 'weights' so that the sum is 100")),
    "a bomb of anchors": Case(BOMB, (
        "tender.yaml:1:5: error[anchor-or-alias]: anchor '&a0' is not allowed",
        "tender.yaml:40:12: error[anchor-or-alias]: alias '*a38' is not allowed", "  hint: write the value out")),
    "a template that loops for ever": Case(GOOD, (
        "house/partials/definitions.md.j2:2:1: error[template]: the template cannot be used: it takes more than 1000000 steps",
        TEMPLATE_HINT), {"partials/definitions.md.j2": "for ever\n" + "{% for a in document.sections %}" * 12
        + "{% endfor %}" * 12 + "\n"}),
    "a template that reads /etc/passwd": Case(GOOD, (
        "house/partials/definitions.md.j2:1:1: error[template]: the template cannot be used: there is no template '/etc/passwd'",
        TEMPLATE_HINT), {"partials/definitions.md.j2": "{% include '/etc/passwd' %}\n"}),
}  # fmt: skip


@pytest.fixture
def old_build(tmp_path: Path, packs_for_programs: Path, run_cli: Cli) -> Path:
    """The output of a build that went well."""
    (tmp_path / "tender.yaml").write_text(GOOD)
    done = run_cli("build", "--criteria", packs_for_programs, "--out", "out")
    assert done.code == 0, done.err
    return tmp_path / "out"


@pytest.mark.parametrize("name", list(CASES))
def test_broken_input_is_explained_and_nothing_is_written(
    name: str, packs_for_programs: Path, run_cli: Cli, old_build: Path, snapshot: Callable[[Path], Any]
) -> None:
    case, before, here = CASES[name], snapshot(old_build), old_build.parent
    (here / "tender.yaml").write_text(case.tender)
    more = []
    for path, content in case.house.items():
        (here / "house" / path).parent.mkdir(parents=True)
        (here / "house" / path).write_text(content)
        more = ["--house", "house"]
    done = run_cli("build", "--criteria", packs_for_programs, "--out", "out", *more)
    assert (done.code, done.out) == (case.code, "")
    lines = done.err.splitlines()
    assert [line for line in case.says if not any(shown.endswith(line) for shown in lines)] == []
    assert lines[-1].startswith("nothing was written: ")
    assert "Traceback" not in done.err
    assert snapshot(old_build) == before


def test_file_of_two_hundred_megabytes_is_not_read(
    tmp_path: Path, packs_for_programs: Path, run_cli: Cli, old_build: Path, snapshot: Callable[[Path], Any]
) -> None:
    before = snapshot(old_build)
    with (tmp_path / "tender.yaml").open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    done = run_cli("build", "--criteria", packs_for_programs, "--out", "out")
    assert done.code == 1
    assert done.err == (
        f"tender.yaml:1:1: error[file-too-large]: the file has {200 * 1024 * 1024} bytes, more than the limit of 2097152\n"
        "  hint: split the file, or check that it is the right one\nnothing was written: 1 error\n"
    )
    assert snapshot(old_build) == before


def test_criterion_of_two_hundred_megabytes_is_not_read(tmp_path: Path, packs_for_programs: Path, run_cli: Cli) -> None:
    with (packs_for_programs / "lifespan" / "huge.yaml").open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    (tmp_path / "tender.yaml").write_text(GOOD)
    done = run_cli("build", "--criteria", "packs")
    assert done.code == 1
    assert (
        "packs/lifespan/huge.yaml:1:1: error[file-too-large]: the file has 209715200 bytes, more than the limit of 2097152\n"
        in done.err
    )
    assert not (tmp_path / "build").exists()


def test_failed_first_build_leaves_no_folder(tmp_path: Path, packs_for_programs: Path, run_cli: Cli) -> None:
    (tmp_path / "tender.yaml").write_text("title: [\n")
    assert run_cli("build", "--criteria", packs_for_programs, "--out", "out").code == 1
    assert not (tmp_path / "out").exists()

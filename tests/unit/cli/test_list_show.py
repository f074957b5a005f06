"""ictcriteria list and show: browsing packs."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]


@pytest.fixture
def browse(run_cli: Cli, packs_for_programs: Path) -> Cli:
    """Run ``list`` or ``show`` with the small catalogue."""
    return lambda command, *arguments: run_cli(command, "--criteria", packs_for_programs, *arguments)


def ids(done: Any) -> list[str]:
    assert done.code == 0, done.err
    return [row["id"] for row in json.loads(done.out)["criteria"]]


def test_list_shows_every_pack(browse: Cli) -> None:
    done = browse("list")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Better offers (award 0.2)\n  battery-cycles ")
    assert "\nLong life (lifespan 1.10)\n" in done.out
    assert done.out.endswith(
        "10 criteria. Levels: B basic, A advanced, S spearhead. One in full: ictcriteria show PACK/CRITERION\n"
    )


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["--pack", "lifespan", "--kind", "contract-clause"], ["lifespan/warranty", "lifespan/loan-devices"]),
        (["--product", "monitor"], ["lifespan/warranty"]),
        (["--level", "spearhead"], ["award/battery-cycles", "lifespan/warranty", "lifespan/loan-devices"]),
        (["--kind", "selection-criterion", "--kind", "technical-specification"],
         ["lifespan/security-updates", "lifespan/spare-parts", "lifespan/repair-shop"]),
    ],
)  # fmt: skip
def test_filters_narrow_the_list(browse: Cli, filters: list[str], expected: list[str]) -> None:
    assert ids(browse("list", "--format", "json", *filters)) == expected


@pytest.mark.parametrize(
    ("filters", "code", "message"),
    [
        (["--pack", "lifespans"], 2, "ictcriteria: unknown pack 'lifespans'\n  hint: did you mean 'lifespan'?\n"),
        (["--kind", "award"], 2, ("ictcriteria: unknown kind 'award'\n  hint: known: technical-specification, selection-criterion,"
         " award-criterion, contract-clause\n")),
        (["--product", "laptops"], 2, "ictcriteria: unknown product 'laptops'\n  hint: did you mean 'laptop'?\n"),
        (["--level", "basics"], 2, "ictcriteria: unknown level 'basics'\n  hint: did you mean 'basic'?\n"),
        (["--product", "monitor", "--pack", "award"], 3,
         "ictcriteria: no criterion passes these filters\n  hint: leave one of them out\n"),
    ],
)  # fmt: skip
def test_filter_that_leaves_nothing_says_why(browse: Cli, filters: list[str], code: int, message: str) -> None:
    done = browse("list", *filters)
    assert (done.code, done.out, done.err) == (code, "", message)


@pytest.mark.parametrize("name", ["lifespan/warranty", "warranty"])
def test_show_finds_a_criterion_by_its_id(browse: Cli, name: str) -> None:
    done = browse("show", name)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Warranty\n========\nlifespan/warranty, revision 3: contract-clause\n")


def test_show_in_another_language_and_as_json(browse: Cli) -> None:
    assert browse("show", "warranty", "--language", "nb").out.startswith("Garanti\n")
    data = json.loads(browse("show", "warranty", "--format", "json").out)
    assert (data["schema"], data["id"], data["criterion"]["kind"]) == (1, "lifespan/warranty", "contract-clause")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("warrenty", "did you mean 'warranty'?"),
        ("lifespan/waranty", "did you mean 'lifespan/warranty'?"),
        ("xyzzy", "see 'ictcriteria list'"),
    ],
)
def test_criterion_that_nobody_knows_is_wrong_use(browse: Cli, name: str, hint: str) -> None:
    done = browse("show", name)
    assert (done.code, done.out, done.err) == (2, "", f"ictcriteria: unknown criterion '{name}'\n  hint: {hint}\n")


def test_name_that_two_packs_have_must_be_whole(browse: Cli, packs_for_programs: Path) -> None:
    award = packs_for_programs / "award"
    (award / "warranty.yaml").write_bytes((award / "repair-time.yaml").read_bytes())
    pack = (award / "pack.yaml").read_text().replace("free-manuals]", "free-manuals, warranty]")
    (award / "pack.yaml").write_text(pack)
    done = browse("show", "warranty")
    assert (done.code, done.err) == (
        2, "ictcriteria: unknown criterion 'warranty'\n  hint: there are award/warranty, lifespan/warranty\n",
    )  # fmt: skip


def test_packs_with_errors_cannot_be_browsed(browse: Cli, packs_for_programs: Path) -> None:
    (packs_for_programs / "lifespan" / "warranty.yaml").write_text("title: [\n")
    done = browse("list")
    assert (done.code, done.out) == (2, "")
    assert "lifespan/warranty.yaml:2:1: error[syntax]: " in done.err
    assert done.err.endswith(
        "ictcriteria: the packs have errors\n  hint: mend them first; 'ictcriteria check' shows the same list with excerpts\n"
    )

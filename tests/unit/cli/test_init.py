"""ictcriteria init: a tender.yaml from answers, from options, or from the suggestions."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]


@pytest.fixture
def init(run_cli: Cli, packs_for_programs: Path, tmp_path: Path) -> Cli:
    """Run ``init`` with the small catalogue in an empty folder."""
    here = tmp_path / "here"
    here.mkdir()

    def run(*arguments: object, stdin: str = "") -> Any:
        return run_cli("init", "--criteria", packs_for_programs, *arguments, cwd=here, stdin=stdin)

    return run


@pytest.fixture
def written(tmp_path: Path) -> Callable[[], str]:
    """The tender that was written."""
    return lambda: (tmp_path / "here" / "tender.yaml").read_text(encoding="utf-8")


def test_suggestions_make_a_tender_that_builds(
    init: Cli, run_cli: Cli, written: Any, tmp_path: Path, packs_for_programs: Path
) -> None:
    done = init("--yes")
    assert (done.code, done.out) == (0, "")
    assert done.err == (
        "no --buyer was given: write the name of the contracting authority into tender.yaml\n"
        "written: tender.yaml\nnext: open it, change what you like, then run 'ictcriteria build tender.yaml'\n"
    )
    assert written().splitlines()[0] == "# yaml-language-server: $schema=.ictcriteria/schema/tender.json"
    assert written().splitlines()[3:10] == [
        'title: "Framework agreement for ICT devices"', 'buyer: "Name of the contracting authority"', "jurisdiction: eu",
        "languages: [en]                 # the first one governs",
        "# contract: {start: 2027-03-01, months: 48, value: 1000000, currency: EUR}",
        "level: basic                    # basic | advanced | spearhead", "products: [laptop]",
    ]  # fmt: skip
    built = run_cli("build", "--criteria", packs_for_programs, "--format", "md", cwd=tmp_path / "here")
    assert (built.code, built.out) == (0, "")


def test_suggested_lines_are_valid_once_their_mark_is_taken_away(init: Cli, written: Any, run_cli: Cli, tmp_path: Path) -> None:
    init("--yes")
    lines = [line.removeprefix("# ") if line.startswith(("# reference", "# contract", "# documents", "# formats")) else line
             for line in written().splitlines()]  # fmt: skip
    (tmp_path / "here" / "tender.yaml").write_text("\n".join(lines))
    built = run_cli("build", "--criteria", tmp_path / "packs", cwd=tmp_path / "here")
    assert built.code == 0, built.err
    assert (tmp_path / "here" / "build" / "en" / "contract.docx").is_file()


def test_options_are_answers(init: Cli, written: Any) -> None:
    options = ["--title", 'A "quoted" title: æøå', "--buyer", "Town", "--jurisdiction", "no", "--level", "advanced"]
    done = init(*options, "--language", "en", "--product", "laptop", "--product", "smartphone")
    assert done.code == 0, done.err
    text = written()
    assert 'title: "A \\"quoted\\" title: æøå"\nbuyer: "Town"\njurisdiction: no\nlanguages: [en] ' in text
    assert (
        "lots:\n  - id: laptop\n    products: [laptop]\n    # quantity: 1000\n    packs: [award, lifespan]\n  - id: smartphone\n"
        in text
    )


def test_questions_are_asked_for_what_is_missing(init: Cli, written: Any) -> None:
    done = init("--buyer", "Town", stdin="Phones\neu\nphone\nsmartphone, monitor\n\nen\n")
    assert done.code == 0, done.err
    assert done.out == ""
    assert "What is the tender called? [Framework agreement for ICT devices] " in done.err
    assert "'phone' is not known; did you mean 'smartphone'?" in done.err
    assert "Who buys?" not in done.err
    assert 'title: "Phones"' in written()
    assert "- id: monitor" in written()


@pytest.mark.parametrize(
    ("arguments", "stdin", "message"),
    [
        (["--yes", "--product", "lap"], "", "ictcriteria: --product: 'lap' is not known\n  hint: did you mean 'laptop'?\n"),
        (["--yes", "--jurisdiction", "xyz"], "", "--jurisdiction: 'xyz' is not known\n  hint: known: "),
        (["--yes", "--level", "extreme"], "", "--level: 'extreme' is not known\n  hint: known: basic, advanced, spearhead\n"),
        (["--yes", "--language", "xx"], "", "--language: 'xx' is not known\n  hint: known: en"),
        ([], "Town\n", "the answers ended before the questions did\n  hint: give them as options, or add --yes\n"),
        (["--yes", "--title", "a\x7fb"], "", "the answers make no tender: character U+007F is not allowed\n"),
    ],
)
def test_answer_that_cannot_be_used_writes_nothing(
    init: Cli, tmp_path: Path, arguments: list[str], stdin: str, message: str
) -> None:
    done = init(*arguments, stdin=stdin)
    assert done.code == 2
    assert message in done.err
    assert "Traceback" not in done.err
    assert not (tmp_path / "here" / "tender.yaml").exists()


def test_tender_that_is_there_is_never_overwritten(init: Cli, tmp_path: Path) -> None:
    (tmp_path / "here" / "tender.yaml").write_text("mine")
    done = init("--yes")
    assert (done.code, done.err) == (
        2, "ictcriteria: 'tender.yaml' exists already\n  hint: name another folder, or move the file away\n",
    )  # fmt: skip
    assert (tmp_path / "here" / "tender.yaml").read_text() == "mine"


def test_folder_is_made_where_there_is_none(init: Cli, tmp_path: Path) -> None:
    assert init("--yes", "new/folder").code == 0
    assert (tmp_path / "here" / "new" / "folder" / "tender.yaml").is_file()


def test_answers_that_fit_no_criterion_write_nothing(run_cli: Cli, packs_for_programs: Path, tmp_path: Path) -> None:
    (packs_for_programs / "lifespan" / "warranty.yaml").write_text(
        (packs_for_programs / "lifespan" / "warranty.yaml").read_text().replace(", monitor]", "]")
    )
    done = run_cli("init", "--criteria", packs_for_programs, "--yes", "--product", "monitor")
    assert (done.code, done.err) == (
        3, "ictcriteria: no criterion fits these answers\n  hint: try another product or a higher level\n",
    )  # fmt: skip
    assert not (tmp_path / "tender.yaml").exists()


def test_schema_stands_beside_the_tender_unless_it_is_left_out(init: Cli, written: Any, tmp_path: Path) -> None:
    init("--yes", "--no-schema")
    assert written().startswith("# A tender for 'ictcriteria build'.")
    assert [path.name for path in (tmp_path / "here").iterdir()] == ["tender.yaml"]
    init("--yes", "next")
    assert (
        (tmp_path / "here/next/tender.yaml")
        .read_text()
        .startswith("# yaml-language-server: $schema=.ictcriteria/schema/tender.json\n#")
    )
    assert (tmp_path / "here/next/.ictcriteria/schema/tender.json").is_file()


PROFILE = """\
title: Small start
note: For small purchases of one or two devices.
level: advanced
products: [laptop, smartphone]
criteria: [lifespan/warranty, award/repair-time, lifespan/spare-parts]
"""


@pytest.fixture
def small(packs_for_programs: Path) -> str:
    """A profile of the small catalogue."""
    (packs_for_programs / "reference" / "profiles" / "small.yaml").write_text(PROFILE)
    return "small"


def test_profile_gives_level_products_and_criteria(init: Cli, written: Any, small: str, run_cli: Cli, tmp_path: Path) -> None:
    done = init("--yes", "--profile", small)
    assert done.code == 0, done.err
    text = written()
    assert "level: advanced " in text
    lots = text[text.index("lots:") :]
    laptop, phone = lots.split("  - id: smartphone")
    assert "lifespan/spare-parts" in laptop
    assert "lifespan/spare-parts" not in phone.split("# choices")[0]
    built = run_cli("build", "--criteria", tmp_path / "packs", "--format", "md", cwd=tmp_path / "here")
    assert built.code == 0, built.err


def test_profiles_are_listed(init: Cli, small: str, tmp_path: Path) -> None:
    done = init("--profile", "list")
    assert done.code == 0
    assert f"{small}: Small start (3 criteria, advanced)\n  For small purchases of one or two devices.\n" in done.out
    assert not (tmp_path / "here" / "tender.yaml").exists()


def test_profile_that_nobody_knows_is_wrong_use(init: Cli, small: str) -> None:
    done = init("--yes", "--profile", "smal")
    assert (done.code, done.err) == (2, f"ictcriteria: --profile: 'smal' is not known\n  hint: did you mean '{small}'?\n")


def test_argument_that_is_not_utf8_is_wrong_use(run_cli: Cli, packs_for_programs: Path) -> None:
    done = run_cli("init", "--criteria", packs_for_programs, "--yes", "--title", "a\udcffb")
    assert ("Traceback" in done.err, done.code) == (False, 2)

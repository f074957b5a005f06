"""ictcriteria new: files that pass check at once, in the right place, and never over others."""

import argparse
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ictcriteria.cli.new_command import add_arguments, run
from ictcriteria.cli.pack_entry import with_criterion
from ictcriteria.errors import UsageError
from ictcriteria.model.identifiers import Kind
from ictcriteria.model.json_schema import json_schema
from ictcriteria.source.yaml_reader import read_yaml

TENDER = "{title: Devices, buyer: Town, jurisdiction: eu, products: [laptop], packs: [own], languages: [%s]}"

New = Callable[..., str]


@pytest.fixture
def new(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> New:
    """Run the command in a folder of its own; gives what it said."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> str:
        parser = argparse.ArgumentParser()
        add_arguments(parser)
        assert run(parser.parse_args([str(argument) for argument in arguments])) == 0
        out, err = capsys.readouterr()
        assert out == ""
        return err

    return call


@pytest.mark.parametrize(("kind", "language"), [*((kind, "en") for kind in Kind), (Kind.TECHNICAL_SPECIFICATION, "nb")])
def test_new_pack_passes_check_and_builds(kind: Kind, language: str, new: New, run_cli: Callable[..., Any], tmp_path: Path) -> None:
    products = [word for product in ("laptop", "desktop", "monitor", "tablet", "smartphone") for word in ("--product", product)]
    new("pack", "own", "--kind", kind, "--language", language, *products)
    checked = run_cli("check", "--profile", "publish", "--fail-on", "note")
    assert (checked.out, checked.err, checked.code) == ("", "no problem in 2 files\n", 0)
    (tmp_path / "tender.yaml").write_text(TENDER % language)
    built = run_cli("build", "--format", "md")
    assert built.code == 0, built.err
    assert "own/first-criterion r1`" in (tmp_path / "build" / language / "guide.md").read_text(encoding="utf-8")


def test_new_pack_says_what_it_wrote(new: New, tmp_path: Path, snapshot: Callable[[Path], dict[str, bytes | None]]) -> None:
    said = new("pack", "power-supplies", "--criterion", "spare-chargers")
    assert said == (
        "written: criteria/power-supplies/pack.yaml\n"
        "written: criteria/power-supplies/spare-chargers.yaml\n"
        "next: write your own below each '# starting text', then run 'ictcriteria check criteria'\n"
    )
    files = {path for path, content in snapshot(tmp_path).items() if content is not None}
    assert files == {
        ".ictcriteria/schema/criterion.json", ".ictcriteria/schema/pack.json",
        "criteria/power-supplies/pack.yaml", "criteria/power-supplies/spare-chargers.yaml",
    }  # fmt: skip
    pack = read_yaml((tmp_path / "criteria/power-supplies/pack.yaml").read_bytes(), "pack.yaml").data
    assert (pack["title"], pack["language"]) == ("Power supplies", "en")
    assert pack["sections"][0]["criteria"] == ["spare-chargers"]


def test_new_files_carry_the_day_and_name_their_schema(new: New, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ictcriteria.cli.clock.today", lambda: date(2027, 1, 31))
    new("pack", "own", "--product", "tablet", "--product", "laptop", "--product", "tablet")
    lines = (tmp_path / "criteria/own/first-criterion.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=../../.ictcriteria/schema/criterion.json"
    assert {"changed: 2027-01-31", "reviewed: 2027-01-31", "products: [tablet, laptop]", "title: First criterion"} < set(lines)
    assert json.loads((tmp_path / ".ictcriteria/schema/criterion.json").read_bytes()) == json_schema("criterion")
    assert "    date: 2027-01-31" in (tmp_path / "criteria/own/pack.yaml").read_text(encoding="utf-8").splitlines()


def test_schemas_that_are_there_are_used_and_left_alone(new: New, tmp_path: Path) -> None:
    folder = tmp_path / ".ictcriteria" / "schema"
    folder.mkdir(parents=True)
    (folder / "pack.json").write_text("old")
    new("pack", "own", "--criteria", "deep/below/criteria")
    first = (tmp_path / "deep/below/criteria/own/pack.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../../../.ictcriteria/schema/pack.json"
    assert (folder / "pack.json").read_text() == "old"
    assert (folder / "criterion.json").is_file()


def test_without_schemas_there_are_only_the_files(new: New, tmp_path: Path) -> None:
    new("pack", "own", "--no-schema")
    assert [path.name for path in tmp_path.iterdir()] == ["criteria"]
    assert (tmp_path / "criteria/own/pack.yaml").read_text(encoding="utf-8").startswith("# A new pack. ")


def test_packs_of_an_organisation_may_bring_their_own_starting_texts(new: New, tmp_path: Path) -> None:
    (tmp_path / "templates" / "new").mkdir(parents=True)
    (tmp_path / "templates/new/pack.yaml").write_text(
        "{title: $title, version: 0.1.0, description: Ours at $$5, licence: CC0-1.0, subject_matter: Ours, "
        "sections: [{id: a, title: A, criteria: [$criterion]}]}\n"
    )
    new("pack", "own", "--no-schema")
    assert (tmp_path / "criteria/own/pack.yaml").read_text().startswith("{title: Own, version: 0.1.0, description: Ours at $5,")


def test_new_criteria_are_listed_in_their_pack_and_pass_check(new: New, run_cli: Callable[..., Any], tmp_path: Path) -> None:
    new("pack", "own")
    file = tmp_path / "criteria" / "own" / "pack.yaml"
    before = file.read_text(encoding="utf-8")
    for kind in Kind:
        assert new("criterion", f"own/a-{kind}", "--kind", kind) == (
            f"written: criteria/own/a-{kind}.yaml\nchanged: criteria/own/pack.yaml\n"
            "next: write your own below each '# starting text', then run 'ictcriteria check criteria'\n"
        )
    listed = "".join(f"      - {slug}\n" for slug in ["first-criterion", *(f"a-{kind}" for kind in Kind)])
    assert file.read_text(encoding="utf-8") == before.replace("      - first-criterion\n", listed)
    checked = run_cli("check", "--fail-on", "note")
    assert (checked.out, checked.err) == ("", "no problem in 6 files\n")


SECTIONS = """\
title: Own
version: 0.1.0
description: Ours.
licence: CC0-1.0
subject_matter: Ours.
sections:
  - {id: one, title: One, criteria: [first-criterion]}
  - id: two
    title: Two
    criteria: [second]
"""


def test_criterion_goes_to_the_section_that_is_named(new: New, tmp_path: Path) -> None:
    new("pack", "own", "--no-schema")
    file = tmp_path / "criteria" / "own" / "pack.yaml"
    file.write_text(SECTIONS)
    (tmp_path / "criteria/own/second.yaml").write_bytes((tmp_path / "criteria/own/first-criterion.yaml").read_bytes())
    new("criterion", "own/last")
    new("criterion", "own/other", "--section", "one")
    expected = SECTIONS.replace("[first-criterion]", "[first-criterion, other]").replace("[second]", "[second, last]")
    assert file.read_text() == expected


def test_criterion_that_the_pack_lists_already_changes_nothing_in_it(new: New, tmp_path: Path) -> None:
    new("pack", "own", "--no-schema")
    file = tmp_path / "criteria" / "own" / "pack.yaml"
    listed = file.read_text(encoding="utf-8").replace("- first-criterion\n", "- first-criterion\n      - planned\n")
    file.write_text(listed, encoding="utf-8")
    assert "changed:" not in new("criterion", "own/planned")
    assert file.read_text(encoding="utf-8") == listed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("sections:\n- criteria:\n  - a\n", "sections:\n- criteria:\n  - a\n  - new\n"),
        ("sections:\n- criteria:\n    -   a  # why\n  id: x\n", "sections:\n- criteria:\n    -   a  # why\n    -   new\n  id: x\n"),
        ("sections:\n- criteria:\n  - 'a'", "sections:\n- criteria:\n  - 'a'\n  - new"),
        ("sections:\r\n- criteria:\r\n  - a\r\n", "sections:\r\n- criteria:\r\n  - a\r\n  - new\r\n"),
        ("\ufeffsections: [{criteria: [a]}]\n", "\ufeffsections: [{criteria: [a, new]}]\n"),
        ("sections:\n- criteria: [\n    a\n  ]\n", "sections:\n- criteria: [\n    a, new\n  ]\n"),
        ('sections:\n- title: Æøå  # 中\n  criteria: [ "a" ]\n', 'sections:\n- title: Æøå  # 中\n  criteria: [ "a", new ]\n'),
    ],
)  # fmt: skip
def test_only_the_place_of_the_new_id_changes(before: str, after: str) -> None:
    assert with_criterion(before.encode(), 0, 0, "new").decode() == after


REFUSED = [
    (["pack", "Energy_Use"], "'Energy_Use' cannot be the id of a pack | did you mean 'energy-use'?"),
    (["pack", "ø"], "'ø' cannot be the id of a pack | write it in small letters, digits and hyphens"),
    (["pack", "../own"], "'../own' cannot be the id of a pack | did you mean 'own'?"),
    (["pack", "a" * 81], f"'{'a' * 81}' cannot be the id of a pack | did you mean '{'a' * 80}'?"),
    (["pack", "reference"], "no pack can be called 'reference' | the name stands for something else in a folder of packs"),
    (["pack", "more", "--criterion", "pack"],
     "no criterion can be called 'pack' | the name stands for something else in a folder of packs"),
    (["pack", "more", "--kind", "award-criteria"], "unknown kind 'award-criteria' | did you mean 'award-criterion'?"),
    (["pack", "more", "--kind", "x"],
     "unknown kind 'x' | known: technical-specification, selection-criterion, award-criterion, contract-clause"),
    (["pack", "more", "--product", "lap"],
     "criteria/more/first-criterion.yaml would have an error: unknown product 'lap' | did you mean 'laptop'?"),
    (["pack", "more", "--language", "English"],
     ("criteria/more/pack.yaml would have an error: 'English' does not have the right form"
      " | write the two or three small letters of the language, such as 'en'")),
    (["pack", "own"], "'criteria/own/pack.yaml' exists already | choose another id, or move the file away"),
    (["criterion", "cables"], "'cables' names no pack | write 'pack/criterion', such as 'lifespan/cables'"),
    (["criterion", "owm/cables"], "there is no pack 'owm' in 'criteria' | did you mean 'own'?"),
    (["criterion", "cables/own"], "there is no pack 'cables' in 'criteria' | write one with 'ictcriteria new pack cables'"),
    (["criterion", "../own"], "'..' cannot be the id of a pack | write it in small letters, digits and hyphens"),
    (["criterion", "own/a/b"], "'a/b' cannot be the id of a criterion | did you mean 'a-b'?"),
    (["criterion", "own/first-criterion"],
     "'criteria/own/first-criterion.yaml' exists already | choose another id, or move the file away"),
    (["criterion", "own/cables", "--section", "demand"], "unknown section 'demand' | did you mean 'demands'?"),
    (["criterion", "own/cables", "--section", "x"], "unknown section 'x' | known: demands"),
    (["criterion", "own/cables", "--criteria", "none"],
     "there is no pack 'own' in 'none' | write one with 'ictcriteria new pack own'"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "told"), REFUSED)
def test_what_cannot_be_done_is_said_and_writes_nothing(
    arguments: list[str], told: str, new: New, tmp_path: Path, snapshot: Callable[[Path], Any]
) -> None:
    new("pack", "own")
    before = snapshot(tmp_path)
    with pytest.raises(UsageError) as caught:
        new(*arguments)
    assert f"{caught.value} | {caught.value.hint}" == told
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("title: [", "'criteria/own/pack.yaml' has an error: not valid YAML: did not find expected node content"),
        ("title: Own", "'criteria/own/pack.yaml' has an error: field 'version' is missing"),
    ],
)
def test_pack_with_an_error_is_mended_first(content: str, message: str, new: New, tmp_path: Path) -> None:
    new("pack", "own")
    (tmp_path / "criteria/own/pack.yaml").write_text(content)
    with pytest.raises(UsageError) as caught:
        new("criterion", "own/cables")
    assert (str(caught.value), caught.value.hint) == (message, "mend it first; 'ictcriteria check' shows the place")


def test_error_in_another_file_does_not_stop_a_new_one(new: New, tmp_path: Path) -> None:
    new("pack", "own")
    (tmp_path / "criteria/own/first-criterion.yaml").write_text("title: [")
    assert new("criterion", "own/cables").startswith("written: criteria/own/cables.yaml\n")


def test_own_reference_data_without_what_the_starting_text_names_is_told(new: New, packs: Path) -> None:
    with pytest.raises(UsageError, match=r"packs/lifespan/cables\.yaml would have an error: unknown term 'manufacturer'$"):
        new("criterion", "lifespan/cables", "--criteria", packs)

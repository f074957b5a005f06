"""ictcriteria schema: the list, one schema, a folder of them, and settings of an editor."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ictcriteria.cli.schema_command import add_arguments, run
from ictcriteria.errors import IctCriteriaError, UsageError
from ictcriteria.model.json_schema import REPORTS, SCHEMAS, json_schema

Schema = Callable[..., tuple[str, str]]


@pytest.fixture
def schema(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Schema:
    """Run the command in a folder of its own; gives what it printed to stdout and to stderr."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> tuple[str, str]:
        parser = argparse.ArgumentParser()
        add_arguments(parser)
        assert run(parser.parse_args([str(argument) for argument in arguments])) == 0
        return tuple(capsys.readouterr())

    return call


def test_list_says_what_each_schema_is_for(schema: Schema) -> None:
    out, err = schema()
    assert out.startswith("pack          what the criteria of a folder have in common\ncriterion     one criterion\n")
    assert out.endswith(f"\n\n{len(SCHEMAS) + len(REPORTS)} schemas. One in full: ictcriteria schema NAME\n")
    assert (len(out.splitlines()), err) == (len(SCHEMAS) + len(REPORTS) + 2, "")


def test_list_for_programs(schema: Schema) -> None:
    data = json.loads(schema("--format", "json")[0])
    assert (data["schema"], [row["name"] for row in data["schemas"]]) == (1, [*SCHEMAS, *REPORTS])
    assert data["schemas"][0] == {"name": "pack", "what": SCHEMAS["pack"].what, "files": ["criteria/*/pack.yaml"]}


def test_one_schema_is_printed_as_its_file_would_be(schema: Schema, tmp_path: Path) -> None:
    out, err = schema("criterion")
    assert (json.loads(out), err) == (json_schema("criterion"), "")
    assert out.startswith('{\n  "$schema": "https://json-schema.org/draft/2020-12/schema",\n')
    assert schema("criterion", "--out", "one") == ("", "written: 1 schema in one\n")
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["criterion.json"]
    assert (tmp_path / "one" / "criterion.json").read_text(encoding="utf-8") == out


def test_all_schemas_are_written_and_other_files_are_left_alone(schema: Schema, tmp_path: Path) -> None:
    folder = tmp_path / ".ictcriteria" / "schema"
    folder.mkdir(parents=True)
    (folder / "own.json").write_text("{}")
    (folder / "pack.json").write_text("old")
    assert schema("--out", ".ictcriteria/schema") == ("", f"written: {len(SCHEMAS)} schemas in .ictcriteria/schema\n")
    assert {path.stem for path in folder.iterdir()} == {*SCHEMAS, "own"}
    assert json.loads((folder / "pack.json").read_text(encoding="utf-8")) == json_schema("pack")


def test_folder_that_is_a_file_is_reported(schema: Schema, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(IctCriteriaError, match="cannot write 'taken': "):
        schema("--out", "taken")


@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        ([], "./.ictcriteria/schema/"),
        (["--out", "schemas"], "./schemas/"),
        (["--out", "../schemas"], "./../schemas/"),
    ],
)
def test_settings_for_vscode_lead_from_the_place_of_a_file_to_its_schema(schema: Schema, arguments: list[str], place: str) -> None:
    settings = json.loads(schema("--vscode", *arguments)[0])["yaml.schemas"]
    assert list(settings) == [f"{place}{name}.json" for name, kind in SCHEMAS.items() if kind.files]
    assert settings[f"{place}criterion.json"] == ["criteria/*/*.yaml", "!criteria/*/pack.yaml", "!criteria/reference/*.yaml"]


def test_settings_for_schemas_elsewhere_name_them_in_full(schema: Schema, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    assert f"{folder.as_posix()}/pack.json" in json.loads(schema("--vscode", "--out", folder)[0])["yaml.schemas"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("criterion.json", "did you mean 'criterion'?"),
        ("tenders", "did you mean 'tender'?"),
        ("x", f"known: {', '.join([*SCHEMAS, *REPORTS])}"),
    ],
)
def test_schema_that_nobody_knows_is_wrong_use(schema: Schema, name: str, hint: str) -> None:
    with pytest.raises(UsageError, match=f"^unknown schema '{name}'$") as caught:
        schema(name)
    assert caught.value.hint == hint

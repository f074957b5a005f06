"""JSON Schemas of the files that people write: complete, in words, and of one mind with the models."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import TypeAdapter, ValidationError

from ictcriteria.model.json_schema import DIALECT, REPORTS, SCHEMAS, json_schema, schema_header
from ictcriteria.source.yaml_reader import read_yaml

ROOT = Path(__file__).parents[3]
PACKS = ROOT / "tests" / "data" / "packs"


class Yaml12(yaml.SafeLoader):
    """YAML as editors read it: the core schema of YAML 1.2, in which ``no`` and dates are texts and ``10`` is a number."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own name for the table of the class


for tag, pattern, first in (
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789")),
):
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)
Yaml12.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))
Yaml12.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(loader.construct_scalar(node)))


def as_editors_read(text: str) -> Any:
    return yaml.load(text, Yaml12)


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json_schema(name), format_checker=FormatChecker(["date"]))


@cache
def adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(SCHEMAS[name].model)


def schema_accepts(name: str, text: str) -> bool:
    return bool(validator(name).is_valid(as_editors_read(text)))


def model_accepts(name: str, text: str) -> bool:
    document = read_yaml(text.encode(), "x.yaml")
    assert document.diagnostics == ()
    try:
        adapter(name).validate_python(document.data)
    except ValidationError:
        return False
    return True


def kinds_of(path: str) -> list[str]:
    """Names of the schemas that the globs give a file, as editors read them: one that is taken out stays out."""

    def fits(patterns: tuple[str, ...]) -> bool:
        place = PurePosixPath(path)
        return any(place.match(p) for p in patterns if p[0] != "!") and not any(place.match(p[1:]) for p in patterns if p[0] == "!")

    return [name for name, kind in SCHEMAS.items() if fits(kind.files)]


def shipped_files() -> dict[str, Path]:
    """Every YAML file that people wrote, by the place where it would stand in a repository."""
    folders = {"criteria": ROOT / "criteria", "templates": ROOT / "templates"}
    folders |= {"own/criteria": PACKS, "golden": ROOT / "tests" / "golden"}
    return {
        f"{place}/{path.relative_to(folder).as_posix()}": path
        for place, folder in folders.items()
        for path in sorted(folder.rglob("*.yaml"))
        if path.parent.name != "new"  # starting texts with gaps, which the command 'new' fills
    }


def parts(schema: Any, route: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema inside a schema, with its route; properties named like keywords are told apart by where they stand."""
    yield route, schema
    for keyword in ("properties", "$defs"):
        for name, inner in schema.get(keyword, {}).items():
            yield from parts(inner, f"{route}/{keyword}/{name}")
    for keyword in ("oneOf", "anyOf"):
        for index, inner in enumerate(schema.get(keyword, [])):
            yield from parts(inner, f"{route}/{keyword}/{index}")
    for keyword in ("items", "additionalProperties"):
        if isinstance(schema.get(keyword), dict):
            yield from parts(schema[keyword], f"{route}/{keyword}")


def speaks(schema: Mapping[str, Any]) -> bool:
    return bool(schema.get("title")) and str(schema.get("description", "")).endswith((".", ")"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_a_valid_one_of_its_draft(name: str) -> None:
    schema = json_schema(name)
    Draft202012Validator.check_schema(schema)
    assert (schema["$schema"], schema["$id"]) == (DIALECT, f"urn:ictcriteria:schema:{name}")
    references = set(re.findall(r'"\$ref": "([^"]+)"', json.dumps(schema)))
    assert references <= {f"#/$defs/{defined}" for defined in schema.get("$defs", {})}


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_model_property_and_value_is_explained(name: str) -> None:
    assert speaks(json_schema(name))
    for route, schema in parts(json_schema(name)):
        if re.search(r"/(\$defs|properties)/[^/]+$", route):
            assert speaks(schema), route
        if "enum" in schema:
            assert len(schema["enum"]) == len(schema["enumDescriptions"]), route
            assert all(text.endswith(".") for text in schema["enumDescriptions"]), route
        assert schema.get("additionalProperties") is False or "properties" not in schema, route


def test_the_words_are_those_of_the_models() -> None:
    unit = json_schema("criterion")["$defs"]["Unit"]
    assert dict(zip(unit["enum"], unit["enumDescriptions"], strict=True))["percent"] == "Per cent: write 30 for 30 %."
    clause = json_schema("criterion")["$defs"]["ContractClause"]
    assert (clause["title"], clause["properties"]["kind"]["const"]) == ("Contract clause", "contract-clause")
    assert clause["properties"]["kind"]["description"] == clause["description"]
    assert clause["properties"]["pairs_with"]["title"] == "Pairs with"
    assert "'{{ parameter }}'" in clause["properties"]["text"]["description"]
    assert list(clause["properties"]["levels"]["properties"]) == ["basic", "advanced", "spearhead"]


def test_words_are_read_only_when_a_schema_is_wanted(clean_environment: Callable[..., dict[str, str]]) -> None:
    script = "import sys, ictcriteria.pipeline; print('ictcriteria.model.documentation' in sys.modules)"
    environment = clean_environment({})
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout == "False\n"


@pytest.mark.parametrize("place", shipped_files())
def test_what_people_wrote_is_valid_as_editors_read_it(place: str) -> None:
    (name,) = kinds_of(place)
    errors = validator(name).iter_errors(as_editors_read(shipped_files()[place].read_text(encoding="utf-8")))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_every_schema_has_files_to_prove_it() -> None:
    assert {name for place in shipped_files() for name in kinds_of(place)} == {name for name, kind in SCHEMAS.items() if kind.files}


TENDER = """\
title: Devices
buyer: Town
jurisdiction: no
contract: {months: 48, value: 40000000, currency: NOK}
level: advanced
products: [laptop]
quantity: 400
choices:
  lifespan/warranty: {parameters: {days: 3}, because: We need it.}
award: {price: 60, weights: {award/repair-time: 12.5}}
"""
STRINGS = "tag: en-GB\nwords: {units: {year: {one: '{n} year', other: '{n} years'}}, front: {draft: Draft}}\n"
BASES = {
    "technical": ("criterion", PACKS / "lifespan" / "security-updates.yaml"),
    "clause": ("criterion", PACKS / "lifespan" / "warranty.yaml"),
    "loan": ("criterion", PACKS / "lifespan" / "loan-devices.yaml"),
    "award": ("criterion", PACKS / "award" / "smelter-share.yaml"),
    "selection": ("criterion", PACKS / "lifespan" / "repair-shop.yaml"),
    "pack": ("pack", PACKS / "lifespan" / "pack.yaml"),
    "terms": ("terms", PACKS / "reference" / "terms.yaml"),
    "labels": ("labels", ROOT / "criteria" / "reference" / "labels.yaml"),
    "jurisdiction": ("jurisdiction", ROOT / "criteria" / "reference" / "jurisdictions" / "no.yaml"),
    "outline": ("outline", ROOT / "templates" / "outline.yaml"),
    "translation": ("translation", PACKS / "lifespan" / "translations" / "nb.yaml"),
    "tender": ("tender", TENDER),
    "strings": ("strings", STRINGS),
}


def edited(base: str, old: str, new: str) -> tuple[str, str]:
    """Name of the schema, and the text of a base in which a piece that stands there is replaced once."""
    name, source = BASES[base]
    text = source if isinstance(source, str) else source.read_text(encoding="utf-8")
    assert old in text
    return name, text.replace(old, new, 1)


ACCEPTED = [
    ("technical", "title: ", "title: 10 #"),
    ("loan", "condition: [refurbished]", "condition: [new, refurbished]"),
    ("clause", "basic: {days: 10}", "basic: {days: {default: 10, laptop: 7.5}}"),
    ("clause", "basic: {days: 10}", "basic: {days: '10'}"),
    ("clause", "revision: 3", "revision: '3'"),
    ("clause", "  spearhead: {days: 1}\n", ""),
    ("clause", "    text: The list of repairs.", "    text:"),
    ("award", "zero_at: none_at", "zero_at: 40"),
    ("award", "  method: linear", "  method: linear  # a comment"),
    ("pack", 'version: "1.10"', "version: 1.10"),
    ("labels", "generation: 10", "generation: ten"),
    ("jurisdiction", "based_on: eu", "based_on: no"),
    ("jurisdiction", "confirmed: false", "confirmed: true"),
    ("outline", "numbered: false", "numbered: true"),
    ("tender", "title: Devices", "title: {nb: Enheter, en: Devices}"),
    ("tender", "title: Devices", "title: {'*': Devices}"),
    ("tender", "title: Devices", "title: 2026"),
    ("tender", "buyer: Town", "buyer: Town\nreference: 2026/0142"),
    ("tender", "quantity: 400\n", ""),
    ("tender", "months: 48", "start: 2027-03-01"),
    ("strings", "draft: Draft", "draft: {other: Draft}"),
    ("strings", "tag: en-GB\n", ""),
]

REFUSED = [
    ("technical", "kind: technical-specification", "kind: technical-specificaton"),
    ("technical", "kind: technical-specification\n", ""),
    ("technical", "kind: technical-specification", "kind: award-criterion"),
    ("technical", "kind: technical-specification", "kind: technical-specification\nscoring: {method: yes-no}"),
    ("technical", "guidance:", "gidance:"),
    ("technical", "title: ", "title: [x] #"),
    ("technical", "title: ", "title: true #"),
    ("technical", "title: ", "title: #"),
    ("loan", "condition: [refurbished]", "condition: [used]"),
    ("loan", "condition: [refurbished]", "condition: []"),
    ("loan", "condition: [refurbished]", "condition: new"),
    ("clause", "revision: 3", "revision: 0"),
    ("clause", "revision: 3", "revision: 1.5"),
    ("clause", "revision: 3", "revision: true"),
    ("clause", "changed: 2026-01-02", "changed: 2026-13-02"),
    ("clause", "changed: 2026-01-02", "changed: last week"),
    ("clause", "products: [laptop, ", "products: [Laptop, "),
    ("clause", "basic: {days: 10}", "basic: {days: ten}"),
    ("clause", "basic: {days: 10}", "basic: {days: {}}"),
    ("clause", "basic: {days: 10}", "basic: {days: true}"),
    ("clause", "basic: {days: 10}", "basic: {Days: 10}"),
    ("clause", "  basic:", "  beginner:"),
    ("clause", "unit: working-day", "unit: workday"),
    ("clause", "within: {parameter: days}", "within: {paramter: days}"),
    ("clause", "  not_fulfilled: More than one repair came late.\n", ""),
    ("award", "method: linear", "method: straight"),
    ("award", "full_at: all_at", "full_at: All"),
    ("award", "requires: [lifespan/warranty]", "requires: [warranty]"),
    ("selection", "ground:", "basis:"),
    ("pack", 'version: "1.10"', "version: v1"),
    ("pack", "language: en", "language: english"),
    ("terms", "definition:", "meaning:"),
    ("labels", "status: current", "status: valid"),
    ("jurisdiction", "currency: NOK", "currency: kroner"),
    ("jurisdiction", "provisions:\n  technical-specification:", "provisions:\n  specification:"),
    ("jurisdiction", "confirmed: false", "confirmed: maybe"),
    ("outline", "specification:", "specifications:"),
    ("translation", "of: t1-", "of: t2-"),
    ("tender", "title: Devices", "title: {norsk: Enheter}"),
    ("tender", "months: 48", "months: 0"),
    ("tender", "months: 48", "months: 48.5"),
    ("tender", "value: 40000000", "value: 0"),
    ("tender", "level: advanced", "level: high"),
    ("tender", "price: 60", "price: 101"),
    ("tender", "lifespan/warranty:", "warranty:"),
    ("tender", "because:", "reason:"),
    ("strings", "draft: Draft", "draft: []"),
]

ONLY_SEEN_BY_CHECK = [
    ("clause", "minimum: 1\n", "minimum: 31\n"),
    ("clause", "within: {parameter: days}", "within: {value: 3}"),
    ("clause", "    within: {parameter: days}\n", ""),
    ("tender", "products: [laptop]\n", ""),
    ("tender", "products: [laptop]", "products: [laptop, laptop]"),
    ("tender", "parameters: {days: 3}, ", ""),
    ("tender", "price: 60", "price: 60.123"),
    ("strings", "other: '{n} years'", "many: '{n} years'"),
    ("strings", "tag: en-GB", "tag: english"),
]
"""Edits that the models refuse and no schema can: they take two fields together, or a list of names, to see."""


@pytest.mark.parametrize(("base", "old", "new"), ACCEPTED)
def test_what_the_model_accepts_the_schema_accepts(base: str, old: str, new: str) -> None:
    name, text = edited(base, old, new)
    assert (model_accepts(name, text), schema_accepts(name, text)) == (True, True)


@pytest.mark.parametrize(("base", "old", "new"), REFUSED)
def test_what_the_model_refuses_the_schema_refuses(base: str, old: str, new: str) -> None:
    name, text = edited(base, old, new)
    assert (model_accepts(name, text), schema_accepts(name, text)) == (False, False)


@pytest.mark.parametrize(("base", "old", "new"), ONLY_SEEN_BY_CHECK)
def test_what_takes_more_than_one_field_is_left_to_check(base: str, old: str, new: str) -> None:
    name, text = edited(base, old, new)
    assert (model_accepts(name, text), schema_accepts(name, text)) == (False, True)


@pytest.mark.parametrize(
    ("folder", "header"),
    [
        ("../../.ictcriteria/schema", "# yaml-language-server: $schema=../../.ictcriteria/schema/criterion.json"),
        ("my schemas", "# yaml-language-server: $schema=my%20schemas/criterion.json"),
    ],
)
def test_header_leads_from_the_file_to_its_schema(folder: str, header: str) -> None:
    assert schema_header("criterion", folder) == header


def test_reports_have_schemas_of_their_own() -> None:
    for name in REPORTS:
        schema = json_schema(name)
        Draft202012Validator.check_schema(schema)
        assert schema["properties"]["schema"]["const"] == 1
        assert set(schema["required"]) == set(schema["properties"])
        assert all(
            field.get("description") for part in (schema, *schema["$defs"].values()) for field in part["properties"].values()
        )

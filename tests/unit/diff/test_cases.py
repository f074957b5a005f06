"""What every difference means, as data: a change to one file of the small catalogue, and the changes that it is."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.catalogue.load import read_models
from ictcriteria.diff.between import changes_between
from ictcriteria.diff.changes import ChangeKind, ChangeSet
from ictcriteria.diff.sentences import SENTENCES
from ictcriteria.diff.table import TABLE

PACKS = Path(__file__).parents[2] / "data" / "packs"
CASES: list[dict[str, Any]] = [
    {"group": file.stem, **case}
    for file in sorted(Path(__file__).with_name("cases").glob("*.yaml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]
LADDER = "reference/contract.yaml"


class Texts:
    """A tree of files in memory."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = files

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self.files))

    def size(self, path: str) -> int:
        return len(self.read(path))

    def read(self, path: str) -> bytes:
        return self.files[path].encode()

    def shown(self, path: str) -> str:
        return path


@cache
def shipped(path: str) -> str:
    return (PACKS / path).read_text(encoding="utf-8")


def replaced(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def load(files: Mapping[str, str]) -> Catalogue:
    loading = read_models([Texts(files)])
    assert loading.diagnostics == ()
    return loading.catalogue


def sides(case: dict[str, Any]) -> tuple[Catalogue, Catalogue]:
    """Both sides of a case, with only the files that it names and the remedy ladder.

    ``given`` is changed on both sides first. ``gone`` and ``came`` name the files that only one side has, ``came`` with the file
    it is copied from. ``edit`` changes the new side of ``file``, or of ``at``, and ``also`` that of other files. ``old`` and
    ``whole`` are whole files of the old and of the new side. With ``turned`` the sides are exchanged.
    """
    both = {path: shipped(path) for path in {LADDER, case["file"], *case.get("beside", ())}}
    for old, new in case.get("given", {}).items():
        both[case["file"]] = replaced(both[case["file"]], old, new)
    after = {path: text for path, text in both.items() if path not in case.get("gone", ())}
    for path, source in case.get("came", {}).items():
        after[path] = both.get(source) or shipped(source)
    at = case.get("at", case["file"])
    for old, new in case.get("edit", {}).items():
        after[at] = replaced(after[at], old, new)
    for path, edits in case.get("also", {}).items():
        for old, new in edits.items():
            after[path] = replaced(after[path], old, new)
    found = load(both | case.get("old", {})), load(after | case.get("whole", {}))
    return (found[1], found[0]) if case.get("turned") else found


@cache
def changes_of(index: int) -> ChangeSet:
    return changes_between(*sides(CASES[index]))


@pytest.mark.parametrize("index", range(len(CASES)), ids=[f"{case['group']}: {case['case']}" for case in CASES])
def test_change_is_found_and_classified(index: int) -> None:
    assert [f"{change.kind} {change.effect}" for change in changes_of(index)] == CASES[index]["expect"]


@pytest.mark.parametrize("case", [case for case in CASES if "told" in case], ids=lambda case: case["case"])
def test_change_says_where_from_what_to_what_and_for_whom(case: dict[str, Any]) -> None:
    (change,) = changes_between(*sides(case))
    told = {
        "subject": change.subject, "was": change.was, "title": change.title, "name": change.name, "route": ".".join(change.route),
        "old": change.old, "new": change.new, "unit": change.unit, "levels": list(change.levels),
        "products": list(change.products), "language": change.language,
        "old_route": change.old_origin and list(change.old_origin.route),
        "new_route": change.new_origin and list(change.new_origin.route),
    }  # fmt: skip
    assert {key: told[key] for key in case["told"]} == case["told"]


def test_case_names_are_unique() -> None:
    names = [case["case"] for case in CASES]
    assert len(names) == len(set(names))
    assert len(names) > 150


def test_cases_show_every_kind_of_change_and_every_field() -> None:
    changes = [change for index in range(len(CASES)) for change in changes_of(index)]
    assert set(ChangeKind) - {change.kind for change in changes} == set()
    fields = {field for field in TABLE if not field.startswith("translation.")}
    assert fields - {change.field for change in changes} == set()


@pytest.mark.parametrize("kind", ChangeKind)
def test_every_kind_of_change_has_a_sentence_of_known_gaps(kind: ChangeKind) -> None:
    sentence = SENTENCES[kind]
    gaps = dict.fromkeys(("name", "place", "old", "new", "unit", "language"), "x")
    assert "{" not in sentence.format(**gaps)
    assert sentence[0].islower() or sentence[0] in "'{"
    assert not sentence.endswith(".")
    assert sentence == " ".join(sentence.split())

"""Same input, same bytes: in every folder, time zone, locale and hash order."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
TENDER = """\
title: T
buyer: B
jurisdiction: no
languages: [en]
level: advanced
contract: {start: 2027-03-01, months: 48}
lots:
  - {id: a, products: [laptop, smartphone]}
  - {id: b, products: [smartphone], packs: [lifespan, award]}
"""


@pytest.fixture
def built(run_cli: Cli, packs_for_programs: Path, tmp_path: Path) -> Callable[..., dict[str, bytes]]:
    """Build in a folder of its own and give the files."""

    def build(name: str, env: Mapping[str, str]) -> dict[str, bytes]:
        folder = tmp_path / name
        folder.mkdir(parents=True)
        (folder / "tender.yaml").write_text(TENDER)
        done = run_cli("build", "--criteria", packs_for_programs, "--out", "out", cwd=folder, env=env)
        assert done.code == 0, done.err
        out = folder / "out"
        return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}

    return build


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    assert sorted(one) == sorted(other)
    return sorted(path for path in one if one[path] != other[path])


def test_two_machines_make_the_same_bytes(built: Callable[..., dict[str, bytes]]) -> None:
    here = built("here", {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"})
    there = built("a/b c/thére", {"TZ": "Pacific/Kiritimati", "LC_ALL": "nb_NO.UTF-8", "LANG": "tr_TR", "PYTHONHASHSEED": "77"})
    assert differing(here, there) == []
    assert len(here) == 4 * 3 + 1


def test_date_of_the_build_changes_word_documents_only(built: Callable[..., dict[str, bytes]]) -> None:
    without = built("without", {})
    early = built("early", {"SOURCE_DATE_EPOCH": "1700000000", "TZ": "UTC"})
    again = built("again", {"SOURCE_DATE_EPOCH": "1700000000", "TZ": "Asia/Tokyo"})
    assert differing(early, again) == []
    changed = differing(without, early)
    assert [path for path in changed if not path.endswith(".docx")] == ["provenance.json"]
    assert len(changed) == 4 + 1


def test_date_stands_in_the_properties_of_the_document_and_nowhere_else(built: Callable[..., dict[str, bytes]]) -> None:
    parts = []
    for name, env in (("without", {}), ("dated", {"SOURCE_DATE_EPOCH": "1700000000"})):
        archive = zipfile.ZipFile(io.BytesIO(built(name, env)["en/contract.docx"]))
        parts.append({entry: archive.read(entry) for entry in archive.namelist()})
    without, dated = parts
    assert [entry for entry in dated if without.get(entry) != dated[entry]] == ["docProps/core.xml"]
    assert b"2023-11-14T22:13:20Z" in dated["docProps/core.xml"]
    assert b"202" not in b"".join(content for entry, content in without.items() if entry == "docProps/core.xml")


@pytest.mark.parametrize("value", ["yesterday", "1.5", "99999999999999999999"])
def test_date_that_is_no_number_of_seconds_is_refused(
    run_cli: Cli, packs_for_programs: Path, write_tender: Callable[[str], Path], value: str
) -> None:
    write_tender(TENDER)
    done = run_cli("build", "--criteria", packs_for_programs, env={"SOURCE_DATE_EPOCH": value})
    assert (done.code, done.err) == (2, f"ictcriteria: SOURCE_DATE_EPOCH is '{value}', which is no number of seconds\n")

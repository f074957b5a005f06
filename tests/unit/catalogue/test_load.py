"""Many files to one catalogue: order, all problems in one run, reference data that is lent, and what was read."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ictcriteria.catalogue.catalogue import Catalogue, pack_of, slug_of
from ictcriteria.catalogue.load import load_catalogue
from ictcriteria.catalogue.locate import locate
from ictcriteria.diagnostics import Diagnostic, Finding, Origin, Severity, Span
from ictcriteria.source.tree import MAX_TEXT_BYTES
from ictcriteria.source.working_tree import FolderTree

Told = Callable[[Diagnostic], str]


def diagnostics_of(*folders: Path) -> tuple[Diagnostic, ...]:
    return load_catalogue([FolderTree(folder, shown_as=folder.name) for folder in folders]).diagnostics


def test_criteria_come_in_the_order_of_packs_and_sections(catalogue: Catalogue) -> None:
    assert list(catalogue.criteria) == [
        "award/battery-cycles", "award/repair-time", "award/smelter-share", "award/take-back-plan", "award/free-manuals",
        "lifespan/security-updates", "lifespan/spare-parts", "lifespan/repair-shop", "lifespan/warranty", "lifespan/loan-devices",
    ]  # fmt: skip


def test_id_falls_into_pack_and_criterion() -> None:
    assert (pack_of("lifespan/warranty"), slug_of("lifespan/warranty")) == ("lifespan", "warranty")


def test_origin_leads_to_the_file_of_a_key(packs: Path) -> None:
    outcome = load_catalogue([FolderTree(packs, shown_as="packs")])
    assert outcome.value is not None
    files = ("lifespan", "lifespan/warranty", "lifespan:nb", "reference/sources", "reference/jurisdictions/no")
    assert [outcome.value.origin(key).file for key in files] == [
        "packs/lifespan/pack.yaml", "packs/lifespan/warranty.yaml", "packs/lifespan/translations/nb.yaml",
        "packs/reference/sources.yaml", "packs/reference/jurisdictions/no.yaml",
    ]  # fmt: skip
    assert outcome.value.read("packs/lifespan/warranty.yaml") == (packs / "lifespan" / "warranty.yaml").read_bytes()


def test_inputs_are_the_hashes_of_every_file(packs: Path) -> None:
    (packs / "README.md").write_text("not read")
    outcome = load_catalogue([FolderTree(packs)])
    assert outcome.value is not None
    files = {path.relative_to(packs).as_posix(): path for path in packs.rglob("*.yaml")}
    expected = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
    assert outcome.value.inputs == expected


def test_problems_of_all_files_are_reported_in_one_run_in_order(packs: Path, edited: Callable[..., Path], told: Told) -> None:
    edited("lifespan/warranty.yaml", "revision: 3", "revision: three")
    edited("lifespan/spare-parts.yaml", "text: Spare", "text: [Spare")
    edited("award/repair-time.yaml", "text: A shorter", "text: '{{ nothing }}' # A shorter")
    (packs / "award" / "free-manuals.yml").write_text("")
    assert [told(item) for item in diagnostics_of(packs)] == [
        "packs/award/free-manuals.yml:1:1: error[unexpected-file]: the file would not be read | rename it to .yaml",
        (
            "packs/award/repair-time.yaml:9:7: error[undeclared-parameter]: placeholder '{{ nothing }}' has no parameter"
            " | add 'nothing' to 'parameters'"
        ),
        (
            "packs/award/translations/nb.yaml:53:13: error[placeholder-mismatch]: the placeholders differ from the source text"
            " | the source text has '{{ nothing }}'"
        ),
        (
            "packs/lifespan/spare-parts.yaml:10:13: error[syntax]: not valid YAML: did not find expected ',' or ']'"
            " | see the line above as well"
        ),
        "packs/lifespan/warranty.yaml:3:11: error[invalid-value]: 'three' is not a whole number | write digits alone",
    ]


def test_one_broken_file_does_not_make_its_neighbours_wrong(edited: Callable[..., Path]) -> None:
    packs = edited("lifespan/warranty.yaml", "kind: contract-clause", "kind: [")
    assert {item.file for item in diagnostics_of(packs)} == {"packs/lifespan/warranty.yaml"}


def test_file_that_is_too_large_is_not_read(packs: Path, told: Told) -> None:
    (packs / "lifespan" / "warranty.yaml").write_bytes(b"#" * (MAX_TEXT_BYTES + 1))
    assert [told(item) for item in diagnostics_of(packs)] == [
        (
            f"packs/lifespan/warranty.yaml:1:1: error[file-too-large]: the file has {MAX_TEXT_BYTES + 1} bytes, more "
            f"than the limit of"
            f" {MAX_TEXT_BYTES} | split the file, or check that it is the right one"
        )
    ]


def test_same_criterion_in_two_folders_is_a_duplicate(packs: Path, tmp_path: Path, told: Told) -> None:
    other = tmp_path / "other"
    (other / "lifespan").mkdir(parents=True)
    shutil.copy(packs / "lifespan" / "warranty.yaml", other / "lifespan" / "warranty.yaml")
    assert [told(item) for item in diagnostics_of(packs, other)] == [
        (
            "other/lifespan/warranty.yaml:1:1: error[duplicate-id]: 'lifespan/warranty' is also defined in "
            "packs/lifespan/warranty.yaml"
            " | rename one of them"
        )
    ]


def test_packs_of_several_folders_make_one_catalogue(packs: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.move(packs / "award", other / "award")
    outcome = load_catalogue([FolderTree(packs), FolderTree(other)])
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert list(outcome.value.packs) == ["award", "lifespan"]


def test_missing_reference_files_are_lent_and_own_ones_win(packs: Path, tmp_path: Path) -> None:
    lender = tmp_path / "lender"
    shutil.move(packs / "reference", lender / "reference")
    own = packs / "reference" / "terms.yaml"
    own.parent.mkdir()
    own.write_text("supplier: {term: Seller, definition: Who sells.}\n")
    outcome = load_catalogue([FolderTree(packs)], FolderTree(lender, shown_as="(shipped)"))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert outcome.value.reference.terms["supplier"].term == {"*": "Seller"}
    assert outcome.value.origin("reference/sources").file == "(shipped)/reference/sources.yaml"


def test_packs_are_never_lent(packs: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(packs / "award", own / "award")
    (own / "award" / "smelter-share.yaml").unlink()
    outcome = load_catalogue([FolderTree(own)], FolderTree(packs))
    assert {item.message for item in outcome.diagnostics} == {
        "unknown criterion 'award/smelter-share'", "unknown criterion 'smelter-share'",
    }  # fmt: skip


def test_empty_folder_is_an_empty_catalogue_and_is_lent_nothing(packs: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    outcome = load_catalogue([FolderTree(tmp_path / "empty")], FolderTree(packs))
    assert outcome.value is not None
    assert (outcome.value.criteria, outcome.value.reference.sources, outcome.diagnostics) == ({}, {}, ())


def test_positions_are_looked_up_only_in_files_with_findings() -> None:
    asked: list[str] = []

    def read(name: str) -> bytes:
        asked.append(name)
        return b"a:\n  b: 1\n"

    findings = [
        Finding("x", Origin("two", ("a", "b")), "second", of_key=True),
        Finding("x", Origin("one", ("a", "b")), "first", "mend it", Severity.WARNING),
        Finding("x", Origin("two", ("a", "b")), "third"),
    ]
    assert locate(findings, read) == (
        Diagnostic("x", Severity.WARNING, "first", "one", Span(2, 6, 2, 7), "mend it"),
        Diagnostic("x", Severity.ERROR, "second", "two", Span(2, 3, 2, 4)),
        Diagnostic("x", Severity.ERROR, "third", "two", Span(2, 6, 2, 7)),
    )
    assert asked == ["one", "two"]


@pytest.mark.parametrize("role", ["sources", "labels", "terms", "products", "contract"])
def test_every_reference_file_is_read(role: str, packs: Path) -> None:
    (packs / "reference" / f"{role}.yaml").write_text("- a list\n")
    assert [(item.file, item.message) for item in diagnostics_of(packs)] == [
        (f"packs/reference/{role}.yaml", "keys with values are expected here")
    ]


def test_mistyped_kind_is_reported_at_the_kind(edited: Callable[..., Path], told: Callable[[Diagnostic], str]) -> None:
    found = diagnostics_of(edited("lifespan/warranty.yaml", "kind: contract-clause", "kind: contract-clauze"))
    assert [told(item) for item in found] == [
        (
            "packs/lifespan/warranty.yaml:2:7: error[invalid-value]: 'contract-clauze' is not one of 'technical-specification',"
            " 'selection-criterion', 'award-criterion' or 'contract-clause' | did you mean 'contract-clause'?"
        )
    ]


def test_wrong_entry_of_a_list_is_the_only_problem(edited: Callable[..., Path]) -> None:
    found = diagnostics_of(edited("lifespan/repair-shop.yaml", "products: [laptop, smartphone]", "products: [Laptop]"))
    assert [item.message for item in found] == ["'Laptop' does not have the right form"]


def test_translation_whose_language_is_not_its_file_name_is_reported(
    edited: Callable[..., Path], told: Callable[[Diagnostic], str]
) -> None:
    found = diagnostics_of(edited("lifespan/translations/nb.yaml", "language: nb", "language: nn"))
    assert [told(item) for item in found] == [
        (
            "packs/lifespan/translations/nb.yaml:1:11: error[id-not-file-name]: language 'nn' is not the file name"
            " | the file name and 'language' must be the same"
        )
    ]


def test_folder_of_a_pack_whose_name_is_no_id_is_reported(packs: Path) -> None:
    (packs / "award").rename(packs / "My Award")
    found = diagnostics_of(packs)
    assert ("id-not-file-name", "packs/My Award/pack.yaml") in {(item.rule, item.file) for item in found}


def test_level_that_leaves_a_product_without_a_value_is_an_error(edited: Callable[..., Path]) -> None:
    found = diagnostics_of(edited("lifespan/security-updates.yaml", "{default: 6, smartphone: 7}", "{smartphone: 7}"))
    assert [(item.rule, item.file) for item in found] == [("level-without-parameter", "packs/lifespan/security-updates.yaml")]


def test_what_is_lent_and_does_not_fit_is_left_out(packs: Path, tmp_path: Path) -> None:
    lender = tmp_path / "lender"
    shutil.copytree(packs / "reference", lender / "reference")
    with (lender / "reference" / "terms.yaml").open("a") as terms:
        terms.write("odd: {term: O, definition: O, source: nowhere}\n")
    place = "name: X, languages: [en], currency: EUR, checked: 2026-01-01"
    unfit = {"xx": "equivalence_provisions: [{source: nowhere, locator: '1'}]", "yy": "based_on: xx"}
    for code, field in unfit.items():
        (lender / "reference" / "jurisdictions" / f"{code}.yaml").write_text(f"{{{place}, {field}}}")
    (packs / "reference" / "terms.yaml").unlink()
    outcome = load_catalogue([FolderTree(packs)], FolderTree(lender, shown_as="(shipped)"))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert set(unfit) & set(outcome.value.reference.jurisdictions) == set()
    assert "odd" not in outcome.value.reference.terms
    assert "supplier" in outcome.value.reference.terms

"""Diagnostics and catalogue data as text and as JSON."""

import json

import pytest

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.diagnostics import Diagnostic, Severity, Span, has_errors
from ictcriteria.report.catalogue_report import list_json, list_text
from ictcriteria.report.criterion_report import criterion_json, criterion_text

ONE = Diagnostic("duplicate-key", Severity.ERROR, "key 'a' stands twice", "x.yaml", Span(2, 3, 2, 6), "keep one of them")
LONG = Diagnostic("missing-field", Severity.WARNING, "field 'b' is missing", "x.yaml", Span(1, 1, 3, 1))
GONE = Diagnostic("file-too-large", Severity.NOTE, "too large", "big.yaml")


def test_only_errors_are_errors() -> None:
    assert not has_errors([LONG, GONE])
    assert has_errors([LONG, ONE])


def test_list_is_aligned_pack_by_pack(catalogue: Catalogue) -> None:
    wanted = ("award/battery-cycles", "lifespan/spare-parts", "lifespan/warranty")
    assert list_text({id_: catalogue.criteria[id_] for id_ in wanted}, catalogue) == (
        "Better offers (award 0.2)\n"
        "  battery-cycles  award-criterion  B-S  laptop,smartphone  Battery cycles\n"
        "\n"
        "Long life (lifespan 1.10)\n"
        "  spare-parts  technical-specification  -A-  laptop                     Spare parts\n"
        "  warranty     contract-clause          BAS  laptop,smartphone,monitor  Warranty\n"
        "\n"
        "3 criteria. Levels: B basic, A advanced, S spearhead. One in full: ictcriteria show PACK/CRITERION\n"
    )


def test_list_as_json_has_the_promised_fields(catalogue: Catalogue) -> None:
    data = json.loads(list_json(catalogue.criteria, catalogue))
    assert data["schema"] == 1
    assert data["criteria"][0] == {
        "id": "award/battery-cycles", "pack": "award", "title": "Battery cycles", "kind": "award-criterion",
        "levels": ["basic", "spearhead"], "products": ["laptop", "smartphone"], "condition": ["new", "refurbished"], "revision": 1,
    }  # fmt: skip
    assert [row["id"] for row in data["criteria"]] == list(catalogue.criteria)


def test_page_of_a_specification_shows_levels_evidence_and_sources(catalogue: Catalogue) -> None:
    assert (
        criterion_text("lifespan/security-updates", catalogue)
        == """\
Security updates
================
lifespan/security-updates, revision 2: technical-specification
for laptop, smartphone (new, refurbished)
changed 2026-01-02, reviewed 2026-01-03

Text
----
The supplier provides updates for {{ years }}, tested against the test standard. Repairs follow
under the warranty.

Levels
------
offered: basic, advanced
{{ years }} Period of updates
  basic:      5 year
  advanced:   6 (default), 7 (smartphone) year
  bounds:     1 to 12, higher is stricter
  law:        2 for smartphone (updates-act, § 2)

Evidence
--------
- statement, tender, declaration: A public statement that names {{ years.number }} as the number of
  years.
- report, tender, test-report:  Accepted: Standard 123, or equivalent.
- laboratory-letter, tender, technical-dossier (instead of report): A letter of the laboratory.
- ecolabel, tender, label:  Accepted: Green Device, or equivalent.
- delivery-list, delivery, data-file: The delivery note shows the end date.

Why
---
Devices without updates leave the network.

For the buyer
-------------
Use it in every purchase. See the spare parts.

Sources
-------
- Updates Act § 2 [primary, checked 2026-01-01]: Two years are the law.

Pairs with
----------
- lifespan/spare-parts
"""
    )


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("award/battery-cycles", ["steps: Cycles until the battery holds 80 percent", "- at least 800 cycle: 50 % of the points",
                                  "- at least enough cycle: 100 % of the points"]),
        ("award/repair-time", ["- at most 5 working-day: 40 % of the points"]),
        ("award/smelter-share", ["linear: Share of assessed smelters", "- none at none_at, all at all_at (percent)", "Requires"]),
        ("award/take-back-plan", ["rubric, the highest grade that is met in full:",
                                  "- 30 %: The plan names who takes devices back. (The plan.)", "Excludes"]),
        ("award/free-manuals", ["yes or no: all points or none"]),
        ("lifespan/warranty", [
            "- at its own cost;",
            "- supplier repairs the device (within {{ days }} after defect-report; data-file)",
            "- supplier hands over the list of repairs (every 12 month; data-file)",
            "- buyer names a contact (within 1 month after contract-signature; every 1 year; declaration)",
            "- a breach enters the remedy ladder at: written-notice",
            "- fulfilled: Every repair came within {{ days }}.",
            "- supplier: The time is too short. Answer: Parts are kept in stock.",
        ]),
    ],
)  # fmt: skip
def test_page_shows_what_its_kind_has(catalogue: Catalogue, id_: str, expected: list[str]) -> None:
    shown = criterion_text(id_, catalogue).splitlines()
    assert [line for line in expected if line not in shown] == []


def test_page_is_translated_where_it_can_be(catalogue: Catalogue) -> None:
    assert criterion_text("lifespan/repair-shop", catalogue, "nb").startswith("Verksted\n========\n")
    assert criterion_text("lifespan/repair-shop", catalogue, "sv").startswith("Repair shop\n")


def test_page_as_json_carries_the_criterion_and_its_texts(catalogue: Catalogue) -> None:
    data = json.loads(criterion_json("lifespan/warranty", catalogue, "nb"))
    assert (data["schema"], data["id"]) == (1, "lifespan/warranty")
    assert data["criterion"]["levels"]["spearhead"] == {"days": {"default": "1"}}
    assert data["texts"]["judging/partly"] == "Én reparasjon kom for sent."

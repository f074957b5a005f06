"""Each kind of change as people tell it, from edits of the small catalogue."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ictcriteria.pipeline.diff import DiffResult, diff_catalogues
from ictcriteria.report.change_words import Narrator
from ictcriteria.source.working_tree import FolderTree

UPDATES, WARRANTY, PLAN = "lifespan/security-updates.yaml", "lifespan/warranty.yaml", "award/take-back-plan.yaml"
CYCLES, SHARE, LOANS = "award/battery-cycles.yaml", "award/smelter-share.yaml", "lifespan/loan-devices.yaml"


@pytest.fixture
def compare(root: Path, packs: Path) -> Callable[[], DiffResult]:
    """The small catalogue against the copy that the test has edited."""
    return lambda: diff_catalogues(FolderTree(root / "tests" / "data" / "packs"), FolderTree(packs))


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        ((UPDATES, "{years: 5}", "{years: 6}"), [("Period of updates: 6 instead of 5 years", "level basic")]),
        (
            (UPDATES, "smartphone: 7}", "smartphone: 9}"),
            [("Period of updates: 9 instead of 7 years", "smartphone; level advanced")],
        ),
        (
            (WARRANTY, "spearhead: {days: 1}", "spearhead: {days: 2}"),
            [("Time for repair: 2 instead of 1 working days", "level spearhead")],
        ),
        (
            (SHARE, "none_at: 50, all_at: 95.5", "none_at: 50, all_at: 96"),
            [("Share with all points: 96 instead of 95.5 %", "level advanced")],
        ),
        (
            (CYCLES, "  spearhead: {enough: 1500}\n", ""),
            [("there is no level spearhead any more; it was: Cycles for all points: 1500 cycles", "level spearhead")],
        ),
        (
            (UPDATES, "  basic: {years: 5}\n", "  basic: {years: 5}\n  spearhead: {years: {default: 8, smartphone: 9}}\n"),
            [("there is a level spearhead now: Period of updates: 8 years (all others), 9 years (smartphone)", "level spearhead")],
        ),
        (
            (WARRANTY, "every: {value: 12, unit: month}", "every: {value: 1, unit: month}"),
            [("the duty 'report' is due every 1 month, before every 12 months", "")],
        ),
        (
            (LOANS, "remedy: termination", "remedy: written-notice"),
            [("a breach enters the remedy ladder at 'Written notice', before at 'Termination'", "")],
        ),
        ((PLAN, "points: 30", "points: 45"), [("the grade 'named' gives 45 instead of 30 % of the points", "")]),
        (
            (WARRANTY, "- at its own cost;", "- free of charge;"),
            [("the words on the demand change: 'free of charge' instead of 'at its own cost'", "")],
        ),
        (
            (WARRANTY, "  - with original parts.", ""),
            [("the words on the demand change: '- with original parts.' is taken out", "")],
        ),
        ((WARRANTY, "title: Warranty", "title: Guarantee"), [("the title was 'Warranty'", "")]),
        (
            (UPDATES, "    text: A letter of the laboratory.\n", ""),
            [("there is no text on the evidence 'laboratory letter' any more", "")],
        ),
        (
            (WARRANTY, "fulfilled: Every repair came", "fulfilled: Every single repair came"),
            [("the words on when it counts as fulfilled change: 'single' is added", "")],
        ),
        (
            ("lifespan/translations/nb.yaml", 'text: "Sikkerhetsoppdateringer"', 'text: "Oppdateringer"'),
            [("only the nb words on the title change: 'Oppdateringer' instead of 'Sikkerhetsoppdateringer'", "")],
        ),
    ],
    ids=lambda value: None if isinstance(value, list) else value[2].strip()[:40] or value[1].strip()[:40],
)
def test_change_is_told_in_words(
    edit: tuple[str, str, str],
    told: list[tuple[str, str]],
    edited: Callable[[str, str, str], Path],
    compare: Callable[[], DiffResult],
) -> None:
    edited(*edit)
    result = compare()
    narrator = Narrator(result.old, result.new)
    assert [(narrator.tell(change), narrator.scope(change)) for change in result.changes] == told


def test_every_shipped_kind_of_words_is_one_line_without_gaps(compare: Callable[[], DiffResult], packs: Path) -> None:
    """Whatever changes: no brace of a gap is left, and no line breaks."""
    for file in packs.rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("the", "this").replace(": 1", ": 2").replace("supplier", "seller"), encoding="utf-8")
    result = compare()
    narrator = Narrator(result.old, result.new)
    sentences = [narrator.tell(change) for change in result.changes]
    assert len(sentences) > 30
    assert [sentence for sentence in sentences if "\n" in sentence or "{" in sentence or not sentence.strip()] == []

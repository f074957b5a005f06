"""Forty commits of realistic edits: what ``diff`` says of any two states is the sum of what it says of the steps between them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise

import pytest

from ictcriteria.catalogue.plain_words import plain_words
from ictcriteria.diff.changes import Change
from ictcriteria.pipeline.diff import diff_catalogues
from ictcriteria.source.git_tree import GitTree, changed_paths, load_files, open_git_trees

Edit = tuple[str, str, str]

UPDATES, WARRANTY, SHELF, PARTS = (
    f"lifespan/{name}.yaml" for name in ("security-updates", "warranty", "repair-shop", "spare-parts")
)
LOANS, PLAN, CYCLES, SHARE = (
    "lifespan/loan-devices.yaml",
    "award/take-back-plan.yaml",
    "award/battery-cycles.yaml",
    "award/smelter-share.yaml",
)
TIME, MANUALS, PACK, NB = "award/repair-time.yaml", "award/free-manuals.yaml", "lifespan/pack.yaml", "lifespan/translations/nb.yaml"
NEW = """title: Charger
kind: technical-specification
revision: 1
changed: 2026-02-02
reviewed: 2026-02-02
products: [laptop]
levels:
  basic: {}
text: The charger has a standard port.
verification:
  sheet: {stage: tender, evidence: technical-dossier, text: The data sheet.}
rationale: Chargers pile up.
guidance: Simple to meet.
legal_basis: [{source: updates-act, locator: § 8}]
"""

STEPS: Sequence[Sequence[Edit]] = (
    [(UPDATES, "basic: {years: 5}", "basic: {years: 6}")],
    [(UPDATES, "A letter of the laboratory.", "A letter of an independent laboratory.")],
    [(WARRANTY, "advanced: {days: 5}", "advanced: {days: 4}")],
    [(WARRANTY, "- at its own cost;", "- at its own expense;")],
    [(PARTS, "text: Spare parts are sold to everybody.", "text: Spare parts are sold to every repairer.")],
    [(PARTS, "products: [laptop]", "products: [laptop, monitor]")],
    [(LOANS, "within: {value: 2, unit: working-day}", "within: {value: 3, unit: working-day}")],
    [(LOANS, "remedy: termination", "remedy: written-notice")],
    [(PLAN, "points: 30", "points: 40")],
    [(PLAN, "evidence: The plan.\n", "evidence: The plan and a contract.\n")],
    [(CYCLES, "basic: {enough: 1000}", "basic: {enough: 900}"), (CYCLES, "revision: 1", "revision: 2")],
    [(CYCLES, "- {reaches: 800, points: 50}", "- {reaches: 700, points: 50}")],
    [(SHARE, "advanced: {none_at: 50, all_at: 95.5}", "advanced: {none_at: 50, all_at: 96}")],
    [(SHARE, "title: Smelter share", "title: Share of assessed smelters")],
    [(TIME, "stage: award", "stage: tender")],
    [(MANUALS, "guidance: Give it a modest weight.", "guidance: Give it a weight of five percent.")],
    [(SHELF, "text: The bidder runs a repair shop, or has", "text: |\n  The bidder runs a repair shop, or has")],
    [(SHELF, "condition: [new]", "condition: [new, refurbished]")],
    [(PACK, 'version: "1.10"', 'version: "1.11"')],
    [(NB, 'text: "Sikkerhetsoppdateringer"', 'text: "Oppdateringer for sikkerhet"')],
    [("lifespan/charger.yaml", "", NEW), (PACK, "[security-updates, spare-parts]", "[security-updates, spare-parts, charger]")],
    [(UPDATES, "  delivery-list:\n    stage: delivery", "  delivery-list:\n    stage: award")],
    [(UPDATES, "    labels: [green-device-3]", "    labels: [green-device-3, other-label]")],
    [("reference/terms.yaml", "The party that delivers.", "The party that delivers the devices.")],
    [(WARRANTY, "text: hands over the list of repairs", "text: hands over the list of all repairs")],
    [(WARRANTY, "every: {value: 12, unit: month}", "every: {value: 6, unit: month}")],
    [(WARRANTY, "partly: One repair came late.", "partly: One or two repairs came late.")],
    [(PLAN, "text: The plan follows each device | to its end.", "text: The plan follows each device to its end.")],
    [(TIME, "- {reaches: 5, points: 40}", "- {reaches: 4, points: 40}")],
    [(PACK, "description: Criteria for devices that stay in use", "description: Criteria for devices that stay in use for long")],
    # from here on edits touch what earlier ones touched
    [(UPDATES, "basic: {years: 6}", "basic: {years: 7}")],
    [(UPDATES, "A letter of an independent laboratory.", "A letter of an accredited laboratory.")],
    [(WARRANTY, "- at its own expense;", "- at its own cost;")],
    [(LOANS, "within: {value: 3, unit: working-day}", "within: {value: 1, unit: working-day}")],
    [(CYCLES, "basic: {enough: 900}", "basic: {enough: 1100}"), (CYCLES, "revision: 2", "revision: 3")],
    [(PACK, 'version: "1.11"', 'version: "2.0"')],
    [("lifespan/charger.yaml", "text: The charger has", "text: Each charger has")],
    [(PARTS, "products: [laptop, monitor]", "products: [laptop]")],
    [(NB, 'text: "Oppdateringer for sikkerhet"', 'text: "Sikkerhetsoppdateringer"')],
    [(WARRANTY, "advanced: {days: 4}", "advanced: {days: 3}")],
)
FRESH = 30
"""Steps before this one touch what no other step touches."""

Key = tuple[str, tuple[str, ...], str | None, tuple[str, ...]]


def key(change: Change) -> Key:
    return change.subject, change.route, change.language, change.products


def composed(steps: Iterable[Iterable[Change]]) -> dict[Key, tuple[str | None, str | None]]:
    """First old and last new value at each place, without places that are in the end as they were.

    What happens inside something that came on the way is part of its coming.
    """
    values: dict[Key, tuple[str | None, str | None]] = {}
    came: set[str] = set()
    for step in steps:
        for change in step:
            if change.subject in came:
                continue
            if change.route == () and change.old is None:
                came.add(change.subject)
            old, _ = values.get(key(change), (change.old, None))
            values[key(change)] = old, change.new
    return {place: pair for place, pair in values.items() if plain(pair[0]) != plain(pair[1])}


def plain(text: str | None) -> str | None:
    return None if text is None else plain_words(text)


def ends(changes: Iterable[Change]) -> Mapping[Key, tuple[str | None, str | None]]:
    return {key(change): (change.old, change.new) for change in changes if plain(change.old) != plain(change.new)}


@pytest.fixture
def states(repository: "Repository") -> tuple[GitTree, ...]:  # noqa: F821 - stands in conftest.py
    """All states, opened together and read whole."""
    for number, step in enumerate(STEPS, start=1):
        for path, old, new in step:
            if old:
                repository.edit(path, old, new)
            else:
                repository.write({path: new})
        repository.commit(f"v{number}")
    trees = open_git_trees(repository.folder / "criteria", [f"v{number}" for number in range(len(STEPS) + 1)])
    load_files({path for tree in trees for path in tree.paths()}, *trees)
    return trees


def test_forty_steps_are_made() -> None:
    assert len(STEPS) == 40


def test_any_two_states_differ_by_the_sum_of_the_steps_between_them(states: tuple[GitTree, ...]) -> None:
    def changes(old: GitTree, new: GitTree) -> tuple[Change, ...]:
        result = diff_catalogues(old, new, changed_paths(old, new))
        assert result.diagnostics == ()
        return result.changes.changes

    steps = [changes(old, new) for old, new in pairwise(states)]
    assert [number for number, step in enumerate(steps, start=1) if not step] == [17], "how a text is written down is no change"
    for first, last in combinations(range(len(states)), 2):
        whole = changes(states[first], states[last])
        assert ends(whole) == composed(steps[first:last]), (first, last)
        if last <= FRESH:
            told = Counter(change.fingerprint for step in steps[first:last] for change in step)
            assert Counter(change.fingerprint for change in whole) == told, (first, last)

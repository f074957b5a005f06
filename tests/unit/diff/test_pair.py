"""Which criterion is which: by id, by the id it had, by its meaning, by its words."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.diff.pair import Pairing, pair_criteria

Make = Callable[..., Catalogue]
TEXT = "The supplier takes back every device at the end of its use, erases the data and tells where the device went."
CLOSE = "The supplier takes back every device at the end of its use, erases all data and tells where the device went."
FAR = "The bidder runs a shop in which devices are repaired by people who were trained by the manufacturer."


@pytest.fixture
def having(catalogue: Catalogue) -> Make:
    """A catalogue of the named criteria, all like spare parts but for what is said about each."""
    base = catalogue.criteria["lifespan/spare-parts"]

    def make(**criteria: dict[str, Any]) -> Catalogue:
        made = {name.replace("__", "/"): base.model_copy(update=said) for name, said in criteria.items()}
        return replace(catalogue, criteria=made)

    return make


def names(pairing: Pairing) -> tuple[dict[str, str], tuple[str, ...], tuple[str, ...]]:
    return dict(pairing.pairs), pairing.removed, pairing.added


def test_the_same_id_is_the_same_criterion_whatever_it_says(having: Make) -> None:
    old, new = having(a__x={"text": TEXT}, a__y={"text": FAR}), having(a__x={"text": FAR}, a__y={"text": TEXT})
    assert names(pair_criteria(old, new)) == ({"a/x": "a/x", "a/y": "a/y"}, (), ())


def test_the_former_id_is_followed_whatever_the_criterion_says(having: Make) -> None:
    old, new = having(a__x={"text": TEXT}), having(b__z={"text": FAR, "renamed_from": "a/x"})
    assert names(pair_criteria(old, new)) == ({"a/x": "b/z"}, (), ())
    assert names(pair_criteria(new, old)) == ({"b/z": "a/x"}, (), ())


def test_a_former_id_that_is_still_there_says_nothing(having: Make) -> None:
    old = having(a__x={"text": TEXT})
    new = having(a__x={"text": TEXT}, a__z={"text": FAR, "renamed_from": "a/x"})
    assert names(pair_criteria(old, new)) == ({"a/x": "a/x"}, (), ("a/z",))


def test_one_of_two_heirs_gets_the_old_id(having: Make) -> None:
    old = having(a__x={"text": TEXT})
    new = having(a__z={"text": FAR, "renamed_from": "a/x"}, a__y={"text": FAR, "renamed_from": "a/x"})
    assert names(pair_criteria(old, new)) == ({"a/x": "a/y"}, (), ("a/z",))


def test_the_same_meaning_is_the_same_criterion_also_in_other_looks_and_with_another_title(having: Make) -> None:
    old, new = having(a__x={"text": "Short"}), having(b__y={"text": "*Short*", "title": "Other", "guidance": "Other"})
    assert names(pair_criteria(old, new)) == ({"a/x": "b/y"}, (), ())


def test_the_same_meaning_is_looked_for_under_the_same_slug_first(having: Make) -> None:
    old = having(a__m={"text": TEXT}, a__n={"text": TEXT})
    new = having(b__m={"text": TEXT}, b__a={"text": TEXT})
    assert names(pair_criteria(old, new)) == ({"a/m": "b/m", "a/n": "b/a"}, (), ())


def test_alike_words_are_the_same_criterion(having: Make) -> None:
    assert names(pair_criteria(having(a__x={"text": TEXT}), having(a__y={"text": CLOSE}))) == ({"a/x": "a/y"}, (), ())


def test_other_words_are_another_criterion(having: Make) -> None:
    assert names(pair_criteria(having(a__x={"text": TEXT}), having(a__y={"text": FAR}))) == ({}, ("a/x",), ("a/y",))


def test_the_most_alike_belong_together(having: Make) -> None:
    old = having(a__x={"text": TEXT}, a__y={"text": f"{TEXT} It pays for the transport."})
    new = having(a__p={"text": f"{CLOSE} It pays for the transport."}, a__q={"text": CLOSE})
    assert names(pair_criteria(old, new)) == ({"a/x": "a/q", "a/y": "a/p"}, (), ())


def test_alike_words_in_another_kind_of_criterion_are_another_criterion(having: Make, catalogue: Catalogue) -> None:
    old = having(a__x={"text": TEXT})
    shop = catalogue.criteria["lifespan/repair-shop"].model_copy(update={"text": TEXT, "title": "Spare parts"})
    new = replace(old, criteria={"a/y": shop})
    assert names(pair_criteria(old, new)) == ({}, ("a/x",), ("a/y",))


def test_criteria_that_move_to_another_pack_cross(having: Make) -> None:
    old, new = having(a__x={"text": TEXT}, a__y={"text": FAR}), having(b__x={"text": TEXT}, a__z={"text": FAR})
    pairing = pair_criteria(old, new)
    assert pairing.crossing == {"b/x"}
    assert pairing.renamed == {"a/x": "b/x", "a/y": "a/z"}


def test_nothing_is_said_of_a_criterion_that_one_side_could_not_read(having: Make) -> None:
    old, new = having(a__x={"text": TEXT}), replace(having(), broken=frozenset({"a/x"}))
    assert names(pair_criteria(old, new)) == ({}, (), ())
    assert names(pair_criteria(new, old)) == ({}, (), ())


def test_words_that_stand_everywhere_make_nothing_alike_and_cost_nothing(having: Make) -> None:
    count = 300
    old = having(**{f"a__x{n}": {"text": f"{TEXT} Case {n} is {n * 7}."} for n in range(count)})
    new = having(**{f"a__y{n}": {"text": f"{TEXT} Case {n} is {n * 7} now."} for n in range(count)})
    pairing = pair_criteria(old, new)
    assert dict(pairing.pairs) == {f"a/x{n}": f"a/y{n}" for n in range(count)}

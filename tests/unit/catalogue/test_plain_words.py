"""Two texts with the same plain words say the same."""

import pytest

from ictcriteria.catalogue.plain_words import plain_words, same_words

SAME = [
    ("two  words", "two words"),
    ("two\nwords", "two words"),
    ("one.\n\ntwo.", "one. two."),
    ("\N{NO-BREAK SPACE}5\N{NARROW NO-BREAK SPACE}years", "5 years"),
    ("na\N{COMBINING DIAERESIS}ive", "n\N{LATIN SMALL LETTER A WITH DIAERESIS}ive"),
    ("re\N{SOFT HYPHEN}pair", "repair"),
    ("a *b* **c** ***d*** _e_", "a b c d e"),
    ("**a *b* c**", "a b c"),
    ("[*word*](term:x)", "[word](term:x)"),
    ("- a\n- b", "+ a\n\n+ b"),
    ("1. a\n2. b", "1.  a\n2.  b"),
    ("paid until\n2024. Then", "paid until 2024. Then"),
    ("at cost\n\N{EN DASH} or less", "at cost - or less"),
    ("- a\n  goes on", "- a goes on"),
    ("- a\ngoes on", "- a goes on"),
    ("{{ years }}", "{{years}}"),
]
OTHER = [
    ("two words", "twowords"),
    ("a b", "a, b"),
    ("a (b)", "a b"),
    ("price*", "price"),
    ("3 * 4 * 5", "3 4 5"),
    ("snake_case_name", "snakecasename"),
    ("word", "[word](term:x)"),
    ("[word](term:x)", "[word](term:y)"),
    ("{{ years }}", "{{ years.number }}"),
    ("- a\n- b", "a - b"),
    ("a\n- b\n- c", "a b c"),
    ("- a\n- b", "- a\n  - b"),
    ("- a\n\nb", "- a b"),
    ("1. a\n2. b", "- a\n- b"),
    ("1. a\n2. b", "1. a\n3. b"),
    ("A", "a"),
    ("\N{LATIN SMALL LETTER E WITH ACUTE}", "e"),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_other_looks_are_the_same_words(old: str, new: str) -> None:
    assert plain_words(old) == plain_words(new)
    assert same_words(old, new)


@pytest.mark.parametrize(("old", "new"), OTHER)
def test_other_words_are_other_words(old: str, new: str) -> None:
    assert plain_words(old) != plain_words(new)
    assert not same_words(old, new)

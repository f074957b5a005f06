"""Clause texts cut into sentences, and words found in them, all by offsets of the text as it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcriteria.lint.sentences import count_words, hide_links, hide_marks, split_sentences
from ictcriteria.lint.word_search import any_of, find_words, small_letters, words_in

TEXT = "The [good\nsupplier](term:supplier) repairs *at\nonce* within {{ days }} or {{ days.number }} days."
MARKS = ("[a b](term:a)", "[x](source:y-1)", "{{ days }}", "{{days.number}}", "- ", "1. ", "\n", "\n\n", ". ", "Word", "İ", " ")
MARKED = st.lists(st.sampled_from(MARKS)).map("".join)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("One\ntwo. Three", ["One\ntwo.", "Three"]),
        ("See art. 5 and No. 7. {{ n }} of them (all.) *So.* “It is.” The end!", ["See art. 5 and No. 7.", "{{ n }} of them (all.)", "*So.*", "“It is.”", "The end!"]),  # noqa: E501
        ("It costs 2.5 or more. then it goes on. 3 more", ["It costs 2.5 or more. then it goes on.", "3 more"]),
        ("Lead:\n\n- one;\n  and more\n- two. Three.\n\nEnd", ["Lead:", "one;\n  and more", "two.", "Three.", "End"]),
        ("Lead that\n1. one\n2. two", ["Lead that", "one", "two"]),
        ("- a\n\n\n- b", ["a", "b"]),
        ("1. one. 2. two", ["one.", "2. two"]),
        ("", []),
    ],
)  # fmt: skip
def test_text_is_cut_into_sentences(text: str, sentences: list[str]) -> None:
    found = split_sentences(hide_marks(text), ("art.", "no."))
    assert [text[one.start : one.end] for one in found] == sentences


def test_item_knows_the_sentence_before_its_list() -> None:
    text = "First. The lead:\n\n- one;\n- two. More.\n\nAfter. Next:\n\n1. three"
    leads = {text[one.start : one.end]: one.lead and text[one.lead.start : one.lead.end] for one in split_sentences(text)}
    assert leads == {
        "First.": None, "The lead:": None, "one;": "The lead:", "two.": "The lead:", "More.": "The lead:",
        "After.": None, "Next:": None, "three": "Next:",
    }  # fmt: skip


def test_part_of_a_text_is_cut_by_offsets_of_the_whole() -> None:
    assert [(one.start, one.end) for one in split_sentences("a b. C d. E f.", (), 5, 9)] == [(5, 9)]


def test_marks_are_hidden_and_words_stay_where_they_are() -> None:
    plain = hide_marks(TEXT)
    assert plain.split() == ["The", "good", "supplier", "repairs", "*at", "once*", "within", "¤", "¤" * 8, "or", "¤" * 17, "days."]
    assert plain.index("supplier") == TEXT.index("supplier")
    assert "supplier" not in hide_links(TEXT)
    assert "repairs" in hide_links(TEXT)


def test_number_with_its_unit_counts_as_two_words() -> None:
    assert count_words(hide_marks(TEXT), 0, len(TEXT)) == 12
    assert count_words("No 5 % of e.g. state-of-the-art - 2.5 kg.", 0, 41) == 8


@given(MARKED)
def test_no_mark_moves_a_word_and_sentences_stand_in_order(text: str) -> None:
    assert len(hide_marks(text)) == len(hide_links(text)) == len(small_letters(text)) == len(text)
    found = list(split_sentences(hide_marks(text)))
    ends = [0, *(offset for one in found for offset in (one.start, one.end))]
    assert ends == sorted(ends)


def test_words_are_found_whole_in_order_and_over_line_ends() -> None:
    lower = "can scan, can-do; as far\n  as possible: can"
    assert [lower[start:end] for start, end in find_words(lower, ["can", "as far as possible"])] == [
        "can", "as far\n  as possible", "can",
    ]  # fmt: skip
    assert find_words(lower, ["can"], 4, 30) == []


def test_words_of_a_text_are_without_marks() -> None:
    assert words_in("(and/or) “state-of-the-art”; *may*|") == {"and", "or", "state-of-the-art", "may"}


def test_pattern_prefers_the_longest_words() -> None:
    assert any_of(["a", "a b", "a.b"]) == r"(?:a\s+b|a\.b|a)"

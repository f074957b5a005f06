"""Two texts word by word: what is marked as deleted and inserted."""

import random

import pytest

from ictcriteria.diff.words import PieceKind, compare_words, split_words

SIGNS = {PieceKind.EQUAL: ("", ""), PieceKind.DELETED: ("[-", "-]"), PieceKind.INSERTED: ("[+", "+]")}


def marked(old: str, new: str) -> str:
    return "".join(SIGNS[piece.kind][0] + piece.text + SIGNS[piece.kind][1] for piece in compare_words(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ""),
        ("same text", "same text", "same text"),
        ("", "all of it", "[+all of it+]"),
        ("all of it", "", "[-all of it-]"),
        ("a big cat", "a small cat", "a [-big-][+small+] cat"),
        ("a cat", "a big cat", "a [+big +]cat"),
        ("a big cat", "a cat", "a [-big -]cat"),
        ("one cat, two dogs", "one big cat, two small dogs", "one [+big +]cat, two [+small +]dogs"),
        ("a cat.", "a cat, a dog.", "a cat[+, a dog+]."),
        ("first, second", "first second", "first[-,-] second"),
        ("The supplier", "A supplier", "[-The-][+A+] supplier"),
        ("a  b", "a b", "a[-  -][+ +]b"),
        ("a b\nc d", "a b c d", "a b[-\n-][+ +]c d"),
        (" a", "a", "[- -]a"),
    ],
)
def test_only_words_that_differ_are_marked(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("at least 5\u00a0years after", "at least 7\u00a0years after", "at least [-5\u00a0years-][+7\u00a0years+] after"),
        ("NOK\u00a040,000", "NOK\u00a040,500", "[-NOK\u00a040,000-][+NOK\u00a040,500+]"),
        ("costs \u20ac5", "costs \u20ac6", "costs [-\u20ac5-][+\u20ac6+]"),
        ("12,5\u202f% of it", "12,4\u202f% of it", "[-12,5\u202f%-][+12,4\u202f%+] of it"),
        ("80% left", "85% left", "[-80%-][+85%+] left"),
        ("on 2027-03-01", "on 2027-03-02", "on [-2027-03-01-][+2027-03-02+]"),
        ("clause\u00a03.1.2", "clause\u00a03.1.3", "[-clause\u00a03.1.2-][+clause\u00a03.1.3+]"),
        ("for {{ years }} more", "for {{ years.number }} more", "for [-{{ years }}-][+{{ years.number }}+] more"),
        ("a [part](term:part)", "a [part](term:spare-part)", "a [-[part](term:part)-][+[part](term:spare-part)+]"),
        ("end-of-life", "end-of-use", "[-end-of-life-][+end-of-use+]"),
        ("the user's data", "the users' data", "the [-user's-][+users'+] data"),
        ("see https://a.example/b?c.", "see https://a.example/b?d.", "see [-https://a.example/b?c-][+https://a.example/b?d+]."),
        ("5 years", "7 years", "[-5-][+7+] years"),
        ("a\u00a0word", "a\u00a0text", "a\u00a0[-word-][+text+]"),
        ("bl\u00e5b\u00e6r", "bl\u00e5b\u00e6r\u00f8l", "[-bl\u00e5b\u00e6r-][+bl\u00e5b\u00e6r\u00f8l+]"),
    ],
)
def test_what_belongs_together_is_never_split(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


def test_a_short_word_alone_between_two_rewritten_parts_goes_with_them() -> None:
    old, new = "within thirty days of the award notice", "no later than forty weeks of any final delivery"
    assert marked(old, new) == f"[-{old}-][+{new}+]"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("red or blue", "green or yellow", "[-red-][+green+] or [-blue-][+yellow+]"),
        ("a b c 12 d e f", "x y z 12 u v w", "[-a b c-][+x y z+] 12 [-d e f-][+u v w+]"),
        ("a b c under d e f", "x y z under u v w", "[-a b c-][+x y z+] under [-d e f-][+u v w+]"),
    ],
)
def test_words_are_kept_between_single_words_and_when_they_are_long_or_numbers(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


def test_tokens_are_words_signs_and_blanks() -> None:
    assert split_words("At (least) 5\u00a0%,  no...") == [
        "At",
        " ",
        "(",
        "least",
        ")",
        " ",
        "5\u00a0%",
        ",",
        "  ",
        "no",
        ".",
        ".",
        ".",
    ]


def words(seed: int, vocabulary: int) -> str:
    source = random.Random(seed)
    return " ".join(f"w{source.randrange(vocabulary)}" for _ in range(20_000))[:20_000]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(words(1, 10**9), words(2, 10**9), id="no word in common"),
        pytest.param(words(1, 300), words(2, 300), id="few words, always others"),
        pytest.param("ab " * 6_667, "ba " * 6_667, id="two words"),
        pytest.param("x y " * 5_000, "y z " * 5_000, id="one word in common"),
        pytest.param("!?" * 10_000, "?;" * 10_000, id="signs only"),
        pytest.param("[a" * 10_000, "{{" * 10_000, id="links and placeholders that do not end"),
        pytest.param("1,2-" * 5_000, "1.2\u00a0" * 5_000, id="numbers that do not end"),
        pytest.param(" " * 20_000, "\n" * 20_000, id="blanks"),
    ],
)
def test_texts_that_differ_everywhere_are_compared(old: str, new: str) -> None:
    """What a naive comparison would not end on; a hang is told by the runner, speed by the benchmarks."""
    pieces = compare_words(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind is not PieceKind.INSERTED) == old

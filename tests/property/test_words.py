"""Laws of comparing two texts word by word."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ictcriteria.diff.sequences import common_pairs
from ictcriteria.diff.words import Piece, PieceKind, compare_words, split_words

MIRROR = {PieceKind.EQUAL: PieceKind.EQUAL, PieceKind.DELETED: PieceKind.INSERTED, PieceKind.INSERTED: PieceKind.DELETED}
WORD = st.sampled_from(
    ["the", "of", "supplier", "5\u00a0years", "{{ years }}", "[part](term:part)", "2027-03-01", "end-of-life", "x", "\u00e6"]
)
SEPARATOR = st.sampled_from([" ", "  ", "\n", ", ", ". ", " (", ") ", "\u00a0", ""])
TEXT = st.one_of(
    st.text(max_size=60),
    st.lists(st.tuples(WORD, SEPARATOR), max_size=30).map(lambda parts: "".join(word + blank for word, blank in parts)),
)
SEQUENCE = st.lists(st.integers(0, 4), max_size=12)


def joined(pieces: tuple[Piece, ...], left_out: PieceKind) -> str:
    return "".join(piece.text for piece in pieces if piece.kind is not left_out)


@given(old=TEXT, new=TEXT)
@settings(max_examples=400, deadline=None)
def test_the_pieces_are_both_texts_to_the_last_character(old: str, new: str) -> None:
    pieces = compare_words(old, new)
    assert joined(pieces, PieceKind.INSERTED) == old
    assert joined(pieces, PieceKind.DELETED) == new


@given(old=TEXT, new=TEXT)
@settings(max_examples=300, deadline=None)
def test_comparing_the_other_way_round_exchanges_deleted_and_inserted(old: str, new: str) -> None:
    def changes(pieces: tuple[Piece, ...]) -> list[tuple[PieceKind, str]]:
        return sorted((piece.kind, piece.text) for piece in pieces)

    there, back = compare_words(old, new), compare_words(new, old)
    assert changes(back) == sorted((MIRROR[kind], text) for kind, text in changes(there))
    assert joined(back, PieceKind.INSERTED) == joined(there, PieceKind.DELETED)


@given(text=TEXT)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert compare_words(text, text) == ((Piece(PieceKind.EQUAL, text),) if text else ())


@given(old=TEXT, new=TEXT)
@settings(deadline=None)
def test_no_piece_is_empty_and_no_two_neighbours_are_of_one_kind(old: str, new: str) -> None:
    kinds = [piece.kind for piece in compare_words(old, new)]
    assert all(piece.text for piece in compare_words(old, new))
    assert all(before is not after for before, after in pairwise(kinds))
    assert (PieceKind.INSERTED, PieceKind.DELETED) not in pairwise(kinds)


@given(words=st.lists(WORD, min_size=1, max_size=40), data=st.data())
@settings(max_examples=300, deadline=None)
def test_one_replaced_word_marks_one_word(words: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(words) - 1))
    changed = [*words[:place], "replacement", *words[place + 1 :]]
    pieces = compare_words(" ".join(words), " ".join(changed))
    assert [piece for piece in pieces if piece.kind is not PieceKind.EQUAL] == [
        Piece(PieceKind.DELETED, words[place]),
        Piece(PieceKind.INSERTED, "replacement"),
    ]


@given(text=TEXT)
@settings(max_examples=300, deadline=None)
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(split_words(text)) == text


@given(old=SEQUENCE, new=SEQUENCE)
@settings(max_examples=300, deadline=None)
def test_common_pairs_are_equal_rising_and_as_many_as_there_can_be(old: list[int], new: list[int]) -> None:
    pairs = common_pairs(old, new)
    assert all(old[left] == new[right] for left, right in pairs)
    assert all(before[0] < after[0] and before[1] < after[1] for before, after in pairwise(pairs))
    assert len(pairs) == longest(old, new)


def longest(old: list[int], new: list[int]) -> int:
    row = [0] * (len(new) + 1)
    for left in old:
        before = row
        row = [0]
        for place, right in enumerate(new):
            row.append(before[place] + 1 if left == right else max(row[-1], before[place + 1]))
    return row[-1]

"""A little grammar, told by lists of words: which part of a sentence is a main clause, and who or what it is about."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby

from ictcriteria.lint.sentences import Sentence
from ictcriteria.lint.word_search import find_words
from ictcriteria.model.words import WordList

Place = tuple[int, int]
"""Where some words begin and end."""

_BOUNDARIES = ",;:()"
_WORD = re.compile(r"[\w-]+")
_LONGEST_SUBJECT = 7
_LENGTHS_OF_NOUNS = (1, 2, 3)


class Grammar:
    """Main clauses and their subjects in one language, made once per run; texts are those in small letters."""

    def __init__(self, words: WordList) -> None:
        self._duty_words = frozenset(word for phrase in words.duty for word in phrase.split())
        self._duty = words.duty
        self._subordinators = frozenset(words.subordinators)
        self._additions = frozenset(words.additions)
        self._alternatives = frozenset(words.alternatives)
        self._ties = self._additions | self._alternatives
        self._determiners = frozenset(words.determiners)

    def has_duty(self, lower: str, span: Place) -> bool:
        """True when a word of duty stands between two offsets."""
        return bool(find_words(lower, self._duty, *span))

    def with_duty(
        self, lower: str, sentences: Sequence[Sentence], present: frozenset[str]
    ) -> Iterator[tuple[Sentence, Sequence[Place]]]:
        """The sentences with words of duty, with their places; ``present`` are the words of the text."""
        places = [] if self._duty_words.isdisjoint(present) else find_words(lower, self._duty)
        starts = [sentence.start for sentence in sentences]
        for index, group in groupby(places, key=lambda place: bisect_right(starts, place[0]) - 1):
            yield sentences[index], tuple(group)

    def in_main_clauses(self, lower: str, sentence: Sentence, places: Sequence[Place] | None = None) -> list[Place]:
        """Those words of duty of a sentence that belong to main clauses; ``places`` are all of them, where they are known."""
        if places is None:
            places = find_words(lower, self._duty, sentence.start, sentence.end)
        return [place for place in places if self.is_main(lower, sentence, place[0])]

    def is_main(self, lower: str, sentence: Sentence, offset: int) -> bool:
        """True when a verb at ``offset`` belongs to a main clause: no ``that`` or ``if`` begins between it and the comma before."""
        words = _words_before(lower, sentence, offset)
        return self._subordinators.isdisjoint(words) or words[-1] in self._additions

    def is_alternative(self, lower: str, sentence: Sentence, offset: int) -> bool:
        """True when the clause of a verb at ``offset`` is tied to what stands before with ``or``."""
        words = reversed(_words_before(lower, sentence, offset))
        return next((word in self._alternatives for word in words if word in self._ties), False)

    def has_subject(self, nouns: AbstractSet[str], lower: str, sentence: Sentence, verb: Place) -> bool:
        """True when one of some nouns stands right before the verb of a main clause, or right after it as in Norwegian."""
        start, end = verb
        if not self.is_main(lower, sentence, start):
            return False
        before = _words_before(lower, sentence, start)
        if len(before) <= _LONGEST_SUBJECT and any(" ".join(before[-length:]) in nouns for length in _LENGTHS_OF_NOUNS):
            return True
        after = self._without_determiners(lower, end, sentence.end) if start > sentence.start else []
        return any(" ".join(after[:length]) in nouns for length in _LENGTHS_OF_NOUNS)

    def _without_determiners(self, lower: str, start: int, end: int) -> list[str]:
        words = _WORD.findall(lower, start, next_boundary(lower, start, end))
        while words and words[0] in self._determiners:
            words.pop(0)
        return words


def _words_before(lower: str, sentence: Sentence, offset: int) -> list[str]:
    """The words between the last comma, colon or bracket, or the start of the sentence, and ``offset``."""
    start = max(lower.rfind(mark, sentence.start, offset) for mark in _BOUNDARIES)
    return _WORD.findall(lower, start + 1 if start >= 0 else sentence.start, offset)


def next_boundary(lower: str, start: int, end: int) -> int:
    """Where the clause that goes on at ``start`` ends, ``end`` at the latest."""
    found = (lower.find(mark, start, end) for mark in _BOUNDARIES)
    return min((place for place in found if place >= 0), default=end)

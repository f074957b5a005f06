"""Texts that bind bidders or the supplier, as wording rules judge them: those of one criterion in one language as one text."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from string import digits

from ictcriteria.diagnostics import Finding
from ictcriteria.lint.clauses import Grammar, Place
from ictcriteria.lint.sentences import Sentence, hide_links, hide_marks, split_sentences
from ictcriteria.lint.word_search import small_letters, words_in
from ictcriteria.lint.written_text import WrittenText, WrittenTranslation
from ictcriteria.model.identifiers import Kind
from ictcriteria.model.words import WordList

BINDING_PARTS = frozenset({"text", "verification", "obligations", "scoring", "judging"})
"""The parts of a criterion that bind; a title, a rationale, guidance and the like do not."""

_BETWEEN = "\n\n[\N{PILCROW SIGN}]\n\n"
"""Stands between two texts, so that no phrase and no link goes from one into the other."""


@dataclass(eq=False)
class BindingTexts:
    """The texts of one criterion that bind, in one language, one behind the other; offsets count from the first.

    ``subject`` is the id of the criterion, ``words`` the list of words of the language, ``grammar`` what it says of sentences.
    """

    subject: str
    kind: Kind
    language: str
    parts: tuple[WrittenText, ...]
    words: WordList
    grammar: Grammar

    @property
    def is_source(self) -> bool:
        """True for the texts that translations translate."""
        return not isinstance(self.parts[0], WrittenTranslation)

    @cached_property
    def text(self) -> str:
        """The texts as they are written."""
        return _BETWEEN.join(part.text for part in self.parts)

    @cached_property
    def plain(self) -> str:
        """The texts with the marks of links and placeholders hidden, in the same length."""
        return hide_marks(self.text)

    @cached_property
    def lower(self) -> str:
        """``plain`` in small letters, in the same length."""
        return small_letters(self.plain)

    @cached_property
    def unlinked(self) -> str:
        """The texts with links hidden altogether, in the same length."""
        return hide_links(self.text)

    @cached_property
    def lower_unlinked(self) -> str:
        """``unlinked`` in small letters, in the same length."""
        return small_letters(self.unlinked)

    @cached_property
    def present(self) -> frozenset[str]:
        """The words of the texts in small letters: a quick test before a search."""
        return words_in(self.lower)

    @cached_property
    def has_digit(self) -> bool:
        """True when a digit stands outside links and placeholders."""
        return any(digit in self.unlinked for digit in digits)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all texts, in order."""
        parts = (split_sentences(self.plain, self.words.stops, start, end) for start, end in self.spans)
        return tuple(sentence for part in parts for sentence in part)

    @cached_property
    def demands(self) -> Sequence[tuple[Sentence, Sequence[Place]]]:
        """The sentences with words of duty, each with the places of these words, whatever clause they are in."""
        return tuple(self.grammar.with_duty(self.lower, self.sentences, self.present))

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where each text begins and ends."""
        ends = [start + len(part.text) for start, part in zip(self._starts, self.parts, strict=True)]
        return tuple(zip(self._starts, ends, strict=True))

    def part_at(self, offset: int) -> tuple[str, Place]:
        """The part of the criterion (``text``, ``obligations``) that holds an offset, and where its text begins and ends."""
        index = bisect_right(self._starts, offset) - 1
        return self.parts[index].part, self.spans[index]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds an offset."""
        return self.sentences[bisect_right(self._sentence_starts, offset) - 1]

    def finding(self, rule: str, span: tuple[int, int], message: str, hint: str) -> Finding:
        """A finding at the words between two offsets."""
        start, end = span
        index = bisect_right(self._starts, start) - 1
        part, first = self.parts[index], self._starts[index]
        excerpt = part.excerpt(self.text[start:end], start - first)
        return Finding(rule, part.origin, message, hint, excerpt=excerpt)

    def shown(self, span: tuple[int, int]) -> str:
        """The words between two offsets on one line."""
        return " ".join(self.text[slice(*span)].split())

    @cached_property
    def _starts(self) -> list[int]:
        starts, following = [], 0
        for part in self.parts:
            starts.append(following)
            following += len(part.text) + len(_BETWEEN)
        return starts

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]


def binding_texts(texts: Iterable[WrittenText], words: Mapping[str, WordList]) -> Iterator[BindingTexts]:
    """The texts of criteria that bind, in every language that has a list of words."""
    binding = (text for text in texts if text.kind is not None and text.part in BINDING_PARTS and text.language in words)
    grammars = {language: Grammar(own) for language, own in words.items()}
    for (subject, kind, language), parts in groupby(binding, key=lambda text: (text.subject, text.kind, text.language)):
        if kind is not None:
            yield BindingTexts(subject, kind, language, tuple(parts), words[language], grammars[language])

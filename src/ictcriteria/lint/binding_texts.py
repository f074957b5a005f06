"""Texts that bind bidders or the supplier, as wording rules judge them: those of one criterion in one language as one text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from ictcriteria.diagnostics import Finding
from ictcriteria.lint.sentences import Sentence, hide_marks, split_sentences
from ictcriteria.lint.word_search import small_letters, words_in
from ictcriteria.lint.written_text import WrittenText
from ictcriteria.model.identifiers import Kind
from ictcriteria.model.words import WordList

BINDING_PARTS = frozenset({"text", "verification", "obligations", "scoring", "judging"})
"""The parts of a criterion that bind; a title, a rationale, guidance and the like do not."""

_BETWEEN = "\n\n"
_DIGIT = re.compile(r"\d")


@dataclass(eq=False)
class BindingTexts:
    """The texts of one criterion that bind, in one language, one behind the other; offsets count from the first.

    ``words`` is the list of words of the language.
    """

    parts: tuple[WrittenText, ...]
    words: WordList

    @property
    def subject(self) -> str:
        """The id of the criterion."""
        return self.parts[0].subject

    @property
    def language(self) -> str:
        """The language of the texts."""
        return self.parts[0].language

    @property
    def kind(self) -> Kind | None:
        """The kind of the criterion."""
        return self.parts[0].kind

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
        return hide_marks(self.text, with_link_words=True)

    @cached_property
    def lower_unlinked(self) -> str:
        """``unlinked`` in small letters, in the same length."""
        return small_letters(self.unlinked)

    @cached_property
    def flat(self) -> str:
        """``lower`` with one blank between words: a quick test for phrases."""
        return " ".join(self.lower.split())

    @cached_property
    def present(self) -> frozenset[str]:
        """The words of the texts in small letters: a quick test before a search."""
        return words_in(self.lower)

    @cached_property
    def has_digit(self) -> bool:
        """True when a digit stands outside links and placeholders."""
        return _DIGIT.search(self.unlinked) is not None

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all texts, in order."""
        parts = (split_sentences(self.plain, self.words.stops, start, end) for start, end in self.spans)
        return tuple(sentence for part in parts for sentence in part)

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where each text begins and ends."""
        ends = [start + len(part.text) for start, part in zip(self._starts, self.parts, strict=True)]
        return tuple(zip(self._starts, ends, strict=True))

    def spans_of(self, names: AbstractSet[str]) -> Iterator[tuple[int, int]]:
        """Where each text of some parts (``text``, ``obligations``) begins and ends."""
        return (span for span, part in zip(self.spans, self.parts, strict=True) if part.part in names)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds an offset."""
        return self.sentences[bisect_right(self._sentence_starts, offset) - 1]

    def finding(self, rule: str, span: tuple[int, int], message: str, hint: str) -> Finding:
        """A finding at the words between two offsets."""
        index = bisect_right(self._starts, span[0]) - 1
        part, first = self.parts[index], self._starts[index]
        excerpt = part.excerpt(self.text[slice(*span)], span[0] - first)
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
    for (_, language), parts in groupby(binding, key=lambda text: (text.subject, text.language)):
        yield BindingTexts(tuple(parts), words[language])

"""Phrases of a list found in texts: a test on sets of words first, a search only where it may find something."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from ictcriteria.diagnostics import Finding
from ictcriteria.lint.binding_texts import BindingTexts
from ictcriteria.lint.subject import PackTexts
from ictcriteria.lint.word_search import find_words, words_in
from ictcriteria.model.words import Phrase, WordList

P = TypeVar("P", bound=Phrase)


class Hit(NamedTuple, Generic[P]):
    """A phrase of a list in a text, by its offsets."""

    phrase: P
    span: tuple[int, int]


class PhraseTable(Generic[P]):
    """The phrases of one list by the longest word of each, made once per run and language."""

    def __init__(self, phrases: Sequence[P]) -> None:
        self._by_word: dict[str, list[tuple[frozenset[str], str, P]]] = {}
        for phrase in phrases:
            for words in phrase.words:
                single = words_in(words.lower())
                longest = max(sorted(single), key=len, default="")
                self._by_word.setdefault(longest, []).append((single, words.lower(), phrase))
        self._words = frozenset(self._by_word)

    def hits(self, texts: BindingTexts) -> Iterator[Hit[P]]:
        """Every place of every phrase outside the words of links, which name what is defined elsewhere."""
        for word in self._words & texts.present:
            for single, words, phrase in self._by_word[word]:
                if single <= texts.present:
                    yield from (Hit(phrase, span) for span in find_words(texts.lower_unlinked, [words]))


def phrase_findings(pack: PackTexts, rule: str, make: Callable[[WordList], PhraseTable[Phrase]], message: str) -> Iterator[Finding]:
    """A finding for each phrase of a table in a text that binds; ``message`` has a gap for the words that stand there."""
    tables = pack.tables.by_language(make)
    for texts in pack.binding_texts:
        for hit in tables[texts.language].hits(texts):
            yield texts.finding(rule, hit.span, message.format(texts.shown(hit.span)), hit.phrase.instead)

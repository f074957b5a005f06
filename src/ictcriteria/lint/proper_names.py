"""Proper names in texts: a test on sets of words first, a search only where it may find something."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ictcriteria.lint.binding_texts import BindingTexts
from ictcriteria.lint.word_search import any_of, words_in


class NameHit(NamedTuple):
    """A name in a text, by its offsets."""

    name: str
    span: tuple[int, int]


class ProperNames:
    """Names that are found with the capitals with which they are written, by the longest word of each; made once per run."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_word: dict[str, list[tuple[str, frozenset[str], re.Pattern[str]]]] = {}
        for name in sorted(set(names)):
            words = words_in(name.lower())
            if words:
                pattern = re.compile(rf"(?<![\w-]){any_of([name])}(?![\w-])")
                self._by_word.setdefault(max(sorted(words), key=len), []).append((name, words, pattern))
        self._words = frozenset(self._by_word)

    def hits(self, texts: BindingTexts) -> Iterator[NameHit]:
        """Each name with each of its places."""
        for word in sorted(self._words & texts.present):
            for name, words, pattern in self._by_word[word]:
                if words <= texts.present:
                    yield from (NameHit(name, match.span()) for match in pattern.finditer(texts.plain))

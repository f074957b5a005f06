"""Defined terms found in texts, in every form that they take in a language."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from ictcriteria.lint.word_search import any_of, find_words, words_in
from ictcriteria.model.reference import Term
from ictcriteria.model.text import text_in
from ictcriteria.model.words import WordList

_SILENT = ("e", "a")
"""Last letters that give way to an ending: Swedish ``leveranskedja``, ``leveranskedjor``."""


class TermTable:
    """The names of the defined terms of one language by the forms of their longest words, made once per run."""

    def __init__(self, terms: Mapping[str, Term], words: WordList, language: str) -> None:
        names = ((id_, text_in(term.term, language)) for id_, term in terms.items())
        self.names = {id_: name.lower() for id_, name in names if name}
        self._endings = words.endings
        self._compounds = [word.lower() for word in words.compounds]
        self._by_form: dict[str, list[str]] = {}
        for id_, name in self.names.items():
            for form in self._forms(max(sorted(words_in(name)), key=len)):
                self._by_form.setdefault(form, []).append(id_)
        self._all_forms = frozenset(self._by_form)
        self._patterns: dict[str, re.Pattern[str]] = {}

    def uses(self, present: frozenset[str], lower: str, known: AbstractSet[str]) -> Iterator[tuple[str, tuple[int, int]]]:
        """Each use of a term that is not ``known``, by id and offsets; where terms overlap, the first one, then the longest.

        ``present`` are the words of the text, ``lower`` is the text in small letters.
        """
        candidates = {id_ for form in self._all_forms & present for id_ in self._by_form[form]}
        if not any(self._pattern(id_).search(lower) for id_ in candidates - known):
            return
        found = [(match.start(), -match.end(), id_) for id_ in candidates for match in self._pattern(id_).finditer(lower)]
        found += [(start, -end, "") for start, end in find_words(lower, self._compounds)]
        reached = 0
        for start, minus_end, id_ in sorted(found):
            if start >= reached:
                reached = -minus_end
                if id_ and id_ not in known:
                    yield id_, (start, reached)

    def _forms(self, word: str) -> Iterator[str]:
        yield word
        stems = (word, word[:-1]) if word.endswith(_SILENT) else (word,)
        yield from (stem + ending for stem in stems for ending in self._endings)

    def _pattern(self, id_: str) -> re.Pattern[str]:
        if id_ not in self._patterns:
            words = r"\s+".join(any_of(self._forms(word)) for word in self.names[id_].split())
            self._patterns[id_] = re.compile(rf"(?<![\w-]){words}(?![\w-])")
        return self._patterns[id_]

"""Defined terms found in texts, in every form that they take in a language."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache

from ictcriteria.lint.word_search import find_words, is_whole
from ictcriteria.model.reference import Term
from ictcriteria.model.text import text_in
from ictcriteria.model.words import WordList, Words

_SILENT = ("e", "a")
"""Last letters that give way to an ending: Swedish ``leveranskedja``, ``leveranskedjor``."""


class TermTable:
    """The names of the defined terms of one language by the forms of their longest words, made once per run."""

    def __init__(self, terms: Mapping[str, Term], words: WordList, language: str) -> None:
        names = ((id_, text_in(term.term, language)) for id_, term in terms.items())
        self.names = {id_: name.lower() for id_, name in names if name}
        self._endings = words.endings
        self._forms = {id_: [frozenset(_forms(word, words.endings)) for word in name.split()] for id_, name in self.names.items()}
        self._compounds = [word.lower() for word in words.compounds]
        self._by_form: dict[str, list[str]] = {}
        for id_, forms in self._forms.items():
            for form in max(forms, key=len):
                self._by_form.setdefault(form, []).append(id_)
        self._all_forms = frozenset(self._by_form)

    def uses(self, present: frozenset[str], lower: str, known: AbstractSet[str]) -> Iterator[tuple[str, tuple[int, int]]]:
        """Each use of a term that is not ``known``, by id and offsets; where terms overlap, the first one, then the longest.

        ``present`` are the words of the text, ``lower`` is the text in small letters.
        """
        candidates = {id_ for form in self._all_forms & present for id_ in self._by_form[form]}
        unknown = [id_ for id_ in candidates - known if not any(forms.isdisjoint(present) for forms in self._forms[id_])]
        if not any(self._places(id_, lower) for id_ in unknown):
            return
        found = [(start, -end, id_) for id_ in candidates for start, end in self._places(id_, lower)]
        found += [(start, -end, "") for start, end in find_words(lower, self._compounds)]
        reached = 0
        for start, minus_end, id_ in sorted(found):
            if start >= reached:
                reached = -minus_end
                if id_ and id_ not in known:
                    yield id_, (start, reached)

    def _places(self, id_: str, lower: str) -> list[tuple[int, int]]:
        found = (match.span() for match in _pattern(self.names[id_], self._endings).finditer(lower))
        return [place for place in found if is_whole(lower, *place)]


def _forms(word: str, endings: Words) -> Iterator[str]:
    yield word
    stem, last = _stem(word)
    yield from (stem + letters for ending in endings for letters in {ending, last + ending})


def _stem(word: str) -> tuple[str, str]:
    return (word[:-1], word[-1]) if word.endswith(_SILENT) else (word, "")


@cache
def _pattern(name: str, endings: Words) -> re.Pattern[str]:
    """A pattern for a name in all its forms; it begins with letters that never change."""
    return re.compile(r"\s+".join(_word_pattern(word, endings) for word in name.split()))


def _word_pattern(word: str, endings: Words) -> str:
    stem, _ = _stem(word)
    rests = sorted({form[len(stem) :] for form in _forms(word, endings)}, key=lambda rest: (-len(rest), rest))
    return f"{re.escape(stem)}(?:{'|'.join(map(re.escape, rests))})"

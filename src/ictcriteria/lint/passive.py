"""Passive verbs by lists of words: a helper with a participle, or an ending that makes a verb passive by itself."""

import re
from typing import NamedTuple

from ictcriteria.lint.clauses import next_boundary
from ictcriteria.lint.sentences import Sentence
from ictcriteria.lint.word_search import any_of
from ictcriteria.model.words import WordList

_WORD = re.compile(r"[\w-]+")
_NEAR = 3


class PassiveVerb(NamedTuple):
    """Where a passive verb ends in a text, and how many words stand before it."""

    end: int
    distance: int


class Passive:
    """The passive forms of one language, made once per run; texts are those in small letters."""

    def __init__(self, words: WordList) -> None:
        forms = words.passive
        self._helpers = frozenset(forms.helpers)
        self._participles = frozenset(forms.participles)
        self._participle_endings = forms.participle_endings
        self._verb_endings = forms.verb_endings
        self._no_verb_endings = forms.no_verb_endings
        self._exceptions = frozenset(forms.exceptions)
        self._ends = frozenset(words.subordinators) | frozenset(forms.abilities)
        signs = [rf"\b{any_of(forms.helpers)}\b"] if forms.helpers else []
        signs += [rf"{any_of(forms.verb_endings)}\b"] if forms.verb_endings else []
        self._sign = re.compile("|".join(signs) or r"(?!)")
        by_whom = rf"{any_of(words.agents)}\s+(?:[\w-]+\s+){{0,{_NEAR}}}?{any_of(words.parties)}"
        self._agent = re.compile(rf"\b{by_whom}\b" if words.agents and words.parties else r"(?!)")

    def has_agent(self, lower: str, sentence: Sentence) -> bool:
        """True when the sentence says by whom."""
        return self._agent.search(lower, sentence.start, sentence.end) is not None

    def verb_after(self, lower: str, start: int, end: int) -> PassiveVerb | None:
        """The passive verb of the clause that goes on at ``start``, or None; no further than ``end``."""
        last = next_boundary(lower, start, end)
        if self._sign.search(lower, start, last) is None:
            return None
        for index, word in enumerate(_WORD.finditer(lower, start, last)):
            if word.group() in self._ends:
                break
            if self._is_passive(word.group()):
                return PassiveVerb(word.end(), index)
            if word.group() in self._helpers and index < _NEAR:
                participle = self._participle_end(lower, word.end(), last)
                return PassiveVerb(participle, index) if participle else None
        return None

    def verb_at(self, lower: str, start: int, end: int) -> PassiveVerb | None:
        """The passive verb that stands at ``start``, or None."""
        first = _WORD.match(lower, start, end)
        if first is None or not (first.group() in self._helpers or self._is_passive(first.group())):
            return None
        return self.verb_after(lower, start, end)

    def _participle_end(self, lower: str, start: int, end: int) -> int:
        for index, word in enumerate(_WORD.finditer(lower, start, end)):
            if index >= _NEAR or word.group() in self._ends:
                break
            if self._is_participle(word.group()):
                return word.end()
        return 0

    def _is_participle(self, word: str) -> bool:
        return word in self._participles or (word.endswith(self._participle_endings) and word not in self._exceptions)

    def _is_passive(self, word: str) -> bool:
        return word.endswith(self._verb_endings) and not word.endswith(self._no_verb_endings) and word not in self._exceptions

"""What rules look things up in, made from the reference data once per run, though rules see one pack after the other."""

from collections.abc import Callable, Mapping
from typing import TypeVar, cast

from ictcriteria.catalogue.catalogue import ReferenceData
from ictcriteria.model.words import WordList

T = TypeVar("T")


class Tables:
    """Tables by the function or class that makes them."""

    def __init__(self, reference: ReferenceData) -> None:
        self._reference = reference
        self._made: dict[object, object] = {}

    def of(self, make: Callable[[ReferenceData], T]) -> T:
        """The table that ``make`` makes of the reference data."""
        if make not in self._made:
            self._made[make] = make(self._reference)
        return cast("T", self._made[make])

    def by_language(self, make: Callable[[WordList], T]) -> Mapping[str, T]:
        """The tables that ``make`` makes of each list of words, by language."""
        if make not in self._made:
            self._made[make] = {language: make(words) for language, words in self._reference.words.items()}
        return cast("Mapping[str, T]", self._made[make])

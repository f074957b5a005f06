"""The words "or equivalent" in texts, as the laws of the catalogue have them."""

import re
from collections.abc import Iterable

from ictcriteria.catalogue.catalogue import Catalogue, ReferenceData
from ictcriteria.lint.binding_texts import BindingTexts
from ictcriteria.model.reference import Jurisdiction
from ictcriteria.model.verification import Verification

_LAST_WORD = re.compile(r"[^\W\d_]+(?=\W*$)")


class Equivalence:
    """Tells whether a text itself says that equivalents count; made once per run.

    The last word of ``or_equivalent`` of any jurisdiction counts in all its forms: ``equivalent``, ``equivalents``.
    """

    def __init__(self, reference: ReferenceData) -> None:
        last_words = _last_words(reference.jurisdictions.values())
        self._patterns = {language: _pattern(words) for language, words in last_words.items()}

    def is_said(self, texts: BindingTexts, offset: int) -> bool:
        """Whether the sentence at ``offset``, or the one before the list it stands in, names equivalents.

        True also for a language in which no law of the catalogue has the words: nobody can say.
        """
        pattern = self._patterns.get(texts.language)
        if pattern is None:
            return True
        sentence = texts.sentence_at(offset)
        told = [each for each in (sentence, sentence.lead) if each is not None]
        return any(pattern.search(texts.plain, each.start, each.end) for each in told)


def evidence_at(texts: BindingTexts, offset: int, catalogue: Catalogue) -> Verification | None:
    """The piece of evidence that is described at ``offset``; to its labels and standards the tool adds the words itself."""
    part = next(part for (_, end), part in zip(texts.spans, texts.parts, strict=True) if offset < end)
    if part.part != "verification":
        return None
    return catalogue.criteria[texts.subject].verification.get(part.key.partition("/")[2])


def _last_words(places: Iterable[Jurisdiction]) -> dict[str, set[str]]:
    words: dict[str, set[str]] = {}
    for place in places:
        for language, text in place.or_equivalent.items():
            last = _LAST_WORD.search(text)
            if last is not None:
                words.setdefault(language, set()).add(last.group())
    return words


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})", re.IGNORECASE)

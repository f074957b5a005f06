"""Single texts of packs as wording rules see them: with language, place, and the words in them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ictcriteria.catalogue.catalogue import Catalogue, pack_of
from ictcriteria.catalogue.texts import text_route
from ictcriteria.diagnostics import Excerpt, Origin, Route
from ictcriteria.lint.word_search import words_in
from ictcriteria.model.identifiers import Kind
from ictcriteria.model.translation import TranslatedText


@dataclass(eq=False)
class WrittenText:
    """One text in one language.

    ``subject`` is the id of the criterion or pack, ``key`` the key of :func:`~ictcriteria.model.translation.criterion_texts`,
    ``kind`` the kind of the criterion (None for a pack). ``top`` is where it stands, ``steps`` lead on from there where the key
    does not.
    """

    subject: str
    key: str
    language: str
    text: str
    top: Origin
    kind: Kind | None = None
    steps: Route = ()

    @property
    def origin(self) -> Origin:
        """Where the text stands."""
        return self.top.at(*(self.steps or text_route(self.key)))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the text in small letters, without marks around them: a quick test before a search."""
        return words_in(self.text.lower())

    @property
    def part(self) -> str:
        """The first part of the key: ``text``, ``verification``, ``guidance`` and so on."""
        return self.key.partition("/")[0]

    def excerpt(self, words: str, start: int | None = None) -> Excerpt:
        """The place of some words of the text; ``start`` is their offset in ``text`` where they may stand more than once."""
        return excerpt_of(self.text, words, start)


@dataclass(eq=False)
class WrittenTranslation(WrittenText):
    """A text with the text that it translates as it is now, and the fingerprint of the text that it was made from."""

    source: str = ""
    of: str = ""

    @property
    def origin(self) -> Origin:
        """Where the translation stands."""
        return self.top.at(self.key, "text")


def excerpt_of(text: str, words: str, start: int | None = None) -> Excerpt:
    """The place of some words of a text; ``start`` is their offset where they may stand more than once."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    return Excerpt(words, len(pattern.findall(text, 0, start)) if start else 0)


def words_of(text: str) -> frozenset[str]:
    """The words of a text in small letters, without marks around them."""
    return words_in(text.lower())


def source_texts(name: str, criteria: Iterable[str], catalogue: Catalogue) -> Iterator[WrittenText]:
    """Every text of a pack and some criteria that a document can print, as it was written first."""
    pack, language = catalogue.packs.get(name), source_language(catalogue, name)
    if pack is not None:
        sections = {f"sections/{section.id}": index for index, section in enumerate(pack.sections)}
        for key, text in catalogue.texts(name).items():
            route = ("sections", sections[key], "title") if key in sections else (key,)
            yield WrittenText(name, key, language, text, catalogue.origin(name), steps=route)
    for id_ in criteria:
        origin, kind = catalogue.origin(id_), catalogue.criteria[id_].kind
        for key, text in catalogue.texts(id_).items():
            yield WrittenText(id_, key, language, text, origin, kind)


def source_language(catalogue: Catalogue, subject: str) -> str:
    """The language that a criterion, or its pack, is written in."""
    pack = catalogue.packs.get(pack_of(subject))
    return pack.language if pack else "en"


def translated_texts(pack: str, catalogue: Catalogue) -> Iterator[WrittenTranslation]:
    """The translations of the texts of a pack and its criteria, as far as there still is such a text."""
    translations = ((language, one) for (name, language), one in catalogue.translations.items() if name == pack)
    for language, translation in translations:
        top = catalogue.origin(f"{pack}:{language}")
        if pack in catalogue.packs:
            yield from _translations(pack, language, translation.pack, catalogue, (top.at("pack"), None))
        for slug, texts in translation.criteria.items():
            id_ = f"{pack}/{slug}"
            criterion = catalogue.criteria.get(id_)
            if criterion is not None:
                yield from _translations(id_, language, texts, catalogue, (top.at("criteria", slug), criterion.kind))


def _translations(
    subject: str, language: str, texts: Mapping[str, TranslatedText], catalogue: Catalogue, place: tuple[Origin, Kind | None]
) -> Iterator[WrittenTranslation]:
    (top, kind), sources = place, catalogue.texts(subject)
    for key, entry in texts.items():
        if key in sources:
            yield WrittenTranslation(subject, key, language, entry.text, top, kind, (), sources[key], entry.of)

"""Single texts of packs as wording rules see them: with language, place, and the words in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ictcriteria.catalogue.catalogue import Catalogue, pack_of
from ictcriteria.catalogue.texts import text_route
from ictcriteria.diagnostics import Excerpt, Origin
from ictcriteria.model.clause_text import LINK
from ictcriteria.model.identifiers import Kind
from ictcriteria.model.translation import TranslatedText, criterion_texts, pack_texts

_MARKS = dict.fromkeys(map(ord, ".,;:!?()[]{}\"'“”„‘’«»*_/|"), " ")  # noqa: RUF001 - quotation marks of several languages


@dataclass(frozen=True)
class WrittenText:
    """One text in one language.

    ``subject`` is the id of the criterion or pack, ``key`` the key of :func:`~ictcriteria.model.translation.criterion_texts`,
    ``kind`` the kind of the criterion (None for a pack), ``source`` the text it
    translates and ``of`` the fingerprint of the text it was made from (both None for the source itself).
    """

    subject: str
    key: str
    language: str
    text: str
    origin: Origin
    kind: Kind | None = None
    source: str | None = None
    of: str | None = None

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the text in small letters, without marks around them: a quick test before a search."""
        return frozenset(self.text.lower().translate(_MARKS).split())

    @cached_property
    def part(self) -> str:
        """The first part of the key: ``text``, ``verification``, ``guidance`` and so on."""
        return self.key.partition("/")[0]

    @cached_property
    def plain(self) -> str:
        """The text with the words of links in place of links."""
        return LINK.sub(lambda match: match["words"], self.text)

    def excerpt(self, words: str, start: int | None = None) -> Excerpt:
        """The place of some words of the text; ``start`` is their offset in ``text`` where they may stand more than once."""
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
        return Excerpt(words, len(pattern.findall(self.text, 0, start)) if start else 0)


def written_texts(catalogue: Catalogue) -> Iterator[WrittenText]:
    """Every text of packs, criteria and translations that a document can print, sources first."""
    for name, pack in catalogue.packs.items():
        sections = {f"sections/{section.id}": index for index, section in enumerate(pack.sections)}
        for key, text in pack_texts(pack).items():
            route = ("sections", sections[key], "title") if key in sections else (key,)
            yield WrittenText(name, key, pack.language, text, catalogue.origin(name).at(*route))
    for id_, criterion in catalogue.criteria.items():
        origin, language = catalogue.origin(id_), source_language(catalogue, id_)
        for key, text in criterion_texts(criterion).items():
            yield WrittenText(id_, key, language, text, origin.at(*text_route(key)), criterion.kind)
    yield from _translated(catalogue)


def source_language(catalogue: Catalogue, subject: str) -> str:
    """The language that a criterion, or its pack, is written in."""
    pack = catalogue.packs.get(pack_of(subject))
    return pack.language if pack else "en"


def _translated(catalogue: Catalogue) -> Iterator[WrittenText]:
    for (pack, language), translation in catalogue.translations.items():
        origin = catalogue.origin(f"{pack}:{language}")
        if pack in catalogue.packs:
            sources = pack_texts(catalogue.packs[pack])
            yield from _translations(pack, language, translation.pack, sources, (origin.at("pack"), None))
        for slug, texts in translation.criteria.items():
            criterion = catalogue.criteria.get(f"{pack}/{slug}")
            if criterion is not None:
                place = origin.at("criteria", slug), criterion.kind
                yield from _translations(f"{pack}/{slug}", language, texts, criterion_texts(criterion), place)


def _translations(
    subject: str, language: str, texts: Mapping[str, TranslatedText], sources: Mapping[str, str], place: tuple[Origin, Kind | None]
) -> Iterator[WrittenText]:
    origin, kind = place
    for key, entry in texts.items():
        if key in sources:
            yield WrittenText(subject, key, language, entry.text, origin.at(key, "text"), kind, sources[key], entry.of)

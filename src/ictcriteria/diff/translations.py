"""What differs between translations, each text named by the field of the source text that it translates.

A text that came or went together with its source text is told of there, and so are the texts of a criterion or pack that came or
went.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from ictcriteria.catalogue.catalogue import Catalogue, pack_of
from ictcriteria.catalogue.plain_words import same_words
from ictcriteria.catalogue.texts import text_route
from ictcriteria.diagnostics import Origin
from ictcriteria.diff.difference import Difference, Sides, Spot, Way
from ictcriteria.diff.pair import Pairing
from ictcriteria.diff.walk import KEYS, named_entries
from ictcriteria.model.translation import TranslatedText, criterion_texts, pack_texts

_BASES = "legal_basis/"
_BY_ID = frozenset(("verification", "obligations", "parameters", "challenges", "legal_basis", "sections"))
_Key = tuple[str, str]
"""Id of a pack or criterion, and language."""

_Names = Mapping[str, str]
"""Every text that can be translated: its key to its name, which does not depend on the order of a list."""


@dataclass(frozen=True, slots=True)
class _Texts:
    """The translated texts of one pack or criterion, where they stand, and its id on that side."""

    texts: Mapping[str, TranslatedText]
    origin: Origin
    id: str


def compare_translations(old: Catalogue, new: Catalogue, pairing: Pairing) -> Iterator[Difference]:
    """All differences between the translations of two catalogues."""
    unread = old.broken | new.broken
    files = {key for key in old.translations.keys() | new.translations.keys() if ":".join(key) not in unread}
    changed = {key for key in files if pairing.renamed or old.translations.get(key) != new.translations.get(key)}
    whole = changed - (old.translations.keys() & new.translations.keys())
    for pack, language in sorted(whole):
        if (pack in old.packs) == (pack in new.packs):
            file = f"{pack}:{language}"
            sides = Sides(pack, old.origin(file), new.origin(file), language=language)
            yield _came_or_went(sides, is_new=(pack, language) in new.translations)
    olds, news = _by_subject(old, changed, pairing.renamed), _by_subject(new, changed, {})
    former = pairing.former
    told_elsewhere = unread.union(pairing.added, pairing.removed)
    for id_, language in sorted(olds.keys() | news.keys()):
        comes_with_file = (pack_of(id_), language) in whole and id_ not in pairing.crossing
        if id_ not in told_elsewhere and not comes_with_file:
            both = olds.get((id_, language)), news.get((id_, language))
            origins = [side.origin if side else None for side in both]
            yield from _subject(Sides(id_, origins[0], origins[1], former.get(id_), language), *both, (old, new))


def _by_subject(catalogue: Catalogue, files: Collection[_Key], renamed: Mapping[str, str]) -> dict[_Key, _Texts]:
    """The texts of some files by new id; packs and criteria without any text are left out."""
    found: dict[_Key, _Texts] = {}
    for pack, language in sorted(catalogue.translations.keys() & files):
        translation, origin = catalogue.translations[pack, language], catalogue.origin(f"{pack}:{language}")
        found[pack, language] = _Texts(translation.pack, origin.at("pack"), pack)
        for slug, texts in translation.criteria.items():
            id_ = f"{pack}/{slug}"
            found[renamed.get(id_, id_), language] = _Texts(texts, origin.at("criteria", slug), id_)
    return {key: texts for key, texts in found.items() if texts.texts}


def _subject(sides: Sides, old: _Texts | None, new: _Texts | None, catalogues: tuple[Catalogue, Catalogue]) -> Iterator[Difference]:
    if old is None or new is None:
        yield _came_or_went(sides, is_new=old is None)
    elif old.texts != new.texts:
        names = _names(old.id, catalogues[0]), _names(new.id, catalogues[1])
        yield from _texts(sides, old.texts, new.texts, names)


def _came_or_went(sides: Sides, *, is_new: bool) -> Difference:
    spot, language = Spot(sides, "translation"), sides.language
    return Difference(spot, Way.ADDED, None, language) if is_new else Difference(spot, Way.REMOVED, language, None)


def _names(id_: str, catalogue: Catalogue) -> _Names | None:
    """The texts that can be translated; None when the pack or criterion is not loaded."""
    criterion, pack = catalogue.criteria.get(id_), catalogue.packs.get(id_)
    if criterion is None:
        return {key: key for key in pack_texts(pack)} if pack else None
    bases = named_entries(criterion.legal_basis, KEYS["criterion.legal_basis"])
    named = {f"{_BASES}{index}": f"{_BASES}{name}" for name, (index, _) in bases.items()}
    return {key: named.get(key, key) for key in criterion_texts(criterion)}


def _texts(
    sides: Sides,
    old: Mapping[str, TranslatedText],
    new: Mapping[str, TranslatedText],
    names: tuple[_Names | None, _Names | None],
) -> Iterator[Difference]:
    known = [{} if None in names else side or {} for side in names]
    olds, news = ({side.get(key, key): key for key in texts} for side, texts in zip(known, (old, new), strict=True))
    for name in sorted(olds.keys() | news.keys()):
        old_key, new_key = olds.get(name, name), news.get(name, name)
        one, other = old.get(old_key), new.get(new_key)
        spot = _spot(sides, name, old_key, new_key)
        if one is not None and other is not None and one != other:
            yield _one_text(spot, one, other)
        elif one is None and other is not None and (None in names or name in known[0].values()):
            yield Difference(spot, Way.ADDED, None, other.text)
        elif other is None and one is not None and (None in names or name in known[1].values()):
            yield Difference(spot, Way.REMOVED, one.text, None)


def _one_text(spot: Spot, old: TranslatedText, new: TranslatedText) -> Difference:
    if old.text == new.text:
        return Difference(spot, Way.CONFIRMED, old.of, new.of)
    if same_words(old.text, new.text):
        return Difference(spot, Way.RESTYLED, old.text, new.text)
    return Difference(spot, Way.CHANGED if old.of == new.of else Way.FOLLOWED, old.text, new.text)


def _spot(sides: Sides, name: str, old_key: str, new_key: str) -> Spot:
    """The place of the source text in its own file by field and route; the routes of both sides lead into the translation."""
    area = "criterion" if "/" in sides.subject else "pack"
    route = tuple(map(str, ("legal_basis", name.removeprefix(_BASES), "note") if name.startswith(_BASES) else text_route(name)))
    if route[0] == "sections":
        route = (*route, "title")
    at = 2 if route[:2] == ("scoring", "grades") else 1 if route[0] in _BY_ID else None
    pattern = ["*" if index == at else step for index, step in enumerate(route)]
    return Spot(sides, f"translation.{area}.{'.'.join(pattern)}", route, (old_key, "text"), (new_key, "text"))

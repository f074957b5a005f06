"""Checks of translations against the texts they translate."""

from collections.abc import Iterator, Mapping

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.catalogue.validate import closest
from ictcriteria.diagnostics import Finding, Origin
from ictcriteria.model.clause_text import foreign_link, links, placeholders, stray_syntax
from ictcriteria.model.translation import TranslatedText, Translation


def check_translation(pack: str, language: str, translation: Translation, catalogue: Catalogue) -> Iterator[Finding]:
    """A file not named after its language, texts that translate nothing, placeholders and links that differ from the source."""
    origin = catalogue.origin(f"{pack}:{language}")
    if translation.language != language:
        hint = "the file name and 'language' must be the same"
        yield Finding("id-not-file-name", origin.at("language"), f"language '{translation.language}' is not the file name", hint)
    if pack in catalogue.broken:
        return
    if pack not in catalogue.packs:
        yield Finding("unknown-reference", origin, f"folder '{pack}' has no pack.yaml", "add one")
        return
    yield from _texts(translation.pack, catalogue.texts(pack), origin.at("pack"))
    for slug, texts in translation.criteria.items():
        criterion = catalogue.criteria.get(f"{pack}/{slug}")
        place = origin.at("criteria", slug)
        if criterion is None and catalogue.has_criterion(f"{pack}/{slug}"):
            continue
        if criterion is None:
            yield Finding("unknown-reference", place, f"unknown criterion '{slug}'", "remove it", of_key=True)
            continue
        yield from _texts(texts, catalogue.texts(f"{pack}/{slug}"), place)


def _texts(translated: Mapping[str, TranslatedText], source: Mapping[str, str], origin: Origin) -> Iterator[Finding]:
    for key, entry in translated.items():
        if key not in source:
            hint = closest(key, source) or "remove it"
            yield Finding("unknown-reference", origin.at(key), f"there is no text '{key}' to translate", hint, of_key=True)
        elif _may_differ(entry.text) or _may_differ(source[key]):
            yield from _one_text(entry.text, source[key], origin.at(key, "text"))


def _may_differ(text: str) -> bool:
    """Whether a text holds a mark of a placeholder, of template syntax or of a link; most hold none."""
    return "{" in text or "](" in text or "}" in text


def _one_text(text: str, source: str, place: Origin) -> Iterator[Finding]:
    if sorted(placeholders(text)) != sorted(placeholders(source)):
        wanted = ", ".join(f"'{{{{ {name} }}}}'" for name in placeholders(source)) or "none"
        yield Finding(
            "placeholder-mismatch", place, "the placeholders differ from the source text", f"the source text has {wanted}"
        )
    targets, wanted_targets = (sorted(f"{link.scheme}:{link.target}" for link in links(one)) for one in (text, source))
    if targets != wanted_targets:
        hint = f"the source text has {', '.join(wanted_targets) or 'none'}"
        yield Finding("link-mismatch", place, "the links differ from the source text", hint)
    if stray_syntax(text) or foreign_link(text):
        yield Finding(
            "template-in-text",
            place,
            "only placeholders and the three kinds of link are allowed in a text",
            "write it as in the source text",
        )

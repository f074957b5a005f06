"""A text has no translation in a language that the pack offers.

## Why it matters
A tender in that language stops at the missing text, usually on the day when the documents should go out.

## Example
    # translations/nb.yaml
    criteria:
      warranty:
        title: {of: t1-0123456789ab, text: Garanti}
        # nothing for 'text'

## Use instead
Translate every text of the criterion; ``ictcriteria show lifespan/warranty`` prints them.
"""

from collections.abc import Iterator

from ictcriteria.catalogue.catalogue import Catalogue, pack_of, slug_of
from ictcriteria.diagnostics import Finding, Origin, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs
from ictcriteria.model.translation import Translation, criterion_texts, pack_texts

ID = "missing-translation"
GROUP = Group.LANGUAGES
SEVERITY = Severity.ERROR


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Texts without a translation, one finding per criterion and language; languages that a pack should have."""
    catalogue = packs.catalogue
    for name, pack in catalogue.packs.items():
        for language in packs.languages:
            if language != pack.language and f"{name}:{language}" not in catalogue.files:
                yield Finding(ID, catalogue.origin(name), f"the pack has no translation into '{language}'", _hint(name, language))
    for (name, language), translation in catalogue.translations.items():
        if name in catalogue.packs:
            yield from _gaps(name, language, translation, catalogue)


def _gaps(name: str, language: str, translation: Translation, catalogue: Catalogue) -> Iterator[Finding]:
    origin = catalogue.origin(f"{name}:{language}")
    yield from _missing(name, pack_texts(catalogue.packs[name]).keys() - translation.pack.keys(), origin.at("pack"), language)
    for id_, criterion in catalogue.criteria.items():
        if pack_of(id_) == name:
            translated = translation.criteria.get(slug_of(id_), {})
            place = origin.at("criteria", slug_of(id_)) if translated else origin.at("criteria")
            yield from _missing(id_, criterion_texts(criterion).keys() - translated.keys(), place, language)


def _missing(subject: str, keys: set[str], place: Origin, language: str) -> Iterator[Finding]:
    if keys:
        first, *others = sorted(keys)
        more = f" and {len(others)} more texts" if len(others) > 1 else " and 1 more text" if others else ""
        message = f"'{first}'{more} of '{subject}' has no translation into '{language}'"
        yield Finding(ID, place, message, "translate what is missing", of_key=True)


def _hint(name: str, language: str) -> str:
    return f"add {name}/translations/{language}.yaml"

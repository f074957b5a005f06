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
from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs

ID = "missing-translation"
GROUP = Group.LANGUAGES
SEVERITY = Severity.ERROR


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Texts without a translation, one finding per criterion and language; languages that a pack should have."""
    catalogue = packs.catalogue
    for name, pack in catalogue.packs.items():
        for language in packs.languages:
            if language != pack.language and f"{name}:{language}" not in catalogue.files:
                place = catalogue.origin(name).at("language" if "language" in pack.model_fields_set else "title")
                hint = f"add {name}/translations/{language}.yaml"
                yield Finding(ID, place, f"the pack has no translation into '{language}'", hint)
    languages: dict[str, list[str]] = {}
    for name, language in catalogue.translations:
        languages.setdefault(name, []).append(language)
    for subject in (*catalogue.packs, *catalogue.criteria):
        for language in languages.get(pack_of(subject), ()) if pack_of(subject) in catalogue.packs else ():
            yield from _gaps(subject, language, catalogue)


def _gaps(subject: str, language: str, catalogue: Catalogue) -> Iterator[Finding]:
    pack, slug = pack_of(subject), slug_of(subject)
    translation, origin = catalogue.translations[pack, language], catalogue.origin(f"{pack}:{language}")
    translated = translation.criteria.get(slug, {}) if slug else translation.pack
    missing = catalogue.texts(subject).keys() - translated.keys()
    if missing:
        first, *others = sorted(missing)
        more = f" and {len(others)} more texts" if len(others) > 1 else " and 1 more text" if others else ""
        message = f"'{first}'{more} of '{subject}' has no translation into '{language}'"
        steps = ("criteria", slug) if slug in translation.criteria else ("criteria",)
        yield Finding(ID, origin.at(*(steps if slug else ("pack",))), message, "translate what is missing", of_key=True)

"""Checks of the words of a house folder against the words that they replace."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ictcriteria.catalogue.validate import closest
from ictcriteria.diagnostics import Finding, Origin, Severity
from ictcriteria.model.strings import Forms, StringsFile, gaps

_OPEN = frozenset({"sections", "languages"})
"""Sections whose words are ids that a house may add: sections of its outline, and languages."""

Words = Mapping[str, Mapping[str, Forms]]
"""Section and word to the forms of the word."""


def known_gaps(languages: Iterable[Words]) -> dict[str, dict[str, set[str]]]:
    """Section and word to the gaps that the word has in any of the languages."""
    known: dict[str, dict[str, set[str]]] = {}
    for words in languages:
        for section, entries in words.items():
            for word, forms in entries.items():
                known.setdefault(section, {}).setdefault(word, set()).update(gaps(forms))
    return known


def check_words(
    strings: StringsFile, known: Mapping[str, Mapping[str, set[str]]], templates: Sequence[str], origin: Origin
) -> Iterator[Finding]:
    """Words that no lower layer has and no template asks for, and gaps that the replaced word does not have."""
    for section, entries in strings.words.items():
        place = origin.at("words", section)
        if section not in known and not _asked_for(f"{section}.", templates):
            yield _unknown(f"unknown section '{section}'", closest(section, known), place)
            continue
        below = known.get(section, {})
        for word, forms in entries.items():
            if word in below:
                yield from _strange_gaps(forms, below[word], place.at(word))
            elif section not in _OPEN and not _asked_for(f"{section}.{word}", templates):
                yield _unknown(f"unknown word '{section}.{word}'", closest(word, below), place.at(word))


def _asked_for(key: str, templates: Sequence[str]) -> bool:
    return any(f"{quote}{key}" in text for text in templates for quote in "'\"")


def _unknown(message: str, hint: str | None, place: Origin) -> Finding:
    return Finding("unknown-word", place, message, hint or "nothing asks for it", Severity.WARNING, of_key=True)


def _strange_gaps(forms: Forms, below: set[str], place: Origin) -> Iterator[Finding]:
    for name in sorted(gaps(forms) - below):
        offered = ", ".join(f"'{{{gap}}}'" for gap in sorted(below))
        hint = closest(name, below) or (f"it has {offered}" if offered else "it has none")
        yield Finding("unknown-gap", place, f"the word has no gap '{{{name}}}'", hint)

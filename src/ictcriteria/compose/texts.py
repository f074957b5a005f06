"""The texts of packs in one language: the source text, or its translation if that is there and not older."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ictcriteria.catalogue.catalogue import Catalogue, pack_of, slug_of
from ictcriteria.catalogue.texts import text_route
from ictcriteria.diagnostics import Finding, Origin, Severity
from ictcriteria.model.translation import TranslatedText, criterion_texts, pack_texts, text_fingerprint

_MOST_KEYS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class PackTexts:
    """Texts by owner (``lifespan`` or ``lifespan/warranty``) and key; ``missing`` lists those printed in the source language."""

    by_owner: dict[str, dict[str, str]]
    missing: frozenset[tuple[str, str]] = frozenset()
    findings: tuple[Finding, ...] = field(default=())

    def of(self, owner: str, key: str) -> str | None:
        """A text, or None when the file does not have it."""
        return self.by_owner[owner].get(key)


def texts_in(language: str, criteria: tuple[str, ...], catalogue: Catalogue, asked_at: Origin, *, draft: bool) -> PackTexts:
    """The texts of the chosen criteria and of their packs.

    A missing or stale translation is an error at ``asked_at``, where the tender asks for the language; in a draft it is a
    warning and the source text is printed with a mark.
    """
    severity = Severity.WARNING if draft else Severity.ERROR
    owners = (*dict.fromkeys(pack_of(id_) for id_ in criteria), *criteria)
    by_owner: dict[str, dict[str, str]] = {}
    missing: set[tuple[str, str]] = set()
    findings: list[Finding] = []
    for owner in owners:
        source = _source_texts(owner, catalogue)
        pack = catalogue.packs[pack_of(owner)]
        if pack.language == language:
            by_owner[owner] = source
            continue
        by_owner[owner], gaps = _translated(owner, language, source, catalogue)
        missing |= {(owner, key) for key in gaps.absent + gaps.stale}
        if gaps.absent:
            findings.append(_absent(owner, language, gaps.absent, asked_at, severity))
        findings += _stale(owner, language, gaps.stale, catalogue, severity)
    return PackTexts(by_owner, frozenset(missing), tuple(findings))


@dataclass(frozen=True, slots=True)
class _Gaps:
    absent: tuple[str, ...]
    stale: tuple[str, ...]


def _translated(owner: str, language: str, source: dict[str, str], catalogue: Catalogue) -> tuple[dict[str, str], _Gaps]:
    entries = _entries(owner, language, catalogue)
    absent = tuple(key for key in source if key not in entries)
    stale = tuple(key for key, text in source.items() if key in entries and entries[key].of != text_fingerprint(text))
    good = {key: entries[key].text if key in entries and key not in stale else text for key, text in source.items()}
    return good, _Gaps(absent, stale)


def _entries(owner: str, language: str, catalogue: Catalogue) -> dict[str, TranslatedText]:
    translation = catalogue.translations.get((pack_of(owner), language))
    if translation is None:
        return {}
    return translation.criteria.get(slug_of(owner), {}) if "/" in owner else translation.pack


def _absent(owner: str, language: str, keys: tuple[str, ...], asked_at: Origin, severity: Severity) -> Finding:
    shown = ", ".join(keys[:_MOST_KEYS_SHOWN]) + (", …" if len(keys) > _MOST_KEYS_SHOWN else "")
    message = f"'{owner}' has no '{language}' text for {len(keys)} of its texts ({shown})"
    hint = f"add them to translations/{language}.yaml, leave the criterion out, or leave '{language}' out of 'languages'"
    return Finding("missing-translation", asked_at, message, hint, severity)


def _stale(owner: str, language: str, keys: tuple[str, ...], catalogue: Catalogue, severity: Severity) -> Iterator[Finding]:
    file = catalogue.origin(f"{pack_of(owner)}:{language}")
    source = _source_texts(owner, catalogue)
    for key in keys:
        place = file.at("criteria", slug_of(owner), key) if "/" in owner else file.at("pack", key)
        message = f"the source text of '{key}' has changed since it was translated into '{language}'"
        where = ".".join(str(step) for step in text_route(key))
        hint = f"translate it again and set 'of: {text_fingerprint(source[key])}' (the source stands at '{where}' of {owner})"
        yield Finding("stale-translation", place, message, hint, severity, of_key=True)


def _source_texts(owner: str, catalogue: Catalogue) -> dict[str, str]:
    if owner in catalogue.criteria:
        return criterion_texts(catalogue.criteria[owner])
    return pack_texts(catalogue.packs[owner])

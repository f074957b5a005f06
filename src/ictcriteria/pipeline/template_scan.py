"""What shows in templates without printing them: texts that cannot be read, names and words that nobody knows."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from ictcriteria.catalogue.template_set import HTML_PAGE, TemplateSet
from ictcriteria.catalogue.validate import closest
from ictcriteria.compose import document as views
from ictcriteria.diagnostics import Diagnostic, Severity
from ictcriteria.model.strings import gaps
from ictcriteria.render.html import Page
from ictcriteria.templating import AskedWord, Mention, TemplateProblemError, Templates, TemplateScan

_GIVEN = frozenset({"document", "say"})
_GIVEN_TO_PAGE = frozenset({"page"})
_PAGE_FIELDS = frozenset({field.name for field in fields(Page)} | {"body"})
_VIEWS = [view for view in vars(views).values() if isinstance(view, type) and is_dataclass(view)]
_FIELDS = frozenset(field.name for view in _VIEWS for field in fields(view))
_PER_LANGUAGE = frozenset({"sections", "languages", "locators"})
"""Sections of words that a language may have or not: titles of a house, names of languages, words inside places in sources."""

_Words = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Language to key to the forms of the word."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """``problems`` of templates that cannot be read; ``unknown`` values, words and gaps; and words ``lacking`` by language.

    ``told`` are the keys of words that no language has, and of words with a gap that no template fills.
    """

    problems: tuple[Diagnostic, ...]
    unknown: tuple[Diagnostic, ...]
    lacking: Mapping[str, frozenset[str]]
    told: frozenset[str]


def scan_templates(template_set: TemplateSet, templates: Templates) -> Scanned:
    """Read every template, printed or not."""
    scans: dict[str, TemplateScan] = {}
    problems: list[Diagnostic] = []
    for name in sorted(name for name in template_set.texts if name.endswith(".j2")):
        try:
            scans[name] = templates.scan(name)
        except TemplateProblemError as error:
            problems.append(error.diagnostic)
    asked = [(name, word) for name, scan in scans.items() for word in scan.words]
    unknown = [*_unknown_values(scans, templates)]
    told = set[str]()
    by_language = {language: _keys(strings.words) for language, strings in template_set.strings.items()}
    for name, word in asked:
        about_word = tuple(_about_word(word, name, by_language, templates))
        unknown += about_word
        told |= {word.key} if about_word else set()
    return Scanned(tuple(problems), tuple(unknown), _lacking({word.key for _, word in asked}, by_language), frozenset(told))


def _unknown_values(scans: Mapping[str, TemplateScan], templates: Templates) -> Iterator[Diagnostic]:
    """Variables that are never set, and fields that no value has."""
    made = frozenset[str]().union(*(scan.sets for scan in scans.values()))
    for name, scan in scans.items():
        given, known = (_GIVEN_TO_PAGE, _PAGE_FIELDS) if name == HTML_PAGE else (_GIVEN, _FIELDS)
        for variable in scan.variables:
            if variable.name not in made | given:
                yield _unknown_value(name, variable, closest(variable.name, made | given), templates)
        for field in scan.fields:
            if field.name not in known:
                yield _unknown_value(name, field, closest(field.name, known), templates)


def _unknown_value(template: str, mention: Mention, hint: str | None, templates: Templates) -> Diagnostic:
    file, span = templates.place(template, mention.line, mention.name)
    hint = hint or "see templates/README.md for what a template can use"
    return Diagnostic("unknown-placeholder", Severity.ERROR, f"there is no value '{mention.name}' here", file, span, hint)


def _about_word(word: AskedWord, template: str, by_language: _Words, templates: Templates) -> Iterator[Diagnostic]:
    """A word that no language has, or one with a gap that the template does not fill in most languages."""
    file, span = templates.place(template, word.line, word.key)
    forms = [words[word.key] for words in by_language.values() if word.key in words]
    if not forms:
        known = set[str]().union(*by_language.values())
        hint = closest(word.key, known) or "add it to the words of every language"
        yield Diagnostic("missing-document-string", Severity.ERROR, f"no language has the word '{word.key}'", file, span, hint)
        return
    unfilled = Counter(gap for each in forms for gap in gaps(dict(each)) - word.gaps)
    for gap in sorted(gap for gap, languages in unfilled.items() if 2 * languages > len(forms)):
        message, hint = f"nothing fills the gap '{{{gap}}}' of '{word.key}'", f"fill it: say('{word.key}', {gap}=…)"
        yield Diagnostic("unknown-gap", Severity.ERROR, message, file, span, hint)


def _keys(words: Mapping[str, Mapping[str, Mapping[str, str]]]) -> dict[str, Mapping[str, str]]:
    return {f"{section}.{word}": forms for section, entries in words.items() for word, forms in entries.items()}


def _lacking(asked: set[str], by_language: _Words) -> dict[str, frozenset[str]]:
    """By language, the words that it does not have though templates ask for them or most of the other languages have them."""
    known = set[str]().union(*by_language.values())
    common = {key for key in known if 2 * sum(key in words for words in by_language.values()) >= len(by_language)}
    needed = {key for key in common if key.partition(".")[0] not in _PER_LANGUAGE} | (asked & known)
    return {language: frozenset(needed - words.keys()) for language, words in by_language.items()}

"""Words and values in the document's language: fixed words, numbers with units and plurals, dates, lists, legal names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from ictcriteria.catalogue.catalogue import ReferenceData
from ictcriteria.catalogue.jurisdictions import chain_of
from ictcriteria.markdown_text import Markdown, escape_markdown
from ictcriteria.model.identifiers import Unit
from ictcriteria.model.reference import Jurisdiction, Reference
from ictcriteria.model.strings import OTHER, Strings, fill
from ictcriteria.model.text import text_in

_WORD = re.compile(r"\b(?:Art\.|[A-Za-z]{2,}\b)")


class MissingWordError(LookupError):
    """A template or the composer asked for a word that ``strings/<language>.yaml`` does not have.

    With ``gap``, the word is there, but it has a gap that nothing fills.
    """

    def __init__(self, key: str, gap: str | None = None) -> None:
        super().__init__(f"the word '{key}' is missing" if gap is None else f"nothing fills the gap '{{{gap}}}' of '{key}'")
        self.key = key
        self.gap = gap
        self.rule = "missing-document-string" if gap is None else "unknown-gap"
        self.hint = f"add it to every file of 'strings': {key}" if gap is None else f"fill it: say('{key}', {gap}=…)"


@dataclass(frozen=True, slots=True)
class Wording:
    """Everything that depends on the language and on the law: one per tender and language.

    ``jurisdictions`` are the tender's own and those it is based on, nearest first. ``currency`` is an ISO 4217 code.
    """

    language: str
    strings: Strings
    jurisdictions: tuple[Jurisdiction, ...]
    reference: ReferenceData
    currency: str

    def say(self, key: str, count: Decimal | None = None, **values: str) -> str:
        """The word for a dotted key, gaps filled; ``count`` picks the plural form. Raises :class:`MissingWordError`."""
        section, _, name = key.partition(".")
        forms = self.strings.words.get(section, {}).get(name)
        if forms is None:
            raise MissingWordError(key)
        category = OTHER if count is None else _plural(self.strings.tag, count)
        try:
            return fill(forms[category] if category in forms else forms[OTHER], values)
        except KeyError as error:
            raise MissingWordError(key, str(error.args[0])) from error

    def number(self, value: Decimal) -> str:
        """A number with the digits that were written, grouped and pointed as the language does."""
        return _number(self.strings.tag, value)

    def value(self, value: Decimal, unit: Unit) -> str:
        """A number with its unit: "7 years", "80 %"; blanks inside do not break."""
        if unit is Unit.NONE:
            return self.number(value)
        text = self.say(f"units.{unit.value}", count=value, n=self.number(value), currency=self.currency)
        return text.replace(" ", "\N{NO-BREAK SPACE}", 1)

    def date(self, value: date) -> str:
        """A date in words: "22 November 2026"."""
        return format_date(value, format="long", locale=_locale(self.strings.tag))

    def listing(self, items: Sequence[str]) -> str:
        """Items as running text: "a, b and c"."""
        return format_list(list(items), locale=_locale(self.strings.tag))

    def name(self, thing: str, *, plural: bool = False) -> str:
        """What the law of the jurisdiction calls a thing, in this language.

        A law that has no words in this language lends those of a law that others are based on.
        """
        common = (place for place in self.reference.jurisdictions.values() if place.based_on is None)
        for jurisdiction in (*self.jurisdictions, *common):
            names = jurisdiction.names.get(thing, {})
            if self.language in names:
                return names[self.language].other if plural else names[self.language].one
        raise MissingWordError(f"names.{thing}")

    def heading_name(self, thing: str) -> str:
        """The plural legal name with a capital, as headings have it."""
        name = self.name(thing, plural=True)
        return name[:1].upper() + name[1:]

    def from_law(self, field: str) -> str:
        """A localised text of the jurisdiction, else of one that it or others are based on; empty when none has it."""
        common = (place for place in self.reference.jurisdictions.values() if place.based_on is None)
        texts = (text_in(getattr(place, field), self.language) for place in (*self.jurisdictions, *common))
        return next((text for text in texts if text), "")

    def text(self, texts: Mapping[str, str] | None) -> str:
        """A localised text in this language, else in English, else in any language; empty for none."""
        if not texts:
            return ""
        return text_in(dict(texts), self.language) or texts.get("en") or next(iter(texts.values()))

    def source_name(self, source: str) -> str:
        """How documents name a source: its designation."""
        return self.text(self.reference.sources[source].designation)

    def provision(self, reference: Reference) -> str:
        """A provision as lawyers cite it: designation and locator."""
        return f"{self.source_name(reference.source)} {self.locator(reference.locator)}"

    def locator(self, locator: str) -> str:
        """A place in a source with its common words ("Annex", "point") in this language."""
        words = self.strings.words.get("locators", {})
        return _WORD.sub(lambda match: words[match.group()][OTHER] if match.group() in words else match.group(), locator)

    def products(self, products: Sequence[str]) -> str:
        """Product names in the plural, as running text."""
        return self.listing([self.text(self.reference.products[product].plural) for product in products])

    def markdown(self, key: str, count: Decimal | None = None, **values: str) -> Markdown:
        """A fixed text with Markdown in it; values are escaped unless they are Markdown already."""
        safe = {name: value if isinstance(value, Markdown) else escape_markdown(value) for name, value in values.items()}
        return Markdown(self.say(key, count, **safe))


@cache
def _locale(tag: str) -> Locale:
    return Locale.parse(tag, sep="-")


@lru_cache(maxsize=4096)
def _plural(tag: str, count: Decimal) -> str:
    return _locale(tag).plural_form(float(count))


@lru_cache(maxsize=4096)
def _number(tag: str, value: Decimal) -> str:
    places = max(0, -int(value.normalize().as_tuple().exponent))
    return format_decimal(value, format="#,##0." + "0" * places if places else "#,##0", locale=_locale(tag))


def jurisdiction_chain(code: str, reference: ReferenceData) -> tuple[Jurisdiction, ...]:
    """A jurisdiction and those it is based on, nearest first; a circle ends where it closes."""
    return chain_of(code, reference.jurisdictions)

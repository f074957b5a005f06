"""Clause texts become Markdown: placeholders get values, links get targets, and what was used is remembered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ictcriteria.compose.bind import BoundParameter
from ictcriteria.compose.wording import Wording
from ictcriteria.markdown_text import Markdown, escape_markdown
from ictcriteria.model.clause_text import LINK, PLACEHOLDER
from ictcriteria.model.identifiers import Unit
from ictcriteria.model.reference import SourceKind
from ictcriteria.model.tender import DocumentName

_LESS_THAN = re.compile(r"\\?<")


@dataclass(frozen=True, slots=True)
class Place:
    """Where bidders find a criterion: a document and the number of its heading."""

    document: DocumentName
    number: str


def criterion_anchor(id_: str) -> str:
    """The anchor of a criterion; ids hold no double hyphen, so two criteria never share one."""
    return "c-" + id_.replace("/", "--")


@dataclass(slots=True)
class TextExpander:
    """Expands the texts of one document; collects the terms and sources they use and counts missing values.

    A link to a term or source becomes an internal link only when the document lists them; ``local`` gives the numbers of the
    criteria that stand in this document.
    """

    wording: Wording
    document: DocumentName
    places: Mapping[str, Place]
    lists_terms: bool
    lists_sources: bool
    local: Mapping[str, str] = field(default_factory=dict)
    terms: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    missing: int = 0

    def expand(self, text: str, parameters: Mapping[str, BoundParameter] | None = None) -> Markdown:
        """The text with every placeholder and link resolved; markup that only documents may use is escaped."""
        values = parameters or {}
        safe = _LESS_THAN.sub(r"\\<", text.strip())
        linked = LINK.sub(self._link, safe)
        return Markdown(PLACEHOLDER.sub(lambda match: self._value(match, values), linked))

    def source(self, source: str, locator: str = "") -> Markdown:
        """A source named in a document, linked to the list of sources when there is one."""
        self.sources.add(source)
        name = escape_markdown(self.wording.source_name(source))
        shown = f"[{name}](#source-{source})" if self.lists_sources else name
        return Markdown(f"{shown} {escape_markdown(self.wording.locator(locator))}".strip())

    def value(self, value: Decimal, unit: Unit) -> Markdown:
        """A value with its unit, linked to the definition of the unit where there is one ("20 working days")."""
        shown = escape_markdown(self.wording.value(value, unit))
        if unit.value not in self.wording.reference.terms:
            return shown
        self.terms.add(unit.value)
        return Markdown(f"[{shown}](#term-{unit.value})") if self.lists_terms else shown

    def missing_value(self, name: str) -> Markdown:
        """The mark for a parameter without a value, where the text that uses it has been counted already."""
        return Markdown(f"**{self.wording.markdown('marks.missing', what=name)}**")

    def mark(self, what: str) -> Markdown:
        """The visible mark for something that a draft lacks."""
        self.missing += 1
        return self.missing_value(what)

    def _value(self, match: re.Match[str], values: Mapping[str, BoundParameter]) -> Markdown:
        bound = values.get(match["name"])
        if bound is None or bound.value is None:
            return self.mark(match["name"])
        if match["number"] is not None:
            return escape_markdown(self.wording.number(bound.value))
        return self.value(bound.value, bound.unit)

    def _link(self, match: re.Match[str]) -> str:
        words, target = match["words"], match["target"]
        match match["scheme"]:
            case "term":
                self.terms.add(target)
                return f"[{words}](#term-{target})" if self.lists_terms else words
            case "source":
                return self._source_link(words, target)
            case _:
                return self._criterion_link(words, target)

    def _source_link(self, words: str, target: str) -> str:
        self.sources.add(target)
        linked = f"[{words}](#source-{target})" if self.lists_sources else words
        is_standard = self.wording.reference.sources[target].kind is SourceKind.STANDARD
        return f"{linked} {escape_markdown(self.wording.from_law('or_equivalent'))}" if is_standard else linked

    def _criterion_link(self, words: str, target: str) -> str:
        place = self.places.get(target)
        if place is None:
            return words
        if self.local.get(target):
            return f"{words} ([{self.local[target]}](#{criterion_anchor(target)}))"
        document = self.wording.say(f"documents.{place.document.value}")
        return f"{words} ({escape_markdown(document)} {place.number})"

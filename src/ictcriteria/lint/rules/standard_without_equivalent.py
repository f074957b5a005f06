"""A demand names a standard or a scheme without the words "or equivalent".

## Why it matters
Every reference to a standard carries the words "or equivalent" (Directive 2014/24/EU, Article 42(3)), and test reports and
certificates of equivalent bodies count (Article 44). Where the words are missing, a bidder with an equal product is shut out
and can have the procedure annulled.

## Example
    text: The test shall follow IEC 60068-2-31.

## Use instead
    text: The test shall follow [IEC 60068-2-31](source:en-60068).

The tool adds the words to a linked standard, in every language and as the law of the tender has them, and so it does for
``standards`` of the evidence. It adds none to a scheme or a certification: write them there.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ictcriteria.catalogue.catalogue import Catalogue, ReferenceData
from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.binding_texts import BindingTexts
from ictcriteria.lint.equivalence import Equivalence, evidence_at
from ictcriteria.lint.proper_names import ProperNames
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import PackTexts
from ictcriteria.lint.word_search import any_of
from ictcriteria.model.clause_text import LINK
from ictcriteria.model.reference import LegalSource, SourceKind

ID = "standard-without-equivalent"
GROUP = Group.LAW
SEVERITY = Severity.ERROR

_PARTS = re.compile(r"[\s/:,]+")
_CAPITALS = re.compile(r"[A-Z]{2,}(?:-[A-Z]+)*")
_NUMBER = re.compile(r"\d[\d.:/-]*\d")
_EDITION = re.compile(r"[\s,]+\d[\d.:]*$")


class _Mention(NamedTuple):
    span: tuple[int, int]
    thing: str
    hint: str


def check_texts(pack: PackTexts) -> Iterator[Finding]:
    """Standards named outside links, and schemes, in sentences of binding texts that name no equivalents."""
    standards, equivalence = pack.tables.of(_Standards), pack.tables.of(Equivalence)
    schemes, names = pack.tables.of(_schemes), pack.tables.of(_scheme_names)
    for texts in pack.binding_texts:
        for mention in (*standards.mentions(texts, pack.catalogue), *_scheme_mentions(texts, schemes, names)):
            if not equivalence.is_said(texts, mention.span[0]):
                message = f"the demand names the {mention.thing} without the words 'or equivalent'"
                yield texts.finding(ID, mention.span, message, mention.hint)


class _Standards:
    """Finds numbers of standards, by the bodies in the designations of all standards: ``EN``, ``IEC``, ``MIL-STD``."""

    def __init__(self, reference: ReferenceData) -> None:
        self._by_id = {id_: source for id_, source in reference.sources.items() if source.kind is SourceKind.STANDARD}
        parts = {part for source in self._by_id.values() for name in source.designation.values() for part in _PARTS.split(name)}
        capitals = {part: match.group() for part in parts if part.isupper() and (match := _CAPITALS.match(part))}
        bodies = any_of(capitals.values()) if capitals else "(?!)"
        self._pattern = re.compile(rf"(?<![\w-]){bodies}(?:[ /-]{bodies})*[ -]?{_NUMBER.pattern}[A-Z]?")
        self._words = frozenset(word.lower() for words in capitals.items() for word in words)

    def mentions(self, texts: BindingTexts, catalogue: Catalogue) -> Iterator[_Mention]:
        """Standards in some texts, but not those whose link or evidence gets the words from the tool."""
        if self._words.isdisjoint(texts.present):
            return
        for match in self._pattern.finditer(LINK.sub(self._hidden, texts.text)):
            number = _NUMBER.search(match.group())
            if number is not None and not number.group().startswith(self._numbers_in_evidence(texts, match.start(), catalogue)):
                hint = "link it as '[…](source:id)'; the tool then adds the words"
                yield _Mention(match.span(), f"standard '{match.group()}'", hint)

    def _hidden(self, link: re.Match[str]) -> str:
        """Blanks for a link to a standard, the words of any other link, in the same length."""
        is_standard = link["scheme"] == "source" and link["target"] in self._by_id
        return ("" if is_standard else f" {link['words']}").ljust(len(link.group()))

    def _numbers_in_evidence(self, texts: BindingTexts, offset: int, catalogue: Catalogue) -> tuple[str, ...]:
        """The numbers of the standards that the evidence described at an offset names itself."""
        way = evidence_at(texts, offset, catalogue)
        named = [self._by_id[id_] for id_ in way.standards if id_ in self._by_id] if way is not None else []
        found = (_NUMBER.search(name) for source in named for name in source.designation.values())
        return tuple(match.group().partition(":")[0] for match in found if match is not None)


def _scheme_mentions(texts: BindingTexts, schemes: Mapping[str, LegalSource], names: ProperNames) -> Iterator[_Mention]:
    hint = "write the words behind it; the tool adds them to linked standards only"
    links = list(LINK.finditer(texts.text)) if "(source:" in texts.text else []
    for link in links:
        if link["scheme"] == "source" and link["target"] in schemes:
            yield _Mention(link.span(), f"scheme '{link['words']}'", hint)
    for name, span in names.hits(texts):
        if not any(link.start() <= span[0] < link.end() for link in links):
            yield _Mention(span, f"scheme '{name}'", hint)


def _scheme_names(reference: ReferenceData) -> ProperNames:
    names = (name for source in _schemes(reference).values() for name in source.designation.values())
    return ProperNames(_EDITION.sub("", name) for name in names)


def _schemes(reference: ReferenceData) -> dict[str, LegalSource]:
    """Schemes that are no labels; for those see ``label-or-brand-in-text``."""
    labels = {label.source for label in reference.labels.values()}
    return {id_: source for id_, source in reference.sources.items() if source.kind is SourceKind.SCHEME and id_ not in labels}

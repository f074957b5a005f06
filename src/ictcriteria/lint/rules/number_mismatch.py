"""A translation has other numbers than its source text.

## Why it matters
A period of 5 years in one language and of 6 in the other is two demands. The governing language decides, and the bidder who read
the other one has a complaint.

## Example
    # the source text: Devices are used for 5 years or more.
    text: {of: t1-0123456789ab, text: Enhetene brukes i 6 år eller mer.}

## Use instead
    text: {of: t1-0123456789ab, text: Enhetene brukes i 5 år eller mer.}

How a language writes a number makes no difference: 0.5 and 0,5, 10,000 and 10 000, Article 42(1) and artikel 42.1. A small number
may stand in words where the list of words of the language has it (``reference/words``).
"""

import re
from collections import Counter
from collections.abc import Iterator

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import PackTexts
from ictcriteria.lint.written_text import WrittenTranslation, source_language, words_of

ID = "number-mismatch"
GROUP = Group.LANGUAGES
SEVERITY = Severity.ERROR

_DIGITS = re.compile(r"[0-9]+")
_ASIDE = re.compile(r"\{\{[^{}]*\}\}|\]\([a-z]+:[^()\s]*\)")
_THOUSANDS = re.compile(r"(?<=\d)[\s.,'\N{RIGHT SINGLE QUOTATION MARK}](?=\d{3}(?!\d))")
_LARGEST_IN_WORDS = 12
"""In a language without a list of words, numbers up to this one may stand in words."""


def check_texts(pack: PackTexts) -> Iterator[Finding]:
    """Translations whose digits are not those of the source text, placeholders and targets of links aside."""
    for text in pack.translations:
        if _has_digits(text.text + text.source):
            missing, added = _difference(_shown(text.source), _shown(text.text))
            if (missing or added) and not _stand_in_words(missing, added, text, pack.catalogue):
                yield _finding(text, missing, added)


def _has_digits(text: str) -> bool:
    """Most texts have none; ten plain searches take a third of the time of a loop or a pattern."""
    low = "0" in text or "1" in text or "2" in text or "3" in text or "4" in text
    return low or "5" in text or "6" in text or "7" in text or "8" in text or "9" in text


def _shown(text: str) -> str:
    """The text with blanks for what is no number of its own, so that every place keeps its offset."""
    return _ASIDE.sub(lambda match: " " * len(match.group()), text) if "{{" in text or "](" in text else text


def _difference(source: str, translation: str) -> tuple[list[str], list[str]]:
    """Numbers of the source that the translation lacks, and the other way round."""
    if _DIGITS.findall(source) == _DIGITS.findall(translation):
        return [], []
    wanted, found = Counter(_DIGITS.findall(source)), Counter(_DIGITS.findall(translation))
    if wanted != found:
        wanted, found = (Counter(_DIGITS.findall(_THOUSANDS.sub("", text))) for text in (source, translation))
    return list((wanted - found).elements()), list((found - wanted).elements())


def _stand_in_words(missing: list[str], added: list[str], text: WrittenTranslation, catalogue: Catalogue) -> bool:
    """Whether only one side has the numbers in digits, and the other side has as many more of them in words."""
    if missing and added:
        return False
    numbers, words = set(missing or added), catalogue.reference.words
    source, own = words.get(source_language(catalogue, text.subject)), words.get(text.language)
    if source is None or own is None:
        return all(int(number) <= _LARGEST_IN_WORDS for number in numbers)
    more = len(text.words.intersection(own.numerals)) - len(words_of(text.source).intersection(source.numerals))
    return (more if missing else -more) >= len(numbers)


def _finding(text: WrittenTranslation, missing: list[str], added: list[str]) -> Finding:
    shown = {"has": ", ".join(f"'{number}'" for number in added), "lacks": ", ".join(f"'{number}'" for number in missing)}
    what = " and ".join(f"{verb} {numbers}" for verb, numbers in shown.items() if numbers)
    message = f"the translation into '{text.language}' {what}, unlike the source text"
    start = _first(added, text.text) if added else None
    excerpt = None if start is None else text.excerpt(added[0], start)
    hint = "write the numbers of the source text"
    return Finding(ID, text.origin, message, hint, excerpt=excerpt)


def _first(added: list[str], text: str) -> int | None:
    return next((match.start() for match in _DIGITS.finditer(_shown(text)) if match.group() == added[0]), None)

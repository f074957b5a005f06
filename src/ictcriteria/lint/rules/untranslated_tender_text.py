"""A text of the tender is missing in one of its languages.

## Why it matters
The document in that language prints the text of another one: a title, a price formula or damages that its readers may not
understand.

## Example
    title: {nb: Bærbare datamaskiner}
    languages: [nb, en]

## Use instead
    title: {nb: Bærbare datamaskiner, en: Laptops}
    languages: [nb, en]
"""

from collections.abc import Iterator, Mapping

from ictcriteria.diagnostics import Finding, Origin, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import TenderInPlace
from ictcriteria.model.text import text_in

ID = "untranslated-tender-text"
GROUP = Group.TENDER
SEVERITY = Severity.NOTE


def check_tender(tender: TenderInPlace) -> Iterator[Finding]:
    """Titles, price formula and damages that have words in some languages of the tender, but not in all."""
    for origin, texts in _texts(tender):
        missing = [language for language in tender.languages if text_in(dict(texts), language) is None]
        if missing:
            named = " and ".join(f"'{language}'" for language in missing)
            hint = f"add it; documents in {named} would print another language"
            yield Finding(ID, origin, f"the text has no words in {named}", hint)


def _texts(tender: TenderInPlace) -> Iterator[tuple[Origin, Mapping[str, str]]]:
    given = tender.tender
    yield tender.origin.at("title"), given.title
    for lot in tender.lots:
        yield tender.inside(lot, "title"), lot.title or {"*": ""}
    yield tender.origin.at("contract", "liquidated_damages"), given.contract.liquidated_damages or {"*": ""}
    yield tender.origin.at("award", "price_text"), given.award.price_text or {"*": ""}

"""Neither the title of the tender nor that of the lot names what is bought.

## Why it matters
Every requirement, award criterion and clause must be linked to the subject matter of the contract. A title that says "framework
agreement" gives them nothing to be linked to, and suppliers do not find the notice. The sentences of the packs in the
specification build on it.

## Example
    title: Framework agreement 2027
    products: [laptop]

## Use instead
    title: Laptops with a long life, framework agreement 2027
    products: [laptop]

A lot without a title is called by its products.
"""

from collections.abc import Iterator, Mapping, Sequence

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import TenderInPlace
from ictcriteria.model.reference import Product
from ictcriteria.model.tender import Lot

ID = "subject-matter-silent"
GROUP = Group.TENDER
SEVERITY = Severity.NOTE

_LONGEST_WORD_ON_ITS_OWN = 3
"""Short words such as PC also stand inside others that mean something else."""


def check_tender(tender: TenderInPlace) -> Iterator[Finding]:
    """Lots of which no title names a product, in whatever language."""
    title = tender.tender.title
    for lot in tender.lots:
        names = tuple(_names(lot, tender.catalogue.reference.products))
        titles = [*title.values(), *(lot.title or {}).values()]
        if names and not _is_called_by_its_products(lot, tender) and not any(_names_one(text, names) for text in titles):
            place = tender.inside(lot, "title") if lot.title else tender.origin.at("title")
            message = f"no title says what is bought{tender.where(lot)}"
            yield Finding(ID, place, message, f"name the goods, such as '{names[0]}'; every clause must be linked to them")


def _is_called_by_its_products(lot: Lot, tender: TenderInPlace) -> bool:
    return bool(tender.tender.lots) and lot.title is None


def _names(lot: Lot, products: Mapping[str, Product]) -> Iterator[str]:
    for product in (products[id_] for id_ in lot.products if id_ in products):
        yield from (*product.plural.values(), *product.name.values())
        yield from (word for words in product.also_called.values() for word in words)


def _names_one(text: str, names: Sequence[str]) -> bool:
    shown = text.casefold()
    short = {word.casefold() for word in names if len(word) <= _LONGEST_WORD_ON_ITS_OWN}
    long = (word.casefold() for word in names if len(word) > _LONGEST_WORD_ON_ITS_OWN)
    return not short.isdisjoint(_words(shown)) or any(word in shown for word in long)


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text).split()

"""One criterion in one document: what the functions that make its views need."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ictcriteria.compose.bind import BoundCriterion, BoundParameter, Variant
from ictcriteria.compose.composition import Composition
from ictcriteria.compose.expand import TextExpander
from ictcriteria.compose.texts import PackTexts
from ictcriteria.compose.wording import Wording
from ictcriteria.markdown_text import Markdown
from ictcriteria.model.criterion import Criterion
from ictcriteria.model.tender import Lot

Scope = tuple[tuple[Lot, tuple[str, ...]], ...]
"""Lots, each with some of its products."""


@dataclass(frozen=True, slots=True)
class DocumentTexts:
    """What all criteria of one document share."""

    composition: Composition
    texts: PackTexts
    expander: TextExpander

    def text(self, owner: str, key: str) -> str:
        """A text of a pack or criterion; in a draft a mark stands before one that is not translated."""
        text = self.texts.of(owner, key) or ""
        if (owner, key) not in self.texts.missing:
            return text
        self.expander.missing += 1
        wording = self.expander.wording
        return f"{wording.say('marks.missing', what=wording.say('marks.translation'))} {text}"

    def subject(self, item: BoundCriterion) -> "Subject":
        """One chosen criterion."""
        return Subject(self, item, self.composition.catalogue.criteria[item.id])


@dataclass(frozen=True, slots=True)
class Subject:
    """A chosen criterion with its values and its texts in the document's language."""

    document: DocumentTexts
    item: BoundCriterion
    criterion: Criterion

    @property
    def wording(self) -> Wording:
        """The words of the document's language."""
        return self.document.expander.wording

    @property
    def expander(self) -> TextExpander:
        """The expander of the document."""
        return self.document.expander

    def text(self, key: str) -> str:
        """A text as it was written, empty when the criterion does not have it; marked in a draft that lacks its translation."""
        return self.document.text(self.item.id, key)

    def expanded(self, key: str) -> Markdown:
        """A text with its values and links; where values differ between products, once per group of products."""
        return self.per_variant(lambda values: self.expanded_with(key, values))

    def expanded_with(self, key: str, values: Mapping[str, BoundParameter]) -> Markdown:
        """A text with the given values."""
        return self.expander.expand(self.text(key), values)

    def per_variant(self, make: Callable[[Mapping[str, BoundParameter]], Markdown]) -> Markdown:
        """What ``make`` gives for the values of each variant: once when it is the same, else each with its scope before it."""
        made = [(variant, make(values_of(variant))) for variant in self.item.variants]
        if len({text for _, text in made}) == 1:
            return made[0][1]
        labelled = (
            f"*{self.wording.markdown('requirement.variant', scope=self.scope_words(variant.scope))}* {text}"
            for variant, text in made
        )
        return Markdown("\n\n".join(labelled))

    def lot_label(self, lot: Lot) -> str:
        """What documents call the lot, such as "Lot 2"; empty in a tender without lots."""
        if not self.document.composition.tender.lots:
            return ""
        return self.wording.say("lots.label", number=str(self._number(lot)))

    def scope_words(self, scope: Scope) -> str:
        """The lots and products of a scope as running text."""
        if not self.document.composition.tender.lots:
            return self.wording.products(scope[0][1])
        shown = [
            self.wording.say("lots.scope", number=str(self._number(lot)), products=self.wording.products(products))
            for lot, products in scope
        ]
        return self.wording.listing(shown)

    def _number(self, lot: Lot) -> int:
        return [other.id for other in self.document.composition.selection.lots].index(lot.id) + 1


def values_of(variant: Variant) -> dict[str, BoundParameter]:
    """The parameters of a variant by name."""
    return {bound.name: bound for bound in variant.parameters}

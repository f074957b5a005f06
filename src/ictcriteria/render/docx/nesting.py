"""What the current block stands in: lists, their items, quotations."""

from dataclasses import dataclass

from ictcriteria.render.docx.errors import DocxError
from ictcriteria.render.docx.styles import Styles


@dataclass(slots=True)
class _Container:
    style: str
    item_style: str = ""
    item_properties: str = ""
    awaits_item: bool = False
    """Whether the bullet or number of an item is still to be written."""


class Nesting:
    """The lists and quotations that are open."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._containers: list[_Container] = []

    @property
    def is_open(self) -> bool:
        """Whether the current block stands in a list or a quotation."""
        return bool(self._containers)

    @property
    def awaits_item(self) -> bool:
        """Whether the next paragraph carries the bullet or number of an item."""
        return self.is_open and self._containers[-1].awaits_item

    @property
    def list_depth(self) -> int:
        """How many lists are open."""
        return sum(1 for container in self._containers if container.item_style)

    def next_style(self) -> tuple[str, str]:
        """The style of the next paragraph, and the properties that make it an item."""
        if not self._containers:
            return self._styles.body, ""
        container = self._containers[-1]
        if not container.awaits_item:
            return container.style, ""
        container.awaits_item = False
        return container.item_style, container.item_properties

    def open_quote(self) -> None:
        """A quotation begins."""
        self._containers.append(_Container(self._styles.quote))

    def open_bullets(self) -> None:
        """A list with bullets begins."""
        depth = self._next_depth()
        self._containers.append(_Container(self._styles.continued[depth], self._styles.bullets[depth]))

    def open_numbers(self, properties: str) -> None:
        """A numbered list begins; ``properties`` name the list instance."""
        depth = self._next_depth()
        self._containers.append(_Container(self._styles.continued[depth], self._styles.ordered[depth], properties))

    def open_item(self) -> None:
        """An item of the innermost list begins."""
        self._containers[-1].awaits_item = True

    def close(self) -> None:
        """The innermost list or quotation ends."""
        self._containers.pop()

    def _next_depth(self) -> int:
        if self.list_depth == len(self._styles.bullets):
            raise DocxError("a list is more than three levels deep")
        return self.list_depth

"""Headers and footers: where a reference document wants the header text and the page number.

The places are marked ``{header_text}`` and ``{page_label}`` in the header or footer of the reference document. A house
template without these marks keeps its own header and footer as they are.
"""

import re
from collections.abc import Iterator
from copy import deepcopy

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ictcriteria.render.docx.wordml import NAMESPACES, escape, field, text_run

_HEADER_TEXT = "{header_text}"
_PAGE_LABEL = "{page_label}"
_PAGE_NUMBER = re.compile(r"(\{pages?\})")
_FIELDS = {"{page}": field("PAGE", "1"), "{pages}": field("NUMPAGES", "1")}


def fill_marks(root: BaseOxmlElement, header_text: str, page_label: str) -> None:
    """Puts the header text and the page number into a header or footer.

    ``page_label`` has ``{page}`` and ``{pages}`` where the numbers go.
    """
    for paragraph in list(root.iter(qn("w:p"))):
        _replace(paragraph, _PAGE_LABEL, _label_runs(page_label))
        _replace(paragraph, _HEADER_TEXT, text_run(header_text))


def _label_runs(label: str) -> str:
    pieces = filter(None, _PAGE_NUMBER.split(label))
    return "".join(_FIELDS.get(piece) or text_run(piece) for piece in pieces)


def _replace(paragraph: BaseOxmlElement, mark: str, runs: str) -> None:
    """Replaces a mark; Word may have cut it into several runs."""
    affected = list(_texts_with(paragraph, mark))
    for text, _, end in affected[1:]:
        text.text = text.text[end:]
    for text, begin, end in affected[:1]:
        rest = text.text[end:]
        text.text = text.text[:begin]
        _insert(text, runs, rest)


def _texts_with(paragraph: BaseOxmlElement, mark: str) -> Iterator[tuple[BaseOxmlElement, int, int]]:
    """The texts that the first mark stretches over, and from where to where."""
    texts = [text for text in paragraph.iter(qn("w:t")) if text.text]
    start = "".join(text.text for text in texts).find(mark)
    place = 0
    for text in texts:
        begin, end = max(start - place, 0), min(start + len(mark) - place, len(text.text))
        if start >= 0 and begin < end:
            yield text, begin, end
        place += len(text.text)


def _insert(text: BaseOxmlElement, runs: str, rest: str) -> None:
    """Puts runs behind a text and what follows the text in its run behind them, all in the look of that run."""
    run = text.getparent()
    tail = f'<w:r><w:t xml:space="preserve">{escape(rest)}</w:t></w:r>'
    added = list(parse_xml(f"<w:p {NAMESPACES}>{runs}{tail}</w:p>"))
    for sibling in list(text.itersiblings()):
        added[-1].append(sibling)
    properties = run.find(qn("w:rPr"))
    for new in reversed(added):
        if properties is not None:
            new.insert(0, deepcopy(properties))
        run.addnext(new)

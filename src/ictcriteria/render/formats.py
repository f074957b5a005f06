"""One document in each format, and the proof that no criterion was lost on the way."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from markdown_it.token import Token

from ictcriteria.catalogue.template_set import HTML_PAGE, STYLE_SHEET, TemplateSet
from ictcriteria.compose.document import TenderDocument
from ictcriteria.compose.wording import Wording
from ictcriteria.diagnostics import Diagnostic, Severity
from ictcriteria.model.tender import DocumentFormat
from ictcriteria.render.count import lost_criteria
from ictcriteria.render.documents import document_markdown
from ictcriteria.render.html import Page, render_html
from ictcriteria.render.markdown import dangling_links, may_dangle, parse_markdown
from ictcriteria.templating import Templates

if TYPE_CHECKING:
    from ictcriteria.render.docx import DocumentProperties

_CITED = re.compile(r"\]\(#((?:term|source)-[a-z0-9-]+)\)")


@dataclass(frozen=True, slots=True)
class Press:
    """What is needed to turn documents into files: templates, words, and the date that documents carry, if any."""

    templates: Templates
    template_set: TemplateSet
    wording: Wording
    created: datetime | None


@dataclass(frozen=True, slots=True)
class RenderedDocument:
    """A document in the wanted formats, or the reasons why it cannot be printed."""

    files: Mapping[DocumentFormat, bytes]
    diagnostics: tuple[Diagnostic, ...] = ()


def render_document(document: TenderDocument, formats: Sequence[DocumentFormat], press: Press) -> RenderedDocument:
    """Print one document; the Markdown is made once for all formats, and parsed once for those that need it.

    Every finished file is read back: a criterion that was chosen and does not stand in it exactly once is an error.
    """
    template = f"documents/{document.name.value}.md.j2"
    markdown = print_markdown(document, press)
    is_read = may_dangle(markdown) or set(formats) != {DocumentFormat.MD}
    tokens = parse_markdown(markdown) if is_read else []
    shown = press.template_set.shown(template)
    dangling = dangling_links(tokens)
    if dangling:
        return RenderedDocument({}, tuple(_dangling(anchor, shown) for anchor in dict.fromkeys(dangling)))
    files = {fmt: _RENDERERS[fmt](document, markdown, tokens, press) for fmt in formats}
    lost = {fmt: ids for fmt, content in files.items() if (ids := lost_criteria(content, fmt, document.criteria))}
    return RenderedDocument({} if lost else files, tuple(_lost(ids, fmt, shown) for fmt, ids in lost.items()))


def print_markdown(document: TenderDocument, press: Press) -> str:
    """The document as Markdown, with only those terms and sources that it cites.

    What a template prints is known only when it has printed: so it runs once without the two lists, and the links it made
    say what belongs in them. A definition may cite sources too.
    """
    printed = document_markdown(replace(document, terms=(), sources=()), press.wording, press.templates)
    cited = set(_CITED.findall(printed))
    terms = tuple(term for term in document.terms if term.anchor in cited)
    cited |= {anchor for term in terms for anchor in _CITED.findall(term.definition)}
    sources = tuple(source for source in document.sources if source.anchor in cited)
    if not (terms or sources):
        return printed
    return document_markdown(replace(document, terms=terms, sources=sources), press.wording, press.templates)


def _markdown(document: TenderDocument, markdown: str, tokens: Sequence[Token], press: Press) -> bytes:
    del document, tokens, press
    return markdown.encode()


def _html(document: TenderDocument, markdown: str, tokens: Sequence[Token], press: Press) -> bytes:
    del markdown
    page = Page(
        language=document.language_tag,
        title=_title(document),
        subject=document.subject,
        buyer=document.buyer,
        skip=press.wording.say("page.skip"),
        draft=document.draft,
        style=press.template_set.texts[STYLE_SHEET],
    )
    return render_html(tokens, page, HTML_PAGE, press.templates)


def _docx(document: TenderDocument, markdown: str, tokens: Sequence[Token], press: Press) -> bytes:
    from ictcriteria.render.docx import render_docx  # noqa: PLC0415 - Word is loaded only when wanted

    del markdown
    return render_docx(tokens, word_properties(document, press), document.numbers, press.template_set.reference_docx)


def word_properties(document: TenderDocument, press: Press) -> "DocumentProperties":
    """What the Word file says about itself, and the words in its header and footer."""
    from ictcriteria.render.docx import DocumentProperties  # noqa: PLC0415 - as above

    return DocumentProperties(
        title=_title(document),
        subject=document.subject,
        author=document.buyer,
        language=document.language_tag,
        keywords=document.name.value,
        created=press.created,
        header_text=_title(document),
        page_label=press.wording.say("page.number", page="{page}", pages="{pages}"),
    )


_RENDERERS: Mapping[DocumentFormat, Callable[[TenderDocument, str, Sequence[Token], Press], bytes]] = {
    DocumentFormat.MD: _markdown,
    DocumentFormat.HTML: _html,
    DocumentFormat.DOCX: _docx,
}


def _title(document: TenderDocument) -> str:
    return f"{document.title}: {document.tender_title}"


def _dangling(anchor: str, file: str) -> Diagnostic:
    message = f"a link points to '#{anchor}', which the document does not have"
    return Diagnostic("template", Severity.ERROR, message, file, hint="print the section that holds it, or drop the link")


def _lost(ids: Sequence[str], fmt: DocumentFormat, file: str) -> Diagnostic:
    those = f"'{ids[0]}' does" if len(ids) == 1 else f"'{ids[0]}' and {len(ids) - 1} more do"
    message = f"{those} not stand exactly once in the {fmt.value} document"
    hint = "the template must print the heading or anchor of every requirement once"
    return Diagnostic("template-drops-criterion", Severity.ERROR, message, file, hint=hint)

"""A folder of templates: documents, partials, words, outline and styles, with a house folder laid over the shipped one."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from pydantic import TypeAdapter

from ictcriteria.catalogue.locate import locate
from ictcriteria.catalogue.validate import validate_data
from ictcriteria.catalogue.words import check_words, known_gaps
from ictcriteria.diagnostics import Diagnostic, Origin, Outcome, Severity, has_errors
from ictcriteria.model.outline import Outline
from ictcriteria.model.strings import Strings, StringsFile
from ictcriteria.source.tree import MAX_BINARY_BYTES, MAX_TEXT_BYTES, FileTree
from ictcriteria.source.working_tree import OverlayTree
from ictcriteria.source.yaml_reader import read_yaml, too_large

OUTLINE = "outline.yaml"
REFERENCE_DOCX = "styles/reference.docx"
STYLE_SHEET = "styles/style.css"
HTML_PAGE = "styles/page.html.j2"

_TEXT_SUFFIXES = frozenset({".j2", ".css", ".yaml"})


@dataclass(frozen=True, slots=True)
class TemplateSet:
    """Templates ready for use: ``texts`` are templates and style sheet by path, ``inputs`` the SHA-256 of every file.

    ``files`` gives the name of each file as shown to the user, ``words`` the bytes of the topmost file of each language.
    """

    texts: Mapping[str, str]
    strings: Mapping[str, Strings]
    outline: Outline
    reference_docx: bytes
    inputs: Mapping[str, str]
    files: Mapping[str, str]
    words: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages with a file of words, readable or not."""
        return tuple(sorted(PurePosixPath(path).stem for path in self.inputs if PurePosixPath(path).match("strings/*.yaml")))

    def shown(self, path: str) -> str:
        """A path below the folder as the user would type it."""
        return self.files.get(path, path)


@dataclass(frozen=True, slots=True)
class TemplateReading:
    """What could be read of templates, and every problem of what could not; with errors the set only serves checks."""

    templates: TemplateSet
    diagnostics: tuple[Diagnostic, ...]


def load_templates(layers: Sequence[FileTree]) -> Outcome[TemplateSet]:
    """The templates of :func:`read_templates`, or no value when a file has an error."""
    reading = read_templates(layers)
    return Outcome(None if has_errors(reading.diagnostics) else reading.templates, reading.diagnostics)


def read_templates(layers: Sequence[FileTree]) -> TemplateReading:
    """Read the layers, the first one on top; words of a language are merged, every other file of a lower layer is hidden."""
    overlay = OverlayTree(*layers)
    found: list[Diagnostic] = []
    contents = {path: content for path in overlay.paths() if (content := _content(path, overlay, found)) is not None}
    texts = {path: text for path, content in contents.items() if (text := _text(path, content, overlay, found)) is not None}
    strings = _strings(layers, tuple(texts.values()), found)
    outline = _outline(contents.get(OUTLINE), overlay, found)
    found += [_missing_file(path) for path in (HTML_PAGE, STYLE_SHEET, REFERENCE_DOCX, OUTLINE) if path not in contents]
    inputs = {path: hashlib.sha256(content).hexdigest() for path, content in sorted(contents.items())}
    files = {path: overlay.shown(path) for path in contents}
    words = {language: contents[path] for language in strings if (path := f"strings/{language}.yaml") in contents}
    read = TemplateSet(texts, strings, outline or {}, contents.get(REFERENCE_DOCX, b""), inputs, files, words)
    return TemplateReading(read, tuple(found))


def _content(path: str, tree: FileTree, found: list[Diagnostic]) -> bytes | None:
    limit = MAX_TEXT_BYTES if PurePosixPath(path).suffix in _TEXT_SUFFIXES else MAX_BINARY_BYTES
    size = tree.size(path)
    if size > limit:
        found.append(too_large(tree.shown(path), size))
        return None
    return tree.read(path)


def _text(path: str, content: bytes, tree: FileTree, found: list[Diagnostic]) -> str | None:
    if PurePosixPath(path).suffix not in {".j2", ".css"}:
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        found.append(Diagnostic("template", Severity.ERROR, "the file is not UTF-8", tree.shown(path), hint="save it as UTF-8"))
        return None
    if path.endswith(".css") and "<" in text:
        message = "'<' is not allowed in a style sheet"
        found.append(Diagnostic("template", Severity.ERROR, message, tree.shown(path), hint="a style sheet needs no markup"))
    return text


def _strings(layers: Sequence[FileTree], templates: Sequence[str], found: list[Diagnostic]) -> dict[str, Strings]:
    """Words by language; a layer above adds words and replaces single ones."""
    merged: dict[str, dict[str, Any]] = {}
    top: dict[str, str] = {}
    for layer in reversed(layers):
        known = known_gaps(data["words"] for data in merged.values())
        for path in layer.paths():
            parts = PurePosixPath(path)
            if parts.parent.as_posix() != "strings" or parts.suffix != ".yaml":
                continue
            strings = _validated(StringsFile, path, layer, found)
            if strings is None:
                continue
            findings = check_words(strings, known, templates, Origin(layer.shown(path))) if known else ()
            found += locate(findings, {layer.shown(path): layer.read(path)}.__getitem__)
            _merge(merged.setdefault(parts.stem, {"tag": None, "words": {}}), strings)
            top[parts.stem] = layer.shown(path)
    found += [_missing_tag(top[language]) for language, data in merged.items() if data["tag"] is None]
    return {language: Strings.model_validate(data) for language, data in sorted(merged.items()) if data["tag"] is not None}


def _merge(data: dict[str, Any], strings: StringsFile) -> None:
    data["tag"] = strings.tag or data["tag"]
    for section, words in strings.words.items():
        data["words"].setdefault(section, {}).update(words)


def _missing_tag(file: str) -> Diagnostic:
    hint = "write the tag of the language, such as 'tag: en-GB'"
    return Diagnostic("missing-field", Severity.ERROR, "field 'tag' is missing", file, hint=hint)


def _outline(content: bytes | None, tree: FileTree, found: list[Diagnostic]) -> Outline | None:
    return None if content is None else _validated(Outline, OUTLINE, tree, found)


def _validated(model: Any, path: str, tree: FileTree, found: list[Diagnostic]) -> Any:
    content = _content(path, tree, found)
    if content is None:
        return None
    document = read_yaml(content, tree.shown(path))
    if document.diagnostics:
        found += document.diagnostics
        return None
    value, findings = validate_data(_adapter(model), document.data, document.file)
    found += locate(findings, lambda _: content)
    return value


def _missing_file(path: str) -> Diagnostic:
    return Diagnostic("template", Severity.ERROR, "the file is missing", path, hint="templates need this file")


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)

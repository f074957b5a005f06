"""What all tests share: a small catalogue of their own, real processes, and golden files.

``tests/data/packs`` is a whole catalogue in two packs, with reference data of its own, so that no test but those of the
shipped packs depends on the law as it is shipped. ``ictcriteria check`` finds nothing in it.
Golden files are written anew with ``pytest --update-golden``; look at the difference before you commit it.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.catalogue.load import load_catalogue
from ictcriteria.catalogue.template_set import TemplateSet, load_templates
from ictcriteria.compose.assemble import Edition, assemble_document
from ictcriteria.compose.composition import Composition, compose_tender
from ictcriteria.compose.document import TenderDocument
from ictcriteria.compose.texts import texts_in
from ictcriteria.compose.wording import Wording
from ictcriteria.diagnostics import Diagnostic, Origin
from ictcriteria.model.strings import Strings
from ictcriteria.model.tender import DocumentName, Tender
from ictcriteria.pipeline.build import BuildOptions, BuildResult, build_tender
from ictcriteria.pipeline.reading import read_tender
from ictcriteria.render.documents import document_markdown
from ictcriteria.source.tender_file import TenderFile
from ictcriteria.source.working_tree import FolderTree
from ictcriteria.templating import Templates

ROOT = Path(__file__).parents[1]
PACKS = ROOT / "tests" / "data" / "packs"
TEMPLATES = ROOT / "templates"
STEPS_LIMIT_SECONDS = 300


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files anew instead of comparing them")


@dataclass(frozen=True)
class Run:
    """A finished process."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """The small catalogue as a folder that a test may change."""
    return Path(shutil.copytree(PACKS, tmp_path / "packs"))


@pytest.fixture
def edited(packs: Path) -> Callable[[str, str, str], Path]:
    """Replace a piece of text that stands once in a file of the small catalogue; gives the folder."""

    def edit(path: str, old: str, new: str) -> Path:
        file = packs / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        file.write_text(text.replace(old, new), encoding="utf-8")
        return packs

    return edit


LENT = {
    "jurisdictions": "{name: Elsewhere, languages: [en], currency: EUR, based_on: eu, checked: 2026-01-01}",
    "frameworks": "{title: X, owner: X, edition: '1', source: updates-act, note: X, "
    "items: [{number: '1', title: X, coverage: none}]}",
    "profiles": "{title: X, note: X, level: basic, products: [laptop], criteria: [award/repair-time]}",
}


@pytest.fixture
def packs_for_programs(packs: Path) -> Path:
    """The small catalogue for ``--criteria``: it has a file of its own for each that the program would lend it."""
    for folder, content in LENT.items():
        (packs / "reference" / folder).mkdir(exist_ok=True)
        for shipped in (ROOT / "criteria" / "reference" / folder).glob("*.yaml"):
            own = packs / "reference" / folder / shipped.name
            if not own.exists():
                own.write_text(content)
    return packs


@pytest.fixture(scope="session")
def clean_environment() -> Callable[[Mapping[str, str]], dict[str, str]]:
    """An environment with nothing of the user's in it, and what the coverage of child processes needs."""

    def environment(more: Mapping[str, str]) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name == "PATH" or name.startswith("COVERAGE_")}
        return {**kept, "PYTHONPATH": str(ROOT / "src"), "PYTHONWARNINGS": "error", **more}

    return environment


@pytest.fixture
def run_cli(tmp_path: Path, clean_environment: Callable[[Mapping[str, str]], dict[str, str]]) -> Callable[..., Run]:
    """``run_cli("build", "--draft", cwd=…, env=…, stdin=…)`` runs the program as a process of its own."""

    def run(
        *arguments: object, cwd: Path | None = None, env: Mapping[str, str] | None = None, stdin: str = "", errors: str = "strict"
    ) -> Run:
        done = subprocess.run(
            [sys.executable, "-m", "ictcriteria", *map(str, arguments)], cwd=cwd or tmp_path, input=stdin, errors=errors,
            env=clean_environment(env or {}), capture_output=True, encoding="utf-8", check=False, timeout=STEPS_LIMIT_SECONDS,
        )  # fmt: skip
        return Run(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def write_tender(tmp_path: Path) -> Callable[[str], Path]:
    """Write a tender.yaml and give its path."""

    def write(text: str) -> Path:
        path = tmp_path / "tender.yaml"
        path.write_text(dedent(text), encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The small catalogue, loaded."""
    outcome = load_catalogue([FolderTree(PACKS)])
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


@pytest.fixture(scope="session")
def template_set() -> TemplateSet:
    """The shipped templates; English words also serve as Norwegian ones, so that tests wait for no translation."""
    outcome = load_templates([FolderTree(TEMPLATES)])
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    shipped = outcome.value
    english = shipped.strings["en"]
    languages = {"en": english, "nb": Strings(tag="nb-NO", words=english.words)}
    return TemplateSet(shipped.texts, languages, shipped.outline, shipped.reference_docx, shipped.inputs, shipped.files)


@pytest.fixture(scope="session")
def tender() -> Callable[[str], Tender]:
    """A tender from YAML text; title, buyer and jurisdiction are filled in when they are missing."""

    def read(text: str) -> Tender:
        text = dedent(text)
        common = {"title": "Devices", "buyer": "Town", "jurisdiction": "eu"}
        lines = [f"{key}: {value}" for key, value in common.items() if f"\n{key}:" not in f"\n{text}"]
        outcome = read_tender(TenderFile("tender.yaml", "\n".join([*lines, text]).encode()))
        assert outcome.diagnostics == ()
        assert outcome.value is not None
        return outcome.value

    return read


@pytest.fixture(scope="session")
def compose(catalogue: Catalogue, template_set: TemplateSet, tender: Callable[[str], Tender]) -> Callable[..., Composition]:
    """A tender from YAML text, composed with the small catalogue or another one."""

    def composed(text: str, of: Catalogue | None = None) -> Composition:
        return compose_tender(tender(text), of or catalogue, template_set.outline, ("en", "nb"), Origin("tender.yaml"))

    return composed


@pytest.fixture(scope="session")
def edition(template_set: TemplateSet) -> Callable[..., Edition]:
    """The words and texts of one language for a composition."""

    def make(composition: Composition, language: str = "en", *, draft: bool = False) -> Edition:
        reference = composition.catalogue.reference
        wording = Wording(language, template_set.strings[language], composition.jurisdictions, reference, "EUR")
        texts = texts_in(language, composition.selection.criteria, composition.catalogue, Origin("tender.yaml"), draft=draft)
        return Edition(wording, texts, draft, "ictcriteria test")

    return make


@pytest.fixture(scope="session")
def assemble(compose: Callable[..., Composition], edition: Callable[..., Edition]) -> Callable[..., TenderDocument]:
    """One document of a tender given as YAML text."""

    def assembled(
        text: str, document: str = "specification", language: str = "en", *, draft: bool = False, of: Catalogue | None = None
    ) -> TenderDocument:
        composition = compose(text, of)
        assert composition.findings == ()
        return assemble_document(DocumentName(document), composition, edition(composition, language, draft=draft))

    return assembled


@pytest.fixture(scope="session")
def markdown(compose: Callable[..., Composition], edition: Callable[..., Edition], template_set: TemplateSet) -> Callable[..., str]:
    """The Markdown of one document of a tender given as YAML text."""

    def printed(text: str, document: str = "specification", language: str = "en", *, draft: bool = False) -> str:
        composition = compose(text)
        assert composition.findings == ()
        words = edition(composition, language, draft=draft)
        assembled = assemble_document(DocumentName(document), composition, words)
        return document_markdown(assembled, words.wording, Templates(template_set.texts.get, template_set.shown))

    return printed


@pytest.fixture
def build(packs: Path, tmp_path: Path) -> Callable[..., BuildResult]:
    """Build a tender from the changed small catalogue; ``house`` maps template paths to texts laid over the shipped ones."""

    def built(text: str, house: Mapping[str, str] | None = None, options: BuildOptions | None = None) -> BuildResult:
        layers = [FolderTree(TEMPLATES, shown_as="templates")]
        if house is not None:
            folder = tmp_path / "house"
            for path, content in house.items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_text(content, encoding="utf-8")
            layers.insert(0, FolderTree(folder, shown_as="house"))
        file = TenderFile("tender.yaml", dedent(text).encode())
        return build_tender(file, [FolderTree(packs, shown_as="packs")], layers, None, options)

    return built


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a golden file, or write it with ``--update-golden``."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{path.name} is missing; write it with --update-golden"
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def told() -> Callable[[Diagnostic], str]:
    """A diagnostic as one line, so that tests compare place, rule, message and hint at once."""

    def line(item: Diagnostic) -> str:
        place = f"{item.file}:{item.span.line}:{item.span.column}"
        return f"{place}: {item.severity}[{item.rule}]: {item.message}" + (f" | {item.hint}" if item.hint else "")

    return line


@pytest.fixture(scope="session")
def snapshot() -> Callable[[Path], dict[str, bytes | None]]:
    """Everything below a folder: files with their bytes, folders as None."""

    def taken(folder: Path) -> dict[str, bytes | None]:
        def entries() -> Iterator[tuple[str, bytes | None]]:
            for path in sorted(folder.rglob("*")):
                yield path.relative_to(folder).as_posix(), path.read_bytes() if path.is_file() else None

        return dict(entries())

    return taken


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    """The packs and reference data that the program ships."""
    outcome = load_catalogue([FolderTree(ROOT / "criteria", shown_as="criteria")])
    assert outcome.value is not None, outcome.diagnostics[:5]
    return outcome.value

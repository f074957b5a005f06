"""Redlines in an office program: LibreOffice accepts and rejects all changes through its own API."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ictcriteria.render.docx import DocumentProperties, render_docx
from ictcriteria.render.docx.redline import RedlineStamp, Version, render_redline
from ictcriteria.render.markdown import parse_markdown

PAIRS = 200
REFERENCE = (Path(__file__).parents[3] / "templates" / "styles" / "reference.docx").read_bytes()
PROPERTIES = DocumentProperties("Redline", "", "Town", "en-GB", "", None, "Redline", "Page {page} of {pages}")
STAMP = RedlineStamp("Town", None)
PIPE = "ictcriteria-redlines"

Answer = tuple[int, int, list[str]]


def python_of_the_office() -> str | None:
    """A Python that has LibreOffice's API; the one of this environment has it not."""
    for folder in ("/usr/bin", "/usr/lib/libreoffice/program", "/opt/libreoffice/program"):
        for name in ("python3", "python"):
            program = Path(folder) / name
            if program.exists() and subprocess.run([program, "-c", "import uno"], capture_output=True, check=False).returncode == 0:
                return str(program)
    return None


SOFFICE, PYTHON = shutil.which("soffice"), python_of_the_office()
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
    pytest.mark.skipif(PYTHON is None, reason="python3-uno, LibreOffice's API for Python, is not installed"),
]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[list[str]], list[Answer]]]:
    """``ask(["Accept /path"])`` gives for each command: changes before, changes after, lines."""
    assert SOFFICE is not None
    assert PYTHON is not None
    folder = tmp_path_factory.mktemp("office")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--norestore", "--nologo", f"--accept=pipe,name={PIPE}-{folder.name};urp"]
    office = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    script = Path(__file__).with_name("office_changes.py")

    def asked(commands: list[str]) -> list[Answer]:
        done = subprocess.run(
            [PYTHON, str(script), f"{PIPE}-{folder.name}"], input="\n".join(commands) + "\n",
            capture_output=True, text=True, check=True, timeout=1200,
        )  # fmt: skip
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        assert len(answers) == len(commands), done.stderr
        return answers

    try:
        yield asked
        asked(["Quit"])
        office.wait(timeout=60)
    finally:
        if office.poll() is None:
            office.kill()


def written(folder: Path, name: str, content: bytes) -> str:
    path = folder / f"{name}.docx"
    path.write_bytes(content)
    return str(path)


def plain(document: Version) -> bytes:
    return render_docx(parse_markdown(document.markdown), PROPERTIES, document.numbers, REFERENCE)


def commands(old: Version, new: Version, folder: Path, name: str) -> list[str]:
    redline = written(folder, f"{name}-redline", render_redline(old, new, PROPERTIES, REFERENCE, STAMP))
    return [
        f"Show {written(folder, f'{name}-new', plain(new))}", f"Accept {redline}",
        f"Show {written(folder, f'{name}-old', plain(old))}", f"Reject {redline}",
    ]  # fmt: skip


def shown(answer: Answer) -> list[str]:
    """All lines but empty ones: LibreOffice keeps one where nothing can be joined with a paragraph before a table."""
    return [line for line in answer[2] if not line.endswith(" | ")]


def test_accepting_and_rejecting_gives_both_documents(
    ask: Callable[[list[str]], list[Answer]], generated_pair: Callable[..., tuple[Version, Version]], tmp_path: Path
) -> None:
    pairs = [generated_pair(seed, for_office=True) for seed in range(PAIRS)]
    answers = ask([command for place, pair in enumerate(pairs) for command in commands(*pair, tmp_path, str(place))])
    for place in range(PAIRS):
        new, accepted, old, rejected = answers[4 * place : 4 * place + 4]
        assert (accepted[1], rejected[1]) == (0, 0), place
        assert shown(accepted) == shown(new), place
        assert shown(rejected) == shown(old), place
    assert sum(1 for place in range(PAIRS) if answers[4 * place + 1][0]) > PAIRS * 0.9


HEADINGS = '# T\n\n## <a id="c-a"></a>1 Alpha clause\n\n{}\n\n## <a id="c-b"></a>2 Beta clause\n\n{}\n'
TABLE = "| A | B |\n|---|---|\n| first cell | other cell |"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(("It ends.\n\nThe end of it.", "E"), ("It ends here.\n\nNear the end of it.", "E"), id="replaced at the end"),
        pytest.param(("It ends\n\nthe end of it.", "E"), ("It ends here\n\nnear the end of it.", "E"), id="both sides of a mark"),
        pytest.param(("It ends.\n\n> End", "E"), ("It ends. More.\n\n- A paragraph.\n\n> End", "E"), id="an end and a paragraph"),
        pytest.param(("One.\n\n" + TABLE, "End."), ("One.\n\nTwo words.\n\n" + TABLE, "End."), id="a paragraph before a table"),
        pytest.param(("One.\n\n> Two.\n\n" + TABLE, "End."), ("One.\n\n" + TABLE, "End."), id="none before a table"),
        pytest.param(("One.", "End.\n\n- More of it."), ("One.", "End."), id="a paragraph less at the end"),
        pytest.param(("1. one\n2. two\n\nA\n\n1. three\n2. four", "E"), ("1. one\n2. two\n\nA\n\n1. four", "E"), id="a first item"),
        pytest.param(("Some words here.\n\nStay.", "End.\n\nLast."), ("Stay.", "End.\n\n> Some words here.\n\nLast."), id="a move"),
        pytest.param((TABLE, "End."), ("| A |\n|---|\n| only one cell |", "End."), id="a column less"),
        pytest.param(("It is **bold** and [linked](#c-b).", "E"), ("It is bold and [linked](#c-a).", "E"), id="looks and links"),
    ],
)  # fmt: skip
def test_what_office_programs_stumble_over(
    old: tuple[str, str], new: tuple[str, str], ask: Callable[[list[str]], list[Answer]], tmp_path: Path
) -> None:
    before, after = (Version(HEADINGS.format(*texts), {"c-a": "1", "c-b": "2"}) for texts in (old, new))
    expected_new, accepted, expected_old, rejected = ask(commands(before, after, tmp_path, "case"))
    assert accepted[0] > 0
    assert (accepted[1], rejected[1]) == (0, 0)
    assert accepted[2] == expected_new[2]
    assert rejected[2] == expected_old[2]


def test_a_heading_level_that_changed_is_given_back(ask: Callable[[list[str]], list[Answer]], tmp_path: Path) -> None:
    before = Version(HEADINGS.format("One.", "Two."), {"c-a": "1", "c-b": "2"})
    after = Version(before.markdown.replace('## <a id="c-b"></a>2', '### <a id="c-b"></a>1.1'), {"c-a": "1", "c-b": "1.1"})
    expected_new, accepted, expected_old, rejected = ask(commands(before, after, tmp_path, "level"))
    assert (accepted[2], rejected[2]) == (expected_new[2], expected_old[2])

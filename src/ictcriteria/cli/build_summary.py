"""What ``build`` reads beside its arguments, and what it says at the end."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from ictcriteria.cli.output import count
from ictcriteria.errors import UsageError
from ictcriteria.pipeline.build import BuildResult
from ictcriteria.pipeline.reading import TenderFile
from ictcriteria.source.tree import MAX_TEXT_BYTES
from ictcriteria.source.working_tree import shipped_folder

TENDER = "tender.yaml"
"""The name under which a tender is looked for."""


def tender_file(given: Path | None) -> TenderFile:
    """The tender that was named, else ``./tender.yaml``, else the shipped sample, which is said on stderr."""
    path = given or Path(TENDER)
    if given is None and not path.exists():
        print(f"no {TENDER} here: building the sample that came with the program", file=sys.stderr)
        return TenderFile(f"(shipped)/{TENDER}", (shipped_folder("templates") / TENDER).read_bytes())
    if path.is_dir():
        raise UsageError(f"'{path}' is a folder", f"name the file in it, such as '{path / TENDER}'")
    if not path.is_file():
        raise UsageError(f"there is no file '{path}'", "write one with 'ictcriteria init'")
    with path.open("rb") as stream:
        return TenderFile(path.as_posix(), stream.read(MAX_TEXT_BYTES + 1), path.stat().st_size)


def source_date(value: str | None) -> datetime | None:
    """The date that ``SOURCE_DATE_EPOCH`` gives (seconds since 1970, UTC), or None."""
    if not value:
        return None
    try:
        return datetime.fromtimestamp(int(value), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"SOURCE_DATE_EPOCH is '{value}', which is no number of seconds") from error


def summarise(result: BuildResult, folder: Path) -> str:
    """The last words of a build."""
    if not result.files:
        problems = sum(1 for item in result.diagnostics if item.severity == "error")
        return f"nothing was written: {count(problems, 'error')}"
    lines = [
        f"{count(result.criteria, 'criterion')} in {count(len(result.files), 'file')}, written to {folder}/".replace(
            "criterions", "criteria"
        )
    ]
    if result.missing:
        lines.append(f"draft: {count(result.missing, 'place')} marked as missing")
    lines += [f"  open {folder / path}" for path in result.files if path.endswith(("specification.docx", "contract.docx"))]
    return "\n".join(lines)

"""What ``build`` reads beside its arguments, and what it says at the end."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from ictcriteria.cli.output import count
from ictcriteria.errors import UsageError
from ictcriteria.pipeline.build import BuildResult
from ictcriteria.source.tender_file import TENDER, TenderFile, read_tender_file, shipped_tender


def tender_file(given: Path | None) -> TenderFile:
    """The tender that was named, else ``./tender.yaml``, else the shipped sample, which is said on stderr."""
    path = given or Path(TENDER)
    if given is None and not path.exists():
        print(f"no {TENDER} here: building the sample that came with the program", file=sys.stderr)
        return shipped_tender()
    return read_tender_file(path)


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

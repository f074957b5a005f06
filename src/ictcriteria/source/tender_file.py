"""A tender, or another single file, as bytes with the name shown to the user."""

from dataclasses import dataclass
from pathlib import Path

from ictcriteria.errors import UsageError
from ictcriteria.source.tree import MAX_TEXT_BYTES
from ictcriteria.source.working_tree import shipped_folder

TENDER = "tender.yaml"
"""The name under which a tender is looked for."""


@dataclass(frozen=True, slots=True)
class TenderFile:
    """A tender as it was read: the name shown to the user, the bytes, and the size of the whole file in bytes.

    Of a file above the limit only the first bytes need to be read.
    """

    shown: str
    content: bytes
    size: int = 0


def read_tender_file(path: Path) -> TenderFile:
    """The tender at a path; raises :class:`~ictcriteria.errors.UsageError` where there is no file."""
    if path.is_dir():
        raise UsageError(f"'{path}' is a folder", f"name the file in it, such as '{path / TENDER}'")
    if not path.is_file():
        raise UsageError(f"there is no file '{path}'", "write one with 'ictcriteria init'")
    with path.open("rb") as stream:
        return TenderFile(path.as_posix(), stream.read(MAX_TEXT_BYTES + 1), path.stat().st_size)


def shipped_tender() -> TenderFile:
    """The sample that came with the program."""
    return TenderFile(f"(shipped)/{TENDER}", (shipped_folder("templates") / TENDER).read_bytes())

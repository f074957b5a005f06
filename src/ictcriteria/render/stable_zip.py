"""ZIP archives whose bytes depend on nothing but their content."""

import io
import zipfile
from collections.abc import Mapping

_CONTENT_TYPES = "[Content_Types].xml"
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_REGULAR_FILE = 0o100644 << 16


def write_stable_zip(entries: Mapping[str, bytes]) -> bytes:
    """An archive of the entries: same entries, same bytes, in whatever order they come.

    Entries are stored, not deflated: zlib and its replacements compress the same text to different bytes, so a
    compressed archive would differ from one machine to the next.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(entries, key=_place):
            archive.writestr(_entry(name), entries[name])
    return buffer.getvalue()


def _place(name: str) -> tuple[int, str]:
    """Readers of Office packages look for the content types and the root relationships first."""
    if name == _CONTENT_TYPES:
        return 0, name
    return (1, name) if name == "_rels/.rels" else (2, name)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _FIXED_TIME)
    entry.create_system = _UNIX
    entry.external_attr = _REGULAR_FILE
    entry.compress_type = zipfile.ZIP_STORED
    return entry

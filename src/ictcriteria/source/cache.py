"""What earlier checks learned, in the user's cache folder: whole results, and files as plain data.

Everything is found by the content it was made from, never by name or time, so an entry is right or absent. Files are
written beside their place and moved there, so a crash leaves no half of one; any of them may be deleted, and several
programs may share the folder. A cache that cannot be read or written is no cache, and never a problem of a check.
"""

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

FOLDER_VARIABLE = "ICTCRITERIA_CACHE"
"""Names the cache folder; empty for none."""

_FORMAT = "1"
_KEPT_RESULTS = 64


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """The folder for this user, as the platform has it; None when the user wants none."""
    if FOLDER_VARIABLE in environment:
        return Path(environment[FOLDER_VARIABLE]) if environment[FOLDER_VARIABLE] else None
    if sys.platform == "win32":
        base = environment.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = os.path.join(environment.get("HOME", ""), "Library", "Caches")  # noqa: PTH118 - empty stays empty
    else:
        base = environment.get("XDG_CACHE_HOME") or os.path.join(environment.get("HOME", ""), ".cache")  # noqa: PTH118
    return Path(base) / "ictcriteria" if base and Path(base).is_absolute() else None


def digest(*parts: bytes | str) -> str:
    """One key for several parts; where one part ends counts."""
    hashed = hashlib.blake2b(digest_size=16)
    for part in parts:
        content = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        hashed.update(len(content).to_bytes(8, "big"))
        hashed.update(content)
    return hashed.hexdigest()


def content_key(content: bytes) -> str:
    """The key of a file by its bytes alone."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def read_entry(folder: Path, name: str) -> Any:
    """What was put there, or None."""
    try:
        data = json.loads((folder / f"{name}.json").read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return data["data"] if isinstance(data, dict) and data.get("format") == _FORMAT and "data" in data else None


def has_entry(folder: Path, name: str) -> bool:
    """Whether something was put there."""
    return (folder / f"{name}.json").is_file()


def write_entry(folder: Path, name: str, data: Any) -> None:
    """Put plain data there, through a file beside its place; what cannot be written is left alone."""
    text = json.dumps({"format": _FORMAT, "data": data}, separators=(",", ":"))
    fresh = folder / f".{name}.{os.getpid()}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh.write_bytes(text.encode("ascii"))
        fresh.replace(folder / f"{name}.json")
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def drop_old_results(folder: Path) -> None:
    """Keep the latest results only; a check leaves one behind each time something changed."""
    try:
        results = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in results[_KEPT_RESULTS:]:
            path.unlink(missing_ok=True)
    except OSError:
        return

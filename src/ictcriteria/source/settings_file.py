"""Where the settings of a check stand."""

from pathlib import Path

SETTINGS = "ictcriteria.toml"
"""The file of settings; it goes before a table in ``pyproject.toml``."""

PYPROJECT = "pyproject.toml"
"""The file whose table ``[tool.ictcriteria]`` may hold the settings."""


def find_settings(folder: Path) -> Path | None:
    """The nearest file of settings, from a folder upwards."""
    for place in (folder, *folder.parents):
        if (place / SETTINGS).is_file():
            return place / SETTINGS
        pyproject = place / PYPROJECT
        if pyproject.is_file() and b"[tool.ictcriteria" in pyproject.read_bytes():
            return pyproject
    return None

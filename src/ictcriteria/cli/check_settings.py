"""The settings of a check: a file found upwards from here, with the options of the command line on top."""

import argparse
from pathlib import Path

from ictcriteria.cli.output import print_diagnostics
from ictcriteria.diagnostics import Severity
from ictcriteria.errors import UsageError
from ictcriteria.lint.rules import RULES
from ictcriteria.lint.settings import PYPROJECT, read_settings
from ictcriteria.model.settings import Profile, Settings

SETTINGS = "ictcriteria.toml"
"""The file of settings; it goes before a table in ``pyproject.toml``."""


def settings_for(options: argparse.Namespace) -> Settings:
    """The settings that hold; raises UsageError for settings that cannot be used, after printing why."""
    file = find_settings(Path.cwd())
    settings = Settings()
    if file is not None:
        outcome = read_settings(file.read_bytes(), file.name, RULES)
        print_diagnostics(outcome.diagnostics)
        if outcome.value is None:
            raise UsageError(f"the settings in '{file}' cannot be used", "mend them first")
        settings = outcome.value
    given = {
        "profile": Profile(options.profile) if options.profile else None,
        "fail_on": Severity(options.fail_on) if options.fail_on else None,
        "select": tuple(options.select) or None,
        "ignore": (*settings.ignore, *options.ignore),
    }
    return settings.model_copy(update={name: value for name, value in given.items() if value is not None})


def find_settings(folder: Path) -> Path | None:
    """The nearest file of settings, from a folder upwards."""
    for place in (folder, *folder.parents):
        if (place / SETTINGS).is_file():
            return place / SETTINGS
        pyproject = place / PYPROJECT
        if pyproject.is_file() and b"[tool.ictcriteria" in pyproject.read_bytes():
            return pyproject
    return None

"""The settings of a check: a file found upwards from here, with the options of the command line on top."""

import argparse
from pathlib import Path

from ictcriteria.cli.output import print_diagnostics
from ictcriteria.diagnostics import Severity
from ictcriteria.errors import UsageError
from ictcriteria.lint.engine import fixed_rules, unknown_names
from ictcriteria.lint.rules import RULES
from ictcriteria.lint.settings import read_settings
from ictcriteria.model.settings import Profile, Settings
from ictcriteria.source.settings_file import find_settings
from ictcriteria.source.tender_file import TenderFile


def settings_for(options: argparse.Namespace) -> tuple[Settings, Path]:
    """The settings that hold, and the folder they stand in; raises UsageError for unusable ones, after printing why."""
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
    _refuse_unknown(options)
    merged = settings.model_copy(update={name: value for name, value in given.items() if value is not None})
    return merged, file.parent if file is not None else Path()


def baseline_file(options: argparse.Namespace, settings: Settings, folder: Path) -> TenderFile | None:
    """The baseline that an option or the settings name; raises UsageError for one that is not there."""
    file = options.baseline or (folder / settings.baseline if settings.baseline else None)
    if file is None or (options.update_baseline and not file.exists()):
        return None
    if not file.is_file():
        raise UsageError(f"there is no baseline '{file}'", "write one with --update-baseline")
    return TenderFile(file.as_posix(), file.read_bytes())


def _refuse_unknown(options: argparse.Namespace) -> None:
    typed = Settings(select=tuple(options.select), ignore=tuple(options.ignore))
    for _, message, hint in (*unknown_names(RULES, typed), *fixed_rules(RULES, typed)):
        raise UsageError(message, hint)

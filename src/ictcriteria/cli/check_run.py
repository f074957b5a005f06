"""A check as the command line asks for it: from the cache where the same was checked before, else anew."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from ictcriteria import __version__
from ictcriteria.cli.check_output import Checked
from ictcriteria.cli.check_targets import Targets, find_targets
from ictcriteria.cli.clock import today
from ictcriteria.errors import UsageError
from ictcriteria.lint.result import CheckResult, as_data, from_data
from ictcriteria.report.check_report import RuleNote
from ictcriteria.source.cache import cache_folder, content_key, digest, drop_old_results, read_entry, write_entry
from ictcriteria.source.settings_file import find_settings
from ictcriteria.source.tree import MAX_TEXT_BYTES, FileTree
from ictcriteria.source.working_tree import shipped_tree

_RESULTS, _PARSED = "results", "parsed"
_MOST_JOBS = 4


def run_check(options: argparse.Namespace) -> Checked:
    """Check, mend where that is asked for, and say what was found; raises UsageError for what cannot be done."""
    if options.fix and options.diff:
        raise UsageError("--fix changes files and --diff does not", "give one of them")
    targets = find_targets(options.paths, options.criteria, options.templates)
    lines = _lines(targets)
    if options.fix:
        from ictcriteria.cli.check_job import mend

        result, fixed = mend(options, targets)
        return Checked(result, lines, fixed, rules=_notes)
    result = _remembered(options, targets)
    if options.diff:
        from ictcriteria.cli.check_job import preview

        return Checked(result, lines, preview=preview(result, targets), rules=_notes)
    return Checked(result, lines, rules=_notes)


def _remembered(options: argparse.Namespace, targets: Targets) -> CheckResult:
    """The result from the cache, else from a check that leaves it there."""
    cache = None if options.no_cache else cache_folder(os.environ)
    if cache is None or options.against or options.update_baseline:
        return _checked(options, targets, cache)
    question = _question(options, targets)
    result = from_data(read_entry(cache / _RESULTS, question))
    if result is None:
        result = _checked(options, targets, cache)
        write_entry(cache / _RESULTS, question, as_data(result))
        drop_old_results(cache / _RESULTS)
    return result


def _checked(options: argparse.Namespace, targets: Targets, cache: Path | None) -> CheckResult:
    """A check that parses only files that no earlier check parsed, in several processes where that helps."""
    import tempfile

    from ictcriteria.cli.check_job import check_now
    from ictcriteria.source.parsed_files import ParsedFiles, parse_in_parallel
    from ictcriteria.source.yaml_reader import read_yaml

    jobs = options.jobs or min(_MOST_JOBS, os.cpu_count() or 1)
    with ExitStack() as stack:
        if cache is None and jobs == 1:
            return check_now(options, targets, read_yaml, jobs)
        folder = cache / _PARSED if cache else Path(stack.enter_context(tempfile.TemporaryDirectory()))
        parse_in_parallel(targets.criteria, folder, __version__, jobs)
        files = ParsedFiles(folder, __version__)
        result = check_now(options, targets, files.read, jobs)
        files.close()
    return result


def _question(options: argparse.Namespace, targets: Targets) -> str:
    """A key for everything that the result depends on."""
    asked = [options.profile, options.fail_on, options.select, options.ignore, targets.packs_are_checked]
    asked += [targets.templates_are_checked, sorted(targets.only), today().isoformat()]
    parts: list[bytes | str] = [repr(asked), *_program(), *_settings(options)]
    lent = shipped_tree("criteria")
    parts += [key for tree in targets.criteria for key in _tree_keys(tree, "")]
    parts += _tree_keys(lent, "reference/")
    if targets.templates_are_checked or targets.tenders:
        parts += [key for tree in targets.templates for key in _tree_keys(tree, "")]
    parts += [part for file in targets.tenders for part in (file.shown, content_key(file.content), str(file.size))]
    return digest(*parts)


def _tree_keys(tree: FileTree, below: str) -> list[str]:
    """Name and content of every file below a folder; of one above the limit, its size."""
    keys = []
    for path in tree.paths():
        if path.startswith(below):
            size = tree.size(path)
            keys += [tree.shown(path), content_key(tree.read(path)) if size <= MAX_TEXT_BYTES else str(size)]
    return [*keys, "."]


def _settings(options: argparse.Namespace) -> list[bytes | str]:
    file = find_settings(Path.cwd())
    parts: list[bytes | str] = [str(file), file.read_bytes() if file else b""]
    baseline = options.baseline
    return [*parts, str(baseline), baseline.read_bytes() if baseline and baseline.is_file() else b""]


def _program() -> list[str]:
    """The program itself and the libraries beside it: another version may find other things."""
    package = Path(__file__).parents[1]
    sources = sorted((str(path), path.stat()) for path in package.rglob("*.py"))
    own = [f"{path}:{stat.st_size}:{stat.st_mtime_ns}" for path, stat in sources]
    places = [place for place in sys.path if place.endswith("-packages")]
    return [__version__, sys.version, *own, *(path.name for place in places for path in sorted(Path(place).iterdir()))]


def _notes() -> Mapping[str, RuleNote]:
    from ictcriteria.cli.check_job import rule_notes

    return rule_notes()


def _lines(targets: Targets) -> Callable[[str], Sequence[str]]:
    """The lines of a file by the name shown to the user, for excerpts; trees are walked when the first one is wanted."""
    contents = {file.shown: file.content for file in targets.tenders}
    names: dict[str, tuple[FileTree, str]] = {}

    def lines(name: str) -> Sequence[str]:
        if not names:
            names.update(
                {tree.shown(path): (tree, path) for tree in (*targets.criteria, *targets.templates) for path in tree.paths()}
            )
        if name not in contents and name in names and names[name][0].size(names[name][1]) <= MAX_TEXT_BYTES:
            contents[name] = names[name][0].read(names[name][1])
        return contents.get(name, b"").decode("utf-8-sig", "replace").splitlines()

    return lines

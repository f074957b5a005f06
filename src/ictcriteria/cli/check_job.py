"""The work of a check for which the cache has no answer: settings, rules, mends, the baseline."""

import argparse
import difflib
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ictcriteria.catalogue.load import Reader
from ictcriteria.cli.check_settings import baseline_file, settings_for
from ictcriteria.cli.check_targets import Targets, find_targets
from ictcriteria.cli.clock import today
from ictcriteria.errors import UsageError
from ictcriteria.lint.baseline import write_baseline
from ictcriteria.lint.fixes import apply_fixes
from ictcriteria.lint.result import CheckResult
from ictcriteria.lint.rules import RULES
from ictcriteria.pipeline.check import FIXED, CheckRequest, check_packs
from ictcriteria.report.check_report import RuleNote
from ictcriteria.source.tender_file import TenderFile
from ictcriteria.source.tree import FileTree
from ictcriteria.source.working_tree import FolderTree, shipped_tree
from ictcriteria.source.yaml_reader import read_yaml

_ROUNDS = 5


def check_now(options: argparse.Namespace, targets: Targets, reader: Reader, jobs: int) -> CheckResult:
    """Check in so many processes, after writing the baseline where that is asked for."""
    request = replace(_request(options, targets, reader), jobs=jobs)
    return _write_baseline(request, options) if options.update_baseline else check_packs(request)


def mend(options: argparse.Namespace, targets: Targets) -> tuple[CheckResult, int]:
    """Mend files until nothing is left to mend; the result after that, and how many problems were mended."""
    fixed = 0
    for _ in range(_ROUNDS):
        result = check_packs(_request(options, targets, read_yaml))
        mended = _mend(result, targets)
        fixed += mended
        if not mended:
            break
        targets = find_targets(options.paths, options.criteria, options.templates)
    return result, fixed


def preview(result: CheckResult, targets: Targets) -> str:
    """What mending would change, as a unified diff."""
    parts: list[str] = []
    for path, shown in sorted(_files(result, targets).items(), key=lambda item: item[1]):
        old = path.read_bytes()
        new, _ = apply_fixes(old, [item for item in result.diagnostics if item.file == shown])
        before, after = (text.decode("utf-8-sig").splitlines(keepends=True) for text in (old, new))
        parts += difflib.unified_diff(before, after, f"a/{shown}", f"b/{shown}")
    return "".join(parts)


def rule_notes() -> Mapping[str, RuleNote]:
    """What reports say about rules, by id."""
    return {rule.ID: RuleNote((rule.__doc__ or "").splitlines()[0], (rule.__doc__ or "").strip()) for rule in RULES}


def _request(options: argparse.Namespace, targets: Targets, reader: Reader) -> CheckRequest:
    settings, folder = settings_for(options)
    against = _earlier(options.against, targets.criteria) if options.against else ()
    return CheckRequest(
        targets.criteria,
        today(),
        shipped_tree("criteria"),
        targets.templates,
        targets.tenders,
        settings=settings,
        packs_are_checked=targets.packs_are_checked,
        templates_are_checked=targets.templates_are_checked,
        only=targets.only,
        against=against,
        ref=options.against or "",
        baseline=baseline_file(options, settings, folder),
        reader=reader,
    )


def _earlier(ref: str, trees: Sequence[FolderTree]) -> tuple[FileTree, ...]:
    """The same folders as they were at a git state; raises UsageError for a state that is not there."""
    from ictcriteria.source.git_tree import load_files, open_git_trees

    earlier = tuple(open_git_trees(tree.root, (ref,))[0] for tree in trees)
    for tree in earlier:
        load_files(tree.paths(), tree)
    return earlier


def _files(result: CheckResult, targets: Targets) -> dict[Path, str]:
    """The files with something to mend, by their path on disk, with the name shown to the user."""
    wanted = {item.file for item in result.diagnostics if item.fix is not None}
    trees = (*targets.criteria, *targets.templates)
    found = {tree.root / path: tree.shown(path) for tree in trees for path in tree.paths() if tree.shown(path) in wanted}
    return found | {Path(file.shown): file.shown for file in targets.tenders if file.shown in wanted}


def _mend(result: CheckResult, targets: Targets) -> int:
    mended = 0
    for path, shown in _files(result, targets).items():
        content, number = apply_fixes(path.read_bytes(), [item for item in result.diagnostics if item.file == shown])
        fresh = path.with_name(f".{path.name}.new")
        fresh.write_bytes(content)
        os.replace(fresh, path)  # noqa: PTH105 - Path.replace is the same call
        mended += number
    return mended


def _write_baseline(request: CheckRequest, options: argparse.Namespace) -> CheckResult:
    """Write the baseline, and the result with it."""
    file = options.baseline or (Path(request.settings.baseline) if request.settings.baseline else None)
    if file is None:
        raise UsageError("there is no name for the baseline", "name it with --baseline, or in the settings")
    found = check_packs(replace(request, baseline=None)).diagnostics
    content = write_baseline(found, file.read_bytes() if file.exists() else None, file.as_posix(), FIXED)
    file.write_bytes(content)
    return check_packs(replace(request, baseline=TenderFile(file.as_posix(), content)))

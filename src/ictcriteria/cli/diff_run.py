"""A comparison as the command line asks for it."""

import argparse
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ictcriteria.catalogue.layout import REFERENCE
from ictcriteria.cli.diff_sides import Sides, open_sides
from ictcriteria.diff.changes import Change, ChangeSet, Effect
from ictcriteria.errors import UsageError
from ictcriteria.pipeline.diff import DiffResult, diff_catalogues, paths_to_read, translations_with
from ictcriteria.report.change_words import Narrator
from ictcriteria.report.diff_report import DiffReport, in_language
from ictcriteria.report.version_advice import version_advice

if TYPE_CHECKING:
    from ictcriteria.pipeline.tender_diff import TenderDiff


@dataclass(frozen=True, slots=True)
class Compared:
    """What was compared, what was found, and how it is told."""

    sides: Sides
    result: DiffResult
    report: DiffReport
    tender: "TenderDiff | None" = None


def compare(options: argparse.Namespace) -> Compared:
    """Open both states and compare them; raises UsageError for a state that is not there."""
    if options.tender is not None:
        return _for_tender(options)
    more = _texts_to_read(options)
    sides = open_sides(*_states(options), options.criteria, lambda changed: paths_to_read(more(changed)))
    result = diff_catalogues(sides.old, sides.new, more(sides.changed))
    result = _of_packs(result, options.pack, sides)
    return Compared(sides, result, _report(result, sides, options))


def _for_tender(options: argparse.Namespace) -> Compared:
    """Compare for one tender: both states are read as a whole."""
    from ictcriteria.catalogue.template_set import load_templates
    from ictcriteria.cli.options import template_layers
    from ictcriteria.cli.output import print_diagnostics
    from ictcriteria.pipeline.tender_diff import diff_tender
    from ictcriteria.source.tender_file import read_tender_file
    from ictcriteria.source.working_tree import shipped_tree

    file = read_tender_file(options.tender)
    sides = open_sides(*_states(options), options.criteria)
    styled = load_templates(template_layers(options.house, options.templates))
    print_diagnostics(styled.diagnostics)
    if styled.value is None:
        raise UsageError("the templates have errors", "mend them first")
    outcome = diff_tender(file, sides.old, sides.new, styled.value, shipped_tree("criteria"))
    if outcome.value is None:
        print_diagnostics(outcome.diagnostics)
        raise UsageError("the tender cannot be made with both states", "mend what is said above")
    tender = replace(outcome.value, result=_of_packs(outcome.value.result, options.pack, sides))
    report = replace(_report(tender.result, sides, options), advice=(), entering=tender.entering, leaving=tender.leaving)
    return Compared(sides, tender.result, report, tender)


def _texts_to_read(options: argparse.Namespace) -> Callable[[Collection[str]], Collection[str]]:
    """From the files that differ to those that clauses need in whole: titles of packs, and one language."""
    if options.language is None or not any(form.startswith("docx") for form in options.format):
        return frozenset
    return lambda changed: translations_with(changed, options.language)


def reaches(changes: Iterable[Change], threshold: str | None) -> bool:
    """True when a change is at or above a threshold: an effect, or ``any``."""
    if threshold is None:
        return False
    effects = list(Effect) if threshold == "any" else list(Effect)[: list(Effect).index(Effect(threshold)) + 1]
    return any(change.effect in effects for change in changes)


def _states(options: argparse.Namespace) -> tuple[str | None, str | None]:
    if options.since is None:
        return options.old, options.new
    if options.new is not None:
        raise UsageError("the old state is given twice", "give it with --since or as OLD")
    return options.since, options.old


def _of_packs(result: DiffResult, packs: Sequence[str], sides: Sides) -> DiffResult:
    if not packs:
        return result
    known = {path.partition("/")[0] for tree in (sides.old, sides.new) for path in tree.paths() if "/" in path} | {REFERENCE}
    for pack in packs:
        if pack not in known:
            from ictcriteria.catalogue.validate import closest

            raise UsageError(f"unknown pack '{pack}'", closest(pack, known) or f"known: {', '.join(sorted(known))}")
    return replace(result, changes=ChangeSet(tuple(change for change in result.changes if change.pack in packs)))


def _report(result: DiffResult, sides: Sides, options: argparse.Namespace) -> DiffReport:
    return DiffReport(
        in_language(result.changes.changes, options.language),
        Narrator(result.old, result.new),
        sides.old_name,
        sides.new_name,
        version_advice(result.changes, result.old, result.new),
        result.diagnostics,
    )

"""A catalogue that can be browsed, and criteria picked from it by what the user typed."""

import argparse
from collections.abc import Iterable

from ictcriteria.catalogue.catalogue import Catalogue, pack_of, slug_of
from ictcriteria.catalogue.validate import closest
from ictcriteria.cli.options import criteria_trees
from ictcriteria.cli.output import print_diagnostics
from ictcriteria.errors import UsageError
from ictcriteria.model.criterion import Criterion
from ictcriteria.model.identifiers import Kind, Level
from ictcriteria.pipeline.reading import read_packs
from ictcriteria.source.working_tree import shipped_tree


def open_catalogue(options: argparse.Namespace) -> Catalogue:
    """The packs that the options name; their problems go to stderr, and packs with errors cannot be browsed."""
    outcome = read_packs(criteria_trees(options), shipped_tree("criteria"))
    if outcome.value is None:
        print_diagnostics(outcome.diagnostics)
        raise UsageError("the packs have errors", "mend them first; 'ictcriteria check' shows the same list with excerpts")
    return outcome.value


def filtered(catalogue: Catalogue, options: argparse.Namespace) -> dict[str, Criterion]:
    """The criteria that pass ``--pack``, ``--kind``, ``--product`` and ``--level``; a filter for nothing known is a mistake."""
    levels = [options.level] if options.level else []
    _known(options.pack, catalogue.packs, "pack")
    _known(options.kind, [kind.value for kind in Kind], "kind")
    _known(options.product, catalogue.reference.products, "product")
    _known(levels, [level.value for level in Level], "level")
    return {
        id_: criterion
        for id_, criterion in catalogue.criteria.items()
        if (not options.pack or pack_of(id_) in options.pack)
        and (not options.kind or criterion.kind.value in options.kind)
        and (not options.product or set(options.product) & set(criterion.products))
        and (not levels or Level(options.level) in criterion.levels)
    }


def find_criterion(typed: str, catalogue: Catalogue) -> str:
    """The id of a criterion from ``pack/criterion``, or from the criterion part alone where that is unique."""
    if typed in catalogue.criteria:
        return typed
    same = [id_ for id_ in catalogue.criteria if id_.endswith(f"/{typed}")]
    if len(same) == 1:
        return same[0]
    hint = (
        f"there are {', '.join(same)}"
        if same
        else closest(typed, [*catalogue.criteria, *map(slug_of, catalogue.criteria)]) or "see 'ictcriteria list'"
    )
    raise UsageError(f"unknown criterion '{typed}'", hint)


def _known(typed: Iterable[str], known: Iterable[str], noun: str) -> None:
    choices = list(known)
    for word in typed:
        if word not in choices:
            raise UsageError(f"unknown {noun} '{word}'", closest(word, choices) or f"known: {', '.join(choices)}")

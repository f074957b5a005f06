"""A criterion or a level is gone, and nobody was told before.

## Why it matters
Buyers who name it in their tenders, and translators who work on it, stand before an error. One release that says ``deprecated``
gives them time.

## Example
    # levels were basic, advanced and spearhead
    levels:
      basic: {years: 5}
      advanced: {years: 7}

## Use instead
Keep it for one release, and say what to use instead:

    deprecated: Law since 20 June 2025; use lifespan/update-years-beyond-minimum.

A criterion with a new id says ``renamed_from``. The rule runs with ``--against``.
"""

from collections.abc import Iterator

from ictcriteria.catalogue.catalogue import pack_of
from ictcriteria.diagnostics import Finding, Origin, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import History

ID = "removed-without-deprecation"
GROUP = Group.VERSIONS
SEVERITY = Severity.WARNING


def check_history(history: History) -> Iterator[Finding]:
    """Criteria that no file holds any more, and levels that a criterion lost, unless the old state called it deprecated."""
    yield from _criteria(history)
    for id_, old, new in history.pairs:
        if old.deprecated is None:
            for level in sorted(old.levels.keys() - new.levels.keys()):
                message = f"the level '{level}' is gone since {history.ref}, and the criterion was not deprecated there"
                hint = "keep the level for one release with 'deprecated', or give tenders another level to name"
                yield Finding(ID, history.new.origin(id_).at("levels"), message, hint, of_key=True)


def _criteria(history: History) -> Iterator[Finding]:
    renamed = {criterion.renamed_from for criterion in history.new.criteria.values()}
    for id_, old in history.old.criteria.items():
        if old.deprecated is None and id_ not in renamed and not history.new.has_criterion(id_):
            place = _place(pack_of(id_), history)
            if place is not None:
                message = f"'{id_}' is gone since {history.ref}, and was not deprecated there"
                hint = "bring it back with 'deprecated' for one release, or write 'renamed_from' in the one that took its place"
                yield Finding(ID, place, message, hint, of_key=True)


def _place(pack: str, history: History) -> Origin | None:
    """The sections of the pack; of a pack that is gone as a whole, those of the first one that is left."""
    if pack in history.new.broken:
        return None
    left = pack if pack in history.new.packs else min(history.new.packs, default=None)
    return None if left is None else history.new.origin(left).at("sections")

"""Criteria of a pack have changed, and the version of the pack has not risen.

## Why it matters
Whoever uses the pack sees from its version whether there is something to read. Two packs of one version with different criteria
make every reference to that version worthless.

## Example
    # a criterion of the pack asks for more
    version: 1.10.0

## Use instead
    version: 2.0.0
    changes:
      - {version: 2.0.0, date: 2026-11-22, text: Asks for six years of updates instead of five.}

The last part rises for editorial edits, the middle one where there is more to choose from, the first one where a criterion asks
more, less or something else of bidders, or is gone; before 1.0 the middle part stands for the first. ``ictcriteria bump``
raises it. The rule runs with ``--against``.
"""

from collections.abc import Iterator

from ictcriteria.catalogue.catalogue import pack_of
from ictcriteria.catalogue.fingerprint import criterion_fingerprint
from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import History

ID = "version-not-raised"
GROUP = Group.VERSIONS
SEVERITY = Severity.WARNING

_MOST_SHOWN = 3


def check_history(history: History) -> Iterator[Finding]:
    """Packs with new, gone or edited criteria and no higher version."""
    changed: dict[str, list[str]] = {}
    for id_ in sorted(history.old.criteria.keys() | history.new.criteria.keys()):
        if _is_changed(id_, history):
            changed.setdefault(pack_of(id_), []).append(id_)
    for name, pack in history.new.packs.items():
        old = history.old.packs.get(name)
        if old is not None and name in changed and _parts(pack.version) <= _parts(old.version):
            shown = ", ".join(f"'{id_}'" for id_ in changed[name][:_MOST_SHOWN])
            more = len(changed[name]) - _MOST_SHOWN
            what = f"{shown} and {more} more" if more > 0 else shown
            message = f"{what} changed since {history.ref}, when the version was '{old.version}'"
            hint = "raise the version, and say in 'changes' what it means for a bidder"
            yield Finding(ID, history.new.origin(name).at("version"), message, hint)


def _is_changed(id_: str, history: History) -> bool:
    """Whether a criterion is not the same on both sides, as far as both can be read."""
    if id_ in history.old.broken | history.new.broken:
        return False
    old, new = history.old.criteria.get(id_), history.new.criteria.get(id_)
    if old is None or new is None:
        return True
    return old != new and criterion_fingerprint(old) != criterion_fingerprint(new)


def _parts(version: str) -> tuple[int, ...]:
    """``1.10`` as numbers, the same as ``1.10.0``."""
    major, minor, *patch = map(int, version.split("."))
    return major, minor, *(patch or (0,))

"""A chain of names leads back to where it began.

## Why it matters
Criteria that require each other in a circle can only be chosen together, so they are one demand cut into pieces that a buyer
cannot take apart. A law that is based on itself has no common ground, and a source that is superseded by itself is current and
outdated at once.

## Example
    # lifespan/warranty.yaml
    requires: [lifespan/repair-statistics]
    # lifespan/repair-statistics.yaml
    requires: [lifespan/warranty]

## Use instead
    # lifespan/warranty.yaml
    requires: [lifespan/repair-statistics]

Or write them as one criterion. The same holds for ``based_on`` of jurisdictions and ``superseded_by`` of sources and labels.
"""

from collections.abc import Iterator, Mapping, Sequence

from ictcriteria.diagnostics import Finding, Origin, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs
from ictcriteria.model.reference import Label, LegalSource

ID = "cycle"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR

Edges = Mapping[str, Sequence[str]]
"""Id to the ids that it names."""


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Circles of ``requires``, ``based_on`` and ``superseded_by``, each at the first step of its first member."""
    catalogue, data = packs.catalogue, packs.catalogue.reference
    required = {id_: one.requires for id_, one in catalogue.criteria.items() if one.requires}
    for circle in _circles(required):
        first, following = circle[0], circle[1 % len(circle)]
        place = catalogue.origin(first).at("requires", required[first].index(following))
        yield _finding(place, circle, "requires", "take it out of one 'requires'; what always goes together is one criterion")
    based_on = {code: _one(place.based_on) for code, place in data.jurisdictions.items()}
    for circle in _circles(based_on):
        place = catalogue.origin(f"reference/jurisdictions/{circle[0]}").at("based_on")
        yield _finding(place, circle, "is based on", "a law that stands on its own has no 'based_on'")
    yield from _superseded(data.sources, catalogue.origin("reference/sources"))
    yield from _superseded(data.labels, catalogue.origin("reference/labels"))


def _superseded(things: Mapping[str, LegalSource] | Mapping[str, Label], origin: Origin) -> Iterator[Finding]:
    for circle in _circles({id_: _one(thing.superseded_by) for id_, thing in things.items()}):
        place, hint = origin.at(circle[0], "superseded_by"), "the one that holds today has no 'superseded_by'"
        yield _finding(place, circle, "is superseded by", hint)


def _one(name: str | None) -> tuple[str, ...]:
    return () if name is None else (name,)


def _finding(place: Origin, circle: Sequence[str], verb: str, hint: str) -> Finding:
    through = " and ".join(f"'{id_}'" for id_ in circle[1:])
    return Finding(ID, place, f"'{circle[0]}' {verb} itself" + (f" through {through}" if through else ""), hint)


def _circles(edges: Edges) -> Iterator[tuple[str, ...]]:
    """Every circle that a walk in depth meets, told once, beginning with the member that comes first in ``edges``."""
    order = {id_: index for index, id_ in enumerate(edges)}
    told: set[frozenset[str]] = set()
    done: set[str] = set()
    for start in edges:
        path, waiting = [start], [iter(edges[start])]
        while waiting and start not in done:
            following = next(waiting[-1], None)
            if following is None:
                waiting.pop()
                done.add(path.pop())
            elif following in path:
                circle = path[path.index(following) :]
                first = min(range(len(circle)), key=lambda index: order[circle[index]])
                if frozenset(circle) not in told:
                    told.add(frozenset(circle))
                    yield (*circle[first:], *circle[:first])
            elif following not in done and following in edges:
                path.append(following)
                waiting.append(iter(edges[following]))

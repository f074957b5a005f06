"""A criterion requires what it excludes, or what cannot stand beside it.

## Why it matters
Whoever chooses it gets an error about a criterion that cannot come along, whatever else the tender says.

## Example
    # lifespan/warranty.yaml
    requires: [lifespan/repair-shop]
    # lifespan/repair-shop.yaml
    excludes: [lifespan/warranty]

## Use instead
    # lifespan/warranty.yaml
    requires: [lifespan/repair-shop]
    # lifespan/repair-shop.yaml
    # excludes nothing

What a criterion requires may in turn require others; they all come along.
"""

from collections.abc import Iterator, Mapping

from ictcriteria.diagnostics import Finding, Origin, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import Packs
from ictcriteria.model.criterion import Criterion

ID = "requires-excluded"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR

_HINT = "no tender could choose it; take one of the two out"


def check_packs(packs: Packs) -> Iterator[Finding]:
    """Criteria that bring along two that exclude each other, at the criterion where the two first meet."""
    criteria = packs.catalogue.criteria
    for id_, criterion in criteria.items():
        if id_ in criterion.excludes:
            place = packs.catalogue.origin(id_).at("excludes", criterion.excludes.index(id_))
            yield Finding(ID, place, f"'{id_}' excludes itself", _HINT)
        if criterion.requires:
            ways = {name: {name, *_brought(name, criteria)} for name in criterion.requires if name in criteria}
            yield from _clashes(id_, criteria, ways, packs.catalogue.origin(id_))


def _brought(id_: str, criteria: Mapping[str, Criterion]) -> set[str]:
    """What comes along with a criterion."""
    found: set[str] = set()
    waiting = [id_]
    while waiting:
        new = {name for name in criteria[waiting.pop()].requires if name in criteria} - found
        found |= new
        waiting += sorted(new)
    return found


def _clashes(id_: str, criteria: Mapping[str, Criterion], ways: Mapping[str, set[str]], origin: Origin) -> Iterator[Finding]:
    together = {id_}.union(*ways.values())
    pairs = {
        frozenset((one, other)): (one, other) for one in sorted(together) for other in criteria[one].excludes if other in together
    }
    for pair, (one, other) in pairs.items():
        if len(pair) == 1 or any(pair <= brought for brought in ways.values()):
            continue
        if one == id_:
            yield Finding(
                ID,
                origin.at("excludes", criteria[id_].excludes.index(other)),
                f"'{id_}' requires '{other}', which it excludes",
                _HINT,
            )
            continue
        way = next(name for name in criteria[id_].requires if one in ways.get(name, ()))
        message = f"'{id_}' requires '{one}', which excludes " + ("it" if other == id_ else f"'{other}', which it requires as well")
        yield Finding(ID, origin.at("requires", criteria[id_].requires.index(way)), message, _HINT)

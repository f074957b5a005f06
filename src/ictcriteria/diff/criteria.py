"""What differs between two criteria: fields that take more than comparing them one by one."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from ictcriteria.catalogue.evidence import required_evidence
from ictcriteria.diff.difference import Difference, Sense, Spot, Way
from ictcriteria.diff.duties import compare_obligations
from ictcriteria.diff.levels import compare_levels
from ictcriteria.diff.scoring import compare_scoring
from ictcriteria.diff.walk import Comparer, compare_along, compare_mappings, compare_models, compare_values
from ictcriteria.model.criterion import CriterionBase
from ictcriteria.model.identifiers import Evidence, Stage
from ictcriteria.model.parameter import Parameter
from ictcriteria.model.verification import Verification


def compare_criteria(spot: Spot, old: CriterionBase, new: CriterionBase, ladder: Sequence[str]) -> Iterator[Difference]:
    """All differences between two criteria that belong together; ``ladder`` are the steps of the remedy ladder, if known."""
    ways: dict[str, Comparer] = {
        "renamed_from": _former_ids,
        "products": _products,
        "parameters": partial(compare_mappings, way=_parameters),
        "levels": partial(compare_levels, criteria=(old, new)),
        "verification": partial(_verification, criteria=(old, new)),
        "scoring": compare_scoring,
        "obligations": compare_obligations,
        "remedy": partial(compare_along, order=ladder),
    }
    yield from compare_models(spot, old, new, ways)


def _former_ids(spot: Spot, old: str | None, new: str | None) -> Iterator[Difference]:
    """A note of the renaming that is told of anyway is passed over."""
    is_told = spot.sides.was is not None and {old, new} <= {None, spot.sides.subject, spot.sides.was}
    if not is_told:
        yield from compare_values(spot, old, new)


def _products(spot: Spot, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Difference]:
    for difference in compare_values(spot, old, new):
        product = difference.old or difference.new
        yield Difference(difference.spot.but(products=(product,)), difference.way, difference.old, difference.new)


def _parameters(spot: Spot, old: Parameter | None, new: Parameter | None) -> Iterator[Difference]:
    changes_unit = old is not None and new is not None and old.unit != new.unit
    yield from compare_values(spot.but(sense=Sense.UNCLEAR) if changes_unit else spot, old, new)


def _verification(
    spot: Spot, old: Mapping[str, Verification], new: Mapping[str, Verification], *, criteria: tuple[CriterionBase, CriterionBase]
) -> Iterator[Difference]:
    required, new_required = (frozenset(required_evidence(criterion, tuple(Stage))) for criterion in criteria)
    for name in sorted(old.keys() | new.keys()):
        one, other, place = old.get(name), new.get(name), spot.entry(name)
        if one is None or other is None:
            yield from compare_values(place if name in required | new_required else place.as_field("alternative"), one, other)
            continue
        yield from compare_values(place, one, other)
        if _stands_for(one) == _stands_for(other) and (name in required) != (name in new_required):
            roles = ("required", "alternative") if name in required else ("alternative", "required")
            yield Difference(place.as_field("role"), Way.FELL if name in required else Way.ROSE, *roles)


def _stands_for(piece: Verification) -> tuple[object, ...]:
    """What decides on the role of a piece of evidence, apart from its neighbours."""
    return piece.stage, piece.evidence is Evidence.LABEL, frozenset(piece.instead_of)

"""Which evidence of a criterion must be handed in, and which may take the place of other evidence."""

from collections.abc import Collection, Mapping

from ictcriteria.model.criterion import CriterionBase
from ictcriteria.model.identifiers import Evidence, Stage
from ictcriteria.model.verification import Verification


def replaced_by(named: Mapping[str, Verification]) -> dict[str, tuple[str, ...]]:
    """For each piece of evidence of one stage, the pieces it may replace; none for a piece that must be handed in.

    A label that names no piece may replace all the others, unless there are no others.
    """
    others = tuple(name for name, way in named.items() if not way.instead_of and way.evidence is not Evidence.LABEL)
    return {
        name: tuple(target for target in way.instead_of if target in named) or (others if way.evidence is Evidence.LABEL else ())
        for name, way in named.items()
    }


def required_evidence(criterion: CriterionBase, stages: Collection[Stage]) -> tuple[str, ...]:
    """Ids of the pieces of evidence that must be handed in at these stages."""
    ways = criterion.verification.items()
    by_stage = ({name: way for name, way in ways if way.stage is stage} for stage in stages)
    return tuple(name for named in by_stage for name, replaced in replaced_by(named).items() if not replaced)

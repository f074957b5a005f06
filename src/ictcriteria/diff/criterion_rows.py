"""What differences of criteria and packs mean; the reasons stand in :mod:`ictcriteria.diff.table`."""

from types import MappingProxyType

from ictcriteria.diff.changes import ChangeKind as Kind
from ictcriteria.diff.changes import Effect
from ictcriteria.diff.difference import Way
from ictcriteria.diff.rows import Meanings, Rows, clause, entry, number, row, text, value

_STRICTER, _LOOSER, _DIFFERENT, _EDITORIAL = Effect.STRICTER, Effect.LOOSER, Effect.DIFFERENT, Effect.EDITORIAL

_BOUND: Meanings = {Way.CHANGED: (Kind.BOUNDS_CHANGED, _DIFFERENT)}
_PERIOD: Meanings = {
    Way.ROSE: (Kind.OBLIGATION_EXTENDED, _LOOSER),
    Way.FELL: (Kind.OBLIGATION_SHORTENED, _STRICTER),
    Way.CHANGED: (Kind.OBLIGATION_PERIOD_CHANGED, _DIFFERENT),
    Way.RESTYLED: (Kind.PERIOD_REWRITTEN, _EDITORIAL),
}
_LINE = number(Kind.SCORING_LINE_CHANGED, Kind.SCORING_LINE_CHANGED, Kind.SCORING_LINE_CHANGED, _STRICTER)

CRITERION: Rows = MappingProxyType(
    {
        "": row(
            {
                Way.ADDED: (Kind.CRITERION_ADDED, _STRICTER),
                Way.REMOVED: (Kind.CRITERION_REMOVED, _LOOSER),
                Way.CHANGED: (Kind.CRITERION_RENAMED, _EDITORIAL),
            }
        ),
        "title": text(Kind.TITLE_CHANGED),
        "kind": value(Kind.KIND_CHANGED, _DIFFERENT),
        "section": row(
            {
                Way.ADDED: (Kind.CRITERION_LISTED, _STRICTER),
                Way.REMOVED: (Kind.CRITERION_UNLISTED, _LOOSER),
                Way.CHANGED: (Kind.CRITERION_MOVED, _EDITORIAL),
            }
        ),
        "ground": value(Kind.GROUND_CHANGED, _DIFFERENT),
        "products.*": entry(Kind.SCOPE_WIDENED, Kind.SCOPE_NARROWED, _STRICTER),
        "condition.*": entry(Kind.SCOPE_WIDENED, Kind.SCOPE_NARROWED, _STRICTER),
        "parameters.*": entry(Kind.PARAMETER_ADDED, Kind.PARAMETER_REMOVED, _DIFFERENT),
        "parameters.*.title": text(Kind.TITLE_CHANGED),
        "parameters.*.unit": value(Kind.UNIT_CHANGED, _DIFFERENT),
        "parameters.*.minimum": row(
            {Way.ROSE: (Kind.BOUNDS_NARROWED, _DIFFERENT), Way.FELL: (Kind.BOUNDS_WIDENED, _DIFFERENT), **_BOUND}
        ),
        "parameters.*.maximum": row(
            {Way.ROSE: (Kind.BOUNDS_WIDENED, _DIFFERENT), Way.FELL: (Kind.BOUNDS_NARROWED, _DIFFERENT), **_BOUND}
        ),
        "parameters.*.stricter": value(Kind.DIRECTION_CHANGED, _DIFFERENT),
        "parameters.*.legal_floor": value(Kind.LEGAL_FLOOR_CHANGED),
        "parameters.*.legal_floor.value": value(Kind.LEGAL_FLOOR_CHANGED),
        "parameters.*.legal_floor.products.*": value(Kind.LEGAL_FLOOR_CHANGED),
        "parameters.*.legal_floor.source": value(Kind.LEGAL_FLOOR_CHANGED),
        "parameters.*.legal_floor.locator": text(Kind.LEGAL_FLOOR_CHANGED),
        "levels.*": entry(Kind.LEVEL_ADDED, Kind.LEVEL_REMOVED, _STRICTER),
        "levels.*.*": row(
            {
                Way.ROSE: (Kind.PARAMETER_RAISED, _STRICTER),
                Way.FELL: (Kind.PARAMETER_LOWERED, _LOOSER),
                Way.RESTYLED: (Kind.VALUES_REGROUPED, _EDITORIAL),
                **dict.fromkeys((Way.ADDED, Way.REMOVED, Way.CHANGED), (Kind.PARAMETER_CHANGED, _DIFFERENT)),
            }
        ),
        "text": clause(),
        "verification.*": entry(Kind.EVIDENCE_ADDED, Kind.EVIDENCE_REMOVED, _STRICTER),
        "verification.*.alternative": entry(Kind.ALTERNATIVE_ADDED, Kind.ALTERNATIVE_REMOVED, _LOOSER),
        "verification.*.role": row(
            {Way.ROSE: (Kind.EVIDENCE_NOW_REQUIRED, _STRICTER), Way.FELL: (Kind.EVIDENCE_NOW_ALTERNATIVE, _LOOSER)}
        ),
        "verification.*.stage": row({Way.ROSE: (Kind.EVIDENCE_LATER, _LOOSER), Way.FELL: (Kind.EVIDENCE_EARLIER, _STRICTER)}),
        "verification.*.evidence": value(Kind.EVIDENCE_TYPE_CHANGED, _DIFFERENT),
        "verification.*.text": clause(),
        "verification.*.instead_of.*": entry(Kind.ALTERNATIVE_ADDED, Kind.ALTERNATIVE_REMOVED, _LOOSER),
        "verification.*.labels.*": entry(Kind.ACCEPTED_LABEL_ADDED, Kind.ACCEPTED_LABEL_REMOVED, _LOOSER),
        "verification.*.standards.*": entry(Kind.STANDARD_ADDED, Kind.STANDARD_REMOVED, _DIFFERENT),
        "scoring.method": value(Kind.SCORING_METHOD_CHANGED, _DIFFERENT),
        "scoring.measure": clause(),
        "scoring.unit": value(Kind.UNIT_CHANGED, _DIFFERENT),
        "scoring.better": value(Kind.DIRECTION_CHANGED, _DIFFERENT),
        "scoring.steps": number(Kind.SCORING_STEPS_CHANGED, Kind.SCORING_STEPS_CHANGED, Kind.SCORING_STEPS_CHANGED, _STRICTER),
        "scoring.zero_at": _LINE,
        "scoring.full_at": _LINE,
        "scoring.grades.*": entry(Kind.GRADE_ADDED, Kind.GRADE_REMOVED, _LOOSER),
        "scoring.grades.*.points": row({Way.ROSE: (Kind.POINTS_RAISED, _LOOSER), Way.FELL: (Kind.POINTS_LOWERED, _STRICTER)}),
        "scoring.grades.*.text": clause(),
        "scoring.grades.*.evidence": clause(),
        "obligations.*": entry(Kind.OBLIGATION_ADDED, Kind.OBLIGATION_REMOVED, _STRICTER),
        "obligations.*.who": row(
            {Way.ROSE: (Kind.OBLIGATION_MOVED_TO_SUPPLIER, _STRICTER), Way.FELL: (Kind.OBLIGATION_MOVED_TO_BUYER, _LOOSER)}
        ),
        "obligations.*.text": clause(),
        "obligations.*.within": row(
            {Way.ADDED: (Kind.DEADLINE_ADDED, _STRICTER), Way.REMOVED: (Kind.DEADLINE_REMOVED, _LOOSER), **_PERIOD}
        ),
        "obligations.*.every": row(
            {Way.ADDED: (Kind.REPETITION_ADDED, _STRICTER), Way.REMOVED: (Kind.REPETITION_REMOVED, _LOOSER), **_PERIOD}
        ),
        "obligations.*.after": value(Kind.OBLIGATION_EVENT_CHANGED, _DIFFERENT),
        "obligations.*.evidence": value(Kind.OBLIGATION_EVIDENCE_CHANGED, _DIFFERENT),
        "judging.fulfilled": clause(),
        "judging.partly": clause(),
        "judging.not_fulfilled": clause(),
        "remedy": number(Kind.REMEDY_CHANGED, Kind.REMEDY_CHANGED, Kind.REMEDY_CHANGED, _STRICTER),
        "requires.*": entry(Kind.REQUIRED_CRITERION_ADDED, Kind.REQUIRED_CRITERION_REMOVED, _STRICTER),
        "excludes.*": entry(Kind.EXCLUDED_CRITERION_ADDED, Kind.EXCLUDED_CRITERION_REMOVED, _DIFFERENT),
        "pairs_with.*": entry(Kind.PAIRING_ADDED, Kind.PAIRING_REMOVED),
        "rationale": text(Kind.RATIONALE_CHANGED),
        "guidance": text(Kind.GUIDANCE_CHANGED),
        "legal_basis.*": entry(Kind.LEGAL_BASIS_ADDED, Kind.LEGAL_BASIS_REMOVED),
        "legal_basis.*.note": text(Kind.LEGAL_BASIS_CHANGED),
        "challenges.*": entry(Kind.CHALLENGE_ADDED, Kind.CHALLENGE_REMOVED),
        "challenges.*.by": value(Kind.CHALLENGE_CHANGED),
        "challenges.*.argument": text(Kind.CHALLENGE_CHANGED),
        "challenges.*.answer": text(Kind.CHALLENGE_CHANGED),
        "deprecated": row(
            {
                Way.ADDED: (Kind.DEPRECATION_ADDED, _EDITORIAL),
                Way.REMOVED: (Kind.DEPRECATION_REMOVED, _EDITORIAL),
                Way.CHANGED: (Kind.DEPRECATION_CHANGED, _EDITORIAL),
                Way.RESTYLED: (Kind.TEXT_REWRAPPED, _EDITORIAL),
            },
            is_text=True,
        ),
        "valid_until": value(Kind.VALIDITY_CHANGED),
        "revision": value(Kind.REVISION_CHANGED),
        "changed": value(Kind.DATE_CHANGED),
        "reviewed": value(Kind.DATE_CHANGED),
        "renamed_from": value(Kind.FORMER_ID_CHANGED),
    }
)
"""Field of a criterion to its row, in the order in which people read a criterion."""

PACK: Rows = MappingProxyType(
    {
        "": entry(Kind.PACK_ADDED, Kind.PACK_REMOVED, _STRICTER),
        "title": text(Kind.TITLE_CHANGED),
        "version": value(Kind.VERSION_CHANGED),
        "language": value(Kind.SOURCE_LANGUAGE_CHANGED, _DIFFERENT),
        "description": text(Kind.DESCRIPTION_CHANGED),
        "licence": text(Kind.LICENCE_CHANGED),
        "serves": value(Kind.AIM_CHANGED),
        "subject_matter": clause(),
        "sections.*": entry(Kind.SECTION_ADDED, Kind.SECTION_REMOVED),
        "sections.*.title": text(Kind.TITLE_CHANGED),
        "sections.*.criteria.order": value(Kind.CRITERIA_REORDERED),
        "sections.order": value(Kind.SECTIONS_REORDERED),
        "changes.*": value(Kind.CHANGELOG_CHANGED),
        "changes.*.date": value(Kind.CHANGELOG_CHANGED),
        "changes.*.text": text(Kind.CHANGELOG_CHANGED),
    }
)
"""Field of a pack to its row."""

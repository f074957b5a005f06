"""What differences of reference data mean; the reasons stand in :mod:`ictcriteria.diff.table`."""

from types import MappingProxyType

from ictcriteria.diff.changes import ChangeKind as Kind
from ictcriteria.diff.changes import Effect
from ictcriteria.diff.rows import Row, Rows, below, entry, localized, text, texts, value, values

_DIFFERENT, _EDITORIAL = Effect.DIFFERENT, Effect.EDITORIAL


def _provision(field: str, effect: Effect) -> dict[str, Row]:
    """A pointer from a jurisdiction to a provision."""
    return {
        f"{field}.source": value(Kind.JURISDICTION_CHANGED, effect),
        f"{field}.locator": text(Kind.JURISDICTION_CHANGED, effect),
        **_remarks(field),
    }


def _provisions(field: str, effect: Effect) -> dict[str, Row]:
    """A list of such pointers, named by source and locator."""
    return {f"{field}.*": value(Kind.JURISDICTION_CHANGED, effect), **_remarks(f"{field}.*")}


def _remarks(field: str) -> dict[str, Row]:
    return {
        **values(Kind.JURISDICTION_CHANGED, _EDITORIAL, f"{field}.confirmed", f"{field}.note"),
        **localized(Kind.JURISDICTION_CHANGED, _EDITORIAL, f"{field}.note"),
    }


_SOURCE: Rows = {
    "": entry(Kind.SOURCE_ADDED, Kind.SOURCE_REMOVED),
    **values(Kind.SOURCE_CHANGED, _DIFFERENT, "in_force", "applies", "status", "superseded_by"),
    **localized(Kind.SOURCE_CHANGED, _DIFFERENT, "designation"),
    **localized(Kind.SOURCE_CHANGED, _EDITORIAL, "title", "note", "provisions.*.says", "coming.*.text"),
    **values(Kind.SOURCE_CHANGED, _EDITORIAL, "kind", "jurisdictions.*", "url", "checked", "confidence", "note"),
    **values(
        Kind.SOURCE_CHANGED, _EDITORIAL, "provisions.*", "provisions.*.confidence", "figures.*", "coming.*", "coming.*.source"
    ),
    **texts(Kind.SOURCE_CHANGED, _EDITORIAL, "figures.*.value", "figures.*.unit"),
}

_LABEL: Rows = {
    "": entry(Kind.LABEL_ADDED, Kind.LABEL_REMOVED),
    **texts(Kind.LABEL_CHANGED, _DIFFERENT, "name", "generation"),
    **values(Kind.LABEL_CHANGED, _DIFFERENT, "label_type", "products.*", "status", "applies", "superseded_by"),
    **texts(Kind.LABEL_CHANGED, _EDITORIAL, "owner"),
    **localized(Kind.LABEL_CHANGED, _EDITORIAL, "proves", "does_not_prove"),
    **values(Kind.LABEL_CHANGED, _EDITORIAL, "known_as.*", "source", "checked", "confidence"),
}

_TERM: Rows = {
    "": entry(Kind.TERM_ADDED, Kind.TERM_REMOVED),
    **localized(Kind.TERM_CHANGED, _DIFFERENT, "term", "definition"),
    **values(Kind.TERM_CHANGED, _EDITORIAL, "source", "names_goods"),
    **texts(Kind.TERM_CHANGED, _EDITORIAL, "locator"),
}

_PRODUCT: Rows = {
    "": entry(Kind.PRODUCT_ADDED, Kind.PRODUCT_REMOVED),
    **localized(Kind.PRODUCT_CHANGED, _DIFFERENT, "name", "plural"),
    **values(Kind.PRODUCT_CHANGED, _DIFFERENT, "cpv.*"),
    **values(Kind.PRODUCT_CHANGED, _EDITORIAL, "cpv.*.confidence", "also_called.*", "also_called.*.*", "brands.*"),
}

_JURISDICTION: Rows = {
    "": entry(Kind.JURISDICTION_ADDED, Kind.JURISDICTION_REMOVED),
    **values(Kind.JURISDICTION_CHANGED, _DIFFERENT, "currency", "based_on", "names.*", "names.*.*"),
    **texts(Kind.JURISDICTION_CHANGED, _DIFFERENT, "names.*.*.one", "names.*.*.other"),
    "or_equivalent.*": text(Kind.JURISDICTION_CHANGED, _DIFFERENT, is_localized=True),
    "equivalence.*": text(Kind.JURISDICTION_CHANGED, _DIFFERENT, is_localized=True),
    **_provisions("equivalence_provisions", _DIFFERENT),
    **values(Kind.JURISDICTION_CHANGED, _DIFFERENT, "provisions.*", "selection_grounds.*", "award_default", "award_default.price"),
    **_provisions("provisions.*", _DIFFERENT),
    **localized(Kind.JURISDICTION_CHANGED, _DIFFERENT, "selection_grounds.*.name"),
    **_provision("selection_grounds.*.provision", _DIFFERENT),
    **texts(Kind.JURISDICTION_CHANGED, _EDITORIAL, "selection_grounds.*.eforms"),
    **values(Kind.JURISDICTION_CHANGED, _EDITORIAL, "languages.*", "checked", "note"),
    **values(Kind.JURISDICTION_CHANGED, _EDITORIAL, "environment_weight", "environment_weight.minimum"),
    **_provision("environment_weight.provision", _EDITORIAL),
    **values(Kind.JURISDICTION_CHANGED, _EDITORIAL, "compulsory_conditions.*", "compulsory_conditions.*.criteria.*"),
    "compulsory_conditions.*.from_value": value(Kind.JURISDICTION_CHANGED),
    **_provision("compulsory_conditions.*.provision", _EDITORIAL),
    **values(Kind.JURISDICTION_CHANGED, _EDITORIAL, "proportion", "proportion.judged_weight", "proportion.evidence.*"),
    "proportion.evidence.*.most": value(Kind.JURISDICTION_CHANGED),
    **localized(Kind.JURISDICTION_CHANGED, _EDITORIAL, "proportion.text"),
    **values(Kind.JURISDICTION_CHANGED, _EDITORIAL, "thresholds.*", "thresholds.*.value", "thresholds.*.confidence"),
    **texts(Kind.JURISDICTION_CHANGED, _EDITORIAL, "thresholds.*.currency"),
    **_provision("thresholds.*.provision", _EDITORIAL),
    **values(Kind.JURISDICTION_CHANGED, _EDITORIAL, "coming.*", "coming.*.source"),
    **localized(Kind.JURISDICTION_CHANGED, _EDITORIAL, "name", "note", "environment_weight.text", "compulsory_conditions.*.text"),
    **localized(Kind.JURISDICTION_CHANGED, _EDITORIAL, "coming.*.text"),
}

_CONDITIONS_OF_STEPS = ("remedy_ladder.*.needs_agreed_damages", "remedy_ladder.*.ends_contract")

_CONTRACT: Rows = {
    "events.*": entry(Kind.EVENT_ADDED, Kind.EVENT_REMOVED),
    **localized(Kind.EVENT_CHANGED, _DIFFERENT, "events.*.after"),
    "remedy_ladder.*": entry(Kind.REMEDY_STEP_ADDED, Kind.REMEDY_STEP_REMOVED, _DIFFERENT),
    **localized(Kind.REMEDY_STEP_CHANGED, _DIFFERENT, "remedy_ladder.*.title", "remedy_ladder.*.text"),
    **values(Kind.REMEDY_STEP_CHANGED, _DIFFERENT, *_CONDITIONS_OF_STEPS),
    "remedy_ladder.order": value(Kind.REMEDY_LADDER_REORDERED, _DIFFERENT),
}

_FRAMEWORK: Rows = {
    "": entry(Kind.FRAMEWORK_ADDED, Kind.FRAMEWORK_REMOVED),
    **texts(Kind.FRAMEWORK_CHANGED, _EDITORIAL, "owner", "edition"),
    **values(Kind.FRAMEWORK_CHANGED, _EDITORIAL, "source", "items.*", "items.*.coverage", "items.*.criteria.*", "items.*.note"),
    **localized(Kind.FRAMEWORK_CHANGED, _EDITORIAL, "title", "note", "items.*.title", "items.*.note"),
}

_PROFILE: Rows = {
    "": entry(Kind.PROFILE_ADDED, Kind.PROFILE_REMOVED),
    **texts(Kind.PROFILE_CHANGED, _EDITORIAL, "title"),
    **localized(Kind.PROFILE_CHANGED, _EDITORIAL, "note"),
    **values(Kind.PROFILE_CHANGED, _EDITORIAL, "level", "condition.*", "products.*", "criteria.*"),
}

_WORDS: Rows = {
    "": entry(Kind.WORD_LIST_ADDED, Kind.WORD_LIST_REMOVED),
    **values(Kind.WORD_LIST_CHANGED, _EDITORIAL, "*"),
}

REFERENCE: Rows = MappingProxyType(
    {
        **below("term", _TERM),
        **below("label", _LABEL),
        **below("source", _SOURCE),
        **below("product", _PRODUCT),
        **below("contract", _CONTRACT),
        **below("jurisdiction", _JURISDICTION),
        **below("framework", _FRAMEWORK),
        **below("profile", _PROFILE),
        **below("words", _WORDS),
    }
)
"""Field of any reference data to its row."""

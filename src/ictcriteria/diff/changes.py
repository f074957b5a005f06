"""What two states of the packs differ in, and what it means: the values that reports, redlines and gates are made from.

What makes a change *stricter*: a bid or a supplier that did enough before may no longer do enough, or gets fewer points for
the same. *Looser* is the reverse. *Different* is a change of meaning that could be either, or that reaches a bidder only through
what a buyer makes of it. *Editorial* asks nothing else of anybody.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from types import MappingProxyType

from ictcriteria.catalogue.plain_words import plain_words
from ictcriteria.diagnostics import Origin

_ALGORITHM = "d1"
_LENGTH = 12


class Effect(StrEnum):
    """What a change means, seen from a bidder (see the head of this module), the hardest first."""

    STRICTER = "stricter"
    LOOSER = "looser"
    DIFFERENT = "different"
    EDITORIAL = "editorial"


OPPOSITE: Mapping[Effect, Effect] = MappingProxyType(
    {
        Effect.STRICTER: Effect.LOOSER,
        Effect.LOOSER: Effect.STRICTER,
        Effect.DIFFERENT: Effect.DIFFERENT,
        Effect.EDITORIAL: Effect.EDITORIAL,
    }
)
"""The effect of undoing a change."""


class ChangeKind(StrEnum):
    """What changed. The values are for ever: people write them into approvals and scripts."""

    CRITERION_ADDED = "criterion-added"
    CRITERION_REMOVED = "criterion-removed"
    CRITERION_RENAMED = "criterion-renamed"
    KIND_CHANGED = "kind-changed"
    GROUND_CHANGED = "ground-changed"
    SCOPE_WIDENED = "scope-widened"
    SCOPE_NARROWED = "scope-narrowed"
    LEVEL_ADDED = "level-added"
    LEVEL_REMOVED = "level-removed"

    PARAMETER_ADDED = "parameter-added"
    PARAMETER_REMOVED = "parameter-removed"
    PARAMETER_RAISED = "parameter-raised"
    PARAMETER_LOWERED = "parameter-lowered"
    PARAMETER_CHANGED = "parameter-changed"
    VALUES_REGROUPED = "values-regrouped"
    UNIT_CHANGED = "unit-changed"
    DIRECTION_CHANGED = "direction-changed"
    BOUNDS_WIDENED = "bounds-widened"
    BOUNDS_NARROWED = "bounds-narrowed"
    BOUNDS_CHANGED = "bounds-changed"
    LEGAL_FLOOR_CHANGED = "legal-floor-changed"

    TEXT_CHANGED = "text-changed"
    TEXT_ADDED = "text-added"
    TEXT_REMOVED = "text-removed"
    TEXT_REWRAPPED = "text-rewrapped"
    TITLE_CHANGED = "title-changed"

    EVIDENCE_ADDED = "evidence-added"
    EVIDENCE_REMOVED = "evidence-removed"
    EVIDENCE_EARLIER = "evidence-earlier"
    EVIDENCE_LATER = "evidence-later"
    EVIDENCE_TYPE_CHANGED = "evidence-type-changed"
    EVIDENCE_NOW_REQUIRED = "evidence-now-required"
    EVIDENCE_NOW_ALTERNATIVE = "evidence-now-alternative"
    ALTERNATIVE_ADDED = "alternative-added"
    ALTERNATIVE_REMOVED = "alternative-removed"
    ACCEPTED_LABEL_ADDED = "accepted-label-added"
    ACCEPTED_LABEL_REMOVED = "accepted-label-removed"
    STANDARD_ADDED = "standard-added"
    STANDARD_REMOVED = "standard-removed"

    SCORING_METHOD_CHANGED = "scoring-method-changed"
    SCORING_STEPS_CHANGED = "scoring-steps-changed"
    SCORING_LINE_CHANGED = "scoring-line-changed"
    GRADE_ADDED = "grade-added"
    GRADE_REMOVED = "grade-removed"
    POINTS_RAISED = "points-raised"
    POINTS_LOWERED = "points-lowered"

    OBLIGATION_ADDED = "obligation-added"
    OBLIGATION_REMOVED = "obligation-removed"
    OBLIGATION_SHORTENED = "obligation-shortened"
    OBLIGATION_EXTENDED = "obligation-extended"
    OBLIGATION_PERIOD_CHANGED = "obligation-period-changed"
    PERIOD_REWRITTEN = "period-rewritten"
    DEADLINE_ADDED = "deadline-added"
    DEADLINE_REMOVED = "deadline-removed"
    REPETITION_ADDED = "repetition-added"
    REPETITION_REMOVED = "repetition-removed"
    OBLIGATION_EVENT_CHANGED = "obligation-event-changed"
    OBLIGATION_EVIDENCE_CHANGED = "obligation-evidence-changed"
    OBLIGATION_MOVED_TO_SUPPLIER = "obligation-moved-to-supplier"
    OBLIGATION_MOVED_TO_BUYER = "obligation-moved-to-buyer"
    REMEDY_CHANGED = "remedy-changed"

    REQUIRED_CRITERION_ADDED = "required-criterion-added"
    REQUIRED_CRITERION_REMOVED = "required-criterion-removed"
    EXCLUDED_CRITERION_ADDED = "excluded-criterion-added"
    EXCLUDED_CRITERION_REMOVED = "excluded-criterion-removed"
    PAIRING_ADDED = "pairing-added"
    PAIRING_REMOVED = "pairing-removed"

    RATIONALE_CHANGED = "rationale-changed"
    GUIDANCE_CHANGED = "guidance-changed"
    LEGAL_BASIS_ADDED = "legal-basis-added"
    LEGAL_BASIS_REMOVED = "legal-basis-removed"
    LEGAL_BASIS_CHANGED = "legal-basis-changed"
    CHALLENGE_ADDED = "challenge-added"
    CHALLENGE_REMOVED = "challenge-removed"
    CHALLENGE_CHANGED = "challenge-changed"
    DEPRECATION_ADDED = "deprecation-added"
    DEPRECATION_REMOVED = "deprecation-removed"
    DEPRECATION_CHANGED = "deprecation-changed"
    VALIDITY_CHANGED = "validity-changed"
    REVISION_CHANGED = "revision-changed"
    DATE_CHANGED = "date-changed"
    FORMER_ID_CHANGED = "former-id-changed"

    PACK_ADDED = "pack-added"
    PACK_REMOVED = "pack-removed"
    VERSION_CHANGED = "version-changed"
    SOURCE_LANGUAGE_CHANGED = "source-language-changed"
    DESCRIPTION_CHANGED = "description-changed"
    LICENCE_CHANGED = "licence-changed"
    AIM_CHANGED = "aim-changed"
    SECTION_ADDED = "section-added"
    SECTION_REMOVED = "section-removed"
    SECTIONS_REORDERED = "sections-reordered"
    CRITERION_MOVED = "criterion-moved"
    CRITERION_LISTED = "criterion-listed"
    CRITERION_UNLISTED = "criterion-unlisted"
    CRITERIA_REORDERED = "criteria-reordered"
    CHANGELOG_CHANGED = "changelog-changed"

    TRANSLATION_ADDED = "translation-added"
    TRANSLATION_REMOVED = "translation-removed"
    TRANSLATION_CHANGED = "translation-changed"
    TRANSLATION_UPDATED = "translation-updated"
    TRANSLATION_CONFIRMED = "translation-confirmed"

    TERM_ADDED = "term-added"
    TERM_REMOVED = "term-removed"
    TERM_CHANGED = "term-changed"
    SOURCE_ADDED = "source-added"
    SOURCE_REMOVED = "source-removed"
    SOURCE_CHANGED = "source-changed"
    LABEL_ADDED = "label-added"
    LABEL_REMOVED = "label-removed"
    LABEL_CHANGED = "label-changed"
    PRODUCT_ADDED = "product-added"
    PRODUCT_REMOVED = "product-removed"
    PRODUCT_CHANGED = "product-changed"
    JURISDICTION_ADDED = "jurisdiction-added"
    JURISDICTION_REMOVED = "jurisdiction-removed"
    JURISDICTION_CHANGED = "jurisdiction-changed"
    EVENT_ADDED = "event-added"
    EVENT_REMOVED = "event-removed"
    EVENT_CHANGED = "event-changed"
    REMEDY_STEP_ADDED = "remedy-step-added"
    REMEDY_STEP_REMOVED = "remedy-step-removed"
    REMEDY_STEP_CHANGED = "remedy-step-changed"
    REMEDY_LADDER_REORDERED = "remedy-ladder-reordered"
    FRAMEWORK_ADDED = "framework-added"
    FRAMEWORK_REMOVED = "framework-removed"
    FRAMEWORK_CHANGED = "framework-changed"
    PROFILE_ADDED = "profile-added"
    PROFILE_REMOVED = "profile-removed"
    PROFILE_CHANGED = "profile-changed"
    WORD_LIST_ADDED = "word-list-added"
    WORD_LIST_REMOVED = "word-list-removed"
    WORD_LIST_CHANGED = "word-list-changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two states, and what it means."""

    subject: str
    """Id of what changed: a criterion, a pack, ``reference/terms/supplier``, ``reference/contract``. Of a renamed criterion
    the new id."""
    was: str | None
    """The old id of a renamed criterion, else None."""
    title: str
    """What people call the subject: its title, name or term on the new side (else on the old one), else its id."""
    kind: ChangeKind
    effect: Effect
    field: str
    """Which field, without ids: ``criterion.verification.*.stage``; the key of the table of effects."""
    route: tuple[str, ...]
    """Where in the subject, by name and not by index: ``("verification", "report", "stage")``; ``()`` is the whole."""
    old: str | None
    """The old value as text, as the YAML says it; None where there was none."""
    new: str | None
    """The new value as text; None where there is none any more."""
    of_text: bool = False
    """True when ``old`` and ``new`` are texts for people, to be compared word by word."""
    unit: str | None = None
    """The unit of ``old`` and ``new`` where both are numbers of the same unit, as the YAML says it: ``year``."""
    levels: tuple[str, ...] = ()
    """Levels for which the change holds; empty: all."""
    products: tuple[str, ...] = ()
    """Products for which the change holds; empty: all of the criterion."""
    language: str | None = None
    """Language of a text that is not the source text of a pack: a translation, or one language of reference data."""
    old_origin: Origin | None = None
    """Where the old value stands; None where there was none."""
    new_origin: Origin | None = None
    """Where the new value stands; None where there is none any more."""

    @property
    def pack(self) -> str:
        """The pack of the subject; ``reference`` for reference data."""
        return self.subject.partition("/")[0]

    @property
    def name(self) -> str:
        """The nearest id around the value: the parameter, piece of evidence, duty, label, …; the subject where there is none."""
        pattern = self.field.removeprefix("translation.").split(".")[1:]
        ids = [step for step, part in zip(self.route, pattern, strict=False) if part == "*" and step not in (self.language, "*")]
        return ids[-1] if ids else self.subject

    @property
    def fingerprint(self) -> str:
        """Fingerprint that survives later commits: it tells of the change itself, not of lines, order or other changes.

        ``d1`` names the method: SHA-256 over subject, kind, route, language, old and new value without looks (wrapping,
        typography), each after its length; first 12 hex digits.
        """
        values = ("" if value is None else f"={plain_words(value)}" for value in (self.old, self.new))
        parts = (self.subject, self.kind.value, "\0".join(self.route), self.language or "", *values)
        told = "".join(f"{len(part)}:{part}" for part in parts)
        return f"{_ALGORITHM}-{hashlib.sha256(told.encode()).hexdigest()[:_LENGTH]}"


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All changes between two states, ordered by pack (reference data last), subject in pack order, and field."""

    changes: tuple[Change, ...] = ()

    def __iter__(self) -> Iterator[Change]:
        """The changes in order."""
        return iter(self.changes)

    def __len__(self) -> int:
        """How many changes there are."""
        return len(self.changes)

    @property
    def effects(self) -> Mapping[Effect, int]:
        """How many changes have each effect, in the order of :class:`Effect`; effects without changes are left out."""
        counted = Counter(change.effect for change in self.changes)
        return MappingProxyType({effect: counted[effect] for effect in Effect if counted[effect]})

    @property
    def by_pack(self) -> Mapping[str, tuple[Change, ...]]:
        """Pack to its changes, in order; reference data under ``reference``."""
        return MappingProxyType({pack: tuple(group) for pack, group in groupby(self.changes, lambda change: change.pack)})

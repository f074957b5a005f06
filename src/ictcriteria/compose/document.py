"""What a template is given: a composed document whose numbers, anchors and words are all decided.

Every ``str`` here is plain text and is escaped when a template prints it; every ``Markdown`` goes in as it is.
"""

from dataclasses import dataclass

from ictcriteria.markdown_text import EMPTY, Markdown
from ictcriteria.model.identifiers import Kind
from ictcriteria.model.tender import DocumentName


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands beside it, in a table of facts."""

    label: str
    value: Markdown


@dataclass(frozen=True, slots=True)
class LotView:
    """A lot as documents name it: ``label`` is "Lot 1"."""

    label: str
    title: str
    products: str
    condition: str
    quantity: str
    cpv: str


@dataclass(frozen=True, slots=True)
class VariantView:
    """A clause with one set of values; ``scope`` says for which lots and products, empty when it is for all."""

    scope: str
    text: Markdown


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One piece of evidence and what may be handed in instead of it."""

    evidence: str
    text: Markdown
    alternatives: tuple["EvidenceView", ...] = ()


@dataclass(frozen=True, slots=True)
class InsteadView:
    """A piece of evidence that may replace several: ``replaces`` names them, or says that it replaces all."""

    replaces: str
    evidence: str
    text: Markdown


@dataclass(frozen=True, slots=True)
class StageView:
    """The evidence of one stage; ``instead`` may replace several pieces at once. ``with_tender``: bidders hand it in."""

    title: str
    with_tender: bool
    pieces: tuple[EvidenceView, ...]
    instead: tuple[InsteadView, ...]


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """What a tender encloses for one criterion, in whichever document the criterion stands."""

    reference: Markdown
    title: str
    scope: str
    stage: StageView


@dataclass(frozen=True, slots=True)
class ScoringView:
    """How points are given: a sentence, and a table where the method has one (``columns`` is empty otherwise)."""

    intro: Markdown
    scope: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Markdown, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ObligationView:
    """One duty of a clause, as a row."""

    who: str
    text: Markdown
    due: Markdown
    evidence: str


@dataclass(frozen=True, slots=True)
class JudgingView:
    """What counts as fulfilled, partly fulfilled and not fulfilled."""

    fulfilled: Markdown
    partly: Markdown
    not_fulfilled: Markdown


@dataclass(frozen=True, slots=True)
class ParameterView:
    """A parameter in the guide: its value, who set it, and what the level alone gives."""

    title: str
    scope: str
    value: Markdown
    set_by: str
    level_value: str


@dataclass(frozen=True, slots=True)
class ChallengeView:
    """An attack on a criterion and how it holds."""

    by: str
    argument: Markdown
    answer: Markdown


@dataclass(frozen=True, slots=True)
class RequirementView:
    """A criterion in a document.

    ``number`` is its number here, ``reference`` where bidders find it ("Specification 3.1.2"); ``levels`` says per lot
    which level is used and why; ``trace`` is the id and revision.
    """

    id: str
    kind: Kind
    kind_name: str
    number: str
    anchor: str
    heading: Markdown
    title: str
    pack: str
    reference: str
    reference_number: str
    trace: Markdown
    scope: str
    variants: tuple[VariantView, ...]
    stages: tuple[StageView, ...]
    weights: tuple[Fact, ...] = ()
    scoring: tuple[ScoringView, ...] = ()
    obligations: tuple[ObligationView, ...] = ()
    judging: JudgingView | None = None
    remedy: Markdown = EMPTY
    parameters: tuple[ParameterView, ...] = ()
    levels: tuple[Markdown, ...] = ()
    rationale: Markdown = EMPTY
    guidance: Markdown = EMPTY
    legal_basis: tuple[Markdown, ...] = ()
    challenges: tuple[ChallengeView, ...] = ()


@dataclass(frozen=True, slots=True)
class RequirementGroup:
    """The criteria of one pack in one section."""

    number: str
    anchor: str
    heading: Markdown
    title: str
    requirements: tuple[RequirementView, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A numbered section; ``provisions`` are those that allow its kind of criterion."""

    id: str
    number: str
    anchor: str
    title: str
    heading: Markdown
    provisions: tuple[str, ...] = ()
    groups: tuple[RequirementGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class TermView:
    """A defined term with its anchor."""

    anchor: str
    term: str
    definition: Markdown


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source as the list of sources prints it; ``note`` says when and how it was checked."""

    anchor: str
    designation: str
    title: str
    url: str
    note: str
    is_unread: bool


@dataclass(frozen=True, slots=True)
class LeftOutView:
    """A criterion, or all of a pack, that is not in a lot, and why."""

    title: str
    id: str
    lot: str
    reason: str


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A departure that the buyer chose."""

    title: str
    id: str
    lots: str
    what: Markdown
    because: str


@dataclass(frozen=True, slots=True)
class WeightRow:
    """A row of the table of weights: the price or an award criterion, and its weight in each lot."""

    label: Markdown
    weights: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LawView:
    """The provisions behind one kind of criterion, or a special rule, in the tender's jurisdiction."""

    title: str
    provisions: tuple[Markdown, ...]
    text: str


@dataclass(frozen=True, slots=True)
class PackView:
    """A pack that the tender draws on."""

    id: str
    title: str
    version: str
    description: Markdown
    subject_matter: Markdown


@dataclass(frozen=True, slots=True)
class TraceRow:
    """What the provenance table says of one criterion."""

    id: str
    revision: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class TenderDocument:
    """One document in one language, ready for its template.

    ``criteria`` are the ids that every format must show; ``missing`` counts the marks a draft carries.
    """

    name: DocumentName
    language: str
    language_tag: str
    title: str
    tender_title: str
    buyer: str
    subject: str
    draft: bool
    facts: tuple[Fact, ...]
    lots: tuple[LotView, ...]
    has_lots: bool
    sections: tuple[SectionView, ...]
    packs: tuple[PackView, ...]
    subject_matter: tuple[Markdown, ...]
    equivalence: str
    equivalence_provisions: str
    has_award: bool
    price_text: str
    evidence_rows: tuple[EvidenceRow, ...]
    weight_columns: tuple[str, ...]
    weight_rows: tuple[WeightRow, ...]
    remedy_ladder: tuple[Fact, ...]
    terms: tuple[TermView, ...]
    sources: tuple[SourceView, ...]
    choices: tuple[ChoiceView, ...]
    defaults: tuple[str, ...]
    left_out: tuple[LeftOutView, ...]
    law: tuple[LawView, ...]
    trace: tuple[TraceRow, ...]
    tool: str
    criteria: tuple[str, ...]
    numbers: dict[str, str]
    missing: int

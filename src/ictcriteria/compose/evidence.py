"""The evidence for a criterion, stage by stage: what must be handed in, and what may take its place."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ictcriteria.catalogue.evidence import replaced_by
from ictcriteria.compose.document import EvidenceView, InsteadView, StageView
from ictcriteria.compose.subject import Subject
from ictcriteria.markdown_text import Markdown, escape_markdown
from ictcriteria.model.identifiers import Stage
from ictcriteria.model.verification import Verification


def stage_views(subject: Subject) -> Iterator[StageView]:
    """The stages at which the criterion asks for evidence, in the order of a procurement."""
    for stage in Stage:
        named = {name: way for name, way in subject.criterion.verification.items() if way.stage is stage}
        if named:
            title = subject.wording.say("requirement.evidence", stage=subject.wording.say(f"stages.{stage.value}"))
            yield _stage(subject, title, named, with_tender=stage is Stage.TENDER)


def _stage(subject: Subject, title: str, named: Mapping[str, Verification], *, with_tender: bool) -> StageView:
    views = {name: _piece(subject, name, way) for name, way in named.items()}
    replaced = replaced_by(named)
    required = [name for name in named if not replaced[name]]
    pieces = tuple(
        replace(views[name], alternatives=tuple(views[other] for other, targets in replaced.items() if targets == (name,)))
        for name in required
    )
    instead = tuple(
        InsteadView(_replaces(subject, targets, required, named), views[name].evidence, views[name].text)
        for name, targets in replaced.items()
        if len(targets) > 1
    )
    return StageView(title, with_tender, pieces, instead)


def _replaces(subject: Subject, targets: tuple[str, ...], required: list[str], named: Mapping[str, Verification]) -> str:
    if set(targets) == set(required):
        return subject.wording.say("evidence.instead_of_all")
    names = [subject.wording.say(f"evidence_types.{named[target].evidence.value}") for target in targets]
    return subject.wording.say("evidence.instead_of", names=subject.wording.listing(names))


def _piece(subject: Subject, name: str, way: Verification) -> EvidenceView:
    wording = subject.wording
    parts = [subject.expanded(f"verification/{name}")] if way.text else []
    accepted = [escape_markdown(_label_name(subject, label)) for label in way.labels]
    accepted += [subject.expander.source(standard) for standard in way.standards]
    if accepted:
        equivalent = wording.from_law("or_equivalent")
        parts.append(wording.markdown("evidence.or_equivalent", names=Markdown(wording.listing(accepted)), equivalent=equivalent))
    return EvidenceView(wording.say(f"evidence_types.{way.evidence.value}"), Markdown(" ".join(parts)))


def _label_name(subject: Subject, label: str) -> str:
    found = subject.wording.reference.labels[label]
    if found.generation is None:
        return found.name
    return subject.wording.say("evidence.generation", name=found.name, generation=found.generation)

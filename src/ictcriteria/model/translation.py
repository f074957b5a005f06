"""Translations: one file per pack and language, each text with the fingerprint of the source text it translates.

The keys are the same everywhere: ``title``, ``verification/update-statement``, ``scoring/grades/traced/evidence``. They
come from :func:`criterion_texts` and :func:`pack_texts`, which list every text of a file that a document can print.
"""

import hashlib
from sys import intern
from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints
from pydantic.dataclasses import dataclass

from ictcriteria.model.criterion import AwardCriterion, ContractClause, CriterionBase
from ictcriteria.model.identifiers import Slug
from ictcriteria.model.pack import Pack
from ictcriteria.model.scoring import Linear, Rubric, Steps
from ictcriteria.model.text import LanguageCode, Model, Prose

_ALGORITHM = "t1"


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid", str_strip_whitespace=True))
class TranslatedText:
    """A text and the fingerprint of the text it was made from.

    There are as many as there are texts in every language; without a dictionary for each they take a quarter of the room.
    """

    of: Annotated[str, StringConstraints(pattern=r"^t1-[0-9a-f]{12}$")]
    """Fingerprint of the text that was translated; ``ictcriteria build`` says when it is out of date."""
    text: Prose
    """The translation."""


class Translation(Model):
    """``translations/<language>.yaml``."""

    language: LanguageCode
    """Language of the translations; the file has the same name."""
    pack: dict[str, TranslatedText] = Field(default_factory=dict)
    """Texts of ``pack.yaml`` by key: ``title``, ``description``, ``subject_matter``, ``sections/<id>``."""
    criteria: dict[Slug, dict[str, TranslatedText]] = Field(default_factory=dict)
    """Texts of each criterion by key: ``title``, ``text``, ``verification/<id>``, ``challenges/<id>/answer``."""


def text_fingerprint(text: str) -> str:
    """Fingerprint of a source text; how it is wrapped makes no difference.

    ``t1`` names the method: SHA-256 over the UTF-8 text with every run of blanks made one, first 12 hex digits.
    """
    folded = " ".join(text.split())
    return f"{_ALGORITHM}-{hashlib.sha256(folded.encode()).hexdigest()[:12]}"


def pack_texts(pack: Pack) -> dict[str, str]:
    """Every text of ``pack.yaml`` that a document can print, by key."""
    texts = {"title": pack.title, "description": pack.description, "subject_matter": pack.subject_matter}
    return texts | {f"sections/{section.id}": section.title for section in pack.sections}


def criterion_texts(criterion: CriterionBase) -> dict[str, str]:
    """Every text of a criterion that a document can print, by key."""
    texts: dict[str, str | None] = {
        "title": criterion.title,
        "text": criterion.text,
        "rationale": criterion.rationale,
        "guidance": criterion.guidance,
    }
    texts |= {f"parameters/{name}": parameter.title for name, parameter in criterion.parameters.items()}
    texts |= {f"verification/{name}": item.text for name, item in criterion.verification.items()}
    texts |= {f"legal_basis/{index}": basis.note for index, basis in enumerate(criterion.legal_basis)}
    texts |= _kind_texts(criterion)
    for name, challenge in criterion.challenges.items():
        texts |= {f"challenges/{name}/argument": challenge.argument, f"challenges/{name}/answer": challenge.answer}
    return {intern(key): text for key, text in texts.items() if text is not None}


def _kind_texts(criterion: CriterionBase) -> dict[str, str | None]:
    if isinstance(criterion, AwardCriterion):
        return _scoring_texts(criterion)
    if isinstance(criterion, ContractClause):
        texts: dict[str, str | None] = {f"obligations/{name}": item.text for name, item in criterion.obligations.items()}
        return texts | {f"judging/{name}": text for name, text in criterion.judging}
    return {}


def _scoring_texts(criterion: AwardCriterion) -> dict[str, str | None]:
    match criterion.scoring:
        case Steps(measure=measure) | Linear(measure=measure):
            return {"scoring/measure": measure}
        case Rubric(grades=grades):
            texts: dict[str, str | None] = {f"scoring/grades/{name}": grade.text for name, grade in grades.items()}
            return texts | {f"scoring/grades/{name}/evidence": grade.evidence for name, grade in grades.items()}
        case _:
            return {}

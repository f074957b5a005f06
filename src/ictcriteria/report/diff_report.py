"""The forms in which a comparison is told; each is a function from what was found to a text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.catalogue.layout import REFERENCE
from ictcriteria.diagnostics import Diagnostic
from ictcriteria.diff.changes import Change, ChangeKind, Effect
from ictcriteria.diff.words import Piece
from ictcriteria.report.change_words import Narrator, changed_words
from ictcriteria.report.plain_text import one_line
from ictcriteria.report.version_advice import PackAdvice

_FOLLOWING = frozenset((ChangeKind.TRANSLATION_UPDATED, ChangeKind.TRANSLATION_CONFIRMED))
_OF_TRANSLATION = frozenset(kind for kind in ChangeKind if kind.value.startswith("translation-"))


@dataclass(frozen=True, slots=True)
class DiffReport:
    """The changes in order, how to tell them, and what the two states are called."""

    changes: Sequence[Change]
    narrator: Narrator
    old_name: str
    new_name: str
    advice: Sequence[PackAdvice] = ()
    diagnostics: Sequence[Diagnostic] = ()
    entering: Sequence[str] = ()
    """Criteria that come into the tender for which was compared."""
    leaving: Sequence[str] = ()
    is_coloured: bool = False

    @property
    def effects(self) -> Mapping[Effect, int]:
        """How many changes have each effect, the hardest first; effects without changes are left out."""
        counts = {effect: sum(change.effect is effect for change in self.changes) for effect in Effect}
        return MappingProxyType({effect: number for effect, number in counts.items() if number})

    def moves(self) -> list[str]:
        """A line for each criterion that enters or leaves the tender, with the title it has there."""
        sides = (("enters", self.entering, self.narrator.new), ("leaves", self.leaving, self.narrator.old))
        return [f"{verb} the tender: {_title(id_, side)} ({id_})" for verb, ids, side in sides for id_ in ids]


def _title(id_: str, side: Catalogue) -> str:
    return one_line(side.criteria[id_].title) if id_ in side.criteria else id_


@dataclass(frozen=True, slots=True)
class Told:
    """A change as it is told; ``pieces`` are its words where it is one of words."""

    change: Change
    sentence: str
    scope: str
    pieces: Sequence[Piece] = ()

    @property
    def line(self) -> str:
        """The sentence, with what it holds for unless it says so."""
        return f"{self.sentence} ({self.scope})" if self.scope not in self.sentence else self.sentence


def tell_all(report: DiffReport) -> list[Told]:
    """Every change with its sentence; a translation that only follows its source text is told with that."""
    followers: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    sources = {(change.subject, change.route) for change in report.changes if change.language is None}
    for change in report.changes:
        if change.kind in _FOLLOWING and (change.subject, change.route) in sources:
            followers.setdefault((change.subject, change.route), []).append(change.language or "")
    return list(_told(report, followers))


def _told(report: DiffReport, followers: Mapping[tuple[str, tuple[str, ...]], Sequence[str]]) -> Iterator[Told]:
    for change in report.changes:
        also = followers.get((change.subject, change.route), ())
        if also and change.kind in _FOLLOWING:
            continue
        pieces = changed_words(change)
        sentence = report.narrator.tell(change, pieces)
        if also and change.language is None:
            sentence = f"{sentence}, also in {', '.join(sorted(also))}"
        yield Told(change, sentence, report.narrator.scope(change), pieces)


def by_effect(told: Sequence[Told]) -> list[Told]:
    """The hardest first, else as they are."""
    order = list(Effect)
    return sorted(told, key=lambda item: order.index(item.change.effect))


def in_language(changes: Sequence[Change], language: str | None) -> list[Change]:
    """The changes as readers of one language see them; all of them for None.

    A changed source text is told in the words of its translation where that changed as well; changes of other translations
    are left out.
    """
    if language is None:
        return list(changes)
    translated = {(change.subject, change.route): change for change in changes if change.language == language}
    told: list[Change] = []
    for change in changes:
        twin = translated.get((change.subject, change.route))
        if change.language is None and change.of_text and twin is not None and twin.of_text:
            told.append(replace(change, old=twin.old, new=twin.new, language=language))
        elif change.language is None or change.language == language or change.pack == REFERENCE:
            told.append(change)
    merged = {
        (change.subject, change.route) for change in told if change.language == language and change.kind not in _OF_TRANSLATION
    }
    return [change for change in told if change.kind not in _OF_TRANSLATION or (change.subject, change.route) not in merged]


FORMS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "text": ("diff_text", "report_text"),
        "markdown": ("diff_markdown", "report_markdown"),
        "json": ("diff_json", "report_json"),
        "html": ("diff_html", "report_html"),
    }
)
"""Name of a form to the module and the function that writes it; a module is imported when its form is asked for."""


def report_diff(form: str, report: DiffReport) -> str:
    """The comparison in one form; KeyError for a form that does not exist."""
    from importlib import import_module  # noqa: PLC0415 - one form is asked for, the others are not

    module, function = FORMS[form]
    return str(getattr(import_module(f"ictcriteria.report.{module}"), function)(report))

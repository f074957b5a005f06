"""The text of a starter tender.yaml, and the proof that it can be built."""

import json
import textwrap
from collections.abc import Iterator

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.cli.questions import Answers
from ictcriteria.compose.composition import compose_tender
from ictcriteria.diagnostics import Origin
from ictcriteria.errors import NothingToDoError, UsageError
from ictcriteria.model.identifiers import Condition, Kind
from ictcriteria.model.text import text_in
from ictcriteria.pipeline.reading import read_tender
from ictcriteria.source.tender_file import TenderFile


def starter_text(answers: Answers, catalogue: Catalogue) -> str:
    """A commented tender: one lot per product when several are bought, and the rest as comments to fill in.

    Its criteria are those of the profile that fit each product, else all packs.
    """
    return "\n".join(_lines(answers, catalogue)) + "\n"


def check_starter(text: str, catalogue: Catalogue) -> None:
    """Raise UsageError when the starter cannot be read, NothingToDoError when no criterion fits the answers."""
    outcome = read_tender(TenderFile("tender.yaml", text.encode()))
    if outcome.value is None:
        raise UsageError(f"the answers make no tender: {outcome.diagnostics[0].message}", outcome.diagnostics[0].hint)
    composition = compose_tender(outcome.value, catalogue, {}, outcome.value.languages, Origin("tender.yaml"))
    if not composition.kinds:
        raise NothingToDoError("no criterion fits these answers", "try another product or a higher level")


def profile_list(catalogue: Catalogue) -> str:
    """The ready-made profiles: name, title, how many criteria, and for whom each is."""
    lines = []
    for name, profile in catalogue.reference.profiles.items():
        lines.append(f"{name}: {profile.title} ({len(profile.criteria)} criteria, {profile.level.value})")
        lines += textwrap.wrap(text_in(dict(profile.note), "en") or "", 100, initial_indent="  ", subsequent_indent="  ")
    return "\n".join(lines) + "\n"


def _lines(answers: Answers, catalogue: Catalogue) -> Iterator[str]:
    currency = catalogue.reference.jurisdictions[answers.jurisdiction].currency
    yield "# A tender for 'ictcriteria build'. Lines that start with '#' are suggestions: take the '#' away to use them."
    if answers.profile is not None:
        yield f"# Started from the profile: {answers.profile.title}."
    yield "# reference: 2026/0001"
    yield f"title: {_quoted(answers.title)}"
    yield f"buyer: {_quoted(answers.buyer)}"
    yield f"jurisdiction: {answers.jurisdiction}"
    yield f"languages: [{', '.join(answers.languages)}]".ljust(32) + "# the first one governs"
    yield f"# contract: {{start: 2027-03-01, months: 48, value: 1000000, currency: {currency}}}"
    yield f"level: {answers.level}".ljust(32) + "# basic | advanced | spearhead"
    if len(answers.products) == 1:
        yield from _what(answers.products[0], answers, catalogue)
    else:
        yield "lots:"
        for product in answers.products:
            yield f"  - id: {product}"
            yield from (f"    {line}" for line in _what(product, answers, catalogue))
    yield from _departures(catalogue)


def _what(product: str, answers: Answers, catalogue: Catalogue) -> Iterator[str]:
    yield f"products: [{product}]"
    yield "# quantity: 1000"
    if answers.profile is None:
        yield f"packs: [{', '.join(catalogue.packs)}]"
        return
    condition = answers.profile.condition
    if condition != (Condition.NEW,):
        yield f"condition: [{', '.join(each.value for each in condition)}]"
    yield "criteria:"
    for id_ in answers.profile.criteria:
        criterion = catalogue.criteria.get(id_)
        if criterion is not None and product in criterion.products and set(condition) & set(criterion.condition):
            yield f"  - {id_}"


def _departures(catalogue: Catalogue) -> Iterator[str]:
    """Suggestions with ids that exist, so that each can be taken over by deleting its '#'."""
    with_values = [id_ for id_, criterion in catalogue.criteria.items() if criterion.parameters]
    award = [id_ for id_, criterion in catalogue.criteria.items() if criterion.kind is Kind.AWARD_CRITERION]
    yield "# choices:                     # departures from the packs; each one stands in the guide with its reason"
    if with_values:
        yield f"#   {with_values[0]}: {{level: advanced, because: Why we depart from the level.}}"
        yield f"#   {with_values[-1]}: {{leave_out: Why we do not ask for it.}}"
    yield "# award:"
    yield "#   price: 60                  # the rest is shared out among the chosen award criteria, or set one by one"
    if award:
        yield f"#   weights: {{{award[0]}: 15}}"
    yield "# documents: [specification, contract, response, guide]"
    yield "# formats: [docx, html, md]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

"""The text of a starter tender.yaml, and the proof that it can be built."""

import json
from collections.abc import Iterator

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.cli.questions import Answers
from ictcriteria.compose.composition import compose_tender
from ictcriteria.diagnostics import Origin
from ictcriteria.errors import NothingToDoError, UsageError
from ictcriteria.pipeline import TenderFile, read_tender


def starter_text(answers: Answers, catalogue: Catalogue) -> str:
    """A commented tender: one lot per product when several are bought, all packs, and the rest as comments to fill in."""
    return "\n".join(_lines(answers, catalogue)) + "\n"


def check_starter(text: str, catalogue: Catalogue) -> None:
    """Raise UsageError when the starter cannot be read, NothingToDoError when no criterion fits the answers."""
    outcome = read_tender(TenderFile("tender.yaml", text.encode()))
    if outcome.value is None:
        raise UsageError(f"the answers make no tender: {outcome.diagnostics[0].message}", outcome.diagnostics[0].hint)
    composition = compose_tender(outcome.value, catalogue, {}, outcome.value.languages, Origin("tender.yaml"))
    if not composition.kinds:
        raise NothingToDoError("no criterion fits these answers", "try another product or a higher level")


def _lines(answers: Answers, catalogue: Catalogue) -> Iterator[str]:
    currency = catalogue.reference.jurisdictions[answers.jurisdiction].currency
    packs = ", ".join(catalogue.packs)
    yield "# A tender for 'ictcriteria build'. Lines that start with '#' are suggestions: take the '#' away to use them."
    yield "# reference: 2026/0001"
    yield f"title: {_quoted(answers.title)}"
    yield f"buyer: {_quoted(answers.buyer)}"
    yield f"jurisdiction: {answers.jurisdiction}"
    yield f"languages: [{', '.join(answers.languages)}]".ljust(32) + "# the first one governs"
    yield f"# contract: {{start: 2027-03-01, months: 48, value: 1000000, currency: {currency}}}"
    yield f"level: {answers.level}".ljust(32) + "# basic | advanced | spearhead"
    if len(answers.products) == 1:
        yield f"products: [{answers.products[0]}]"
        yield f"packs: [{packs}]"
        yield "# criteria: [lifespan/warranty]  # single criteria instead of, or beside, whole packs"
    else:
        yield "lots:"
        for product in answers.products:
            yield f"  - id: {product}"
            yield f"    products: [{product}]"
            yield "    # quantity: 1000"
            yield f"    packs: [{packs}]"
    yield from _departures(catalogue)


def _departures(catalogue: Catalogue) -> Iterator[str]:
    example = next((id_ for id_, criterion in catalogue.criteria.items() if criterion.parameters), next(iter(catalogue.criteria)))
    yield "# choices:                     # departures from the packs; each one stands in the guide with its reason"
    yield f"#   {example}: {{level: advanced, because: Why we depart from the level.}}"
    yield "#   pack/other-criterion: {leave_out: Why we do not ask for it.}"
    yield "# award:"
    yield "#   price: 60                  # the rest is shared out among the chosen award criteria, or set one by one"
    yield "#   weights: {pack/award-criterion: 15}"
    yield "# documents: [specification, contract, response, guide]"
    yield "# formats: [docx, html, md]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

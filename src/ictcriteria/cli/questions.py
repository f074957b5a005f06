"""The questions of ``init``: each has a suggestion, and an answer that is not known is asked for again."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.catalogue.template_set import load_templates
from ictcriteria.catalogue.validate import closest
from ictcriteria.cli.options import template_layers
from ictcriteria.compose.wording import jurisdiction_chain
from ictcriteria.errors import UsageError
from ictcriteria.model.identifiers import Level
from ictcriteria.model.profile import Profile

Ask = Callable[[str], str]
"""Shows a question and gives the line that was typed."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a starter tender is made from."""

    title: str
    buyer: str
    jurisdiction: str
    products: tuple[str, ...]
    level: str
    languages: tuple[str, ...]
    profile: Profile | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question; without ``choices`` any text is an answer, with ``several`` a list separated by commas."""

    text: str
    option: str
    suggestion: str
    choices: tuple[str, ...] = ()
    several: bool = False


def terminal(prompt: str) -> str:
    """Ask on stderr, so that stdout stays clean; the end of input stops the program."""
    print(prompt, end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not line:
        raise UsageError("the answers ended before the questions did", "give them as options, or add --yes")
    return line.strip()


def ask_all(options: argparse.Namespace, catalogue: Catalogue, ask: Ask | None) -> Answers:
    """Answers from the options, else by asking, else the suggestions; raises UsageError for an option that is not known."""
    jurisdictions = tuple(sorted(catalogue.reference.jurisdictions))
    products = tuple(catalogue.reference.products)
    available = _languages()
    profile = _profile(options.profile, catalogue)
    buyer = _answer(Question("Who buys?", "--buyer", "Name of the contracting authority"), options.buyer, ask)
    title = _answer(Question("What is the tender called?", "--title", "Framework agreement for ICT devices"), options.title, ask)
    place = _answer(Question("Whose law applies?", "--jurisdiction", "eu", jurisdictions), options.jurisdiction, ask)
    suggested = ",".join(profile.products) if profile else "laptop"
    bought = Question("What is bought?", "--product", suggested, products, several=True)
    wanted = _answers(bought, options.product, ask)
    ambition = profile.level.value if profile else "basic"
    level = _answer(Question("How ambitious?", "--level", ambition, tuple(level.value for level in Level)), options.level, ask)
    spoken = [language for j in jurisdiction_chain(place[0], catalogue.reference) for language in j.languages]
    first = next((language for language in spoken if language in available), "en")
    languages = _answers(Question("Which languages?", "--language", first, available, several=True), options.language, ask)
    return Answers(title[0], buyer[0], place[0], tuple(wanted), level[0], tuple(languages), profile)


def _profile(name: str | None, catalogue: Catalogue) -> Profile | None:
    profiles = catalogue.reference.profiles
    if name is not None and name not in profiles:
        raise UsageError(f"--profile: '{name}' is not known", closest(name, profiles) or f"known: {', '.join(profiles) or 'none'}")
    return profiles[name] if name is not None else None


def _languages() -> tuple[str, ...]:
    templates = load_templates(template_layers(None, None)).value
    return tuple(templates.strings) if templates else ("en",)


def _answer(question: Question, given: str | None, ask: Ask | None) -> list[str]:
    return _answers(question, [given] if given else [], ask)


def _answers(question: Question, given: Sequence[str], ask: Ask | None) -> list[str]:
    if given:
        problem = _problem(question, given)
        if problem:
            raise UsageError(f"{question.option}: {problem[0]}", problem[1])
        return list(given)
    if ask is None:
        return question.suggestion.split(",") if question.several else [question.suggestion]
    known = f" ({', '.join(question.choices)})" if question.choices else ""
    while True:
        typed = ask(f"{question.text}{known} [{question.suggestion}] ") or question.suggestion
        words = [word.strip() for word in typed.split(",") if word.strip()] if question.several else [typed]
        problem = _problem(question, words)
        if not problem:
            return words
        print(f"  {problem[0]}; {problem[1]}", file=sys.stderr)


def _problem(question: Question, words: Sequence[str]) -> tuple[str, str] | None:
    for word in words:
        if question.choices and word not in question.choices:
            return f"'{word}' is not known", closest(word, question.choices) or f"known: {', '.join(question.choices)}"
    return None

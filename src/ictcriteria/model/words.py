"""Words of human languages that wording rules look for (``reference/words/<language>.yaml``)."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ictcriteria.model.text import Integer, Line, Model

Words = tuple[Line, ...]
"""Words or phrases in small letters; every form that can stand in a text is written out."""


class Phrase(Model):
    """Words that do not belong in a demand, and what to write in their place."""

    words: Annotated[Words, Field(min_length=1)]
    """The words or phrases, every form of them."""
    instead: Line
    """What to write, so that it reads on from 'write' or 'say': ``say 'name the measure or the figure'``."""


class Weakness(StrEnum):
    """Where a modal verb makes a demand weaker than it should be."""

    ALWAYS = "always"
    """Wherever it stands."""
    OF_BOUND_SUBJECT = "of-bound-subject"
    """In a main clause whose subject is one of ``bound``."""
    WITHOUT_DUTY = "without-duty"
    """There too, but only in a text in which nothing is a duty; elsewhere it gives a permission."""


class WeakModal(Phrase):
    """A modal verb that makes a demand weaker than it should be."""

    weak: Weakness = Weakness.ALWAYS
    """Where it is too weak. Left out: always."""


class PassiveForms(Model):
    """How a verb says what is done without saying who does it."""

    helpers: Words = ()
    """Forms of the verbs that make a passive with a participle: ``be``."""
    participles: Words = ()
    """Participles that no ending gives away: ``made``."""
    participle_endings: Words = ()
    """Endings of participles: ``ed``."""
    verb_endings: Words = ()
    """Endings that make a verb passive by themselves: Norwegian ``es``."""
    no_verb_endings: Words = ()
    """Longer endings with the same letters that nouns have: Swedish ``arnas``."""
    exceptions: Words = ()
    """Words with one of the endings that are no passive."""
    abilities: Words = ()
    """Verbs of ability: what it shall be possible to do is no duty of anybody. Norwegian ``kunne``."""


class WordList(Model):
    """Words of one language on which wording rules look; a language without a list is not judged."""

    longest_sentence: Annotated[Integer, Field(ge=10, le=80)]
    """Most words that a sentence of a binding text may have."""
    stops: Words = ()
    """Abbreviations whose full stop ends no sentence: ``art.``."""
    vague: tuple[Phrase, ...] = ()
    """Words that leave open what is wanted, so that nobody can verify it."""
    filler: tuple[Phrase, ...] = ()
    """Long words for short ones."""
    gendered: tuple[Phrase, ...] = ()
    """Words that name one sex where both are meant."""
    and_or: tuple[Phrase, ...] = ()
    """Words that leave open whether one thing or all of them is wanted."""
    company_wording: tuple[Phrase, ...] = ()
    """Words for what a company promises or is in general, not for what is bought."""
    negations: Words = ()
    """Words that deny what a sentence says, every form: ``not``, ``no``."""
    duty: Words = ()
    """The words that make a demand: ``shall``."""
    weak_modals: tuple[WeakModal, ...] = ()
    """Verbs that make a demand weaker than it should be."""
    bound: Words = ()
    """Nouns for those who owe something and for what is bought, every form: ``supplier``, ``device``."""
    parties: Words = ()
    """Nouns and pronouns for those who can owe a duty, every form: ``supplier``, ``contracting authority``."""
    agents: Words = ()
    """Words before the one who acts in a passive sentence: ``by``."""
    passive: PassiveForms = PassiveForms()
    """How a sentence becomes passive."""
    subordinators: Words = ()
    """Single words that begin a subordinate clause: ``that``, ``if``."""
    additions: Words = ()
    """Words between two demands: ``and``."""
    alternatives: Words = ()
    """Words between alternatives: ``or``."""
    function_words: Words = ()
    """Short words that are never the unit of a number: ``of``, ``and``."""
    limits: Words = ()
    """Words that come right before a number that somebody has to meet: ``least``, ``than``."""
    counted: Words = ()
    """Nouns that give a number its meaning beforehand: ``number``, ``share``."""
    numerals: Words = ()
    """Numbers in words, from two on."""
    units: Words = ()
    """Units and the nouns of periods, every form: ``year``, ``years``, ``%``, ``kg``."""
    abbreviations: Words = ()
    """Abbreviations in capitals that every bidder knows, as they are written: ``USB``."""
    endings: Words = ()
    """Endings that a noun or adjective can take, so that defined terms are found in every form: ``s``."""
    compounds: Words = ()
    """Phrases that mean something else than the defined term in them, every form: ``component supplier``."""
    determiners: Words = ()
    """Words between which and a noun no capital is usual: ``the``. Left out in a language where nouns have capitals."""
    names: Words = ()
    """Proper names that stand after such a word, as they are written: ``Internet``."""

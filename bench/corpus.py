"""A synthetic corpus in our own format: contract clauses with a text of 100 words, duties, evidence and judging."""

import random
import shutil
from pathlib import Path

_WORDS = (
    "supplier model factory smelter refiner report delivery period evidence statement battery display repair spare "
    "part software update worker wage hour check audit plan measure risk chain mineral record contract device buyer"
).split(" ")

_CLAUSE = """title: Clause number {number}
kind: contract-clause
revision: 1
changed: 2026-11-22
reviewed: 2026-11-22
products: [laptop]
parameters:
  days:
    title: Time for the answer
    unit: working-day
    minimum: 1
    maximum: 60
    stricter: lower
levels:
  basic: {{days: 20}}
  advanced: {{days: 10}}
text: |
  {text}
verification:
  statement: {{stage: contract, evidence: declaration, text: A statement that names {words[0]} and {words[1]}.}}
  record: {{stage: contract, evidence: data-file, text: A record that names {words[2]} and {words[3]}.}}
obligations:
  answer:
    who: supplier
    text: answers in writing and names {words[4]}
    within: {{parameter: days}}
    after: request
    evidence: declaration
  report:
    who: supplier
    text: reports on {words[5]}
    every: {{value: 12, unit: month}}
    evidence: data-file
judging:
  fulfilled: The answer names {words[6]}.
  partly: The answer names some of it.
  not_fulfilled: There is no answer.
remedy: written-notice
rationale: The {words[7]} matters.
guidance: Ask for the {words[8]} early.
legal_basis: [{{source: eu-dir-2014-24, locator: Art. 70}}]
challenges:
  link: {{by: bidder, argument: It is not linked., answer: It names the delivered models.}}
"""


def write_corpus(folder: Path, count: int, criteria: Path) -> Path:
    """``count`` clauses and the reference data below ``folder``, and a tender that chooses all of them; gives its path."""
    chance = random.Random(count)
    packs = folder / "criteria"
    shutil.copytree(criteria / "reference", packs / "reference")
    pack = packs / "synthetic"
    pack.mkdir()
    names = [f"clause-{number:05}" for number in range(1, count + 1)]
    for number, name in enumerate(names, start=1):
        words = chance.choices(_WORDS, k=9)
        text = " ".join(["The supplier shall answer within {{ days }} of a request.", *_sentences(chance)])
        (pack / f"{name}.yaml").write_text(_CLAUSE.format(number=number, text=text, words=words), encoding="utf-8")
    listed = "".join(f"      - {name}\n" for name in names)
    head = "title: Synthetic\nversion: 1.0.0\ndescription: Synthetic.\nlicence: CC0-1.0\nsubject_matter: Devices.\n"
    (pack / "pack.yaml").write_text(f"{head}sections:\n  - id: all\n    title: All\n    criteria:\n{listed}", encoding="utf-8")
    tender = folder / "tender.yaml"
    tender.write_text(
        "title: Benchmark\nbuyer: Buyer\njurisdiction: eu\nlanguages: [en]\nproducts: [laptop]\npacks: [synthetic]\n"
        "documents: [contract]\n",
        encoding="utf-8",
    )
    return tender


def clause_markdown(count: int) -> str:
    """A document of ``count`` clauses, each a numbered heading, a paragraph of 100 words, a table of 2 by 4 and 4 bullets."""
    chance = random.Random(count)
    blocks = ["# Clauses", '## <a id="s-all"></a>1 All']
    for number in range(1, count + 1):
        words = chance.choices(_WORDS, k=8)
        blocks += [
            f'### <a id="c-{number}"></a>1.{number} Clause number {number}',
            " ".join(_sentences(chance)),
            f"| {' | '.join(words[:4])} |\n| --- | --- | --- | --- |\n| {' | '.join(words[4:])} |",
            "\n".join(f"- {word}" for word in words[:4]),
        ]
    return "\n\n".join(blocks) + "\n"


def _sentences(chance: random.Random) -> list[str]:
    return [f"The {' '.join(chance.choices(_WORDS, k=9))}." for _ in range(10)]

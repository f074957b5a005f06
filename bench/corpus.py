"""A synthetic corpus in our own format: contract clauses with a text of 100 words, duties, evidence and judging."""

import json
import random
import re
import shutil
from pathlib import Path

from ictcriteria.model.criterion import ContractClause
from ictcriteria.model.pack import Pack
from ictcriteria.model.translation import criterion_texts, pack_texts, text_fingerprint
from ictcriteria.source.yaml_reader import read_yaml

_WORDS = (
    "model factory smelter refiner report delivery period evidence statement battery display repair spare "
    "tool software update wage hour check audit plan measure risk chain mineral record contract device buyer"
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


_PER_PACK = 50
_WORD = re.compile(r"(?P<mark>\{\{[^}]*\}\}|\]\([^)]*\))|[A-Za-z]+")
_TRANSLATED = {
    "nb": {"The": "Den", "the": "den", "supplier": "leverandøren", "shall": "skal", "and": "og", "that": "som", "of": "av"},
    "sv": {"The": "Den", "the": "den", "supplier": "leverantören", "shall": "ska", "and": "och", "that": "som", "of": "av"},
}
"""Words that rules look for in translations: the defined term, the word of duty, small words."""
_HEAD = "title: Synthetic\nversion: 1.0.0\ndescription: Synthetic.\nlicence: CC0-1.0\nsubject_matter: Devices.\n"


def write_packs(folder: Path, count: int, criteria: Path) -> Path:
    """``count`` clauses in packs of 50, each with translations into ``nb`` and ``sv``, and the reference data; gives the folder."""
    chance = random.Random(count)
    packs = folder / "criteria"
    shutil.copytree(criteria / "reference", packs / "reference")
    for start in range(0, count, _PER_PACK):
        pack = packs / f"synthetic-{start // _PER_PACK:03}"
        (pack / "translations").mkdir(parents=True)
        names = [f"clause-{number:05}" for number in range(start + 1, min(start + _PER_PACK, count) + 1)]
        for name in names:
            (pack / f"{name}.yaml").write_text(_clause(int(name[-5:]), chance), encoding="utf-8")
        (pack / "pack.yaml").write_text(_HEAD + _section(names), encoding="utf-8")
        for language in ("nb", "sv"):
            (pack / "translations" / f"{language}.yaml").write_text(_translation(language, pack, names), encoding="utf-8")
    return packs


def _clause(number: int, chance: random.Random) -> str:
    words = chance.choices(_WORDS, k=9)
    text = " ".join(["The [supplier](term:supplier) shall answer within {{ days }} of a request.", *_sentences(chance)])
    return _CLAUSE.format(number=number, text=text, words=words)


def _section(names: list[str]) -> str:
    listed = "".join(f"      - {name}\n" for name in names)
    return f"sections:\n  - id: all\n    title: All\n    criteria:\n{listed}"


def _translation(language: str, pack: Path, names: list[str]) -> str:
    """Every text again with a mark of the language before it."""
    whole = read_yaml((pack / "pack.yaml").read_bytes(), "pack.yaml").data
    lines = [f"language: {language}", "pack:", *_entries(pack_texts(Pack.model_validate(whole)), language, "  "), "criteria:"]
    for name in names:
        data = read_yaml((pack / f"{name}.yaml").read_bytes(), name).data
        lines += [f"  {name}:", *_entries(criterion_texts(ContractClause.model_validate(data)), language, "    ")]
    return "\n".join(lines) + "\n"


def _entries(texts: dict[str, str], language: str, indent: str) -> list[str]:
    return [
        f"{indent}{key}: {{of: {text_fingerprint(text)}, text: {json.dumps(_as_in(language, text.strip()), ensure_ascii=False)}}}"
        for key, text in texts.items()
    ]


def _as_in(language: str, text: str) -> str:
    """The text with other words: what it would take to read a real translation, without the translator."""
    known = _TRANSLATED[language]
    return _WORD.sub(lambda match: match[0] if match["mark"] else known.get(match[0], f"{match[0]}{language}"), text)


def write_corpus(folder: Path, count: int, criteria: Path) -> Path:
    """``count`` clauses and the reference data below ``folder``, and a tender that chooses all of them; gives its path."""
    chance = random.Random(count)
    packs = folder / "criteria"
    shutil.copytree(criteria / "reference", packs / "reference")
    pack = packs / "synthetic"
    pack.mkdir()
    names = [f"clause-{number:05}" for number in range(1, count + 1)]
    for number, name in enumerate(names, start=1):
        (pack / f"{name}.yaml").write_text(_clause(number, chance), encoding="utf-8")
    (pack / "pack.yaml").write_text(_HEAD + _section(names), encoding="utf-8")
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

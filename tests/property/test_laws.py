"""Laws that hold for every tender: nothing is left open, order does not matter, weights add up."""

import random
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ictcriteria.catalogue.catalogue import Catalogue
from ictcriteria.compose.composition import Composition, compose_tender
from ictcriteria.diagnostics import Origin
from ictcriteria.model.tender import Tender
from ictcriteria.pipeline.build import build_tender
from ictcriteria.source.tender_file import TenderFile
from ictcriteria.source.working_tree import FolderTree
from ictcriteria.source.yaml_reader import read_yaml

PRODUCTS = ("laptop", "smartphone", "monitor")
CRITERIA = (
    "award/battery-cycles", "award/repair-time", "award/smelter-share", "award/take-back-plan", "award/free-manuals",
    "lifespan/security-updates", "lifespan/spare-parts", "lifespan/repair-shop", "lifespan/warranty", "lifespan/loan-devices",
)  # fmt: skip
AWARD = CRITERIA[:5]
LEVEL = st.sampled_from(["basic", "advanced", "spearhead"])
OPEN = re.compile(r"\{\{|\}\}|\{%|term:|criterion:|source:|\bNone\b(?!\.)|missing:")


def some(items: tuple[str, ...], *, least: int = 0) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(items), unique=True, min_size=least, max_size=len(items))


LOT = st.fixed_dictionaries(
    {
        "products": some(PRODUCTS, least=1),
        "condition": some(("new", "refurbished"), least=1),
        "packs": some(("award", "lifespan")),
        "criteria": some(CRITERIA),
    },
    optional={"level": LEVEL, "quantity": st.integers(1, 10**6)},
)
CHOICE = st.one_of(
    st.fixed_dictionaries({"level": LEVEL}),
    st.fixed_dictionaries({"leave_out": st.text("abc *|<>", min_size=1).filter(str.strip)}),
)
CHOICES = st.dictionaries(st.sampled_from(CRITERIA), CHOICE, max_size=3)
CENTS = st.decimals(0, 100, places=2)


@st.composite
def tenders(draw: st.DrawFn) -> dict[str, Any]:
    lots = draw(st.lists(LOT, min_size=1, max_size=3))
    return {
        "title": "T", "buyer": "B", "jurisdiction": draw(st.sampled_from(["eu", "no"])), "languages": ["en"],
        "level": draw(LEVEL), "lots": [{"id": f"lot-{n}", **lot} for n, lot in enumerate(lots)], "choices": draw(CHOICES),
        "formats": ["md"],
    }  # fmt: skip


def as_yaml(tender: dict[str, Any]) -> bytes:
    return yaml.safe_dump(tender, allow_unicode=True, sort_keys=False).encode()


@given(tender=tenders())
@settings(max_examples=60, deadline=None)
def test_no_bound_document_has_anything_left_open(
    tender: dict[str, Any], catalogue: Catalogue, compose: Callable[..., Composition], markdown: Callable[..., str]
) -> None:
    text = as_yaml(tender).decode()
    composition = compose(text)
    assume(not composition.findings and composition.kinds)
    for document in ("specification", "contract", "response", "guide"):
        printed = markdown(text, document)
        assert OPEN.findall(printed) == []
        shown = re.findall(r'<a id="(c-[a-z0-9-]+)"></a>', printed)
        kinds = {"specification": 3, "contract": 1, "response": 4, "guide": 4}[document]
        assert len(shown) == len(set(shown))
        if kinds == 4:
            assert len(shown) == len(composition.kinds)
    assert set(composition.kinds) <= set(catalogue.criteria)


@given(tender=tenders(), price=st.none() | CENTS, weights=st.dictionaries(st.sampled_from(AWARD), CENTS, max_size=3))
@settings(deadline=None)
def test_weights_of_every_lot_add_up_to_a_hundred(
    tender: dict[str, Any],
    price: Decimal | None,
    weights: dict[str, Decimal],
    catalogue: Catalogue,
) -> None:
    assume(price is not None or sum(weights.values()) <= 100)
    award = {"weights": weights} | ({} if price is None else {"price": price})
    data = Tender.model_validate(tender | {"award": award})
    composition = compose_tender(data, catalogue, {}, ("en",), Origin("tender.yaml"))
    rules = {finding.rule for finding in composition.findings}
    for lot in composition.weights.lots:
        shares = [lot.price, *lot.criteria.values()]
        assert sum(shares) == 100 or "weights-not-100" in rules
        assert all(share >= 0 for share in shares) or "weights-not-100" in rules


class ShuffledTree(FolderTree):
    """The same folder with its files in another order."""

    def __init__(self, root: Path, seed: int) -> None:
        super().__init__(root, shown_as="packs")
        self._seed = seed

    def paths(self) -> tuple[str, ...]:
        found = list(super().paths())
        random.Random(self._seed).shuffle(found)
        return tuple(found)


def shuffled(value: Any, order: random.Random, *, keep: bool) -> Any:
    """The same data with the keys of mappings in another order, except where their order is what people wrote it for."""
    if isinstance(value, dict):
        keys = list(value)
        if not keep:
            order.shuffle(keys)
        ordered = {
            "verification",
            "parameters",
            "obligations",
            "challenges",
            "grades",
            "selection_grounds",
            "compulsory_conditions",
        }
        return {key: shuffled(value[key], order, keep=key in ordered) for key in keys}
    return [shuffled(item, order, keep=False) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("seed", range(6))
def test_order_of_files_and_keys_changes_no_byte(seed: int, root: Path, tmp_path: Path) -> None:
    tender = TenderFile(
        "tender.yaml",
        b"title: T\nbuyer: B\njurisdiction: no\nlanguages: [en]\nproducts: [laptop, smartphone]\nlevel: "
        b"advanced\nformats: [md, html]\n",
    )
    templates = [FolderTree(root / "templates", "templates")]
    source = root / "tests" / "data" / "packs"
    first = build_tender(tender, [FolderTree(source, "packs")], templates)
    order, copy = random.Random(seed), tmp_path / str(seed)
    for path in FolderTree(source).paths():
        data = read_yaml((source / path).read_bytes(), path).data
        target = copy / path
        target.parent.mkdir(parents=True, exist_ok=True)
        keep = PurePosixPath(path).stem == "products"
        target.write_text(yaml.safe_dump(shuffled(data, order, keep=keep), allow_unicode=True, sort_keys=False), encoding="utf-8")
    second = build_tender(tender, [ShuffledTree(copy, seed)], templates)
    assert second.diagnostics == first.diagnostics
    assert first.files
    documents = [path for path in first.files if path != "provenance.json"]
    assert {path: second.files[path] for path in documents} == {path: first.files[path] for path in documents}

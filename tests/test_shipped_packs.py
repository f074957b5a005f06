"""The packs that come with the program keep the promises that the program makes for them."""

from pathlib import Path

import pytest

from ictcriteria.catalogue.catalogue import Catalogue, pack_of
from ictcriteria.catalogue.load import load_catalogue
from ictcriteria.catalogue.template_set import load_templates
from ictcriteria.compose.texts import texts_in
from ictcriteria.compose.wording import jurisdiction_chain
from ictcriteria.diagnostics import Origin
from ictcriteria.model.criterion import CriterionBase
from ictcriteria.model.identifiers import Confidence, Kind, Unit
from ictcriteria.model.reference import NAMED_THINGS
from ictcriteria.source.working_tree import FolderTree, shipped_tree

PACKS = ("human-rights", "lifespan", "mineral-sourcing", "repairability")
LANGUAGES = ("nb", "sv")
WANTED_PER_PACK = 5


def criteria_of(catalogue: Catalogue, pack: str) -> dict[str, CriterionBase]:
    return {id_: criterion for id_, criterion in catalogue.criteria.items() if pack_of(id_) == pack}


def test_packs_load_without_a_single_problem(root: Path) -> None:
    assert load_catalogue([FolderTree(root / "criteria", shown_as="criteria")]).diagnostics == ()


def test_the_four_packs_are_there(shipped: Catalogue) -> None:
    assert tuple(shipped.packs) == PACKS


@pytest.mark.parametrize("pack", PACKS)
def test_pack_holds_enough_criteria_of_enough_kinds(shipped: Catalogue, pack: str) -> None:
    criteria = criteria_of(shipped, pack)
    assert len(criteria) >= WANTED_PER_PACK
    kinds = {criterion.kind for criterion in criteria.values()}  # type: ignore[attr-defined]
    assert len(kinds) >= 3
    assert Kind.CONTRACT_CLAUSE in kinds


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pack", PACKS)
def test_every_text_is_translated_and_up_to_date(shipped: Catalogue, pack: str, language: str) -> None:
    texts = texts_in(language, tuple(criteria_of(shipped, pack)), shipped, Origin("tender.yaml"), draft=False)
    assert [finding.message for finding in texts.findings] == []


@pytest.mark.parametrize("pack", PACKS)
def test_every_criterion_rests_on_sources_that_somebody_read(shipped: Catalogue, pack: str) -> None:
    sources = shipped.reference.sources
    unread = [
        (id_, basis.source)
        for id_, criterion in criteria_of(shipped, pack).items()
        for basis in criterion.legal_basis
        if sources[basis.source].confidence is Confidence.UNREAD
    ]
    assert unread == []


@pytest.mark.parametrize("pack", PACKS)
def test_award_criteria_and_clauses_say_how_they_hold(shipped: Catalogue, pack: str) -> None:
    attacked = (Kind.AWARD_CRITERION, Kind.CONTRACT_CLAUSE)
    bare = [
        id_ for id_, criterion in criteria_of(shipped, pack).items()
        if criterion.kind in attacked and not criterion.challenges  # type: ignore[attr-defined]
    ]  # fmt: skip
    assert bare == []


def test_every_level_gives_every_product_a_value(shipped: Catalogue) -> None:
    open_values = [
        (id_, level.value, name, product)
        for id_, criterion in shipped.criteria.items()
        for level, values in criterion.levels.items()
        for name, by_product in values.items()
        for product in criterion.products
        if product not in by_product and "default" not in by_product
    ]
    assert open_values == []


def test_levels_never_get_easier(shipped: Catalogue) -> None:
    wrong = []
    for id_, criterion in shipped.criteria.items():
        levels = [level for level in ("basic", "advanced", "spearhead") if level in criterion.levels]
        for name, parameter in criterion.parameters.items():
            for product in criterion.products:
                values = [
                    criterion.levels[level][name].get(product, criterion.levels[level][name].get("default"))  # type: ignore[index]
                    for level in levels
                ]
                ordered = sorted(values, reverse=parameter.stricter.value == "lower")  # type: ignore[type-var]
                if values != ordered:
                    wrong.append((id_, name, product))
    assert wrong == []


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_reference_data_speaks_the_language(shipped: Catalogue, language: str) -> None:
    reference = shipped.reference
    assert [id_ for id_, term in reference.terms.items() if not {language, "*"} & set(term.term)] == []
    assert [id_ for id_, term in reference.terms.items() if not {language, "*"} & set(term.definition)] == []
    assert [id_ for id_, product in reference.products.items() if language not in product.plural] == []
    assert reference.contract is not None
    assert [id_ for id_, event in reference.contract.events.items() if language not in event.after] == []
    assert [step.id for step in reference.contract.remedy_ladder if language not in step.text] == []
    base = reference.jurisdictions["eu"]
    assert [thing for thing in NAMED_THINGS if language not in base.names.get(thing, {})] == []
    assert (language in base.or_equivalent, language in base.equivalence) == (True, True)


def test_every_law_names_all_things_or_is_based_on_one_that_does(shipped: Catalogue) -> None:
    for code in shipped.reference.jurisdictions:
        chain = jurisdiction_chain(code, shipped.reference)
        named = {thing for place in chain for thing, names in place.names.items() if "en" in names}
        assert set(NAMED_THINGS) <= named, code


@pytest.mark.parametrize("language", LANGUAGES)
def test_strings_of_every_language_have_the_same_words_and_gaps(language: str) -> None:
    templates = load_templates([shipped_tree("templates")]).value
    assert templates is not None
    english, other = templates.strings["en"].words, templates.strings[language].words

    def gaps(words: dict[str, dict[str, dict[str, str]]]) -> dict[str, set[str]]:
        return {
            f"{section}.{key}": {part.split("}")[0] for form in forms.values() for part in form.split("{")[1:]}
            for section, keys in words.items() if section != "locators" for key, forms in keys.items()
        }  # fmt: skip

    assert gaps(other) == gaps(english)
    assert [key for key, forms in other["units"].items() if "other" not in forms] == []
    assert set(other["units"]) == {unit.value for unit in Unit if unit is not Unit.NONE}

"""The thesaurus: its table is sound, and words of either language meet an issue that is named in others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparlers.base.text import Span
from pourparlers.reading.parser import load
from pourparlers.reading.shadow import shadow
from pourparlers.reading.stance.affinity import NAMES, affinity_row, meant
from pourparlers.reading.stance.scene import Scene
from pourparlers.reading.stance.senses import relatives, senses_of
from pourparlers.reading.stance.thesaurus import ACTS, concepts, concepts_in
from pourparlers.reading.stance.vocabulary import GLOSSARY
from pourparlers.reading.types import Page, Statement
from pourparlers.reading.words import words_of
from pourparlers.sources.types import Article, CodeBook, Issue, Term

LANGUAGES = st.sampled_from(GLOSSARY)
CONCEPTS = {concept.name: n for n, concept in enumerate(concepts())}


def told(text: str, language: str) -> set[str]:
    forms = words_of(text.lower(), language).forms
    return {concepts()[c].name for found in concepts_in(forms, language) for c in found.concepts}


def scene_of(text: str, language: str, *issues: Issue) -> Scene:
    statement = Statement("s1", 1, "indirect", None, None, (Span(0, len(text)),), party="party")
    plain = shadow(text)
    return Scene(Page(Article("a", text, language), plain, None, CodeBook(issues), statements=(statement,)))


def test_every_concept_has_a_name_of_its_own_and_words_of_both_languages():
    assert len(CONCEPTS) == len(concepts())
    assert [c.name for c in concepts() if not all(c.words)] == []


def test_every_relation_leads_to_a_concept():
    for concept in concepts():
        assert concept.contraries | concept.wholes | concept.company <= CONCEPTS.keys(), concept.name
        assert concept.name not in concept.contraries | concept.wholes | concept.company


def test_what_is_related_is_related_both_ways():
    for n, others in enumerate(relatives()):
        assert all(n in relatives()[other] for other in others), concepts()[n].name


@pytest.mark.parametrize("language", GLOSSARY)
def test_a_phrase_of_the_table_stands_for_its_concept(language: str):
    column, lost = GLOSSARY.index(language), []
    for concept in concepts():
        for phrase in concept.words[column]:
            text = phrase.replace("_", " ").replace("' ", "'")
            if concept.name not in told(text, language):
                lost.append((concept.name, phrase))
    assert lost == []


@pytest.mark.parametrize(
    ("text", "language", "concept"),
    [
        ("the guns would fall silent at dawn", "en", "ceasefire"),
        ("drivers downed tools on Monday", "en", "strike"),
        ("le personnel a débrayé", "fr", "strike"),
        ("ouvrir les vannes du barrage", "fr", "water-release"),
        ("la maternité baisserait le rideau", "fr", "plant-closure"),
    ],
)
def test_other_words_mean_the_same(text: str, language: str, concept: str):
    assert concept in told(text, language)


def test_a_word_of_several_concepts_goes_with_the_rest_of_the_text():
    text = "Les riverains veulent que le barrage laisse couler le fleuve."
    dam = Issue("dam", "The reservoir is filled slowly", (Term("retenue"),))
    march = Issue("march", "Protesters may march", (Term("manifestation"),))
    scene = scene_of(text, "fr", dam, march)
    near = NAMES.index("concept/shared")
    rows = [affinity_row(scene, scene.places[0], n) for n in (0, 1)]
    assert rows[0][near] > rows[1][near]


def test_an_issue_is_met_in_the_other_language_and_its_contrary_told_from_it():
    issue = Issue("truce", "A ceasefire is declared", ())
    scene = scene_of("La trêve doit commencer.", "fr", issue)
    found = meant(scene, scene.places[0], 0)
    assert found is not None and scene.keyed.words.forms[found[0]] == "trêve" and found[1] == 1
    scene = scene_of("Les hostilités reprendront.", "fr", issue)
    found = meant(scene, scene.places[0], 0)
    assert found is not None and found[1] == -1


@pytest.mark.parametrize(
    ("text", "language", "concept"),
    [
        ("Les élus portent plainte.", "fr", "port"),
        ("La ministre juge le texte utile.", "fr", "judges"),
        ("The club won nothing.", "en", "coffee-cocoa"),
        ("They carry on.", "en", "cars"),
    ],
)
def test_a_word_that_only_shares_a_stem_means_something_else(text: str, language: str, concept: str):
    plain = shadow(text)
    page = Page(Article("a", text, language), plain, load(language)(plain), CodeBook((Issue("x", "", ()),)))
    found = senses_of(Scene(page)).of_tokens.values()
    assert all(CONCEPTS[concept] not in met for met in found)


@given(st.text(max_size=80), LANGUAGES)
def test_any_text_can_be_searched(text: str, language: str):
    forms = words_of(shadow(text).lower(), language).forms
    for found in concepts_in(forms, language):
        assert 0 <= found.first < found.after <= len(forms) and found.concepts


def test_what_is_done_stands_in_a_domain_of_its_own():
    assert {c.name for c in concepts() if c.domain == ACTS} >= {"raising", "lowering", "opening", "closing"}

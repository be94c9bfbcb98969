"""Each language has a parser; what a reading rests on holds for simple sentences of the news."""

from __future__ import annotations

from pathlib import Path

import pytest

from pourparlers.base.errors import WrongUse
from pourparlers.reading.parser import load
from pourparlers.reading.shadow import shadow

PARSES = Path(__file__).with_name("parses.tsv")
CASES = [line.split("\t") for line in PARSES.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


@pytest.mark.parametrize(("language", "sentence", "expected"), CASES)
def test_words_stand_in_the_relations_that_rules_need(language: str, sentence: str, expected: str) -> None:
    doc = load(language)(shadow(sentence))
    found = {f"{word.text}={word.lemma_} {word.dep_}>{word.head.text}" for word in doc}
    assert set(expected.split("; ")) <= found


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_pipeline_is_loaded_once_and_reads_alike_each_time(language: str) -> None:
    nlp = load(language)
    assert load(language) is nlp
    text = shadow("« Oui », a dit Ana Ruiz. Lima said “no” — and left.\n\n" * 3)
    first, second = nlp(text), nlp(text)
    assert first.text == text
    assert [str(word) + word.dep_ for word in first] == [str(word) + word.dep_ for word in second]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "«", "…" * 50, "x" * 3000, "\u0000\ufeff\ud7ff", "« " * 400])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_odd_texts_are_read_too(language: str, text: str) -> None:
    doc = load(language)(shadow(text))
    assert doc.text == shadow(text)
    assert sum(len(sentence) for sentence in doc.sents) == len(doc)


def test_a_language_without_a_parser_says_what_to_do() -> None:
    with pytest.raises(WrongUse, match="POURPARLERS_PARSER_QQ"):
        load("qq")


def test_a_missing_model_is_named() -> None:
    with pytest.raises(WrongUse, match="no spaCy model 'nowhere_at_all'"):
        load("fr", model="nowhere_at_all")


@pytest.mark.parametrize(("labels", "fits"), [(("nsubj", "obl"), True), (("nsubj", "pobj"), False)])
def test_a_model_of_ones_own_takes_the_place_of_ours_if_its_labels_are_universal(
    tmp_path: Path, labels: tuple[str, ...], fits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    import spacy
    from spacy.language import Language

    nlp: Language = spacy.blank("xx")
    parser = nlp.add_pipe("parser")
    for label in labels:
        parser.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize()
    nlp.to_disk(tmp_path / "own")
    monkeypatch.setenv("POURPARLERS_PARSER_FR", str(tmp_path / "own"))
    if fits:
        assert load("fr").lang == "xx"
    else:
        with pytest.raises(WrongUse, match="Universal Dependencies"):
            load("fr")

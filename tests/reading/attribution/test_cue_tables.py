"""The cue tables: large enough, every column filled with one of the words it may hold."""

from __future__ import annotations

from importlib import resources

import pytest

PARTS = {"VERB", "NOUN", "ADP", "ADJ"}
FRAMES = {"parted", "that", "wh", "inf", "ing", "obj", "adj", "quote", "clause", "source"}
ACTS = set(
    "accept agree assert demand evaluate intend know oppose promise question refuse report support threaten".split()
)
FEWEST = {"en": 300, "fr": 300, "de": 120}


def rows(language: str) -> list[list[str]]:
    text = resources.files("pourparlers.languages").joinpath(language, "cues.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("language", sorted(FEWEST))
def test_a_cue_table_is_large_enough_and_names_a_cue_once(language: str) -> None:
    cues = [(row[0], row[1]) for row in rows(language)]
    assert len(cues) >= FEWEST[language]
    assert len(cues) == len(set(cues))


@pytest.mark.parametrize("language", sorted(FEWEST))
def test_every_column_of_a_cue_table_is_filled(language: str) -> None:
    for lemma, part, frames, act, polarity, factivity, strength in rows(language):
        assert lemma == lemma.strip() != "", lemma
        assert part in PARTS, lemma
        assert {f for f in frames.split(",") if not f.startswith("p:")} <= FRAMES, lemma
        assert act in ACTS, lemma
        assert polarity in {"+", "-", "0"}, lemma
        assert factivity in {"factive", "open", "doubtful"}, lemma
        assert strength in {"weak", "plain", "strong"}, lemma


@pytest.mark.parametrize("language", sorted(FEWEST))
def test_a_cue_table_tells_its_cues_apart(language: str) -> None:
    for column, least in ((4, 3), (5, 3), (6, 3), (3, 8)):
        assert len({row[column] for row in rows(language)}) >= least

"""Treebank sentences stay trees whatever is made of them."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

TRAINING = Path(__file__).parents[2] / "training" / "parsers"
sys.path.insert(0, str(TRAINING))

import augment  # noqa: E402
import clauses  # noqa: E402
import conjugate  # noqa: E402
import treebank  # noqa: E402

BANKS = {language: Path(__file__).with_name(f"sample.{language}.conllu") for language in ("fr", "en")}


def bank(language: str) -> list[treebank.Sentence]:
    return [treebank.parted(sentence) for sentence in treebank.read(BANKS[language])]


def is_tree(sentence: treebank.Sentence) -> bool:
    roots = [at for at, word in enumerate(sentence) if word.head == at]
    if len(roots) != 1 or sentence[roots[0]].label != "root":
        return False
    for start in range(len(sentence)):
        at, steps = start, 0
        while sentence[at].head != at and steps <= len(sentence):
            at, steps = sentence[at].head, steps + 1
        if steps > len(sentence):
            return False
    return True


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_variation_is_one_tree_and_keeps_its_marks_paired(language: str) -> None:
    sentences = bank(language)
    talk = clauses.speech(language, sentences)
    texts = set()
    for seed in range(300):
        chance = random.Random(seed)
        for sentence in sentences:
            made = augment.varied(sentence, sentences, talk, chance)
            assert is_tree(made)
            assert treebank.text_of(made).count('"') % 2 == 0
            texts.add(treebank.text_of(made))
    assert len(texts) > 20 * len(sentences)


def test_a_contraction_is_one_preposition_that_knows_its_article() -> None:
    words = {word.form: word for word in bank("fr")[0]}
    assert (words["du"].upos, words["du"].label, words["du"].lemma) == ("ADP", "case", "de")
    assert "Definite=Def" in words["du"].feats


def test_a_number_in_two_parts_hangs_together() -> None:
    sentence = bank("fr")[1]
    at = next(at for at, word in enumerate(sentence) if word.form == "000")
    assert (sentence[at].label, sentence[sentence[at].head].form) == ("flat", "12")


def test_visible_parts_of_a_contraction_stay_apart() -> None:
    assert [word.form for word in bank("en")[0]][2:4] == ["did", "n't"]


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("céder", "cède cédera cèdent cédé cédant"),
        ("appuyer", "appuie appuiera appuyons"),
        ("recevoir", "reçoit reçu recevra reçoivent"),
        ("convaincre", "convainc convainquent convaincu"),
        ("finir", "finit finissent finirent fini"),
        ("craindre", "craint craignent craindrait"),
        ("reconnaître", "reconnaît reconnu reconnaissent"),
        ("installer", "installe installera installé"),
    ],
)
def test_french_verbs_are_spelt_out(lemma: str, forms: str) -> None:
    assert set(forms.split()) <= conjugate.french(lemma)

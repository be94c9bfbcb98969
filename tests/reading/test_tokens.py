"""Words part as in the treebanks; quotation marks always stand alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from spacy.tokenizer import Tokenizer
from spacy.vocab import Vocab

from pourparlers.reading.shadow import shadow
from pourparlers.reading.tokens import tokeniser

LANGUAGES = ("fr", "en")
TOKENISERS: dict[str, Tokenizer] = {language: tokeniser(Vocab(), language) for language in LANGUAGES}


def words(language: str, text: str) -> str:
    return "|".join(word.text for word in TOKENISERS[language](shadow(text)) if not word.is_space)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’accord, a-t-il dit.", "L'|accord|,|a|-t-il|dit|."),
        ("Qu'est-ce, dit-on, que ce cessez-le-feu ?", "Qu'|est|-ce|,|dit|-on|,|que|ce|cessez-le-feu|?"),
        ("Jusqu’à aujourd’hui, la vice-présidente", "Jusqu'|à|aujourd'hui|,|la|vice-présidente"),
        ("L'« accord »,a-t-elle dit", 'L\'|"|accord|"|,|a|-t-elle|dit'),
        ('il"accepte"enfin', 'il|"|accepte|"|enfin'),
        ("un rendez-vous, c'est-à-dire 26 pays.Il part", "un|rendez-vous|,|c'est-à-dire|26|pays|.|Il|part"),
        ("Dites-le-moi, M. Durand !", "Dites|-le|-moi|,|M.|Durand|!"),
        ("à 15h30 — ou 3,5 %", "à|15|h|30|–|ou|3,5|%"),
        ("l’U.R.S.S. et l'ONU.", "l'|U.R.S.S.|et|l'|ONU|."),
    ],
)
def test_french_words(text: str, expected: str) -> None:
    assert words("fr", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He didn’t say “no”.", 'He|did|n\'t|say|"|no|"|.'),
        ("The officials' cease-fire won't hold", "The|officials|'|cease|-|fire|wo|n't|hold"),
        ('It"fails"now', 'It|"|fails|"|now'),
        ("U.S. talks cannot start—it’s late.", "U.S.|talks|can|not|start|–|it|'s|late|."),
        ("Mr. Lee’s anti-war e-mail, 3.5%", "Mr.|Lee|'s|anti-war|e-mail|,|3.5|%"),
    ],
)
def test_english_words(text: str, expected: str) -> None:
    assert words("en", text) == expected


@pytest.mark.parametrize("language", LANGUAGES)
@given(
    text=some.text(
        alphabet=some.one_of(
            some.sampled_from("\"'“«» .,-–!?()ldqu’aéLZ09\n"), some.characters(exclude_categories=["Cs"])
        )
    )
)
def test_nothing_is_lost_and_marks_stand_alone(language: str, text: str) -> None:
    made = TOKENISERS[language](shadow(text))
    assert made.text == shadow(text)
    assert all(word.text == '"' for word in made if '"' in word.text)

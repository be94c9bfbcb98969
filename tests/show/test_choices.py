"""Every choice of a draft has words in both languages: with ids for the terminal, with names on the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest

from pourparlers.model.choices import Choice, ChoiceCode
from pourparlers.show.choices import choice_line, choice_sentences
from pourparlers.show.dossier import dossier
from pourparlers.show.references import references
from pourparlers.show.sentences import Voice
from pourparlers.show.types import DossierContent

TAKEN = {"condition": ("truce", "if it rains"), "trigger": ("once it rains",), "order": ("truce", "toll")}


@pytest.mark.parametrize("code", get_args(ChoiceCode))
def test_every_choice_has_words(code: ChoiceCode) -> None:
    choice = Choice(code, "truce", TAKEN.get(code, ("north", "south")))
    english, french = choice_line(choice, "en"), choice_line(choice, "fr")
    assert english != french
    assert code == "no-options" or ("truce" in english and "truce" in french)


def test_on_the_page_issues_and_parties_have_their_names() -> None:
    voice = Voice("en", {"north": "the North", "south": "the South"}, {"truce": "A truce is agreed"})
    told = choice_sentences([Choice("agreed", "truce", ("north", "south"))], voice, references(()))
    assert "“A truce is agreed”" in told[0].text
    assert "the North and the South" in told[0].text


def test_the_page_shows_the_file_of_the_model(ferry: Callable[..., DossierContent]) -> None:
    page = dossier(ferry(), lang="en")
    assert 'class="model-file"' in page
    assert "party " in page

"""Many articles read together give what each gives alone; the encoder gives what spaCy's own component gives."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from pourparlers.reading.encoder import Encoder
from pourparlers.reading.parser import as_trained, load
from pourparlers.reading.parsing import AT_ONCE, parse, parse_all
from pourparlers.reading.pipeline import page_of, pages_of, read_article, read_articles, read_with_codebooks
from pourparlers.sources.types import Article, CodeBook, Issue, Term

TEXTS = {
    "fr": "La ministre a déclaré que le canal rouvrirait.\n« Nous paierons », a promis le port de Callao.",
    "en": "Lima said it would pay 3 million euros.\n“Never,” the port's director, Ana Ruiz, replied on Monday.",
}


def articles(count: int) -> list[Article]:
    """French and English in turn, each a little longer than the one before."""
    made = []
    for n in range(count):
        language = ("fr", "en")[n % 2]
        made.append(Article(f"a{n}", f"{TEXTS[language]}\n" * (n % 4 + 1), language, date(2025, 5, 1)))
    return made


def test_articles_read_together_give_what_each_gives_alone() -> None:
    many = articles(2 * AT_ONCE + 3)
    assert list(read_articles(many)) == [read_article(article) for article in many]


def test_readings_come_as_they_are_made() -> None:
    asked = []

    def endless():
        for article in articles(1) * 1000:
            asked.append(article)
            yield article

    next(read_articles(endless()))
    assert len(asked) == AT_ONCE


def test_pages_come_in_the_order_of_the_articles() -> None:
    many = articles(5)
    pages = pages_of([(article, CodeBook()) for article in many])
    assert [page.article for page in pages] == many
    assert [page.doc.text for page in pages] == [page_of(article).doc.text for article in many]


def test_articles_with_their_own_code_books_give_what_each_gives_alone() -> None:
    many = articles(3)
    books = [CodeBook((Issue(name, f"The {name} is lifted", (Term(name, None),)),)) for name in ("ban", "taxe", "tax")]
    alone = [read_article(article, codebook=book) for article, book in zip(many, books, strict=True)]
    assert list(read_with_codebooks(zip(many, books, strict=True))) == alone


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("most", [12, 30_000])
def test_the_encoder_gives_what_spacys_own_component_gives(language: str, most: int) -> None:
    nlp = as_trained(language)
    theirs = nlp.get_pipe("tok2vec")
    ours = Encoder(theirs, most=most)
    for text in (TEXTS[language], "Lima, Oslo, Quito.", TEXTS[language], TEXTS[language] * 30):
        assert np.array_equal(ours(nlp.make_doc(text)).tensor, theirs(nlp.make_doc(text)).tensor)
    for text in ("", "Lima"):
        assert np.allclose(ours(nlp.make_doc(text)).tensor, theirs(nlp.make_doc(text)).tensor, atol=1e-4)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_texts_encoded_one_behind_the_other_have_the_vectors_they_have_alone(language: str) -> None:
    ours = Encoder(as_trained(language).get_pipe("tok2vec"))
    make = load(language).make_doc
    texts = ["Lima, Oslo, Quito.", TEXTS[language], "", "Oui.", TEXTS[language] * 30, TEXTS[language][:40]]
    together = list(ours.pipe([make(text) for text in texts], batch_size=4))
    alone = [ours(make(text)) for text in texts]
    assert all(np.array_equal(a.tensor, b.tensor) for a, b in zip(together, alone, strict=True))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_texts_parsed_side_by_side_have_the_trees_of_spacys_own_component(language: str) -> None:
    told, found = ["HEAD", "DEP", "SENT_START"], []
    texts = [TEXTS[language], "", "Lima", "Lima, Oslo, Quito.", TEXTS[language] * 30, TEXTS[language][:40]]
    for nlp in (as_trained(language), load(language)):
        found.append([doc.to_array(told).tolist() for doc in parse_all(nlp, texts)])
    assert found[0] == found[1]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_lemmas_are_those_of_the_learned_trees_but_for_verbs_and_names(language: str) -> None:
    theirs, ours = as_trained(language), load(language)
    for text in (TEXTS[language] * 3, "", "Lima", "Lima, Oslo, Quito."):
        pairs = list(zip(theirs(text), ours(text), strict=True))
        assert all(a.lemma_ == b.lemma_ for a, b in pairs if b.pos_ not in ("VERB", "AUX", "PROPN"))
        assert all(b.lemma_ in (a.lemma_, b.text) for a, b in pairs if b.pos_ == "PROPN")


def test_a_text_of_nothing_is_an_empty_parse() -> None:
    assert len(parse(load("fr"), "")) == 0

"""Pages read together give what each gives alone."""

from __future__ import annotations

import numpy as np

from pourparlers.reading.attribution import find_attributions
from pourparlers.reading.pipeline import page_of
from pourparlers.reading.quotations import pair_quotations
from pourparlers.reading.tagger import columns_of
from pourparlers.reading.tagger.cue_features import cue_columns
from pourparlers.reading.tagger.tag import tag
from pourparlers.reading.tagger.together import APART, together
from pourparlers.reading.tagger.weights import weights
from pourparlers.sources.types import Article

TEXTS = (
    ('The minister said that the talks had failed. "We will not sign," he added.\nThe road is long.', "en"),
    ("", "en"),
    ('"Nous signerons", a déclaré la ministre. Selon elle, l\'accord tiendra.', "fr"),
    ("It rained.", "en"),
)


def pages():
    articles = [Article("", text, language) for text, language in TEXTS]
    return [columns_of(find_attributions(pair_quotations(page_of(article)))) for article in articles]


def test_features_of_words_do_not_depend_on_the_neighbouring_page():
    alone = pages()
    whole, begins = together(alone)
    assert len(whole) == sum(len(page) + APART for page in alone)
    found = cue_columns(whole)
    for page, begin in zip(alone, begins, strict=True):
        for name, values in cue_columns(page).items():
            assert np.array_equal(found[name][begin : begin + len(page)], values), name


def test_pages_tagged_together_have_the_candidates_of_each():
    known, alone = weights(), pages()
    found = tag(known.cue, known.span, alone)
    for page, own in zip(alone, found, strict=True):
        (single,) = tag(known.cue, known.span, [page])
        assert [(c.cue, c.source, c.content) for c in own.candidates] == [
            (c.cue, c.source, c.content) for c in single.candidates
        ]
        assert np.allclose(own.cue_probability, single.cue_probability, atol=1e-5)
    assert any(own.candidates for own in found)

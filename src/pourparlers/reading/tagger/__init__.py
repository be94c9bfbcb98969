"""Attributions by learning: a second opinion beside the rules, and both joined.

`columns` the words of a page as numbers · `hashing` features as rows of a table · `cue_features`, `span_features`
what is looked at · `chain` the conditional random field · `tag` cues, then each cue's source and content ·
`evidence` how sure · `sources` whose words name a source · `join` rules and tagger together ·
`weights` the numbers, learned by training/tagger.
"""

from __future__ import annotations

from dataclasses import replace

from pourparlers.reading.tagger.columns import Columns, columns
from pourparlers.reading.tagger.join import joined
from pourparlers.reading.tagger.tag import tag
from pourparlers.reading.tagger.weights import LEARNED, weights
from pourparlers.reading.types import Attribution, Page


def tag_attributions(page: Page) -> tuple[Attribution, ...]:
    """What the tagger alone finds on a page, each with its calibrated confidence."""
    return _attributions(page, ())


def join_tagger(page: Page) -> Page:
    """The page with its attributions, found by rule, joined with what the tagger finds."""
    return replace(page, attributions=_attributions(page, page.attributions))


def columns_of(page: Page) -> Columns:
    """The words of a page as columns."""
    return columns(page.doc, page.article.text, page.quotations, page.article.language)


def _attributions(page: Page, ruled: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    if page.article.language not in LEARNED:
        return ruled
    known, c = weights(), columns_of(page)
    model = known.join if ruled else known.alone
    return joined(c, page.article.text, tag(known.cue, known.span, c), ruled, model)

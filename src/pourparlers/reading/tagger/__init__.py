"""Attributions by learning: a second opinion beside the rules, and both joined.

`columns` the words of a page as numbers · `hashing` features as rows of a table · `cue_features`, `span_features`
what is looked at · `chain` the conditional random field · `tag` cues, then each cue's source and content ·
`evidence` how sure · `sources` whose words name a source · `join` rules and tagger together ·
`weights` the numbers, learned by training/tagger.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pourparlers.reading.attribution.subjects import subjects
from pourparlers.reading.tagger.columns import Columns, columns
from pourparlers.reading.tagger.join import joined
from pourparlers.reading.tagger.tag import Tagged, tag
from pourparlers.reading.tagger.weights import LEARNED, weights
from pourparlers.reading.types import Attribution, Page


def tag_attributions(page: Page) -> tuple[Attribution, ...]:
    """What the tagger alone finds on a page, each with its calibrated confidence."""
    return _attributions(page, ())


def join_tagger(page: Page) -> Page:
    """The page with its attributions, found by rule, joined with what the tagger finds."""
    return replace(page, attributions=_attributions(page, page.attributions), tagged=None)


def tag_together(pages: Sequence[Page]) -> list[Page]:
    """The pages with what the tagger makes of each, for `join_tagger`; at half the cost of tagging one by one."""
    tagged = [n for n, page in enumerate(pages) if page.article.language in LEARNED]
    columns = [columns_of(pages[n]) for n in tagged]
    found = dict(zip(tagged, zip(columns, _tagged(columns), strict=True), strict=True))
    return [replace(page, tagged=found.get(n)) for n, page in enumerate(pages)]


def _tagged(columns: Sequence[Columns]) -> list[Tagged]:
    known = weights()
    return tag(known.cue, known.span, columns)


def columns_of(page: Page) -> Columns:
    """The words of a page as columns."""
    return columns(page.doc, page.article.text, page.quotations, page.article.language)


def _attributions(page: Page, ruled: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    if page.article.language not in LEARNED:
        return ruled
    known = weights()
    if page.tagged is None:
        (page,) = tag_together([page])
    c, tagged = page.tagged
    weighed = known.join if ruled else known.alone
    return joined(c, page.article.text, tagged, ruled, weighed, subject_of=subjects(page))

"""The way in for programs: `import pourparlers as pp`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pourparlers.model.draft import Draft
from pourparlers.model.draft import draft as drafting
from pourparlers.positions.types import PartyPosition
from pourparlers.reading.pipeline import read_article
from pourparlers.reading.types import Commitment, Reading
from pourparlers.sources.files import article_from_text
from pourparlers.sources.types import CodeBook, Issue


def read(
    text: str,
    *,
    published: date | None = None,
    language: str | None = None,
    codebook: CodeBook | None = None,
    id: str = "article",
) -> Reading:
    """All that one article gives; raises RefusedInput for a text that cannot be read.

    >>> reading = read("Le maire a déclaré que le pont serait fermé.", published=date(2026, 5, 7))
    >>> [(s.kind, s.content[0].of(reading.article.text)) for s in reading.statements]
    [('indirect', 'que le pont serait fermé')]
    """
    article = article_from_text(text, id=id, published=published, language=language)
    return read_article(article, codebook=codebook)


def draft(
    positions: Sequence[PartyPosition],
    *,
    codebook: CodeBook | None = None,
    commitments: Sequence[Commitment] = (),
    title: str = "",
) -> Draft:
    """A conflict drafted from positions; without a code book each issue is an option of whoever commits to it."""
    book = codebook or CodeBook(tuple(Issue(i, i) for i in dict.fromkeys(p.issue for p in positions)))
    return drafting(positions, commitments=commitments, codebook=book, title=title)

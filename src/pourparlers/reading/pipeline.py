"""The passes in order: load the parser once, read many articles."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from pourparlers.knowledge.additions import register_with
from pourparlers.reading.actors import find_actors, name_speakers
from pourparlers.reading.amounts import find_amounts
from pourparlers.reading.attribution import find_attributions
from pourparlers.reading.commitments import find_commitments
from pourparlers.reading.dates import date_statements, find_dates
from pourparlers.reading.events import find_events
from pourparlers.reading.first_look import worth_parsing
from pourparlers.reading.parser import load
from pourparlers.reading.parsing import AT_ONCE, parse_all
from pourparlers.reading.quotations import pair_quotations
from pourparlers.reading.shadow import shadow
from pourparlers.reading.stance import take_stances
from pourparlers.reading.tagger import join_tagger, tag_together
from pourparlers.reading.types import Page, Reading
from pourparlers.sources.types import Article, CodeBook

Pass = Callable[[Page], Page]

PASSES: tuple[Pass, ...] = (
    pair_quotations,
    find_dates,
    find_amounts,
    find_attributions,
    join_tagger,
    find_actors,
    name_speakers,
    date_statements,
    take_stances,
    find_commitments,
    find_events,
)
"""What is done to a page, one after the other; each takes a page and gives a page."""


def read_article(
    article: Article, *, codebook: CodeBook | None = None, actors: Path | None = None, thorough: bool = False
) -> Reading:
    """All that one article gives: statements, commitments, amounts, dates, events, precedents.

    Without a code book, statements take no stances. `actors` is a file of additions to the register. An article that
    reports little is parsed only where it does (see `first_look`); `thorough` parses every article whole.

    >>> from pourparlers.sources.files import article_from_text
    >>> reading = read_article(article_from_text("The minister said that the talks had failed."))
    >>> [s.content[0].of(reading.article.text) for s in reading.statements]
    ['that the talks had failed']
    """
    return next(read_articles([article], codebook=codebook, actors=actors, thorough=thorough))


def read_articles(
    articles: Iterable[Article], *, codebook: CodeBook | None = None, actors: Path | None = None, thorough: bool = False
) -> Iterator[Reading]:
    """The readings of many articles, in their order, as `read_article` gives them one by one, a third quicker."""
    book = codebook or CodeBook()
    return read_with_codebooks(((article, book) for article in articles), actors=actors, thorough=thorough)


def read_with_codebooks(
    pairs: Iterable[tuple[Article, CodeBook]], *, actors: Path | None = None, thorough: bool = False
) -> Iterator[Reading]:
    """The readings of many articles, each with its own code book, as `read_articles` gives them."""
    steps = passes(actors)
    tagging = steps.index(join_tagger)
    waiting = iter(pairs)
    while batch := tuple(islice(waiting, AT_ONCE)):
        pages = pages_of(batch, thorough=thorough)
        for page in tag_together([_through(steps[:tagging], page) for page in pages]):
            yield reading_of(_through(steps[tagging:], page))


def _through(steps: Iterable[Pass], page: Page) -> Page:
    for step in steps:
        page = step(page)
    return page


def page_of(article: Article, *, codebook: CodeBook | None = None, thorough: bool = False) -> Page:
    """The article, parsed where that is worth it, or all of it if `thorough`, with nothing read yet."""
    return pages_of([(article, codebook or CodeBook())], thorough=thorough)[0]


def pages_of(pairs: Sequence[tuple[Article, CodeBook]], *, thorough: bool = False) -> list[Page]:
    """The articles with their code books, parsed together by languages, in their order."""
    shadows = [shadow(article.text) for article, _ in pairs]
    docs: dict[int, Any] = {}
    for language in sorted({article.language for article, _ in pairs}):
        chosen = [n for n, (article, _) in enumerate(pairs) if article.language == language]
        texts = [shadows[n] if thorough else worth_parsing(shadows[n], language, pairs[n][1]) for n in chosen]
        docs |= zip(chosen, parse_all(load(language), texts), strict=True)
    return [Page(article, shadows[n], docs[n], book) for n, (article, book) in enumerate(pairs)]


def passes(actors: Path | None = None) -> tuple[Pass, ...]:
    """The passes, with the register that a dossier's own file adds to."""
    if actors is None:
        return PASSES
    with_register = functools.partial(find_actors, register=register_with(actors))
    return tuple(with_register if step is find_actors else step for step in PASSES)


def reading_of(page: Page) -> Reading:
    """What the passes have found, without the parse."""
    names, aliases = (page.actors.names, page.actors.aliases) if page.actors is not None else ((), ())
    return Reading(
        page.article, page.statements, page.commitments, page.amounts, page.dates, page.events, page.precedents,
        page.quotations, names, aliases, page.problems,
    )  # fmt: skip

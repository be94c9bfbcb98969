"""Fill the table of a page from all mentions, in the order of the text, before any statement is resolved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from pourparlers.base.text import Span
from pourparlers.knowledge.register import Register
from pourparlers.knowledge.tokens import folded
from pourparlers.reading.actors.completing import completions
from pourparlers.reading.actors.families import families, firms
from pourparlers.reading.actors.glossary import english_name
from pourparlers.reading.actors.home import home_of
from pourparlers.reading.actors.introductions import bare_names, firm_names, introductions, mere_places, owners
from pourparlers.reading.actors.invented import own_places
from pourparlers.reading.actors.lexicon import Lexicon, lexicon
from pourparlers.reading.actors.reader import Reader
from pourparlers.reading.actors.scan import Scan, scanned
from pourparlers.reading.actors.syntax import capital_of_two, governments, longer_names, subject_phrases, subjects
from pourparlers.reading.actors.table import Mention
from pourparlers.reading.quotations import quotations_in
from pourparlers.reading.types import Page


def prepared(page: Page, register: Register) -> Reader:
    """A reader that knows the words of the page, and nobody yet."""
    words = lexicon(page.article.language)
    scan = scanned(page.shadow, page.article.language, register, words)
    scan.subjects, scan.verbs, scan.common = subjects(page.doc)
    capital_of_two(scan, register)
    longer_names(scan, page.doc)
    owning = frozenset(owners(scan, words))
    trading = firms(scan, words, owning)
    named = {name: span for name, span in families(scan, words).items() if span not in trading.values()}
    own = own_places(scan, words, {*named, *trading})
    home = home_of(scan, register, {id_: own.counts[id_] for id_ in sorted(own.states)})
    reader = Reader(scan, words, register, home, page.article.published, own=frozenset(own.counts))
    reader.governed, reader.families, reader.firms = own.states, named, trading
    reader.complete = completions(scan, words, register, page.doc)
    reader.owners = owning
    reader.quoted = tuple(q.span for q in quotations_in(scan.text) if q.depth == 0 and q.closed)
    reader.places = mere_places(scan, words, reader.quoted) - own.states
    reader.governments = tuple(governments(scan))
    reader.strong = frozenset(
        senses[0].id for _, senses in scan.register.values() if not senses[0].weak and senses[0].kind != "adjective"
    )
    return reader


def filled(page: Page, register: Register, *, log: bool = False) -> Reader:
    """Read the page once for its actors."""
    reader = prepared(page, register)
    reader.log = [] if log else None
    scan, words = reader.scan, reader.lexicon
    sources = sorted({a.source for a in page.attributions if a.source is not None})
    introduced = list(introductions(scan, words, register))
    events: list[tuple[int, int, Span]] = [(s.start, 0, s) for s in sources]
    for a, b in introduced:
        span = Span(scan.start[a], scan.end[b - 1])
        if not any(s.end >= span.end - 1 for s in _touching(sources, span)):
            events.append((span.start, 1, span))
    for span in subject_phrases(page.doc):
        if not _touching(sources, span):
            events.append((span.start, 2, span))
    taken = {span.start for _, _, span in events}
    for span in (*bare_names(scan, words, reader.owners), *firm_names(scan, words)):
        if (
            span.start not in taken
            and not _touching(sources, span)
            and folded(span.of(scan.text)) not in reader.families
        ):
            events.append((span.start, 2, span))
    for mention in _register_mentions(scan, words, register):
        reader.mentions_insert(mention)
    for mention in _own_mentions(reader) if reader.own else ():
        reader.mentions_insert(mention)
    for _, kind, span in sorted(events):
        reader.refer(span, learn=True) if kind < 2 else reader.notice(span)
    return reader


def _register_mentions(scan: Scan, words: Lexicon, register: Register) -> Iterator[Mention]:
    """States and organisations named in the text; those inside another phrase are no subjects."""
    for i, (_, senses) in sorted(scan.register.items()):
        sense = senses[0]
        entity = register.entities.get(sense.id)
        if (
            entity is None
            or entity.kind in ("person", "medium")
            or sense.weak
            or sense.kind == "adjective"
            or sense.kind == "city"
        ):
            continue
        before = scan.fold[i - 1] if i else ""
        inside = any(words.has(g, before) for g in ("of", "place", "for", "contracted"))
        if not inside and words.has("definite", before) and i > 1:
            inside = any(words.has(g, scan.fold[i - 2]) for g in ("of", "place", "for"))
        subject = (
            scan.start[i] in scan.subjects
            if scan.subjects
            else scan.begins_sentence(i) or (i > 0 and scan.begins_sentence(i - 1))
        )
        yield Mention(scan.start[i], sense.id, 2 if subject else 0 if inside else 1)


def _own_mentions(reader: Reader) -> Iterator[Mention]:
    """Where the page names a place that only it knows."""
    scan = reader.scan
    for i, word in enumerate(scan.word):
        if not word[0].isupper() or i in scan.register or english_name(word, scan.language) not in reader.own:
            continue
        if not (i + 1 < len(scan.word) and scan.gap(i) == " " and scan.capital(i + 1)):
            rank = 2 if scan.start[i] in scan.subjects else 1
            yield Mention(scan.start[i], english_name(word, scan.language), rank)


def _touching(sources: list[Span], span: Span) -> list[Span]:
    """The sources, in the order of the text, that share a character with the span."""
    k = bisect_left(sources, Span(span.end, 0))
    return [s for s in sources[max(0, k - 8) : k] if s.overlaps(span)]

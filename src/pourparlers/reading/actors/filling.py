"""Fill the table of a page from all mentions, in the order of the text, before any statement is resolved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from pourparlers.base.ids import slug
from pourparlers.base.text import Span
from pourparlers.knowledge.register import Register
from pourparlers.knowledge.tokens import folded
from pourparlers.reading.actors.acronyms import bracketed_acronyms, settle_acronyms
from pourparlers.reading.actors.alone import bare_names, firm_names, mere_places
from pourparlers.reading.actors.completing import completions
from pourparlers.reading.actors.families import families, firms
from pourparlers.reading.actors.glossary import english_name
from pourparlers.reading.actors.home import home_of
from pourparlers.reading.actors.introductions import introductions, neuters, owners
from pourparlers.reading.actors.invented import own_places
from pourparlers.reading.actors.leading import follow
from pourparlers.reading.actors.lexicon import Lexicon, lexicon
from pourparlers.reading.actors.reader import Reader
from pourparlers.reading.actors.scan import Scan, scanned
from pourparlers.reading.actors.syntax import capital_of_two, longer_names, organs, subject_phrases, subjects
from pourparlers.reading.actors.table import Mention
from pourparlers.reading.quotations import quotations_in
from pourparlers.reading.types import Page


def prepared(page: Page, register: Register) -> Reader:
    """A reader that knows the words of the page, and nobody yet."""
    words = lexicon(page.article.language)
    scan = scanned(page.shadow, page.article.language, register, words)
    scan.subjects, scan.verbs, scan.common = subjects(page.doc)
    bracketed_acronyms(scan)
    settle_acronyms(scan, words, register)
    capital_of_two(scan, register)
    longer_names(scan, words, page.doc)
    owning = frozenset((*owners(scan, words), *neuters(scan, words)))
    trading = firms(scan, words, owning)
    named = {
        name: span
        for name, span in families(scan, words).items()
        if span not in trading.values() and scan.start[span[0]] >= scan.title_end
    }
    own = own_places(scan, words, {*named, *trading})
    home = home_of(scan, register, words, {id_: own.counts[id_] for id_ in sorted(own.states)})
    reader = Reader(scan, words, register, home, page.article.published, own=frozenset(own.counts))
    reader.governed, reader.families, reader.firms = own.states, named, trading
    reader.complete = completions(scan, words, register, page.doc)
    reader.owners = owning
    reader.quoted = tuple(q.span for q in quotations_in(scan.text) if q.depth == 0 and q.closed)
    reader.places = (mere_places(scan, words, reader.quoted) | {slug(home.city)}) - own.states
    reader.organs = tuple(organs(scan, words))
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
    reader.sources = frozenset(s.start for s in sources)
    introduced = list(introductions(scan, words, register))
    events: list[tuple[int, int, Span]] = [(s.start, 0, s) for s in sources]
    for a, b in introduced:
        span = Span(scan.start[a], scan.end[b - 1])
        if not any(s.end >= span.end - 1 for s in _touching(sources, span)):
            events.append((span.start, 1, span))
    begins = reader.home.begins
    for phrase in subject_phrases(page.doc):
        span = Span(max(begins, phrase.start), phrase.end) if phrase.end > begins else phrase
        if not _touching(sources, span):
            events.append((span.start, 2, span))
    events = [event for event in events if event[0] >= (begins if event[1] == 0 else max(begins, scan.title_end))]
    taken = {span.start for _, _, span in events}
    for span in (*bare_names(scan, words, reader.owners), *firm_names(scan, words)):
        if (
            span.start not in taken
            and span.start >= begins
            and not _touching(sources, span)
            and folded(span.of(scan.text)) not in reader.families
        ):
            events.append((span.start, 2, span))
    for mention in _register_mentions(scan, words, register):
        reader.mentions_insert(mention)
    for mention in _own_mentions(reader) if reader.own else ():
        reader.mentions_insert(mention)
    reader.joints.extend(_joined_names(scan, words, register))
    for _, kind, span in sorted(events):
        if kind == 2:
            reader.notice(span)
            continue
        person = reader.refer(span, learn=True).person
        if kind == 1:
            follow(reader, scan.within(span)[0], person)
    return reader


def _register_mentions(scan: Scan, words: Lexicon, register: Register) -> Iterator[Mention]:
    """States and organisations named in the text; those inside another phrase are no subjects."""
    for i, (j, senses) in sorted(scan.register.items()):
        sense = senses[0]
        entity = register.entities.get(sense.id)
        if entity is None or entity.kind in ("person", "medium") or sense.weak or sense.kind == "city":
            continue
        if sense.kind == "adjective":
            if entity.kind == "state":
                yield Mention(scan.start[i], sense.id, 0)
            continue
        before = scan.fold[i - 1] if i else ""
        inside = any(words.has(g, before) for g in ("of", "place", "for", "contracted"))
        if not inside and words.has("definite", before) and i > 1:
            inside = any(words.has(g, scan.fold[i - 2]) for g in ("of", "place", "for"))
        opens = scan.begins_sentence(i) or (i > 0 and scan.begins_sentence(i - 1))
        acts = j < len(scan.start) and scan.start[j] in scan.verbs
        subject = scan.start[i] in scan.subjects or opens and acts if scan.subjects else opens
        yield Mention(scan.start[i], sense.id, 2 if subject else 0 if inside else 1)


def _joined_names(scan: Scan, words: Lexicon, register: Register) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Pairs of states or organisations named side by side: *the Thai and Lao delegations*, *entre Lima et Quito*."""
    for i, (j, senses) in sorted(scan.register.items()):
        if senses[0].weak or j >= len(scan.fold) or not words.has("and", scan.fold[j]):
            continue
        k = j + 1
        while k < min(j + 3, len(scan.fold)) and (words.has("definite", scan.fold[k]) or words.has("of", scan.fold[k])):
            k += 1
        other = scan.register.get(k)
        pair = (senses[0].id, other[1][0].id) if other and not other[1][0].weak else ()
        kinds = {entity.kind for id_ in pair if (entity := register.entities.get(id_))}
        if len(set(pair)) == 2 and kinds and kinds <= {"state", "region", "organisation", "movement"}:
            yield scan.start[i], pair


def _own_mentions(reader: Reader) -> Iterator[Mention]:
    """Where the page names a place that only it knows."""
    scan = reader.scan
    for i in scan.tall:
        word = scan.word[i]
        if not word[0].isupper() or i in scan.register or english_name(word, scan.language) not in reader.own:
            continue
        if not (i + 1 < len(scan.word) and scan.gap(i) == " " and scan.capital(i + 1)):
            rank = 2 if scan.start[i] in scan.subjects else 1
            yield Mention(scan.start[i], english_name(word, scan.language), rank)


def _touching(sources: list[Span], span: Span) -> list[Span]:
    """The sources, in the order of the text, that share a character with the span."""
    k = bisect_left(sources, Span(span.end, 0))
    return [s for s in sources[max(0, k - 8) : k] if s.overlaps(span)]

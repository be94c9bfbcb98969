"""Fill the table of a page from all mentions, in the order of the text, before any statement is resolved."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from pourparlers.base.text import Span
from pourparlers.knowledge.register import Register
from pourparlers.knowledge.tokens import folded
from pourparlers.reading.actors.families import families, firms
from pourparlers.reading.actors.home import home_of
from pourparlers.reading.actors.invented import own_places
from pourparlers.reading.actors.lexicon import Lexicon, lexicon
from pourparlers.reading.actors.naming import english_name
from pourparlers.reading.actors.phrases import name_end
from pourparlers.reading.actors.reader import Reader
from pourparlers.reading.actors.scan import Scan, scanned
from pourparlers.reading.actors.table import Mention
from pourparlers.reading.types import Page

_VERBS = (100, 87)  # VERB and AUX among spaCy's parts of speech
_NOUN = 92
_STOP = re.compile(r"[.!?…\n;:\"()–]")
_WINDOW = 12
_VERBAL = frozenset(
    {
        "a",
        "ont",
        "est",
        "sont",
        "etait",
        "avait",
        "etaient",
        "avaient",
        "sera",
        "seront",
        "va",
        "vont",
        "et",
        "ou",
        "mais",
        "que",
        "qu'",
        "qui",
        "dont",
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "said",
        "says",
        "and",
        "or",
        "but",
        "that",
        "who",
        "which",
        "told",
        "by",
        "with",
        "par",
        "avec",
        "contre",
        "selon",
        "il",
        "elle",
        "ils",
        "elles",
        "he",
        "she",
        "they",
        "it",
        "ne",
        "n'",
        "se",
        "s'",
        "y",
        "en",
        "lui",
        "leur",
    }
)


def prepared(page: Page, register: Register) -> Reader:
    """A reader that knows the words of the page, and nobody yet."""
    words = lexicon(page.article.language)
    scan = scanned(page.shadow, page.article.language, register, words)
    scan.subjects, scan.verbs, scan.common = _subjects(page.doc)
    _capital_of_two(scan, register)
    _longer_names(scan, page.doc)
    named = families(scan, words)
    own = own_places(scan, words, named)
    home = home_of(scan, register, {id_: own.counts[id_] for id_ in sorted(own.states)})
    reader = Reader(scan, words, register, home, page.article.published, own=frozenset(own.counts))
    reader.governed, reader.families, reader.firms = own.states, named, firms(scan, words)
    reader.owners = frozenset(_owners(scan, words))
    reader.governments = tuple(_governments(scan))
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
    introductions = list(_introductions(scan, words, register))
    events: list[tuple[int, int, Span]] = [(s.start, 0, s) for s in sources]
    for a, b in introductions:
        span = Span(scan.start[a], scan.end[b - 1])
        if not any(s.end >= span.end - 1 for s in _touching(sources, span)):
            events.append((span.start, 1, span))
    for span in _subject_phrases(page.doc):
        if not _touching(sources, span):
            events.append((span.start, 2, span))
    taken = {span.start for _, _, span in events}
    for span in _bare_names(scan, words, reader.owners):
        if span.start not in taken and not _touching(sources, span) and folded(span.of(scan.text)) not in reader.families:
            events.append((span.start, 2, span))
    for mention in _register_mentions(scan, words, register):
        reader.mentions_insert(mention)
    for i in range(len(scan.fold)):
        id_ = english_name(scan.word[i], scan.language) if scan.word[i][0].isupper() and i not in scan.register else ""
        if id_ and id_ in reader.own and not (i + 1 < len(scan.word) and scan.gap(i) == " " and scan.capital(i + 1)):
            reader.mentions_insert(Mention(scan.start[i], id_, 2 if scan.start[i] in scan.subjects else 1))
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


def _touching(sources: list[Span], span: Span) -> list[Span]:
    """The sources, in the order of the text, that share a character with the span."""
    k = bisect_left(sources, Span(span.end, 0))
    return [s for s in sources[max(0, k - 8) : k] if s.overlaps(span)]


def _longer_names(scan: Scan, doc: Any) -> None:
    """Drop weak names that an adjective makes another's: *l'Union laitière* is not the Union."""
    weak = [i for i, (j, senses) in scan.register.items() if senses[0].weak and j == i + 1 and i + 1 < len(scan.word)]
    if doc is None or not weak or not doc.has_annotation("DEP"):
        return
    adjectives = {token.idx for token in doc if token.pos_ == "ADJ"}
    for i in weak:
        if scan.language == "fr" and scan.gap(i) == " " and scan.start[i + 1] in adjectives:
            del scan.register[i]


def _governments(scan: Scan) -> Iterator[tuple[int, str]]:
    """Where the page names a government with its country: *le gouvernement yéménite*, *Peru's government*."""
    for i, (j, terms) in sorted(scan.lexicon.items()):
        if not any(t.kind == "body" and t.id == "government" for t in terms):
            continue
        linked = j < len(scan.word) and scan.fold[j] in ("de", "du", "d'", "of")
        after = scan.register.get(j + 1) if linked else scan.register.get(j) if scan.language == "fr" else None
        owned = i > 1 and scan.fold[i - 1] == "'s"
        before = scan.register.get(i - 2 if owned else i - 1) if scan.language == "en" else None
        hit = after or before
        if hit and not hit[1][0].weak and hit[1][0].kind in ("adjective", "name"):
            yield scan.start[i], hit[1][0].id


def _capital_of_two(scan: Scan, register: Register) -> None:
    """Brussels speaks for the Union, unless the page is about Belgium."""
    names = [senses[0] for _, senses in scan.register.values()]
    belgian = sum(s.id == "belgium" and s.kind != "capital" for s in names)
    union = sum(s.id.startswith("european-") and s.id != "europe" for s in names)
    if belgian > union:
        return
    for i, (j, senses) in list(scan.register.items()):
        if senses[0].id == "belgium" and senses[0].kind == "capital":
            scan.register[i] = (j, (senses[0]._replace(id="european-union"),))


def _subjects(doc: Any) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """Offsets of the words that are subjects, or joined to one, of finite verbs, of common nouns; none unparsed."""
    if doc is None or not doc.has_annotation("DEP"):
        return frozenset(), frozenset(), frozenset()
    strings = doc.vocab.strings
    labels = {strings[name] for name in ("nsubj", "nsubj:pass", "csubj", "obl:agent") if name in strings}
    joined = {strings[name] for name in ("conj", "flat", "flat:name", "compound", "fixed") if name in strings}
    columns = doc.to_array(["DEP", "HEAD", "POS"])
    found, verbs, common = set(), set(), set()
    for k, (label, head, tag) in enumerate(columns.tolist()):
        if tag in _VERBS:
            verbs.add(k)
        elif tag == _NOUN:
            common.add(k)
        if label in labels:
            found.add(k)
        elif label in joined:
            up = k + (head if head < 1 << 63 else head - (1 << 64))
            if 0 <= up < len(columns) and int(columns[up][0]) in labels:
                found.add(k)
    return (
        frozenset(doc[k].idx for k in found),
        frozenset(doc[k].idx for k in verbs if "Fin" in doc[k].morph.get("VerbForm")),
        frozenset(doc[k].idx for k in common),
    )


def _introductions(scan: Scan, words: Lexicon, register: Register) -> Iterator[tuple[int, int]]:
    """Word ranges in which a person is named with a title, role or description."""
    n = len(scan.word)
    i = 0
    while i < n:
        if (
            not scan.capital(i)
            or scan.word[i].isdigit()
            or (i in scan.register and not scan.register[i][1][0].weak and scan.register[i][1][0].kind != "person")
            or (i in scan.lexicon)
        ):
            i += 1
            continue
        j = name_end(scan, i, n, words)
        if j - i == 1 and scan.begins_sentence(i) and scan.fold[i] in scan.lower:
            i += 1
            continue
        if j - i > 1 and scan.begins_sentence(i) and scan.fold[i] in scan.lower:
            i += 1
        left = _left(scan, words, i)
        right = _right(scan, words, j)
        if (j - i >= 2 or left < i or right > j) and (left < i or right > j or j - i >= 2):
            yield (left, right)
        i = max(j, i + 1)


def _left(scan: Scan, words: Lexicon, i: int) -> int:
    """The first word of the description before a name, or the name itself."""
    k, commas, best = i - 1, 0, i
    while k >= 0 and i - k <= _WINDOW:
        gap = scan.gap(k)
        if _STOP.search(gap):
            break
        if "," in gap:
            commas += 1
            if commas > 1 or k + 1 != i:
                break
        if scan.fold[k] in _VERBAL and not (scan.fold[k] in ("en", "et", "a", "and") and words.language == "fr"):
            break
        hit = scan.lexicon.get(k)
        if hit and hit[0] <= i and hit[1][0].kind in ("role", "title", "body"):
            if (
                words.language == "en"
                and hit[0] != i
                and not any(scan.fold[q] in ("of", "for", "in", "at") for q in range(hit[0], i))
            ):
                pass
            else:
                best = k
        name = scan.register.get(k)
        if name and name[0] == i and name[1][0].kind == "adjective":
            best = k
        k -= 1
    while best > 0 and best < i and not _STOP.search(scan.gap(best - 1)) and "," not in scan.gap(best - 1):
        fold = scan.fold[best - 1]
        if any(words.has(g, fold) for g in ("definite", "indefinite", "possessive", "demonstrative")):
            return best - 1
        if words.language == "en" and (scan.capital(best - 1) or fold == "'s" or (best - 1 in scan.register)):
            best -= 1
            continue
        break
    return best


def _right(scan: Scan, words: Lexicon, j: int) -> int:
    """The word after the apposition that follows a name, or after the name itself."""
    n = len(scan.word)
    if j >= n or scan.gap(j - 1) not in (", ", " "):
        return j
    comma = scan.gap(j - 1) == ", "
    stop = j
    while stop < n and stop - j < _WINDOW:
        if stop > j and (scan.gap(stop - 1).strip(" ") != ""):
            break
        stop += 1
    hit = scan.lexicon.get(j)
    if hit and hit[1][0].kind == "speaks":
        return stop
    if not comma:
        return j
    for k in range(j, min(stop, j + 6)):
        if scan.fold[k] in _VERBAL:
            return j
        hit = scan.lexicon.get(k)
        if hit and hit[1][0].kind in ("role", "speaks") and not hit[1][0].plural:
            return stop
    return j


def _subject_phrases(doc: Any) -> list[Span]:
    """Subjects of the parse that may name a party: their words up to a relative clause, at most a dozen."""
    if doc is None or not doc.has_annotation("DEP"):
        return []
    found = []
    for token in doc:
        if token.dep_ in ("nsubj", "nsubj:pass") and token.pos_ in ("NOUN", "PROPN", "ADJ", "X"):
            first, last = token.left_edge.i, token.right_edge.i
            if last - first < 12:
                end = doc[last]
                found.append(Span(doc[first].idx, end.idx + len(end.text)))
    return found


def _owners(scan: Scan, words: Lexicon) -> Iterator[str]:
    """Folded names that own a role somewhere on the page: *Torvane's chairman*, *la directrice de Torvane*."""
    for i, (j, terms) in scan.lexicon.items():
        if not any(t.kind == "role" and t.rank in ("body", "state") for t in terms):
            continue
        if words.language == "en":
            k = i - 1
            while k > 0 and i - k < 4 and scan.fold[k] not in ("'s", "'"):
                k -= 1
            if k > 0 and scan.fold[k] in ("'s", "'") and scan.capital(k - 1):
                yield scan.fold[k - 1]
        if (
            j < len(scan.word) - 1
            and scan.gap(j - 1) == " "
            and scan.fold[j] in ("of", "de", "d'", "du", "chez")
            and scan.capital(j + 1)
        ):
            yield scan.fold[j + 1]


def _bare_names(scan: Scan, words: Lexicon, owners: frozenset[str]) -> Iterator[Span]:
    """Names of one word that stand by themselves more than once on the page, or own a role: firms, clubs, parties."""
    at: dict[str, list[int]] = {}
    for i, word in enumerate(scan.word):
        if (
            len(word) < 3
            or not word[0].isupper()
            or i in scan.register
            or i in scan.lexicon
            or scan.fold[i] in scan.lower
        ):
            continue
        if words.has("calendar", scan.fold[i]) or scan.fold[i] in words.pronouns:
            continue
        joined = i + 1 < len(scan.word) and scan.gap(i) == " " and scan.capital(i + 1)
        after = i > 0 and scan.gap(i - 1) == " " and scan.capital(i - 1) and not scan.begins_sentence(i - 1)
        if not joined and not after:
            at.setdefault(scan.fold[i], []).append(i)
    for fold, places in at.items():
        if len(places) < 2 and fold not in owners:
            continue
        for i in places:
            inside = i > 0 and any(words.has(g, scan.fold[i - 1]) for g in ("of", "place", "for", "contracted"))
            if not inside and not (i + 1 < len(scan.fold) and scan.fold[i + 1] == "'s"):
                yield Span(scan.start[i], scan.end[i])

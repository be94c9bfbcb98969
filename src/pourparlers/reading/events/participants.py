"""Who took part in an event, and where it was."""

from __future__ import annotations

from pourparlers.base.text import Span
from pourparlers.reading.events.scene import Scene
from pourparlers.reading.events.tables import EventTables
from pourparlers.reading.tree import Tokens, noun_phrase
from pourparlers.reading.words import Words

_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "csubj"))


def participants(scene: Scene, clause: tuple[int, int], triggers: tuple[int, int]) -> tuple[str, ...]:
    """Ids of those who took part: subject, object and companions of the trigger, as far as the page knows them.

    `clause` is its first and one-past-last token; `triggers` the word that names the event and its verb.
    """
    tokens, actors = scene.tokens, scene.page.actors
    if actors is None:
        return ()
    found: list[str] = []
    for index in _heads(tokens, clause, triggers, scene.tables):
        low, high = noun_phrase(tokens, index)
        if tokens.start[index] in scene.date_characters:
            continue
        reference = actors.refer(tokens.span(low, high))
        if reference.confidence < _SURE:
            continue
        ids = (reference.person,) if reference.person else reference.parties or (reference.party,)
        found += [i for i in ids if i and i not in found]
    return tuple(found)


_SURE = 0.4


def _heads(tokens: Tokens, clause: tuple[int, int], triggers: tuple[int, int], tables: EventTables) -> list[int]:
    """Heads of the noun phrases that can name a participant, in the order of the text."""
    heads = []
    verb = triggers[1]
    if tokens.dep[verb] == "acl:relcl":
        heads.append(tokens.head[verb])
    for index in range(*clause):
        if tokens.pos[index] not in ("NOUN", "PROPN", "PRON", "ADJ") or index in triggers:
            continue
        if tokens.dep[index] in _SUBJECTS or _is_companion(tokens, index, tables):
            heads.append(index)
    return heads


def _is_companion(tokens: Tokens, index: int, tables: EventTables) -> bool:
    dep = tokens.dep[index]
    if dep in ("obj", "iobj", "obl:agent") or (dep == "conj" and tokens.pos[index] in ("NOUN", "PROPN")):
        return True
    if tokens.pos[index] == "ADJ":
        return dep == "amod" and index > 0 and tokens.lower[index - 1] not in _STOPS
    if dep not in ("obl", "nmod"):
        return False
    return any(tokens.lower[i] in tables.companions for i in range(max(0, index - 4), index) if tokens.head[i] == index)


_STOPS = frozenset((".", "!", "?", ":", "\n"))


def place_of(words: Words, span: Span, tables: EventTables, days: frozenset[int] = frozenset()) -> str | None:
    """Where it was: a preposition of place with a name, "à Paris", "in northern Ukraine", "near Mbamba Bay".

    >>> from pourparlers.reading.events.tables import event_tables
    >>> from pourparlers.reading.words import words_of
    >>> text = "une attaque russe dans le nord de l'Ukraine mardi"
    >>> place_of(words_of(text, "fr"), Span(0, len(text)), event_tables("fr"))
    "nord de l'Ukraine"
    """
    index, end = words.at(span.start), words.at(span.end)
    while index < end:
        preposition = tables.place.at(words, index)
        if preposition is not None:
            found = _named_place(words, preposition[1], end, tables, days)
            if found is not None:
                return found
        index += 1
    return None


def named_place_after(words: Words, index: int, tables: EventTables) -> int | None:
    """Where a phrase of place that begins at token `index` ends, in characters; None where there is none."""
    preposition = tables.place.at(words, index)
    found = _named_place(words, preposition[1], len(words), tables, frozenset()) if preposition else None
    if preposition is None or found is None:
        return None
    return words.text.index(found, words.starts[preposition[1]]) + len(found)


def _named_place(words: Words, first: int, end: int, tables: EventTables, days: frozenset[int]) -> str | None:
    """The name that begins at a token, past an article; a region of a named place ("le nord de l'Ukraine")."""
    if first < end and words.forms[first] in _ARTICLES and not _is_name(words, first):
        first += 1
    index = first
    while index < end and words.forms[index] in tables.regions:
        index += 1
        while index < end and words.forms[index] in _PARTS:
            index += 1
    after = index
    while after < end and words.starts[after] not in days and _is_name(words, after):
        after += 1
    if after == index:
        return None
    return words.span(first, after).of(words.text)


def _is_name(words: Words, index: int) -> bool:
    raw = words.text[words.starts[index] : words.ends[index]]
    return raw[0].isupper() and raw[0].isalpha()


_ARTICLES = frozenset(("le", "la", "l'", "les", "the"))
_PARTS = frozenset(("de", "d'", "du", "la", "le", "l'", "des", "of", "the"))

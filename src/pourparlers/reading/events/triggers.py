"""The words that name a happening, and the verb that carries each."""

from __future__ import annotations

from dataclasses import dataclass

from pourparlers.reading.events.scene import Scene
from pourparlers.reading.events.tables import EventTables
from pourparlers.reading.tree import Tokens, noun_phrase, token_at


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names a happening: its token, its type, and the verb that carries it."""

    index: int
    kind: str
    verb: int


def triggers(scene: Scene) -> list[Trigger]:
    """The verbs and nouns of happening, in the order of the text; those that tell who said something left out."""
    tokens, tables = scene.tokens, scene.tables
    found = []
    for index, lemma in enumerate(tokens.lemma):
        if lemma in tables.verbs and tokens.pos[index] in ("VERB", "NOUN") and (kind := _verb_type(scene, index)):
            if kind in ("COERCE", "ASSAULT") and _is_reflexive(tokens, index):
                continue
            if lemma in tables.personal and not _meets_somebody(tokens, index):
                continue
            if tokens.pos[index] == "VERB" and tokens.start[index] not in scene.cue_characters:
                found.append(Trigger(index, kind, index))
    taken = {t.index for t in found}
    for first, after, kind in tables.nouns.find(scene.words):
        noun = _head_noun(scene, first, after)
        if noun is not None and noun not in taken and tokens.pos[noun] in ("NOUN", "PROPN", "VERB", "ADJ"):
            found.append(Trigger(noun, kind, _carrier(scene, noun)))
    return sorted(found, key=lambda t: t.index)


def _head_noun(scene: Scene, first: int, after: int) -> int | None:
    """The token of the parse that heads a phrase of the lexicon: its first noun, or its last word."""
    tokens, index = scene.tokens, None
    for word in range(first, after):
        index = token_at(tokens, scene.words.starts[word])
        if index is not None and tokens.pos[index] in ("NOUN", "PROPN"):
            return index
    return index


def _verb_type(scene: Scene, index: int) -> str | None:
    """The type of a verb, by the words that follow it if its entry asks for some."""
    lower = scene.tokens.lower
    for rest, kind in scene.tables.verbs[scene.tokens.lemma[index]]:
        if not rest:
            return kind
        window = lower[index + 1 : index + 4 + len(rest)]
        if all(word in window for word in rest):
            return kind
    return None


def _is_reflexive(tokens: Tokens, verb: int) -> bool:
    """Whether a verb is used of its own subject: "la grève s'arrêtera" arrests nobody."""
    return any(tokens.head[i] == verb and tokens.dep[i].startswith("expl") for i in range(max(0, verb - 4), verb))


def _meets_somebody(tokens: Tokens, verb: int) -> bool:
    """Whether the verb's object is named or counted."""
    for index in range(max(0, verb - 30), min(len(tokens), verb + 15)):
        if tokens.head[index] == verb and tokens.dep[index] in ("obj", "nsubj:pass"):
            first, after = noun_phrase(tokens, index)
            return any(tokens.pos[i] in ("PROPN", "NUM") for i in range(first, after))
    return False


def _carrier(scene: Scene, index: int) -> int:
    """The verb that a noun depends on, itself where there is none; "talks resume" even where the parse sees no verb."""
    tokens, here = scene.tokens, index
    if index + 1 < len(tokens) and tokens.lower[index + 1] in scene.scheduled and tokens.pos[index + 1] != "VERB":
        return index + 1
    for _ in range(8):
        head = tokens.head[here]
        if head == here:
            break
        here = head
        if tokens.pos[here] == "VERB":
            return here
    return index


def carries(tokens: Tokens, trigger: Trigger, tables: EventTables) -> bool:
    """Whether the noun is subject or object of the verb, or the verb itself is the trigger."""
    if trigger.index == trigger.verb:
        return tokens.pos[trigger.verb] == "VERB"
    here = trigger.index
    if tokens.pos[trigger.verb] != "VERB":
        return trigger.verb == here + 1
    while tokens.head[here] != trigger.verb:
        here = tokens.head[here]
        if tokens.lower[here] not in tables.measures:
            return False
    return tokens.dep[here] in ("nsubj", "nsubj:pass", "obj", "obl:agent")


def is_unreal(scene: Scene, verb: int) -> bool:
    """Negated, or an infinitive that is only wished for."""
    tokens, tables = scene.tokens, scene.tables
    near = range(max(0, verb - 5), min(len(tokens), verb + 2))
    if any(tokens.head[i] == verb and tokens.lower[i] in tables.negations for i in near):
        return True
    if tokens.dep[verb] in ("xcomp", "ccomp", "advcl", "acl"):
        head = tokens.head[verb]
        if tokens.lemma[head] in tables.wishes:
            return True
    return any(tokens.head[i] == verb and tokens.pos[i] == "AUX" and tokens.lemma[i] in tables.wishes for i in near)

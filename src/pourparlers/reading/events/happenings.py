"""Dated happenings and announced meetings, each in its clause."""

from __future__ import annotations

from dataclasses import replace

from pourparlers.base.text import paragraph_of
from pourparlers.reading.events.casualties import casualties
from pourparlers.reading.events.clauses import clause_end, clause_start, verb_group
from pourparlers.reading.events.occasions import date_after, date_beside, date_in, date_of_sentence, is_planned, lasts
from pourparlers.reading.events.participants import named_place_after, participants, place_of
from pourparlers.reading.events.scene import Scene
from pourparlers.reading.events.triggers import Trigger, carries, is_unreal, triggers
from pourparlers.reading.tree import noun_phrase, token_at
from pourparlers.reading.types import DateMention, Event

_TOLD, _CARRIED = 0.8, 0.7  # by a verb of happening; by such a noun with any verb
_NAMED, _UNDATED = 0.6, 0.5  # by a noun alone, with a date or without


def happenings(scene: Scene) -> list[Event]:
    """The events of a page in the order of the text, at most one for each stretch of it."""
    found: list[Event] = []
    for trigger in triggers(scene):
        event = _event(scene, trigger) or _nominal(scene, trigger)
        if event is None:
            continue
        if found and found[-1].span.overlaps(event.span):
            if event.confidence > found[-1].confidence:
                found[-1] = event
            continue
        found.append(event)
    return [replace(e, id=f"e{n}") for n, e in enumerate(_once(found), 1)]


def _once(found: list[Event]) -> list[Event]:
    """The events without those that only name another again ("the talks on Thursday"), or tell more of one before."""
    told: set[tuple[str, str | None]] = {(e.type, e.date) for e in found if e.confidence > _NAMED and e.date}
    kept: list[Event] = []
    for event in found:
        if event.confidence == _NAMED and (event.type, event.date) in told:
            continue
        last = kept[-1] if kept else None
        if last is not None and event.confidence > _NAMED and _same_toll(last, event):
            continue
        if event.date is not None or event.confidence > _NAMED or not any(e.what == event.what for e in kept):
            kept.append(event)
        told.add((event.type, event.date))
    return kept


def _same_toll(one: Event, other: Event) -> bool:
    """Whether two clauses of one paragraph count the same victims, the second on no other day."""
    if not (one.killed or one.wounded) or other.date not in (None, one.date):
        return False
    return (one.type, one.paragraph, one.killed, one.wounded) == (
        other.type,
        other.paragraph,
        other.killed,
        other.wounded,
    )


def _is_asked(scene: Scene, offset: int) -> bool:
    _, after = scene.words.sentence(min(scene.words.at(offset), len(scene.words) - 1))
    return scene.words.forms[after - 1] == "?"


def _event(scene: Scene, trigger: Trigger) -> Event | None:
    """The event told by a clause: the trigger is its verb, or a noun that is subject or object of its verb."""
    tokens, tables = scene.tokens, scene.tables
    verb = trigger.verb
    if not carries(tokens, trigger, tables) or is_unreal(scene, verb):
        return None
    if verb != trigger.index and tokens.start[verb] in scene.cue_characters:
        return None
    group = verb_group(tokens, verb)
    first, after = clause_start(tokens, group, tables), clause_end(tokens, verb, tables)
    if tokens.dep[verb] == "acl" and verb == trigger.index and tokens.head[verb] < verb:
        first = max(first, noun_phrase(tokens, tokens.head[verb])[0])  # "la redevance votée en février"
    if not first <= trigger.index < after:
        return None
    span = tokens.span(first, after)
    mention = date_in(scene, span) or date_beside(scene, first, after)
    if mention is not None and mention.span.start >= span.end:
        after = (token_at(tokens, mention.span.end - 1) or after - 1) + 1
    return _made(scene, trigger, first, after, mention, confidence=_TOLD if verb == trigger.index else _CARRIED)


def _nominal(scene: Scene, trigger: Trigger) -> Event | None:
    """The event named by a noun alone: with a date of its own, or told of as something that took place."""
    tokens, tables = scene.tokens, scene.tables
    if tokens.pos[trigger.index] == "VERB":
        return None
    first, after = noun_phrase(tokens, trigger.index)
    first = _measured(scene, first)
    mention = date_after(scene, tokens.span(first, after))
    before = tables.nominal.before(scene.words, scene.words.at(tokens.start[first]))
    indefinite = tokens.lower[first] in tables.indefinite and before is not None and trigger.kind == "CONSULT"
    if mention is None and not indefinite:
        return None
    if mention is not None and mention.span.end > tokens.end[after - 1]:
        last = token_at(tokens, mention.span.end - 1)
        after = max(after, (last or after - 1) + 1)
    if mention is None and after - first < 4:
        return None
    if mention is None:
        mention, confidence = date_of_sentence(scene, tokens.start[first]), _UNDATED
    else:
        confidence = _NAMED
    after = _with_place(scene, after)
    return _made(scene, trigger, first, after, mention, confidence=confidence)


def _with_place(scene: Scene, after: int) -> int:
    """One past a phrase of place that follows a noun ("discussions à Tachkent")."""
    tokens = scene.tokens
    end = named_place_after(scene.words, scene.words.at(tokens.end[after - 1]), scene.tables)
    last = token_at(tokens, end - 1) if end else None
    return after if last is None else max(after, last + 1)


def _measured(scene: Scene, first: int) -> int:
    """The start of "une troisième journée de discussions" for a phrase that begins at "discussions"."""
    tokens, tables = scene.tokens, scene.tables
    if first >= 2 and tokens.lower[first - 1] in tables.of and tokens.lower[first - 2] in tables.measures:
        return noun_phrase(tokens, first - 2)[0]
    return first


def _made(
    scene: Scene, trigger: Trigger, first: int, after: int, mention: DateMention | None, *, confidence: float
) -> Event | None:
    """The event itself, if it is dated, counts victims, or is a meeting told of as one."""
    tokens, tables, words = scene.tokens, scene.tables, scene.words
    span = tokens.span(first, after)
    low, (_, high) = words.at(span.start), words.sentence(min(words.at(span.start), len(words) - 1))
    killed, wounded = casualties(words, low, high, tables) if trigger.kind == "ASSAULT" else (None, None)
    if mention is None and (killed or wounded):
        mention = date_in(scene, span, long=True) or date_of_sentence(scene, span.start)
    if mention is None and confidence > _UNDATED and (trigger.kind != "ASSAULT" or not (killed or wounded)):
        return None
    if _is_asked(scene, span.start) or (mention is None and lasts(scene, span)):
        return None
    return Event(
        id="",
        paragraph=paragraph_of(words.text, span.start),
        span=span,
        what=" ".join(span.of(scene.page.article.text).split()),
        type=trigger.kind,
        actors=participants(scene, (first, after), (trigger.index, trigger.verb)),
        date=mention.value if mention else None,
        place=place_of(words, span, tables, scene.date_characters),
        planned=is_planned(mention, scene.page.article.published),
        killed=killed,
        wounded=wounded,
        confidence=confidence,
    )

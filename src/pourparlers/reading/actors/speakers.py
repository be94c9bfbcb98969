"""From attributions to statements: who speaks, for whom, through whom; duplicates and chains decided last."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from pourparlers.base.ids import slug
from pourparlers.base.text import Span, jaccard
from pourparlers.reading import confidence
from pourparlers.reading.actors.reader import Reader
from pourparlers.reading.actors.table import NOBODY, Reference
from pourparlers.reading.types import Attribution, Page, Statement

_CLITIC = re.compile(r"-t?-?(il|elle|ils|elles|on|je|nous|vous)\b", re.IGNORECASE)


def speakers(page: Page, reader: Reader) -> tuple[Reference, ...]:
    """Who speaks in each attribution, in the order of the attributions; resolved in the order of the text."""
    found: dict[int, Reference] = {}
    order = sorted(range(len(page.attributions)), key=lambda k: (_anchor(page.attributions[k]), k))
    waiting = []
    reader.spoken.clear()
    for k in order:
        attribution = page.attributions[k]
        reference = _speaker(page, attribution, reader, found)
        if reference is None:
            waiting.append(k)
            continue
        found[k] = reference
        reader.spoken.append((_anchor(attribution), reference))
    for k in waiting:
        found[k] = _inherited(page.attributions[k], page.attributions, found)
    return tuple(found[k] for k in range(len(page.attributions)))


def _anchor(attribution: Attribution) -> int:
    if attribution.source is not None:
        return attribution.source.start
    if attribution.cue is not None:
        return attribution.cue.start
    return min((c.start for c in attribution.content), default=0)


def _speaker(page: Page, attribution: Attribution, reader: Reader, found: dict[int, Reference]) -> Reference | None:
    if attribution.source is not None:
        return reader.refer(attribution.source)
    if attribution.cue is not None:
        match = _CLITIC.search(attribution.cue.of(page.shadow))
        if match:
            pronoun = reader.lexicon.pronouns.get(match.group(1).lower())
            if pronoun is not None:
                return reader.anaphor(pronoun, attribution.cue.start)
    if attribution.inherits is not None:
        if attribution.inherits in found:
            return _lowered(found[attribution.inherits])
        return None
    return NOBODY


def _lowered(reference: Reference) -> Reference:
    return replace(
        reference,
        confidence=reference.confidence * 0.95,
        reasons=(*reference.reasons, "the source of the statement it continues"),
    )


def _inherited(
    attribution: Attribution, attributions: tuple[Attribution, ...], found: dict[int, Reference]
) -> Reference:
    seen = set()
    index = attribution.inherits
    while index is not None and index not in found and index not in seen:
        seen.add(index)
        index = attributions[index].inherits
    return _lowered(found[index]) if index is not None and index in found else NOBODY


def stated(page: Page, reader: Reader) -> tuple[Statement, ...]:
    """The statements of the page, numbered in the order of their contents."""
    who = speakers(page, reader)
    drafts: list[tuple[Attribution, Reference, str | None]] = []
    for k, attribution in enumerate(page.attributions):
        drafts.append((attribution, who[k], _via(k, page, who)))
    family = _Family.of(page.attributions)
    kept = [draft for k, draft in enumerate(drafts) if not _swallowed(k, page, who, family)]
    kept.sort(key=lambda d: _place(d[0]))
    return tuple(
        _statement(f"s{n}", bisect_left(reader.scan.lines, _place(attribution)[0]) + 1, attribution, reference, via)
        for n, (attribution, reference, via) in enumerate(kept, 1)
    )


def _place(attribution: Attribution) -> tuple[int, int]:
    start = min((c.start for c in attribution.content), default=attribution.cue.start if attribution.cue else 0)
    return start, _anchor(attribution)


def _via(k: int, page: Page, who: tuple[Reference, ...]) -> str | None:
    """Through whom the statement came: the speaker of the attribution around it, where that is somebody else."""
    parent = page.attributions[k].parent
    if parent is None or not (0 <= parent < len(who)) or parent == k:
        return None
    outer, inner = who[parent], who[k]
    if outer.party and outer.party == inner.party and outer.kind != "medium":
        return None
    source = page.attributions[parent].source
    return outer.person or outer.party or (slug(source.of(page.article.text)) if source is not None else None)


@dataclass(frozen=True, slots=True)
class _Family:
    """Which attributions lie inside which, and which share source and cue."""

    children: dict[int, list[int]]
    alike: dict[tuple[Span | None, Span | None], list[int]]

    @staticmethod
    def of(attributions: tuple[Attribution, ...]) -> _Family:
        children: dict[int, list[int]] = {}
        alike: dict[tuple[Span | None, Span | None], list[int]] = {}
        for k, attribution in enumerate(attributions):
            if attribution.parent is not None:
                children.setdefault(attribution.parent, []).append(k)
            alike.setdefault((attribution.source, attribution.cue), []).append(k)
        return _Family(children, alike)


def _swallowed(k: int, page: Page, who: tuple[Reference, ...], family: _Family) -> bool:
    """Whether another attribution already says it: the outer where both speak for one party, the inner where the
    outer only relays (a preposition, a medium), and exact repetitions."""
    mine, all_ = page.attributions[k], page.attributions
    if _relays(mine, who[k]) and any(who[c].known and _covers(mine, all_[c]) for c in family.children.get(k, ())):
        return True
    outer = mine.parent
    if outer is not None and 0 <= outer < len(all_) and outer != k:
        same = _one_voice(who[k], who[outer]) and not _relays(all_[outer], who[outer])
        if same and _covers(all_[outer], mine):
            return True
    earlier = [c for c in family.alike[(mine.source, mine.cue)] if c < k]
    return bool(mine.content) and any(jaccard(mine.content, all_[c].content) > 0.8 for c in earlier[:20])


def _one_voice(inner: Reference, outer: Reference) -> bool:
    """Whether both speak for one party, or are one person, or nobody is known in either."""
    if inner.party is not None or outer.party is not None:
        return inner.party is not None and inner.party == outer.party
    return inner.person == outer.person


def _relays(attribution: Attribution, reference: Reference) -> bool:
    return reference.kind == "medium" or attribution.rule.startswith(("according", "preposition"))


def _covers(outer: Attribution, inner: Attribution) -> bool:
    extent = [s for s in (inner.source, inner.cue, *inner.content) if s is not None]
    return bool(extent) and all(any(c.contains(Span(*s)) for c in outer.content) for s in extent)


def _statement(id_: str, paragraph: int, attribution: Attribution, reference: Reference, via: str | None) -> Statement:
    return Statement(
        id_,
        paragraph,
        attribution.kind,
        attribution.source,
        attribution.cue,
        attribution.content,
        person=reference.person,
        party=reference.party,
        parties=reference.parties,
        via=via,
        hedged=attribution.hedged,
        confidence=confidence.stated(attribution.confidence, known=reference.known),
        flags=tuple(dict.fromkeys((*attribution.flags, *reference.flags))),
        rule=attribution.rule,
        cue_lemma=attribution.cue_lemma,
        party_confidence=round(reference.confidence, 4) if reference.party else 1.0,
    )

"""Rules and tagger joined: the tagger's spans, the rules' links; rules where the tagger is silent, and the reverse."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from pourparlers.base.text import Span, jaccard
from pourparlers.reading.attribution.marks import Marks, marks
from pourparlers.reading.tagger.columns import Columns
from pourparlers.reading.tagger.endings import before_the_next
from pourparlers.reading.tagger.evidence import Reading, probability
from pourparlers.reading.tagger.linking import carried_on, extent_of, lenders, linked
from pourparlers.reading.tagger.nearness import extent, meeting, within
from pourparlers.reading.tagger.sources import clear, source_of
from pourparlers.reading.tagger.tag import Candidate, Tagged, Words
from pourparlers.reading.tagger.untold import is_untold
from pourparlers.reading.types import Attribution, Kind

LEAST = 0.37
"""readings less probable than this are left out: best F1 on articles that were not learned from"""
RARE = frozenset({"passive-participle", "noun-is", "noun-relative"})
"""constructions that the corpus has too few of to learn from: what a rule finds of them stays, as unsure"""
BY_RULE = frozenset({"clitic", "apposed"})
"""constructions of which the rule knows better how sure they are than the tagger, which learned without them"""
TOLD = frozenset({"state-inf"})
"""constructions that stand in another's mouth as often as not, «a source said *Lima was ready to sign*»: they stay, and
where both turn out to speak for one party the inner one goes"""
SAME = 0.5
"""contents that share this much are one"""
TOUCHING = 0.15
"""contents of one cue that share this much are one"""


def span(c: Columns, words: Words) -> Span:
    """The characters of some words."""
    return Span(int(c.start[words[0]]), int(c.end[words[1] - 1]))


def contents(c: Columns, found: Candidate) -> tuple[Span, ...]:
    """The content of a candidate as spans of the text."""
    return tuple(span(c, words) for words in found.content)


def readings(c: Columns, tagged: Tagged, ruled: Sequence[Attribution]) -> list[Reading]:
    """Every candidate of either side, those that speak of the same statement put together."""
    pairs = _pairs(c, tagged.candidates, ruled)
    taken = {j for _, j, _ in pairs}
    partner = {i: (j, shared) for i, j, shared in pairs}
    found = []
    for i, t in enumerate(tagged.candidates):
        j, shared = partner.get(i, (None, 0.0))
        found.append(_reading(c, t, ruled[j] if j is not None else None, shared, tagged))
    return found + [_reading(c, None, a, 0.0, tagged) for j, a in enumerate(ruled) if j not in taken]


def _pairs(c: Columns, candidates: Sequence[Candidate], ruled: Sequence[Attribution]) -> list[tuple[int, int, float]]:
    """Which candidate and which rule's attribution are one, the most alike first: (candidate, attribution, shared)."""
    extents = [extent([span(c, t.cue), *contents(c, t)]) for t in candidates] + [extent_of(a) for a in ruled]
    near = meeting(extents)
    edges = []
    for i, t in enumerate(candidates):
        cue, content = span(c, t.cue), contents(c, t)
        for j in (k - len(candidates) for k in near[i] if k >= len(candidates)):
            a = ruled[j]
            shared = jaccard(content, a.content)
            crossing = a.cue is not None and a.cue.overlaps(cue)
            if (crossing and shared >= TOUCHING) or (shared >= SAME and a.cue is None):
                edges.append((-crossing, -shared, i, j))
    left: set[int] = set()
    right: set[int] = set()
    found = []
    for _, less, i, j in sorted(edges):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            found.append((i, j, -less))
    return found


def _reading(c: Columns, t: Candidate | None, a: Attribution | None, shared: float, tagged: Tagged) -> Reading:
    words = t.content if t is not None else [_words(c, s) for s in a.content] if a is not None else ()
    count = sum([after - first for first, after in words])
    quoted = sum([np.count_nonzero(c.depth[first:after]) for first, after in words])
    cue = t.cue if t is not None else _words(c, a.cue) if a is not None and a.cue is not None else (0, 0)
    return Reading(
        tagged=t,
        ruled=a,
        shared=shared,
        cue_probability=float(tagged.cue_probability[slice(*cue)].max(initial=0.0)),
        quoted=quoted / count if count else 0.0,
        words=count,
        known=bool((c.cue[slice(*cue)] > 0).any()),
    )


def _words(c: Columns, s: Span) -> Words:
    first = int(np.searchsorted(c.end, s.start, side="right"))
    return first, max(first, int(np.searchsorted(c.start, s.end)))


def nobody(_cue: Span) -> Span | None:
    """The subject of a cue where nobody looks for one."""
    return None


def joined(
    c: Columns,
    text: str,
    tagged: Tagged,
    ruled: Sequence[Attribution],
    weights: Mapping[str, float],
    *,
    least: float = LEAST,
    subject_of: Callable[[Span], Span | None] = nobody,
) -> tuple[Attribution, ...]:
    """The attributions that are probable enough, in the order of the text, each with its probability as confidence.

    `subject_of` is asked for the subject of a cue that only the tagger has found, and found no source for.
    """
    lent = lenders(ruled)
    speakers = sorted({a.source for a in ruled if a.source is not None})
    made: list[tuple[float, Attribution, Attribution | None]] = []
    told: list[tuple[float, Attribution, Attribution | None]] = []
    for r in readings(c, tagged, ruled):
        p = probability(r, weights)
        if r.tagged is None and r.ruled is not None and r.ruled.rule in RARE | BY_RULE:
            p = max(p, least if r.ruled.rule in RARE else r.ruled.confidence)
        if p < least and r.tagged is None and r.ruled is not None and r.ruled.rule in TOLD:
            told.append((least, attribution(c, text, r, least, lent=lent.get(id(r.ruled)), speakers=speakers), r.ruled))
        if p >= least:
            a = attribution(c, text, r, p, lent=lent.get(id(r.ruled)), speakers=speakers)
            if r.ruled is None and r.known and a.source is None and a.cue is not None:
                subject = subject_of(a.cue)
                if subject is not None and clear(subject, (*a.content, a.cue)):
                    a = replace(a, source=subject)
            if not is_untold(text, a, marks(c.language)):
                made.append((p, a, r.ruled))
    made += [t for t in told if _in_anothers_mouth(c, text, t[1], [a for _, a, _ in made])]
    near = meeting([extent_of(a) for _, a, _ in made])
    kept: set[int] = set()
    for n in sorted(range(len(made)), key=lambda n: (-made[n][0], n)):
        if not any(m in kept and _same_statement(made[n][1], made[m][1]) for m in near[n]):
            kept.add(n)
    order = sorted(kept, key=lambda n: (extent_of(made[n][1]).start, made[n][1].cue or Span(0, 0), n))
    whole = carried_on(text, before_the_next(text, [(made[n][1], made[n][2]) for n in order], marks(c.language)))
    return linked(text, [a for a, _ in whole], [rule for _, rule in whole], ruled, lent)


def _in_anothers_mouth(c: Columns, text: str, inner: Attribution, made: Sequence[Attribution]) -> bool:
    """Whether a statement with a source stands in what somebody, named and not by a pronoun, says."""
    around = (a for a in made if a.source is not None and within(extent_of(inner), a.content))
    named = (a.source.of(text).lower() not in marks(c.language).pronouns for a in around if a.source is not None)
    return inner.source is not None and any(named)


def _same_statement(a: Attribution, b: Attribution) -> bool:
    """Whether two attributions are one: much the same content and neither holds the other's cue; or one cue."""
    nested = (a.cue is not None and within(a.cue, b.content)) or (b.cue is not None and within(b.cue, a.content))
    crossing = a.cue is not None and b.cue is not None and a.cue.overlaps(b.cue)
    return crossing or (jaccard(a.content, b.content) >= SAME and not nested)


def attribution(
    c: Columns, text: str, r: Reading, p: float, *, lent: Attribution | None = None, speakers: Sequence[Span] = ()
) -> Attribution:
    """A reading as an attribution: spans by the tagger where it has any, all else by the rules.

    A source that the rule has from another attribution (`lent`) is left to that one, unless the tagger sees it too
    and elsewhere. `speakers`: every source that the rules found, in order.
    """
    confidence = round(min(0.99, max(0.01, p)), 4)
    t, a = r.tagged, r.ruled
    if t is None:
        assert a is not None
        return replace(a, confidence=confidence, parent=None, inherits=None, source=a.source if lent is None else None)
    known, content = marks(c.language), contents(c, t)
    cue: Span | None = span(c, t.cue)
    source = span(c, t.source) if t.source else None
    if a is None:
        words = {w.lower() for piece in content for w in piece.of(text).split()}
        hedged = not known.hedges.isdisjoint(words)
        return Attribution(source, cue, content, kind(c, text, t), "tagger", confidence, hedged=hedged)
    whole = a.rule in known.cut_by_rule or _torn(text, span(c, t.cue), content, a, known)
    cut_by_rule = r.shared >= TOUCHING and whole
    if cut_by_rule:
        content = a.content
        cue = next((x for x in (a.cue, cue) if x is not None and clear(x, content)), None)
    taken = (*content, cue) if cue is not None else content
    source = source_of(text, source, a, lent=lent, speakers=speakers, taken=taken, known=known)
    return replace(a, source=source, cue=cue, content=content, confidence=confidence, parent=None, inherits=None,
                   kind=a.kind if cut_by_rule or r.shared >= SAME else kind(c, text, t))  # fmt: skip


def _torn(text: str, cue: Span, content: Sequence[Span], a: Attribution, known: Marks) -> bool:
    """Whether the tagger has torn a content that the rule has whole.

    Without its addressee or infinitive ("urged *the mayor* to sign", "has agreed *to reopen* the port"), in pieces with
    nothing but a word between them, or with the opening of a participle («ce choix *tout* en assurant») at its end.
    """
    if len(a.content) == len(content) == 1 and content[0].start == a.content[0].start:
        beyond = text[a.content[0].end : content[0].end].lower().split()
        short = text[content[0].end : a.content[0].end].lower().replace(",", " ").split()
        if "_".join(short[:2]) in known.conditions:
            return True  # "the furnace stopped *as long as* the dust has not been analysed"
        return bool(beyond) and known.gerund_openings.issuperset(beyond)
    if len(a.content) != 1 or not content or content[-1].end != a.content[0].end or cue.overlaps(a.content[0]):
        return False
    if content[0].start == a.content[0].start:
        return len(content) == 2 and content[1].start - content[0].end <= 4
    missing = text[a.content[0].start : content[0].start].lower().split()
    if not missing or len(content) > 1 or known.bare_infinitive or not known.time.isdisjoint(missing):
        return False
    own = a.rule.endswith("-inf") and len(missing) == 2 and missing[0] in known.infinitive
    return own or content[0].of(text).lower().split(" ")[0] in known.infinitive


def kind(c: Columns, text: str, t: Candidate) -> Kind:
    """direct: a quotation that stands by itself; mixed: one built into the sentence; indirect: none."""
    index = np.concatenate([np.arange(*w) for w in t.content])
    words = index[c.mark[index] == 0]
    quoted = np.count_nonzero(c.depth[words]) / len(words) if len(words) else 0.0
    if quoted == 0:
        return "indirect"
    if quoted < 1:
        return "mixed"
    first = text[int(c.start[words[0]])]
    begins = first.isupper() or first.isdigit() or t.content[0][0] < t.cue[0]
    return "direct" if begins else "mixed"

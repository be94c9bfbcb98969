"""Findings become attributions: duplicates dropped, contents parted from the cues inside, nesting and order told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pourparlers.base.text import Span, jaccard
from pourparlers.reading.attribution.found import Found
from pourparlers.reading.attribution.surface import Surface
from pourparlers.reading.types import Attribution, Kind

_RANK = ("incise", "verb", "state", "passive", "preposition", "noun", "participle", "labelled", "free")
_BLOCK = 64  # tokens, or characters


def assemble(surface: Surface, found: Sequence[Found]) -> tuple[Attribution, ...]:
    """The attributions of a page in the order of their first character."""
    incises = _Near()
    for f in found:
        if f.rule == "incise":
            incises.add(f)
    cut = [_before_incises(f, incises.of(f)) for f in _distinct(_joined(surface, found))]
    kept = [_without_blanks(surface, f) for f in sorted(cut, key=_first) if _is_filled(surface, f.content)]
    kept = [_of_the_speaker(surface, f, kept[n - 1]) if n else f for n, f in enumerate(kept)]
    made = [_attribution(surface, f) for f in kept]
    over = _contents_by_block(made)
    made = [replace(a, parent=_parent(made, n, over)) for n, a in enumerate(made)]
    speakers = _speakers_before(surface, kept, made)
    return tuple(replace(a, inherits=m) for a, m in zip(made, speakers, strict=True))


def _is_filled(surface: Surface, pieces: Sequence[tuple[int, int]]) -> bool:
    """Whether some token of the pieces is more than white space."""
    return any(not surface.doc[j].is_space for piece in pieces for j in range(*piece))


def _without_blanks(surface: Surface, f: Found) -> Found:
    """The finding without pieces of content, or a source, that are white space alone."""
    content = tuple(piece for piece in f.content if _is_filled(surface, [piece]))
    source = f.source if f.source and _is_filled(surface, [f.source]) else None
    return f if (content, source) == (f.content, f.source) else replace(f, content=content, source=source)


def _first(f: Found) -> tuple[int, int]:
    starts = [r[0] for r in (*f.content, *((f.cue_range,) if f.cue_range else ()), *((f.source,) if f.source else ()))]
    return min(starts), f.cue_range[0] if f.cue_range else 0


def _joined(surface: Surface, found: Sequence[Found]) -> list[Found]:
    """A free quotation right after a direct statement of the same paragraph is its next piece."""
    out: list[Found] = []
    for f in sorted(found, key=_first):
        before = out[-1] if out else None
        if (
            f.rule == "free-quotation"
            and before is not None
            and before.rule in ("incise", "verb-quote", "verb-that", "labelled-quotation", "free-quotation")
            and surface.quoted[before.content[0][0]] >= 0
            and _adjacent(surface, before, f)
        ):
            out[-1] = replace(before, content=(*before.content, *f.content))
        else:
            out.append(f)
    return out


def _adjacent(surface: Surface, before: Found, after: Found) -> bool:
    end = max(r[1] for r in (*before.content, before.cue_range or (0, 0), before.source or (0, 0)))
    start = after.content[0][0]
    between = range(end, start)
    if any("\n" in surface.doc[j].text for j in between):
        return False
    return surface.sentence[max(end - 1, 0)] + 1 >= surface.sentence[start] - 0 and len(between) <= 25


def _of_the_speaker(surface: Surface, f: Found, before: Found) -> Found:
    """The finding with its source left to the inserted cue before it, where it is a relative clause of that source:
    «« p », affirme *Ana Ruiz, présidente de la région Sud*, qui exclut q», "according to Ana Ruiz, who said q"."""
    if before.rule not in ("incise", "preposition") or None in (before.source, before.cue_range, f.cue_range):
        return f
    assert before.source is not None and before.cue_range is not None and f.cue_range is not None
    start = f.cue_range[0]
    if start < 2 or surface.words[start - 1] not in surface.marks.relatives or surface.words[start - 2] != ",":
        return f
    names = surface.doc[before.source[1] : start - 2]
    plain = all(t.pos_ not in ("VERB", "AUX") or t.morph.get("VerbForm") == ["Part"] for t in names)
    if before.source[0] < start and before.cue_range[1] <= before.source[0] and plain and len(names) <= 12:
        return replace(f, source=None, governor=before.cue_range[0])
    return f


class _Near:
    """Findings by the blocks of tokens they touch: what overlaps is found without going through all of them."""

    def __init__(self) -> None:
        self._blocks: dict[int, list[tuple[int, Found]]] = {}
        self._count = 0

    def add(self, f: Found) -> None:
        self._count += 1
        for block in self._touched(f):
            self._blocks.setdefault(block, []).append((self._count, f))

    def of(self, f: Found) -> list[Found]:
        """Those that share a block with a finding, in the order they were added."""
        near = {n: g for block in self._touched(f) for n, g in self._blocks.get(block, ())}
        return [near[n] for n in sorted(near)]

    @staticmethod
    def _touched(f: Found) -> set[int]:
        pieces = (*f.content, f.cue_range) if f.cue_range else f.content
        return {block for a, b in pieces for block in range(a // _BLOCK, max(a, b - 1) // _BLOCK + 1)}


def _before_incises(f: Found, incises: Sequence[Found]) -> Found:
    """The finding with its content ended where an inserted cue begins that reports the finding too."""
    for g in incises:
        if g is f or g.cue_range is None or f.cue_range is None:
            continue
        begin = min(g.cue_range[0], g.source[0] if g.source else g.cue_range[0])
        inside = any(a <= f.cue_range[0] < b for a, b in g.content)
        if inside and any(a < begin < b for a, b in f.content):
            cut = [(a, min(b, begin)) for a, b in f.content if a < begin]
            f = replace(f, content=tuple((a, b - 1 if b == begin else b) for a, b in cut if b - a > 1))
    return f


def _distinct(found: Sequence[Found]) -> list[Found]:
    """One finding a cue, and one a content: of two that overlap much the better rule stays."""

    def rank(f: Found) -> tuple[int, float]:
        return (next((n for n, name in enumerate(_RANK) if f.rule.startswith(name)), 9), -f.confidence)

    kept: list[Found] = []
    near = _Near()
    for f in sorted(found, key=rank):
        spans = [Span(*p) for p in f.content]
        if any(
            (f.cue_range is not None and k.cue_range is not None and _cross(f.cue_range, k.cue_range))
            or jaccard(spans, [Span(*p) for p in k.content]) > 0.85
            for k in near.of(f)
        ):
            continue
        kept.append(f)
        near.add(f)
    return kept


def _cross(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _attribution(surface: Surface, f: Found) -> Attribution:
    pieces = [piece for piece in _without(f.content, f) if _is_filled(surface, [piece])]
    content = tuple(surface.span(*piece) for piece in pieces or f.content)
    source = _whole_words(surface, surface.span(*f.source)) if f.source else None
    if source is not None:
        content = tuple(_clear_of(surface.page.shadow, piece, source) for piece in content)
    cue = surface.span(*f.cue_range) if f.cue_range else None
    return Attribution(
        source,
        cue,
        content,
        _kind(surface, f),
        f.rule,
        max(0.05, min(f.confidence, 0.99)),
        cue_lemma=f.cue.lemma if f.cue else "",
        negated=f.negated,
        hedged=_hedged(surface, f),
        flags=f.flags,
    )


def _clear_of(text: str, piece: Span, source: Span) -> Span:
    """The piece of content without the half of a name that belongs to the source."""
    if not piece.overlaps(source) or piece.start >= source.start:
        return piece
    end = source.start
    while end > piece.start + 1 and text[end - 1] in " ,–-":
        end -= 1
    return Span(piece.start, end)


def _whole_words(surface: Surface, span: Span) -> Span:
    """The span with the other half of a hyphenated name that the tokeniser has cut: «Ondoua-Kamga»."""
    text, (start, end) = surface.page.shadow, span
    while start > 1 and text[start - 1] == "-" and text[start - 2].isalnum():
        start -= 1
        while start > 0 and text[start - 1].isalnum():
            start -= 1
    while end + 1 < len(text) and text[end] == "-" and text[end + 1].isalnum():
        end += 1
        while end < len(text) and text[end].isalnum():
            end += 1
    return Span(start, end)


def _without(pieces: tuple[tuple[int, int], ...], f: Found) -> list[tuple[int, int]]:
    """The pieces of a content cut around the finding's own cue and source."""
    out = list(pieces)
    for hole in (f.cue_range, f.source):
        if hole is None:
            continue
        cut: list[tuple[int, int]] = []
        for a, b in out:
            if hole[0] < b and a < hole[1]:
                cut += [(x, y) for x, y in ((a, hole[0]), (hole[1], b)) if y - x > 0]
            else:
                cut.append((a, b))
        out = cut
    return out or list(pieces)


def _kind(surface: Surface, f: Found) -> Kind:
    """direct: a quotation that stands by itself; mixed: one built into the sentence; indirect: none."""
    tokens = [j for piece in f.content for j in range(*piece)]
    quoted = [j for j in tokens if surface.quoted[j] >= 0]
    words = [j for j in quoted if surface.doc[j].is_alpha]
    if not words:
        return "indirect"
    loose = [j for j in tokens if surface.quoted[j] < 0 and surface.doc[j].is_alpha]
    if loose or f.rule.endswith(("-obj", "-adj", "-prep", "-that", "-inf", "-wh")) or f.rule.startswith("passive"):
        return "mixed"
    return "direct"


def _hedged(surface: Surface, f: Found) -> bool:
    tokens = [j for piece in f.content for j in range(*piece)]
    if any(surface.words[j] in surface.marks.hedges for j in tokens[:40]):
        return True
    group = range(*f.cue_range) if f.cue_range else ()
    return any(
        surface.doc[j].morph.get("Mood") == ["Cnd"] and surface.words[j].startswith(surface.marks.hearsay)
        for j in group
    )


def _contents_by_block(made: Sequence[Attribution]) -> dict[int, list[int]]:
    """Of every block of characters the attributions whose contents touch it, in order."""
    found: dict[int, list[int]] = {}
    for n, a in enumerate(made):
        for block in sorted({b for s in a.content for b in range(s.start // _BLOCK, s.end // _BLOCK + 1)}):
            found.setdefault(block, []).append(n)
    return found


def _parent(made: Sequence[Attribution], n: int, over: Mapping[int, Sequence[int]]) -> int | None:
    """The smallest other attribution whose content holds this one's cue and content."""
    mine = [s for s in (*made[n].content, made[n].cue) if s is not None]
    best, size = None, 10**9
    for m in over.get(mine[0].start // _BLOCK, ()):
        other = made[m]
        if m == n:
            continue
        if all(any(piece.contains(s) for piece in other.content) for s in mine):
            length = sum(b - a for a, b in other.content)
            if length < size:
                best, size = m, length
    return best


def _start(a: Attribution) -> int:
    return min(s.start for s in (a.source, a.cue, *a.content) if s is not None)


def _speakers_before(surface: Surface, kept: Sequence[Found], made: Sequence[Attribution]) -> list[int | None]:
    """Of each the attribution whose source speaks here too, for shared subjects, clitics and free quotations."""
    cues: dict[int, list[int]] = {}
    for m, f in enumerate(kept):
        for token in range(*f.cue_range) if f.cue_range else ():
            cues.setdefault(token, []).append(m)
    last: dict[int | None, int] = {}
    """the last attribution so far inside each other one, and inside none"""
    found: list[int | None] = []
    for n, f in enumerate(kept):
        governing = [] if f.governor is None else [m for m in cues.get(f.governor, ()) if m != n]
        before = max(last.get(None, -1), last.get(made[n].parent, -1))
        if f.rule.startswith("participle") and before >= 0:
            apart = "\n" in surface.page.shadow[_start(made[before]) : _start(made[n])]
            before = -1 if apart else before
        speaker = governing[0] if governing else before if before >= 0 else None
        found.append(speaker if f.source is None else None)
        last[made[n].parent] = n
    return found

"""Findings become attributions: duplicates dropped, contents parted from the cues inside, nesting and order told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pourparlers.base.text import Span
from pourparlers.reading.attribution.found import Found
from pourparlers.reading.attribution.nesting import contents_by_block, parent_of, speakers_before
from pourparlers.reading.attribution.rivals import Near, before_incises, distinct, first_token, joined
from pourparlers.reading.attribution.surface import Surface
from pourparlers.reading.morphology import has
from pourparlers.reading.types import Attribution, Kind


def assemble(surface: Surface, found: Sequence[Found]) -> tuple[Attribution, ...]:
    """The attributions of a page in the order of their first character."""
    incises = Near()
    for f in found:
        if f.rule == "incise":
            incises.add(f)
    cut = [before_incises(f, incises.of(f)) for f in distinct(joined(surface, found))]
    kept = [_without_blanks(surface, f) for f in sorted(cut, key=first_token) if _is_filled(surface, f.content)]
    kept = [_of_the_speaker(surface, f, kept[n - 1]) if n else f for n, f in enumerate(kept)]
    made = [_attribution(surface, f) for f in kept]
    over = contents_by_block(made)
    parents = [parent_of(made, n, over) for n in range(len(made))]
    made = [a if parent is None else replace(a, parent=parent) for a, parent in zip(made, parents, strict=True)]
    speakers = speakers_before(surface, kept, made)
    return tuple(a if m is None else replace(a, inherits=m) for a, m in zip(made, speakers, strict=True))


def _is_filled(surface: Surface, pieces: Sequence[tuple[int, int]]) -> bool:
    """Whether some token of the pieces is more than white space; where there are none, the cue is all that is said."""
    return not pieces or any(not word.isspace() for piece in pieces for word in surface.words[slice(*piece)])


def _without_blanks(surface: Surface, f: Found) -> Found:
    """The finding without pieces of content, or a source, that are white space alone."""
    content = tuple(piece for piece in f.content if _is_filled(surface, [piece]))
    source = f.source if f.source and _is_filled(surface, [f.source]) else None
    return f if (content, source) == (f.content, f.source) else replace(f, content=content, source=source)


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
    plain = all(t.pos_ not in ("VERB", "AUX") or has(t, "VerbForm=Part") for t in names)
    if before.source[0] < start and before.cue_range[1] <= before.source[0] and plain and len(names) <= 12:
        return replace(f, source=None, governor=before.cue_range[0])
    return f


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
    told = surface.marks.hearsay and f.rule == "preposition"  # «selon X, p *serait*»: nobody vouches for p
    if told and any(has(surface.doc[j], "Mood=Cnd") and surface.quoted[j] < 0 for j in tokens[:25]):
        return True
    group = range(*f.cue_range) if f.cue_range else ()
    return any(
        has(surface.doc[j], "Mood=Cnd") and surface.words[j].startswith(surface.marks.hearsay)
        for j in group
    )

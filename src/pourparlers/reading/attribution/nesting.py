"""Which attribution lies inside another's content, and whose source speaks where one has none of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pourparlers.reading.attribution.found import Found
from pourparlers.reading.attribution.surface import Surface
from pourparlers.reading.types import Attribution

_BLOCK = 64  # characters


def contents_by_block(made: Sequence[Attribution]) -> dict[int, list[int]]:
    """Of every block of characters the attributions whose contents touch it, in order."""
    found: dict[int, list[int]] = {}
    for n, a in enumerate(made):
        for block in sorted({b for s in a.content for b in range(s.start // _BLOCK, s.end // _BLOCK + 1)}):
            found.setdefault(block, []).append(n)
    return found


def parent_of(made: Sequence[Attribution], n: int, over: Mapping[int, Sequence[int]]) -> int | None:
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


def speakers_before(surface: Surface, kept: Sequence[Found], made: Sequence[Attribution]) -> list[int | None]:
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

"""What stands before its cue as a clitic: «Lima *y* est favorable», «l'Andorre *s'y* oppose», «Quito *la* rejette»."""

from __future__ import annotations

from pourparlers.reading.attribution.clauses import Clause
from pourparlers.reading.attribution.found import Found
from pourparlers.reading.attribution.surface import Surface


def clitic_content(surface: Surface, clause: Clause) -> Found | None:
    """The finding of a cue for or against something that a clitic on it stands for: the clitic is the content.

    Only cues that take a side: of what is merely said, a clitic tells nothing.
    """
    if clause.cue.polarity == "0" or clause.subject is None or clause.participle or clause.passive:
        return None
    if surface.doc[clause.verb].morph.get("VerbForm") == ["Inf"]:
        return None
    known = surface.marks
    for j in range(max(clause.start - 2, clause.subject[1]), clause.verb):
        stands = any(surface.words[j] in known.clitics_for.get(frame, ()) for frame in clause.cue.frames)
        if stands and (j >= clause.start or surface.doc[j].pos_ not in ("DET", "NOUN")):
            cue = (j + 1, clause.end)
            negated, governor = clause.negated, clause.governor
            return Found("clitic", clause.cue, cue, clause.subject, ((j, j + 1),), 0.55, negated, governor)
    return None

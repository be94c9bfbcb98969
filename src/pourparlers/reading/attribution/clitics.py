"""A side taken of what a clitic stands for: «Lima *y* est favorable», «l'Andorre *s'y* oppose», «Quito *la* rejette».

Such a statement has no content of its own: its cue is all there is, with the clitic and the negation in it.
"""

from __future__ import annotations

from pourparlers.reading.attribution.clauses import Clause
from pourparlers.reading.attribution.found import Found
from pourparlers.reading.attribution.surface import Surface
from pourparlers.reading.morphology import has

_SURE = 0.6


def clitic_content(surface: Surface, clause: Clause) -> Found | None:
    """The finding of a cue for or against something that a clitic on it stands for; it has no content.

    Only cues that take a side, in a main clause: of what is merely said, a clitic tells nothing.
    """
    if clause.cue.polarity == "0" or clause.subject is None or clause.participle or clause.passive:
        return None
    if has(surface.doc[clause.verb], "VerbForm=Inf") or not _told_by_itself(surface, clause):
        return None
    known = surface.marks
    for j in range(max(clause.start - 2, clause.subject[1]), clause.verb):
        stands = any(surface.words[j] in known.clitics_for.get(frame, ()) for frame in clause.cue.frames)
        if stands and (j >= clause.start or surface.doc[j].pos_ not in ("DET", "NOUN")):
            first = j
            while first > clause.subject[1] and surface.words[first - 1] in known.negations | known.reflexives:
                first -= 1
            cue = (min(first, clause.start), clause.end)
            negated, governor = clause.negated, clause.governor
            return Found("clitic", clause.cue, cue, clause.subject, (), _SURE, negated, governor)
    return None


def _told_by_itself(surface: Surface, clause: Clause) -> bool:
    """Whether nothing leads into the clause, its subject is somebody, and no condition follows that would be its
    content: «Paris *y souscrirait si Dublin en faisait autant*»."""
    assert clause.subject is not None
    known, (first, last) = surface.marks, surface.bounds[surface.sentence[clause.verb]]
    opened = clause.subject[0] - 1
    led = opened >= first and surface.words[opened] in known.that | known.subordinators | known.relatives
    whom = clause.subject[0]
    somebody = surface.doc[whom].pos_ != "PRON" or surface.words[whom] in known.pronouns
    after = clause.end
    while after < last and (surface.doc[after].pos_ == "ADV" or surface.words[after] == ","):
        after += 1
    opening = {surface.words[after], "_".join(surface.words[after : after + 2])} if after < last else set()
    goes_on = bool(opening & (known.subordinators | known.goes_on)) or after < last and surface.quoted[after] >= 0
    return not led and somebody and not goes_on

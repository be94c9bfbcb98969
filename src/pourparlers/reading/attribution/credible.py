"""Whether a cue verb with a complement is a report at all: somebody speaks, and nobody denies, asks or plans it."""

from __future__ import annotations

from pourparlers.reading.attribution.clauses import Clause
from pourparlers.reading.attribution.complements import Complement
from pourparlers.reading.attribution.surface import Surface
from pourparlers.reading.attribution.verb_groups import infinitive
from pourparlers.reading.attribution.withheld import is_supposed
from pourparlers.reading.morphology import has

_SAYING = frozenset({"assert", "question"})


def is_credible(surface: Surface, clause: Clause, complement: Complement) -> bool:
    """Whether this is a report at all: somebody speaks, and the speech act is not denied."""
    token = surface.doc[clause.verb]
    if surface.words[max(0, clause.start - 2)] in surface.marks.planned and infinitive(token):
        return False  # "is *due* to tell the council that"
    if _supposed(surface, clause) or _press_asks(surface, clause, complement):
        return False
    if clause.participle and _gerund_is_subject(surface, clause):
        return False
    if clause.negated and clause.cue.act in _SAYING and token.lemma_ not in surface.marks.denying:
        return False
    if clause.passive and clause.subject is None:
        return False
    if clause.subject is None and clause.governor is None and not clause.participle and not clause.inverted:
        return complement.frame in ("that", "quote") and not infinitive(token)
    gerund = surface.words[clause.verb].endswith(surface.marks.gerund)
    bare = infinitive(token) and clause.start == clause.verb and (clause.subject is None or clause.governor is not None)
    if bare and complement.frame not in ("that", "quote"):
        return False
    if clause.participle and clause.governor is not None and not gerund:
        if token.dep_ == "acl" and token.head.pos_ != "VERB" and clause.cue.act not in ("know", "agree", "intend"):
            return False  # «l'association, *accusée* de mentir»
        return complement.frame in ("that", "inf") and surface.words[clause.start - 1] in (
            surface.marks.conjunctions | {","}
        )
    return True


def _press_asks(surface: Surface, clause: Clause, complement: Complement) -> bool:
    """Whether somebody is only asked: "*Asked whether* ...", "The minister, *asked if* she was tired, said"."""
    first, last = surface.bounds[surface.sentence[clause.start]]
    if complement.frame != "wh" or surface.words[clause.verb].endswith(surface.marks.gerund):
        return False
    if clause.start == first:
        return True
    if surface.words[clause.start - 1] != "," or clause.start != clause.verb:
        return False
    commas = [j for j in range(clause.end, last - 1) if surface.words[j] == "," and surface.quoted[j] < 0]
    return any(has(surface.doc[j + 1], "VerbForm=Fin") for j in commas)


def _gerund_is_subject(surface: Surface, clause: Clause) -> bool:
    """Whether a gerund that opens a sentence is what its main verb is about: "*Sharing* them would cost a million"."""
    first, last = surface.bounds[surface.sentence[clause.start]]
    begins = clause.start == first or surface.quoted[clause.start] >= 0
    if not begins or not surface.words[clause.verb].endswith(surface.marks.gerund):
        return False
    for j in range(clause.end, last):
        if surface.words[j] == "," or surface.words[j] in surface.marks.that or surface.quote_opening_at(j) >= 0:
            return False
        if has(surface.doc[j], "VerbForm=Fin"):
            return True
    return False


def _supposed(surface: Surface, clause: Clause) -> bool:
    """Whether the clause stands in a condition."""
    begin = clause.subject[0] if clause.subject is not None and clause.governor is None else clause.start
    first = surface.bounds[surface.sentence[clause.verb]][0]
    at = min(begin, clause.start)
    return is_supposed(surface.words[max(first, at - 2) : at], surface.marks)

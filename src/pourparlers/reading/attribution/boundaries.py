"""Where a content ends: read from the surface, with the tree only for verbs that share the cue's subject."""

from __future__ import annotations

from pourparlers.reading.attribution.asides import past_relative
from pourparlers.reading.attribution.clauses import Clause
from pourparlers.reading.attribution.lexicon import Lexicon
from pourparlers.reading.attribution.participles import absolute_participle, is_gerund, reports_on, second_participle
from pourparlers.reading.attribution.surface import QUOTES, TERMINAL, Surface
from pourparlers.reading.attribution.tails import restricts, tail_begins
from pourparlers.reading.attribution.verb_groups import shape
from pourparlers.reading.morphology import has

_DASHES = frozenset({"–", "—", "--"})


def content_end(surface: Surface, lexicon: Lexicon, clause: Clause | None, start: int, *, noun: bool = False) -> int:
    """The index after the last token of a content that begins at `start`.

    A quotation opened inside is followed to its closing mark, over sentences; otherwise the content ends with its
    sentence, or before a verb coordinated with the cue, a participle that reports on, an attribution, a single dash,
    a semicolon. `noun` asks for the shorter end of a noun-phrase object: the next comma.
    """
    last = surface.bounds[surface.sentence[start]][1]
    i = start
    depth = 0
    while i < last:
        quote = surface.quoted[i]
        if quote >= 0 and i < surface.quotes[quote][1]:
            closing = surface.quotes[quote][1]
            if closing >= last:
                return _trim(surface, start, closing)
            i = closing
            continue
        word = surface.words[i]
        depth += (word == "(") - (word == ")")
        if i > start and depth <= 0 and _cuts(surface, lexicon, clause, start, i, last, noun=noun):
            break
        i += 1
    return _trim(surface, start, min(i, last))


def _cuts(
    surface: Surface, lexicon: Lexicon, clause: Clause | None, start: int, i: int, last: int, *, noun: bool
) -> bool:
    word = surface.words[i]
    following = surface.words[i + 1] if i + 1 < last else ""
    stops = noun and word == ":" and surface.quote_opening_at(i + 1) < 0 and following not in surface.marks.that
    if word == ";" or stops:
        return True
    if word in surface.marks.contrasts and restricts(surface, i):
        return False
    if word in _DASHES and surface.doc[i].is_punct:
        return not any(surface.words[j] in _DASHES for j in range(start, i)) and not any(
            surface.words[j] in _DASHES for j in range(i + 1, last)
        )
    if word == "," and _comma_cuts(surface, lexicon, clause, start, i, last, noun=noun):
        return i > start + 1 or following not in surface.marks.source_prepositions
    if word in surface.marks.gerund_openings and i + 1 < last and following not in surface.marks.that:
        paired = following in surface.marks.gerund_openings or word in surface.marks.contrasts
        if paired and surface.words[i - 1] != "," and reports_on(surface, lexicon, clause, i):
            return True
    if (
        word in surface.marks.conjunctions
        and clause is not None
        and _joins_the_cue(surface, lexicon, clause, start, i, last)
    ):
        return True
    if word in surface.marks.conjunctions and _past_its_verb(surface, lexicon, start, i, last, noun=noun):
        return True
    if word in surface.marks.conjunctions or word in surface.marks.contrasts:
        return _somebody_else_speaks(surface, lexicon, i, last)
    return False


def _past_its_verb(surface: Surface, lexicon: Lexicon, start: int, i: int, last: int, *, noun: bool) -> bool:
    """Whether a finite cue follows the conjunction i, where the content has no finite verb for it to be joined to.

    "to hold elections *and referred to* ..."; of a noun phrase with a subject too: «la démission *et Ecolo exige* ...».
    """
    doc, known = surface.doc, surface.marks
    if any(has(t, "VerbForm=Fin") for t in doc[start:i]) or (
        not noun and surface.words[start] not in known.infinitive and not has(doc[start], "VerbForm=Inf")
    ):
        return False
    for j in range(i + 1, min(last, i + 8)):
        token, word = doc[j], surface.words[j]
        if surface.quoted[j] >= 0 or token.is_punct or word in known.that | known.relatives | known.infinitive:
            return False
        past = known.past_like_participle and not noun and has(token, "VerbForm=Part")
        if has(token, "VerbForm=Fin") or past and not word.endswith(known.gerund):
            passive = any(w in known.auxiliaries or w in ("be", "have") for w in surface.words[start:i])
            return word in lexicon.forms and token.pos_ == "VERB" and not (past and passive)
        if not noun and token.pos_ not in ("ADV", "PRON", "PART", "AUX"):
            return False
    return False


def _comma_cuts(
    surface: Surface, lexicon: Lexicon, clause: Clause | None, start: int, i: int, last: int, *, noun: bool
) -> bool:
    """Whether the content ends at the comma i: an attribution, a contrast, a participle, a writer's tail follows."""
    following = surface.words[i + 1] if i + 1 < last else ""
    if following in surface.marks.source_prepositions:
        return True  # "that, according to X, ...": there the clause is still to come
    if following in surface.marks.contrasts and not restricts(surface, i + 1) and _outside(surface, clause, i + 1):
        return True
    if i + 1 < last and reports_on(surface, lexicon, clause, i + 1):
        return True
    if clause is not None and absolute_participle(surface, lexicon, i + 1, last):
        return True
    if noun and not _list_goes_on(surface, start, i, last):
        return True
    return tail_begins(surface, lexicon, i + 1, last)


def _joins_the_cue(surface: Surface, lexicon: Lexicon, clause: Clause, start: int, i: int, last: int) -> bool:
    """Whether the conjunction i joins to the cue, not to the content, what comes after it."""
    if _shares_subject(surface, clause, start, i, last) or _cue_goes_on(surface, lexicon, clause, i, last):
        return True
    return clause.participle and absolute_participle(surface, lexicon, i + 1, last)


def _somebody_else_speaks(surface: Surface, lexicon: Lexicon, i: int, last: int) -> bool:
    """Whether a clause with its own subject and cue follows: «..., et Ana Ruiz a déclaré que», "but Oslo denied"."""
    subject, j, reach = False, i, min(last, i + 24)
    while (j := past_relative(surface, j + 1, reach)) < reach:
        token, word = surface.doc[j], surface.words[j]
        if surface.quoted[j] >= 0 or (word == ":" or word in surface.marks.that):
            return False
        if token.pos_ in ("NOUN", "PROPN") or word in surface.marks.pronouns:
            subject = True
        elif (
            subject
            and word in lexicon.forms
            and token.pos_ in ("VERB", "AUX")
            and not word.endswith(surface.marks.gerund)
        ):
            after = surface.words[j + 1] if j + 1 < last else ""
            takes = after == ":" or after in surface.marks.that or (j + 1 < last and surface.quoted[j + 1] >= 0)
            return takes or surface.words[i - 1] == "," and surface.words[i] in surface.marks.contrasts
        elif token.pos_ == "VERB" and has(token, "VerbForm=Fin"):
            return False
    return False


def _cue_goes_on(surface: Surface, lexicon: Lexicon, clause: Clause, i: int, last: int) -> bool:
    """Whether a second cue follows the conjunction, of the make of the first and without a subject of its own."""
    if clause.participle:
        gerunds = surface.words[clause.verb].endswith(surface.marks.gerund)
        following = surface.doc[i + 1] if i + 1 < last else None
        return gerunds and following is not None and is_gerund(surface, following) and following.dep_ != "amod"
    for j in range(i + 1, min(last, i + 6)):
        token = surface.doc[j]
        if (
            surface.words[j] in lexicon.forms
            and token.pos_ in ("VERB", "AUX")
            and not has(token, "VerbForm=Inf")
        ):
            if j + 1 < last and surface.words[j] in surface.marks.auxiliaries:
                continue
            plain = clause.cue.part_of_speech == "ADJ" and has(token, "VerbForm=Fin")
            return plain or shape(surface, i + 1, j) == shape(surface, clause.start, clause.verb)
        if j == i + 1 and second_participle(surface, lexicon, clause, j):
            return True
        if token.pos_ not in ("AUX", "ADV", "PRON", "PART") or surface.words[j] in (
            surface.marks.that | surface.marks.pronouns
        ):
            return False
    return False


def _outside(surface: Surface, clause: Clause | None, i: int) -> bool:
    """Whether the clause that begins at i hangs on the cue, not on the content."""
    if clause is None:
        return True
    token = surface.doc[i]
    for _ in range(8):
        if token.head.i == clause.verb or token.head.i < clause.end:
            return True
        if token.head.i == token.i:
            return False
        if clause.end <= token.head.i < i:
            return False
        token = token.head
    return False


def _shares_subject(surface: Surface, clause: Clause, start: int, i: int, last: int) -> bool:
    """Whether the verb after this conjunction goes with the cue, not with the content.

    «et que», "and that" go on with the content whatever the tree says.
    """
    following = surface.words[i + 1] if i + 1 < last else ""
    if following in (surface.marks.that | surface.marks.infinitive):
        return False
    for j in range(i + 1, min(last, i + 14)):
        token = surface.doc[j]
        if token.dep_ == "conj" and token.left_edge.i <= i + 1:
            return (
                token.pos_ in ("VERB", "AUX")
                and token.head.i in (clause.verb, _top(surface, clause))
                and token.head.i < start
            )
        if token.is_punct:
            return False
    return False


def _top(surface: Surface, clause: Clause) -> int:
    token = surface.doc[clause.verb]
    return int(token.head.i) if token.dep_ in ("xcomp", "aux", "aux:pass", "cop") else clause.verb


def _list_goes_on(surface: Surface, start: int, i: int, last: int) -> bool:
    """Whether what follows a comma still belongs to a noun phrase: no participle that goes on, no clause."""
    opening = surface.words[i + 1] if i + 1 < last else ""
    pair = "_".join(surface.words[i + 1 : i + 3])
    if not surface.marks.conditions.isdisjoint((opening, pair)) or i + 1 < last and surface.quoted[i + 1] >= 0:
        return True
    joined = i + 1 < len(surface.doc) and surface.doc[i + 1].pos_ in ("SCONJ", "CCONJ")
    if joined or opening.endswith(surface.marks.gerund):
        return False
    for j in range(i + 1, last):
        token = surface.doc[j]
        if has(token, "VerbForm=Fin"):
            return False
        if surface.words[j] in surface.marks.conjunctions:
            return True
        if token.is_punct and surface.words[j] != "," and surface.quoted[j] < 0:
            break
    return False


def _trim(surface: Surface, start: int, end: int) -> int:
    while end > start + 1:
        word = surface.words[end - 1]
        if surface.doc[end - 1].is_space or word in (",", ":", ";", "–", "—", "-"):
            end -= 1
        elif word in TERMINAL and word not in ("?", "!") and surface.quoted[end - 1] < 0:
            end -= 1
        elif word in surface.marks.conjunctions and surface.quoted[end - 1] < 0:
            end -= 1
        elif word in QUOTES and surface.quoted[end - 1] < 0 and start < end - 1:
            end -= 1
        else:
            break
    return end

"""What the parse says of the words of a page: subjects, finite verbs, common nouns; names that go on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pourparlers.base.text import Span
from pourparlers.knowledge.register import Register
from pourparlers.reading.actors.kinds import GOVERNMENTAL
from pourparlers.reading.actors.lexicon import Lexicon
from pourparlers.reading.actors.scan import Scan
from pourparlers.reading.tree import names_of

_VERBS = (100, 87)  # VERB and AUX among spaCy's parts of speech
_NOUN, _ADJECTIVE = 92, 84
_FIELD = 7
"""words between a ministry and the state that it is of, at most"""
_FINITE = "|VerbForm=Fin|"


def subjects(doc: Any) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """Offsets of the words that are subjects, or joined to one, of finite verbs, of common nouns; none unparsed."""
    if doc is None or not doc.has_annotation("DEP"):
        return frozenset(), frozenset(), frozenset()
    strings, names = doc.vocab.strings, names_of(doc.vocab.strings)
    labels = {strings[name] for name in ("nsubj", "nsubj:pass", "csubj", "obl:agent") if name in strings}
    joined = {strings[name] for name in ("conj", "flat", "flat:name", "compound", "fixed") if name in strings}
    columns = doc.to_array(["DEP", "HEAD", "POS", "IDX", "MORPH"]).tolist()
    found, verbs, common = set(), set(), set()
    for k, (label, head, tag, offset, morphology) in enumerate(columns):
        if tag in _VERBS:
            if _FINITE in f"|{names[morphology]}|":
                verbs.add(offset)
        elif tag == _NOUN:
            common.add(offset)
        if label in labels:
            found.add(offset)
        elif label in joined:
            up = k + (head if head < 1 << 63 else head - (1 << 64))
            if 0 <= up < len(columns) and columns[up][0] in labels:
                found.add(offset)
    return frozenset(found), frozenset(verbs), frozenset(common)


def subject_phrases(doc: Any) -> list[Span]:
    """Subjects of the parse that may name a party: their words up to a relative clause, at most a dozen."""
    if doc is None or not doc.has_annotation("DEP"):
        return []
    strings, found = doc.vocab.strings, []
    labels = {strings[name] for name in ("nsubj", "nsubj:pass") if name in strings}
    for k in [k for k, label in enumerate(doc.to_array("DEP").tolist()) if label in labels]:
        token = doc[k]
        if token.pos_ in ("NOUN", "PROPN", "ADJ", "X"):
            first, last = token.left_edge.i, token.right_edge.i
            if last - first < 12:
                end = doc[last]
                found.append(Span(doc[first].idx, end.idx + len(end.text)))
    return found


def longer_names(scan: Scan, lexicon: Lexicon, doc: Any) -> None:
    """Drop weak names that an adjective makes another's: *l'Union laitière* is not the Union."""
    weak = [i for i, (j, senses) in scan.register.items() if senses[0].weak and j == i + 1 and i + 1 < len(scan.word)]
    if doc is None or not weak or not doc.has_annotation("DEP"):
        return
    adjectives = {offset for offset, tag in doc.to_array(["IDX", "POS"]).tolist() if tag == _ADJECTIVE}
    for i in weak:
        if lexicon.trait("head-first") and scan.gap(i) == " " and scan.start[i + 1] in adjectives:
            del scan.register[i]


def capital_of_two(scan: Scan, register: Register) -> None:
    """Brussels speaks for the Union, unless the page is about Belgium."""
    names = [senses[0] for _, senses in scan.register.values()]
    belgian = sum(s.id == "belgium" and s.kind != "capital" for s in names)
    union = sum(s.id.startswith("european-") and s.id != "europe" for s in names)
    if belgian > union:
        return
    for i, (j, senses) in list(scan.register.items()):
        if senses[0].id == "belgium" and senses[0].kind == "capital":
            scan.register[i] = (j, (senses[0]._replace(id="european-union"),))


def organs(scan: Scan, lexicon: Lexicon) -> Iterator[tuple[int, str, str, frozenset[str]]]:
    """Where the page names a ministry, an army, a government with its country: offset, kind of body, state, field."""
    for i, (j, terms) in sorted(scan.lexicon.items()):
        kind = next((t.id for t in terms if t.kind == "body" and t.id in GOVERNMENTAL), "")
        whose = _state_beside(scan, lexicon, i, j) if kind else None
        if whose is not None:
            near = range(max(0, i - 3), min(j + _FIELD, len(scan.word)))
            fields = (scan.fold[k].rstrip("s") for k in near if lexicon.has("fields", scan.fold[k]))
            yield scan.start[i], kind, whose, frozenset(fields)


def _state_beside(scan: Scan, lexicon: Lexicon, i: int, j: int) -> str | None:
    """The state that words `i` to `j`, a body, are said to be of: *le ministère géorgien*, *Peru's army*, *ministère
    de la Santé du Mali*."""
    before = i - 1
    while before > 0 and scan.capital(before) and before not in scan.register and scan.gap(before) == " ":
        before -= 1
    owned = scan.fold[before] == "'s" and before > 0
    hits = [scan.register.get(before - 1 if owned else before)] if i else []
    k = j
    while k < min(j + _FIELD, len(scan.word)) and scan.gap(k - 1).strip() == "":
        hits.append(scan.register.get(k))
        linked = any(lexicon.has(g, scan.fold[k]) for g in ("of", "contracted", "definite", "fields"))
        if hits[-1] is not None or not (linked or scan.capital(k)):
            break
        k += 1
    named = (hit[1][0] for hit in hits if hit is not None and not hit[1][0].weak)
    return next((s.id for s in named if s.kind in ("adjective", "name")), None)

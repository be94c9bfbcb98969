"""What the parse says of the words of a page: subjects, finite verbs, common nouns; names that go on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pourparlers.base.text import Span
from pourparlers.knowledge.register import Register
from pourparlers.reading.actors.scan import Scan

_VERBS = (100, 87)  # VERB and AUX among spaCy's parts of speech
_NOUN, _ADJECTIVE = 92, 84


def subjects(doc: Any) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """Offsets of the words that are subjects, or joined to one, of finite verbs, of common nouns; none unparsed."""
    if doc is None or not doc.has_annotation("DEP"):
        return frozenset(), frozenset(), frozenset()
    strings = doc.vocab.strings
    labels = {strings[name] for name in ("nsubj", "nsubj:pass", "csubj", "obl:agent") if name in strings}
    joined = {strings[name] for name in ("conj", "flat", "flat:name", "compound", "fixed") if name in strings}
    columns = doc.to_array(["DEP", "HEAD", "POS", "IDX"]).tolist()
    found, verbs, common = set(), set(), set()
    for k, (label, head, tag, offset) in enumerate(columns):
        if tag in _VERBS:
            if "Fin" in doc[k].morph.get("VerbForm"):
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


def longer_names(scan: Scan, doc: Any) -> None:
    """Drop weak names that an adjective makes another's: *l'Union laitière* is not the Union."""
    weak = [i for i, (j, senses) in scan.register.items() if senses[0].weak and j == i + 1 and i + 1 < len(scan.word)]
    if doc is None or not weak or not doc.has_annotation("DEP"):
        return
    adjectives = {offset for offset, tag in doc.to_array(["IDX", "POS"]).tolist() if tag == _ADJECTIVE}
    for i in weak:
        if scan.language == "fr" and scan.gap(i) == " " and scan.start[i + 1] in adjectives:
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


def governments(scan: Scan) -> Iterator[tuple[int, str]]:
    """Where the page names a government with its country: *le gouvernement yéménite*, *Peru's government*."""
    for i, (j, terms) in sorted(scan.lexicon.items()):
        if not any(t.kind == "body" and t.id == "government" for t in terms):
            continue
        linked = j < len(scan.word) and scan.fold[j] in ("de", "du", "d'", "of")
        after = scan.register.get(j + 1) if linked else scan.register.get(j) if scan.language == "fr" else None
        owned = i > 1 and scan.fold[i - 1] == "'s"
        before = scan.register.get(i - 2 if owned else i - 1) if scan.language == "en" else None
        hit = after or before
        if hit and not hit[1][0].weak and hit[1][0].kind in ("adjective", "name"):
            yield scan.start[i], hit[1][0].id

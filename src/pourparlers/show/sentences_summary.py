"""The summary at the top: what the articles report, what divides most, and what is not sure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from pourparlers.reading.types import Reading, Statement
from pourparlers.record.utterances import speakers
from pourparlers.show.matrix import UNSURE, Matrix
from pourparlers.show.references import References
from pourparlers.show.sentences import Voice
from pourparlers.show.sentences_commitments import commitment_sentence, maker_words
from pourparlers.show.types import Ref, Sentence

MOST_NAMED = 4
"""names in a sentence before it says how many more there are"""


def summary(
    voice: Voice, readings: Sequence[Reading], refs: References, matrix: Matrix
) -> tuple[tuple[str, tuple[Sentence, ...]], ...]:
    """Groups of sentences under the names of their headings, empty groups left out."""
    groups = (
        ("summary_who", (*_reported(voice, readings, refs), *_loudest(voice, readings, refs))),
        ("summary_divides", _divides(voice, matrix)),
        ("summary_commitments", _commitments(voice, readings, refs)),
        ("summary_unsure", _unsure(voice, readings, refs)),
    )
    return tuple((key, sentences) for key, sentences in groups if sentences)


def _all(readings: Sequence[Reading], refs: References) -> list[tuple[Statement, Ref]]:
    found = ((s, refs.of(r.article.id, s.id)) for r in readings for s in r.statements)
    return [(statement, ref) for statement, ref in found if ref]


def _reported(voice: Voice, readings: Sequence[Reading], refs: References) -> tuple[Sentence, ...]:
    words = voice.words
    statements = _all(readings, refs)
    if not statements:
        return (Sentence(words.text("summary_nothing")),)
    parties = {p for s, _ in statements for p in speakers(s)}
    where = words.text("this_article") if len(readings) == 1 else words.text("these_articles", n=len(readings))
    opening = words.text(
        "summary_reported",
        where=where,
        verb=words.text("reports", n=len(readings)),
        statements=words.text("statements", n=len(statements)),
        parties=words.text("parties", n=len(parties)),
    )
    return (Sentence(opening, tuple(ref for _, ref in statements)),)


def _loudest(voice: Voice, readings: Sequence[Reading], refs: References) -> tuple[Sentence, ...]:
    words = voice.words
    said: dict[str, list[Ref]] = {}
    persons: Counter[str] = Counter()
    for statement, ref in _all(readings, refs):
        for party in speakers(statement):
            said.setdefault(party, []).append(ref)
        if statement.person:
            persons[statement.person] += 1
    if len(said) < 2:
        return ()
    loudest = sorted(said, key=lambda p: (-len(said[p]), p))[:MOST_NAMED]
    loudest = [p for p in loudest if len(said[p]) > 1] or loudest
    named = [f"{voice.noun(p).subject} ({words.number(len(said[p]))})" for p in loudest]
    heard = tuple(dict.fromkeys(ref for p in loudest for ref in said[p]))
    sentences = [Sentence(words.text("summary_loudest", names=words.listing(named)), heard)]
    if len(persons) > 1:
        most = [p for p, _ in sorted(persons.items(), key=lambda item: (-item[1], item[0]))[:MOST_NAMED]]
        people = [voice.noun(p).subject for p in most]
        more = len(persons) - len(most)
        people += [words.text("others", n=more)] if more else []
        sentences.append(Sentence(words.text("summary_persons", names=words.listing(people))))
    return tuple(sentences)


def _divides(voice: Voice, matrix: Matrix) -> tuple[Sentence, ...]:
    words = voice.words
    if not matrix.issues:
        return ()
    issue = next((i for i in matrix.issues if _parted(matrix.camps(i))), matrix.issues[0])
    camps = matrix.camps(issue)
    agreed = [i for i in matrix.issues if set(matrix.camps(i)) <= {"supports"} and len(matrix.camps(i)["supports"]) > 1]
    sentences: list[Sentence] = []
    if _parted(camps):
        sides = [
            words.text(f"camp_{side}", names=_camp(voice, matrix, issue, camps[side]))
            for side in ("supports", "opposes", "mixed")
            if side in camps
        ]
        text = words.text("summary_divides_most", issue=voice.quoted(voice.issue(issue)))
        refs = tuple(r for side in ("supports", "opposes", "mixed") for p in camps.get(side, ())
                     if (cell := matrix.cell(p, issue)) for r in cell.refs)  # fmt: skip
        joined = words.text("semicolon").join(sides)
        sentences.append(Sentence(words.text("divides", text=text, sides=joined), tuple(dict.fromkeys(refs))))
    else:
        sentences.append(Sentence(words.text("summary_no_division")))
    if agreed:
        first = agreed[0]
        names = _camp(voice, matrix, first, matrix.camps(first)["supports"])
        cells = (matrix.cell(p, first) for p in matrix.camps(first)["supports"])
        agreed_refs = tuple(dict.fromkeys(r for c in cells if c for r in c.refs))
        text = words.text("summary_agreed", issue=voice.quoted(voice.issue(first)), names=names)
        sentences.append(Sentence(text, agreed_refs))
    return tuple(sentences)


def _parted(camps: Mapping[str, Sequence[str]]) -> bool:
    """Whether an issue divides parties: two on different sides, or one on both and another on one."""
    if "supports" in camps and "opposes" in camps:
        return True
    return "mixed" in camps and sum(len(camps.get(side, ())) for side in ("supports", "opposes", "mixed")) > 1


def _camp(voice: Voice, matrix: Matrix, issue: str, parties: Sequence[str]) -> str:
    """The names of a camp, those marked whose stance stands on weak ground."""
    cells = [matrix.cell(p, issue) for p in parties]
    unsure = voice.words.text("camp_unsure")
    return voice.words.listing(
        voice.noun(p).subject + (unsure if c and c.doubt else "") for p, c in zip(parties, cells, strict=True)
    )


def _commitments(voice: Voice, readings: Sequence[Reading], refs: References) -> tuple[Sentence, ...]:
    found = [(c, r, refs.of(r.article.id, c.id, "c")) for r in readings for c in r.commitments]
    best = sorted(found, key=lambda item: (item[0].trigger is None, item[0].deadline is None, -item[0].confidence))
    shown = [
        commitment_sentence(voice, c, named=maker_words(reading, c), refs=(ref,) if ref else ())
        for c, reading, ref in best[:3]
    ]
    if len(found) > len(shown):
        rest = tuple(ref for _, _, ref in best[3:] if ref)
        shown.append(Sentence(voice.words.text("summary_more_commitments", n=len(found) - len(shown)), rest))
    return tuple(shown)


def _unsure(voice: Voice, readings: Sequence[Reading], refs: References) -> tuple[Sentence, ...]:
    words = voice.words
    statements = _all(readings, refs)
    kinds = (
        ("unsure_via", [r for s, r in statements if s.via]),
        ("unsure_hedged", [r for s, r in statements if s.hedged]),
        ("unsure_source", [r for s, r in statements if not s.party and not s.person]),
        ("unsure_reading", [r for s, r in statements if s.confidence < UNSURE]),
    )
    sentences = [Sentence(words.text(key, n=len(found)), tuple(found)) for key, found in kinds if found]
    bad = [refs.of(r.article.id, a.id, "m") for r in readings for a in r.amounts if a.consistent is False]
    if bad:
        sentences.append(Sentence(words.text("unsure_amounts", n=len(bad)), tuple(ref for ref in bad if ref)))
    sentences.append(Sentence(words.text("unsure_machine")))
    return tuple(sentences)

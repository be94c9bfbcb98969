"""A reading survives being written as JSON and read back; what is wrong in the data is told, all at once."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparlers.base.problems import Problem, Where
from pourparlers.base.text import Span
from pourparlers.reading import types as found
from pourparlers.reading.record_json import reading_to_json
from pourparlers.reading.record_json_in import reading_from_json
from pourparlers.sources.types import Article

SHARED = Path(__file__).resolve().parents[3] / "shared"
TEXT = "Le négociateur a déclaré : « 𝔸 accord, oui… » — rien d’autre."

names = st.text(min_size=1, max_size=8)
maybe = st.none() | names
texts = st.lists(names, max_size=3).map(tuple)
shares = st.floats(0, 1)
lines = st.integers(1, 50)
spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda p: Span(*sorted(p)))
maybe_span = st.none() | spans
counts = st.none() | st.integers(0, 10**6)
positions = st.builds(
    found.Position,
    issue=names,
    stance=st.sampled_from(["supports", "opposes", "not-opposed", "neutral"]),
    condition=maybe, evidence=maybe_span, confidence=shares, reason=st.text(max_size=5),
)  # fmt: skip
statements = st.builds(
    found.Statement,
    id=names, paragraph=lines, kind=st.sampled_from(["direct", "indirect", "mixed"]), source=maybe_span,
    cue=maybe_span, content=st.lists(spans, max_size=3).map(tuple), person=maybe, party=maybe, parties=texts,
    via=maybe, said_on=maybe, venue=maybe, hedged=st.booleans(), positions=st.lists(positions, max_size=3).map(tuple),
    confidence=shares, flags=texts, rule=st.text(max_size=5), cue_lemma=st.text(max_size=5),
    party_confidence=shares,
)  # fmt: skip
commitments = st.builds(
    found.Commitment,
    id=names, paragraph=lines, span=spans, parties=texts, action=names, firmness=names, issue=maybe, trigger=maybe,
    trigger_span=maybe_span, deadline=maybe, count=counts, reported_by=maybe, statement=maybe, negated=st.booleans(),
    confidence=shares, flags=texts,
)  # fmt: skip
quantities = st.builds(found.Quantity, st.floats(-1e12, 1e12), spans, maybe, maybe)
amounts = st.builds(
    found.Amount,
    names, lines, names, st.lists(quantities, max_size=3).map(tuple), maybe_span, st.none() | st.booleans(),
    st.text(max_size=5),
)  # fmt: skip
events = st.builds(
    found.Event,
    id=names, paragraph=lines, span=spans, what=names, type=names, actors=texts, date=maybe, place=maybe,
    planned=st.booleans(), killed=counts, wounded=counts, confidence=shares,
)  # fmt: skip


def listed(things, limit=3):
    return st.lists(things, max_size=limit, unique_by=lambda t: t.id).map(tuple)


dates = st.builds(found.DateMention, spans, names, st.sampled_from(["point", "since"]))
readings = st.builds(
    found.Reading,
    article=st.builds(Article, names, st.just(TEXT), st.sampled_from(["fr", "en"]), st.none() | st.dates(), maybe,
                      maybe, maybe),
    statements=listed(statements), commitments=listed(commitments), amounts=listed(amounts), events=listed(events),
    dates=st.lists(dates, max_size=2).map(tuple),
    precedents=listed(st.builds(found.Precedent, names, lines, spans, names)),
    quotations=st.lists(st.builds(found.Quotation, spans, st.booleans(), st.integers(0, 3)), max_size=2).map(tuple),
    names=st.lists(st.tuples(names, names), max_size=2).map(tuple),
    problems=st.lists(st.builds(Problem, names, st.builds(Where, names, lines), names, names), max_size=1).map(tuple),
)  # fmt: skip


@given(readings)
def test_what_is_written_is_read_back(reading):
    data = json.loads(json.dumps(reading_to_json(reading)))
    back, problems = reading_from_json(data, TEXT)
    assert problems == ()
    assert back == reading


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["document", "statements", "positions", "amounts", "id", "span", "content", "problems", "where",
                         "names", "events", "dates"]) | st.text(max_size=3), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


@given(json_values)
def test_whatever_comes_in_is_told_and_never_breaks(data):
    reading, problems = reading_from_json(data, TEXT)
    assert problems or reading.article.id == data["document"]["id"]


def test_one_bad_record_never_stops_the_rest():
    statement = {"id": "s1", "paragraph": 1, "kind": "indirect", "content": [[0, 4]]}
    data = {
        "document": {"id": "a", "language": "fr", "published": "2025-09-05"},
        "statements": [statement, statement | {"id": "s2", "kind": "sung"}, statement | {"id": "s3", "cue": [3, 999]},
                       statement, statement | {"id": "s5"}],
        "commitments": "none",
    }  # fmt: skip
    reading, problems = reading_from_json(data, TEXT, file="gold.jsonl")
    assert [s.id for s in reading.statements] == ["s1", "s5"]
    assert reading.article.published == date(2025, 9, 5)
    assert [str(p) for p in problems] == [
        "gold.jsonl: record.statements[1].kind is 'sung' (wrong-value); give one of direct, indirect, mixed",
        f"gold.jsonl: record.statements[2].cue is [3, 999] (wrong-value); "
        f"give [start, end] within 0 and {len(TEXT)}, or null",
        "gold.jsonl: record.statements[3].id is 's1' (duplicate-id); give every record an id of its own",
        "gold.jsonl: record.commitments is 'none' (wrong-value); give a list",
    ]


def shared_records():
    if not SHARED.exists():
        return []
    golds = [(SHARED / "seed" / "article.fr.txt", json.loads((SHARED / "seed" / "gold.json").read_text()))]
    for line in (SHARED / "articles" / "gold.jsonl").read_text().splitlines():
        gold = json.loads(line)
        golds.append((SHARED / "articles" / gold["document"]["file"], gold))
    return golds


@pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")
def test_the_annotated_articles_are_read_without_loss():
    for path, gold in shared_records():
        text = path.read_text(encoding="utf-8")
        reading, problems = reading_from_json(gold, text)
        assert problems == ()
        back = reading_to_json(reading)
        for part in ("statements", "commitments", "amounts", "events", "precedents"):
            for given_record, written in zip(gold[part], back[part], strict=True):
                assert given_record.items() <= {**written, **_conditions_as_given(given_record, written)}.items()


def _conditions_as_given(given_record, written):
    """The seed leaves out conditions that are null."""
    if "positions" not in given_record:
        return {}
    keys = [set(p) for p in given_record["positions"]]
    return {"positions": [{k: v for k, v in p.items() if k in wanted}
                          for p, wanted in zip(written["positions"], keys, strict=True)]}  # fmt: skip

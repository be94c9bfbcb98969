"""Gold and prediction files come from strangers: every problem is told with its line, what is sound is kept."""

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.reading.evaluation.documents import score
from pourparlers.reading.evaluation.gold import load_aliases, load_gold, load_predictions
from pourparlers.reading.evaluation.groups import evaluated, identity
from pourparlers.reading.evaluation.misses import findings

TEXT = "Lima a dit que la trêve tient."
STATEMENT = {"id": "s1", "kind": "indirect", "source": [0, 4], "cue": [5, 10], "content": [[11, 29]], "party": "peru"}
RECORD = {"document": {"id": "a", "language": "fr", "file": "a.txt"}, "statements": [STATEMENT]}


def written(folder: Path, *lines: object, name: str = "gold.jsonl") -> Path:
    path = folder / name
    path.write_text("\n".join(x if isinstance(x, str) else json.dumps(x) for x in lines), encoding="utf-8")
    return path


def test_the_text_and_the_code_book_lie_beside_the_gold(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.issues.toml").write_text("", encoding="utf-8")
    cases, problems = load_gold(written(tmp_path, RECORD))
    assert not problems
    assert cases[0].text == TEXT
    assert cases[0].codebook_file == tmp_path / "a.issues.toml"


def test_a_single_record_takes_the_code_book_called_issues(tmp_path: Path) -> None:
    (tmp_path / "issues.json").write_text("{}", encoding="utf-8")
    cases, _ = load_gold(written(tmp_path, {**RECORD, "text": TEXT}, name="gold.json"))
    assert cases[0].codebook_file == tmp_path / "issues.json"


def test_every_bad_line_is_told_and_the_good_ones_stay(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        {**RECORD, "text": TEXT},
        "{not json",
        "[1, 2]",
        {"statements": []},
        {**RECORD, "text": TEXT},
        {"document": {"id": "b"}, "text": TEXT, "statements": "none"},
        {"document": {"id": "c"}, "text": "short", "statements": [STATEMENT]},
        {"document": {"id": "d", "file": "../d.txt"}},
        {"document": {"id": "e"}},
    )
    cases, problems = load_gold(path)
    assert [identity(c.record) for c in cases] == ["a", "b", "c", "d", "e"]
    told = [(p.where.line, p.code) for p in problems]
    assert told[:5] == [(2, "not-json"), (3, "no-record"), (4, "no-id"), (5, "twice"), (6, "wrong-list")]
    assert set(told[5:]) == {(7, "bad-span"), (8, "outside"), (9, "no-text")}


def test_a_file_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    assert [p.code for p in load_gold(tmp_path / "none.jsonl")[1]] == ["unreadable"]
    (tmp_path / "b.jsonl").write_bytes(b"\xff\xfe\x00")
    assert [p.code for p in load_gold(tmp_path / "b.jsonl")[1]] == ["not-utf8"]
    assert [p.code for p in load_gold(written(tmp_path, ""))[1]] == ["empty"]


def test_predictions_of_unknown_documents_are_left_out_aloud(tmp_path: Path) -> None:
    cases, _ = load_gold(written(tmp_path, {**RECORD, "text": TEXT}))
    given_, problems = load_predictions(written(tmp_path, {"document": {"id": "z"}}, name="p.jsonl"), cases)
    assert given_ == {}
    assert [p.code for p in problems] == ["unknown-document"]


def test_aliases_are_read_when_there_and_told_when_broken(tmp_path: Path) -> None:
    assert load_aliases(tmp_path) == ({}, [])
    (tmp_path / "aliases.json").write_text('{"european-union": ["EU"]}', encoding="utf-8")
    assert load_aliases(tmp_path)[0] == {"european-union": frozenset({"eu"})}
    (tmp_path / "aliases.json").write_text('{"european-union": "EU"}', encoding="utf-8")
    assert [p.code for p in load_aliases(tmp_path)[1]] == ["no-aliases"]


def test_misses_and_inventions_are_shown_in_context() -> None:
    predicted = {"statements": [{"kind": "indirect", "content": [[0, 4]]}]}
    told = findings("a", TEXT, RECORD, predicted)
    assert [(f.what, f.context) for f in told] == [
        ("missed", "Lima a dit ⟦que la trêve tient⟧."),
        ("invented", "⟦Lima⟧ a dit que la trêve tient."),
    ]


def test_groups_add_up() -> None:
    gold = [RECORD, {"document": {"id": "b", "language": "en", "manner": "wire"}, "statements": [STATEMENT]}]
    result = evaluated(gold, {"a": RECORD})
    content = "statement content"
    assert result.overall[content][:3] == (1, 1, 2)
    assert result.languages["fr"][content][:3] == (1, 1, 1)
    assert result.manners["wire"][content][:3] == (0, 0, 1)
    assert result.kinds["indirect"]["found of the kind"][:3] == (1, 0, 2)
    assert result.overall["amount (value+currency)"] == (0, 0, 0, 0), "amounts are not annotated in this gold"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)
KEYS = ("source", "cue", "content", "party", "parties", "person", "kind", "positions", "span", "deadline", "said_on",
        "date", "amounts", "value", "currency", "unit", "confidence", "hedged", "issue", "stance")  # fmt: skip
things_ = st.lists(st.dictionaries(st.sampled_from(KEYS), anything, max_size=6) | anything, max_size=4)
record_ = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("statements", "commitments", "amounts", "events"), things_ | anything)
)


@settings(max_examples=400, deadline=None)
@given(record_, record_)
def test_no_prediction_and_no_gold_stops_the_scorer(gold: dict[str, object], predicted: dict[str, object]) -> None:
    for name, count in score(gold, predicted).items():
        assert 0 <= count.right <= min(count.predicted, count.wanted), name
    findings("a", TEXT, gold, predicted)
    evaluated([{"document": {"id": "a"}, **gold}], {"a": predicted})


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.lists(anything, max_size=4).map(lambda x: "\n".join(map(json.dumps, x)).encode()))
def test_no_bytes_stop_the_reader(tmp_path_factory: object, raw: bytes) -> None:
    path = tmp_path_factory.mktemp("gold") / "g.jsonl"  # type: ignore[attr-defined]
    path.write_bytes(raw)
    cases, problems = load_gold(path)
    assert cases or problems

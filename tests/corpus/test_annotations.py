"""Annotated articles: marks in the text become spans; whatever is wrong is told with its line."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpus_annotations", ROOT / "corpus/annotations.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


annotations = loaded()

SOUND = """language: fr
published: 2026-03-12
manner: agency
topic: truce
issue truce: Both sides stop firing | trêve, cessez-le-feu
---
[[1s:Lima]] [[1q:a promis]] [[1c:de [[k1:cesser le feu]]]], [[2q:jugeant]] [[2c:la trêve]] hier [[2c:« proche »]].
---
1 | indirect | person= | party=peru | via= | said=2026-03-12 | hedged=no | truce:supports:if others do ; truce:neutral
2 | mixed | person= | party=peru | via= | said= | hedged=yes |
k1 | parties=peru, chile | pledge | issue=truce | trigger= | deadline=2026-12-31
"""


def test_marks_nest_and_contents_come_in_pieces() -> None:
    record, problems = annotations.read(SOUND)
    assert not problems
    text = record["text"]
    assert text == "Lima a promis de cesser le feu, jugeant la trêve hier « proche »."
    first, second = record["statements"]
    assert text[slice(*first["source"])] == "Lima"
    assert [text[a:b] for a, b in first["content"]] == ["de cesser le feu"]
    assert first["positions"] == [
        {"issue": "truce", "stance": "supports", "condition": "if others do"},
        {"issue": "truce", "stance": "neutral", "condition": None},
    ]
    assert [text[a:b] for a, b in second["content"]] == ["la trêve", "« proche »"]
    assert second["hedged"] and second["source"] is None
    assert text[slice(*record["commitments"][0]["span"])] == "cesser le feu"
    assert record["commitments"][0]["parties"] == ["peru", "chile"]


@pytest.mark.parametrize(
    ("wrong", "right", "line", "code"),
    [
        ("[[1q:a promis]]", "[[1q:a promis", 7, "unclosed"),
        ("hier", "hier]]", 7, "stray"),
        ("[[1s:Lima]]", "[[1s:Lima ]]", 7, "bad-span"),
        ("truce:neutral", "peace:neutral", 9, "position"),
        ("| mixed |", "| mied |", 10, "no-kind"),
        ("party=peru", "party=Pérou", 9, "no-slug"),
        ("[[k1:cesser le feu]]", "cesser le feu", 11, "no-mark"),
        ("2 | mixed | person= | party=peru | via= | said= | hedged=yes |\n", "", 9, "no-record"),
        ("published: 2026-03-12", "published: soon", 1, "header"),
        ("\n---\n1 |", "\n1 |", 1, "parts"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(wrong: str, right: str, line: int, code: str) -> None:
    assert wrong in SOUND
    problems = annotations.read(SOUND.replace(wrong, right, 1))[1]
    assert (line, code) in [(p.where.line, p.code) for p in problems], problems


def test_every_file_of_the_corpus_is_sound_and_in_one_part() -> None:
    assert list(annotations._checked()) == []
    parts = annotations.split()
    everything = [i for part in annotations.PARTS for i in parts[part]]
    assert len(everything) == len(set(everything)) >= 407
    assert len(parts["frozen"]) == 62 and len(parts["development"]) >= 62


FRAGMENTS = """[[1s: [[1q: [[1c: [[k1: [[ ]] a --- = | é \u202e 🙂 [[99999999999c: x:supports"""
pieces = st.sampled_from([*FRAGMENTS.split(), "\n", "\n---\n", "1 | direct |", "k1 |", "issue x: y | z"])


@settings(max_examples=300, deadline=None)
@given(st.lists(pieces, max_size=40).map("".join))
def test_no_text_stops_the_reader(fragments: str) -> None:
    for raw in (fragments, SOUND.replace("hier", fragments), SOUND + fragments, fragments + SOUND):
        record, problems = annotations.read(raw)
        assert record is not None or problems
        for statement in record["statements"] if record else ():
            for a, b in statement["content"]:
                assert 0 <= a <= b <= len(record["text"])

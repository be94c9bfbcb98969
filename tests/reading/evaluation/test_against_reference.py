"""The figures are those of an independent scorer, on the gold and on predictions made worse at random."""

import copy
import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pourparlers.reading.evaluation.documents import score
from pourparlers.reading.evaluation.gold import load_aliases, load_gold

SHARED = Path(__file__).resolve().parents[4] / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "articles/score.py").is_file(), reason="needs ../shared/articles")


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_score", SHARED / "articles/score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_records() -> list[Any]:
    found = load_gold(SHARED / "articles/gold.jsonl")[0] + load_gold(SHARED / "seed/gold.json")[0]
    return [case.record for case in found]


def worsened(record: Any, chance: random.Random) -> Any:
    """The record with spans moved, values swapped or dropped, things repeated and left out."""
    worse = copy.deepcopy(record)

    def moved(span: Any) -> Any:
        return [max(0, span[0] + chance.randrange(-9, 9)), span[1] + chance.randrange(-9, 30)] if span else None

    for key in ("statements", "commitments", "events", "amounts"):
        listed = [x for x in worse.get(key) or [] if chance.random() < 0.8]
        listed += [copy.deepcopy(x) for x in listed if chance.random() < 0.15]
        chance.shuffle(listed)
        worse[key] = listed
        for x in listed:
            for name in ("span", "source", "cue"):
                if name in x and chance.random() < 0.7:
                    x[name] = moved(x[name]) if chance.random() < 0.9 else None
            if "content" in x and chance.random() < 0.7:
                x["content"] = [moved(s) for s in x["content"]]
            for name in ("party", "person", "kind", "said_on", "deadline", "date", "hedged", "value", "parties"):
                if name in x and chance.random() < 0.3:
                    x[name] = chance.choice([None, chance.choice(listed).get(name)])
            for p in x.get("positions") or []:
                if chance.random() < 0.3:
                    p["stance"] = chance.choice(["supports", "opposes", "neutral", "not-opposed"])
                if chance.random() < 0.2:
                    p["condition"] = chance.choice([None, "a truce"])
    return worse


@pytest.mark.parametrize("seed", range(12))
def test_every_row_agrees(reference: ModuleType, seed: int) -> None:
    chance = random.Random(seed)
    aliases = load_aliases(SHARED / "articles")[0]
    for gold in gold_records():
        predicted = gold if seed == 0 else {} if seed == 1 else worsened(gold, chance)
        ours = {name: list(count) for name, count in score(gold, predicted, aliases).items()}
        assert ours == reference.score(gold, predicted), json.dumps(gold["document"])

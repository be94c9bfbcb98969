"""The parsers stay as good as `gates/parsers.toml` says, on treebank sentences they were not trained on."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from pourparlers.reading.parser import load

ROOT = Path(__file__).parents[2]
TREEBANKS = ROOT.parent / "shared" / "treebanks"
FLOORS = tomllib.loads((ROOT / "gates" / "parsers.toml").read_text(encoding="utf-8"))


@pytest.mark.skipif(not TREEBANKS.is_dir(), reason="the treebanks are not beside the project")
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_the_first_sentences_of_a_test_treebank_reach_the_floor(name: str) -> None:
    sys.path.insert(0, str(ROOT / "training" / "parsers"))
    import evaluate
    import treebank

    floor = FLOORS[name]
    sentences = list(treebank.read(TREEBANKS / f"{name}.conllu"))[: floor["sentences"]]
    figures = evaluate.score(load(floor["language"]), sentences)
    found = {measure: round(figures[measure], 1) for measure in floor["at_least"]}
    short = {measure: value for measure, value in found.items() if value < floor["at_least"][measure]}
    assert not short, f"{name}: {short} under {floor['at_least']}"

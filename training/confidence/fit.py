"""Fit how sure statements are said to be, on what the tagger says of articles it has not seen; a minute.

    python training/tagger/train.py --write --unseen out/unseen.pickle
    python training/confidence/fit.py out/unseen.pickle            the weights, and the reliability they give
    python training/confidence/fit.py out/unseen.pickle --write    and write reading/confidence.json

Train, as tagged by chains that had not seen it, and development, which the shipped chains have not seen; never the
frozen part. To be run again when attribution or the finding of speakers has changed.
"""

from __future__ import annotations

import argparse
import datetime
import json
import math
import pickle
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "corpus"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tagger"))

import annotations
from learn import fit_logistic

from pourparlers.reading import confidence
from pourparlers.reading.actors import find_actors, name_speakers
from pourparlers.reading.attribution import attributions_by_rule
from pourparlers.reading.evaluation.confidence import expected_error, reliability, sure
from pourparlers.reading.evaluation.matching import matched_statements
from pourparlers.reading.evaluation.statements import same_words
from pourparlers.reading.pipeline import page_of
from pourparlers.reading.quotations import pair_quotations
from pourparlers.reading.tagger import columns_of
from pourparlers.reading.tagger.join import joined
from pourparlers.reading.tagger.tag import Tagged, tag
from pourparlers.reading.tagger.weights import weights
from pourparlers.sources.types import Article

TARGET = Path(__file__).resolve().parents[2] / "src/pourparlers/reading" / confidence.FILE
FOLDS = 5
Case = tuple[dict[str, float], bool]
"""properties of a statement, whether it is right"""


def cases(record: Mapping[str, Any], tagged: Tagged | None) -> list[Case]:
    """The statements of an article, read with what the tagger says of it unseen; None: the shipped one has not."""
    about = record["document"]
    day = datetime.date.fromisoformat(about["published"]) if about.get("published") else None
    article = Article(about["id"], record["text"], about["language"], day)
    page = pair_quotations(page_of(article, thorough=True))
    columns = columns_of(page)
    tagged = tagged or tag(weights().cue, weights().span, [columns])[0]
    found = joined(columns, record["text"], tagged, attributions_by_rule(page), weights().join)
    sure_of = {(a.source, a.cue, a.content): a.confidence for a in found}
    page = name_speakers(find_actors(replace(page, attributions=found)))
    gold = record["statements"]
    read = [{"source": s.source, "cue": s.cue, "content": s.content, "kind": s.kind} for s in page.statements]
    right = {j for i, j in matched_statements(gold, read) if same_words(gold[i], read[j])}
    return [
        (confidence.properties(sure_of[s.source, s.cue, s.content], known=bool(s.person or s.party)), j in right)
        for j, s in enumerate(page.statements)
    ]


def stated(fitted: Mapping[str, float], properties: Mapping[str, float]) -> float:
    """The confidence that weights give."""
    return 1 / (1 + math.exp(-sum(fitted[name] * value for name, value in properties.items())))


def crossed(articles: list[list[Case]]) -> list[tuple[float, bool]]:
    """Stated confidence and rightness of every statement, by weights fitted on the other articles."""
    out = []
    for fold in range(FOLDS):
        fitted = fit([c for n, a in enumerate(articles) if n % FOLDS != fold for c in a])
        out += [(stated(fitted, p), ok) for n, a in enumerate(articles) if n % FOLDS == fold for p, ok in a]
    return out


def fit(chosen: list[Case]) -> dict[str, float]:
    """The likeliest weights."""
    return fit_logistic([p for p, _ in chosen], [ok for _, ok in chosen])


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("unseen", type=Path)
    arguments.add_argument("--write", action="store_true")
    options = arguments.parse_args()
    unseen: dict[str, Tagged] = pickle.loads(options.unseen.read_bytes())
    train = [r for r in annotations.load("train") if r["document"]["id"] in unseen]
    articles = [cases(r, unseen[r["document"]["id"]]) for r in train]
    articles += [cases(r, None) for r in annotations.load("development")]
    fitted = {name: round(value, 3) for name, value in fit([c for a in articles for c in a]).items()}
    print(fitted)
    judged = crossed(articles)
    table = reliability(judged)
    for b in table:
        print(f"{b.stated:.2f} -> {b.right / b.predicted:.2f} ({b.predicted})")
    kept = sure(judged, len(judged))
    print(f"expected error {expected_error(table):.3f}; at least .8 sure: {kept.predicted}, right {kept.right}")
    if options.write:
        TARGET.write_text(json.dumps(fitted, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

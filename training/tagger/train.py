"""Learn the tagger from the train part of the corpus, print figures on development, write the weights.

    python training/tagger/train.py                      figures only
    python training/tagger/train.py --write              and write languages/tagger.npz
    python training/tagger/train.py --unseen FILE ...    keep what the chains say of articles they have not seen,
                                                         for training/confidence

Three models, each fitted on what the ones before say of articles they have not seen (five folds): which words are
cues; what each cue's source and content are; how sure to be of a reading, beside the rules and alone. The first two
are means of eight runs. A quarter of an hour on one core. The frozen part is not touched here.
"""

from __future__ import annotations

import argparse
import pickle
import time
from collections.abc import Sequence
from pathlib import Path

from examples import CUE_BITS, CUE_STEPS, FOLDS, SPAN_BITS, SPAN_STEPS, Example, cue_data, examples, span_data
from learn import fit_chain, fit_logistic

from pourparlers.reading.evaluation.counts import Figures, summed
from pourparlers.reading.evaluation.documents import score
from pourparlers.reading.evaluation.groups import precision_recall_f1
from pourparlers.reading.evaluation.matching import matched_statements
from pourparlers.reading.tagger.chain import Chain
from pourparlers.reading.tagger.evidence import Reading, properties
from pourparlers.reading.tagger.join import attribution, joined, readings
from pourparlers.reading.tagger.tag import Cues, Tagged, find_cues, find_spans, tag
from pourparlers.reading.tagger.weights import FILE, Weights, packed
from pourparlers.reading.types import Attribution

HERE = Path(__file__).resolve().parent
SEEDS = (1, 2, 3, 4, 5, 6, 7, 8)
TARGET = HERE.parents[1] / "src/pourparlers/languages" / FILE


def cue_chain(chosen: Sequence[Example], *, seed: int = 1) -> Chain:
    """The first stage."""
    return fit_chain(
        *cue_data(chosen), allowed=CUE_STEPS, bits=CUE_BITS, epochs=12, rate=0.04, dropout=0.6, decay=0.3, seed=seed
    )


def span_chain(chosen: Sequence[Example], cues: Sequence[Cues], *, seed: int = 1) -> Chain:
    """The second stage."""
    return fit_chain(
        *span_data(chosen, cues), allowed=SPAN_STEPS, bits=SPAN_BITS, epochs=10, rate=0.03, dropout=0.3, seed=seed
    )


def mean_of(chains: Sequence[Chain]) -> Chain:
    """The chain whose scores are the mean of theirs: one run alone depends much on its random numbers."""
    n = len(chains)
    return Chain(
        sum((c.weights for c in chains[1:]), chains[0].weights) / n,
        sum((c.follow for c in chains[1:]), chains[0].follow) / n,
        sum((c.begin for c in chains[1:]), chains[0].begin) / n,
    )


def unseen(train: Sequence[Example]) -> tuple[list[Cues], list[Tagged]]:
    """What both stages say of every article when they have not seen it."""
    cues: list[Cues] = [Cues((), None)] * len(train)  # type: ignore[arg-type]
    tagged: list[Tagged] = [Tagged((), None)] * len(train)  # type: ignore[arg-type]
    for fold in range(FOLDS):
        chain = cue_chain([e for e in train if e.fold != fold])
        for n, e in enumerate(train):
            if e.fold == fold:
                (cues[n],) = find_cues(chain, [e.columns])
    for fold in range(FOLDS):
        rest = [n for n, e in enumerate(train) if e.fold != fold]
        chain = span_chain([train[n] for n in rest], [cues[n] for n in rest])
        for n, e in enumerate(train):
            if e.fold == fold:
                (found,) = find_spans(chain, [e.columns], [cues[n]])
                tagged[n] = Tagged(tuple(found), cues[n].probability)
    return cues, tagged


def judged(chosen: Sequence[Example], tagged: Sequence[Tagged], *, rules: bool) -> tuple[list[Reading], list[bool]]:
    """Every reading, and whether its content is one of the gold's."""
    every, right = [], []
    for e, t in zip(chosen, tagged, strict=True):
        found = readings(e.columns, t, e.ruled if rules else ())
        made = [{"content": attribution(e.columns, e.record["text"], r, 0.5).content} for r in found]
        hits = {j for _, j in matched_statements(e.record["statements"], made)}
        every += found
        right += [j in hits for j in range(len(found))]
    return every, right


def as_record(e: Example, found: Sequence[Attribution]) -> dict[str, object]:
    """Attributions in the JSON form of statements."""
    return {"statements": [{"source": a.source, "cue": a.cue, "content": a.content, "kind": a.kind} for a in found]}


def figures(chosen: Sequence[Example], found: Sequence[Sequence[Attribution]]) -> Figures:
    """The evaluation's rows over some articles."""
    return summed(score(e.record, as_record(e, f)) for e, f in zip(chosen, found, strict=True))


def line(name: str, rows: Figures) -> str:
    """Precision, recall and F1 of what the tagger is about."""
    parts = []
    for row in ("statement content", "source span | match", "kind | match", "cue span | match"):
        p, r, f = precision_recall_f1(rows[row]) or (0.0, 0.0, 0.0)
        parts.append(f"{row.split(' |')[0]} {p:.3f} {r:.3f} {f:.3f}")
    return f"{name:28} " + "   ".join(parts)


def ablation(chosen: Sequence[Example], model: Weights, least: float | None = None) -> list[str]:
    """Rules, tagger and both, by language."""
    told = {} if least is None else {"least": least}
    out = []
    tagged = tag(model.cue, model.span, [e.columns for e in chosen])
    found = {
        "rules": [e.ruled for e in chosen],
        "tagger": [joined(e.columns, e.record["text"], t, (), model.alone, **told)
                   for e, t in zip(chosen, tagged, strict=True)],
        "both": [joined(e.columns, e.record["text"], t, e.ruled, model.join, **told)
                 for e, t in zip(chosen, tagged, strict=True)],
    }  # fmt: skip
    for language in ("fr", "en", ""):
        mine = [n for n, e in enumerate(chosen) if language in ("", e.record["document"]["language"])]
        for name, f in found.items():
            rows = figures([chosen[n] for n in mine], [f[n] for n in mine])
            out.append(line(f"{name}, {language or 'all'}", rows))
    return out


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--write", action="store_true")
    arguments.add_argument("--unseen", type=Path)
    options = arguments.parse_args()
    begun = time.monotonic()

    def say(what: str) -> None:
        print(f"{time.monotonic() - begun:6.0f} s  {what}", flush=True)

    train, development = examples("train"), examples("development")
    say(f"{len(train)} articles to learn from")
    cues, tagged = unseen(train)
    say("folds done")
    if options.unseen:
        by_article = {e.record["document"]["id"]: t for e, t in zip(train, tagged, strict=True)}
        options.unseen.write_bytes(pickle.dumps(by_article))
    models = {}
    for name, rules in (("join", True), ("alone", False)):
        every, right = judged(train, tagged, rules=rules)
        models[name] = fit_logistic([properties(r) for r in every], right)
    model = Weights(
        mean_of([cue_chain(train, seed=seed) for seed in SEEDS]),
        mean_of([span_chain(train, cues, seed=seed) for seed in SEEDS]),
        models["join"],
        models["alone"],
    )
    say("fitted")
    for least in (0.3, 0.35, 0.4, 0.45, 0.5):
        print(f"least {least}", *ablation(development, model, least)[-2:], sep="\n  ")
    print(*ablation(development, model), sep="\n")
    raw = packed(model)
    say(f"{len(raw) / 1e6:.2f} MB")
    if options.write:
        TARGET.write_bytes(raw)


if __name__ == "__main__":
    main()

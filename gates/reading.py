"""Reading against pinned floors: who said what, who is meant, positions, commitments, amounts.

    python gates/reading.py                      the sets that have floors
    python gates/reading.py --all                train and development as well
    python gates/reading.py --ablation           rules, tagger and both, on development and frozen
    python gates/reading.py --update             raise the floors to what is measured now
    python gates/reading.py --update --allow-regression   also lower them

Sets: see gold_sets.py. The corpus also with parties compared by their heads and as bodies (bodies.py), since ids of
domestic bodies are free slugs there.
Of the frozen part figures are printed and nothing else. Exit 1 when a figure is below its floor or the data of
the frozen part are not those the floors were measured on.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "corpus"), str(ROOT / "gates")]

import annotations  # noqa: E402
import bodies  # noqa: E402
import floors  # noqa: E402
from gold_sets import Set, digests, sets, sizes  # noqa: E402

from pourparlers.doors.cli.evaluate import article_of, codebook_of  # noqa: E402
from pourparlers.reading.attribution import find_attributions  # noqa: E402
from pourparlers.reading.evaluation.confidence import (  # noqa: E402
    Agreement,
    Bin,
    expected_error,
    judged,
    reliability,
    same_content,
    sure,
)
from pourparlers.reading.evaluation.counts import Figures, summed  # noqa: E402
from pourparlers.reading.evaluation.documents import score  # noqa: E402
from pourparlers.reading.evaluation.groups import Evaluation, evaluated, identity, precision_recall_f1  # noqa: E402
from pourparlers.reading.evaluation.statements import same_speaker, same_words  # noqa: E402
from pourparlers.reading.pipeline import page_of, read_article  # noqa: E402
from pourparlers.reading.quotations import pair_quotations  # noqa: E402
from pourparlers.reading.record_json import reading_to_json  # noqa: E402
from pourparlers.reading.tagger import join_tagger, tag_attributions  # noqa: E402
from pourparlers.reading.types import Attribution, Page  # noqa: E402

FLOORS = ROOT / "gates/reading.toml"
HEAD = """Floors of gates/reading.py: the least that reading must reach. They only rise (--update).
content, source ...: F1 given in docs/how-evaluation-works.md; sure: precision (content) of readings at least 0.8
sure; calibration: one less the expected calibration error, so that its floor is a ceiling on the error."""
ROWS = {
    "content": "statement content",
    "source": "source span | match",
    "kind": "kind | match",
    "party": "party | match",
    "person": "person | match",
    "content+party+person": "statement content+party+person",
    "positions": "position, document set",
    "commitments": "commitment",
    "amounts": "amount (value+currency)",
}
COLUMNS = (*ROWS, "sure", "calibration")
SHORT = {
    "content+party+person": "all three",
    "commitments": "commit.",
    "positions": "position",
    "calibration": "calibr.",
}


def read(s: Set) -> dict[str, Any]:
    """Every article of a set read with the whole pipeline, as records by document id."""
    return {identity(case.record): reading_to_json(read_article(article_of(case), codebook=codebook_of(case)[0]))
            for case in s.cases}  # fmt: skip


def figures(result: Evaluation, s: Set, readings: Mapping[str, Any]) -> dict[str, float]:
    """The rows of the table as F1, the precision of what is said to be sure, one less the calibration error."""
    out = {}
    for name, row in ROWS.items():
        shown = precision_recall_f1(result.overall[row])
        if shown:
            out[name] = round(shown[2], 4)
    gold = [c.record for c in s.cases]
    certain = sure(judged(gold, readings, agree=same_content), result.overall["statement content"].wanted)
    out["sure"] = round(certain.right / certain.predicted, 4) if certain.predicted else 0.0
    out["calibration"] = round(1 - expected_error(reliability(judged(gold, readings))), 4)
    return out


def told(s: Set, result: Evaluation, row: Mapping[str, float], seconds: float) -> list[str]:
    """The figures of a set as lines of the table; French and English content beside it."""
    line = f"{s.name:14}" + "".join(f"{row[n]:>9.3f}" if n in row else f"{'-':>9}" for n in COLUMNS)
    by = []
    for language, rows in result.languages.items():
        shown = precision_recall_f1(rows["statement content"])
        by.append(f"{language} {shown[2]:.3f}" if shown else "")
    words = sum(len((case.text or "").split()) for case in s.cases)
    return [f"{line}   {' '.join(by)}   {len(s.cases)} articles, {words / seconds:,.0f} words/s"]


def measure(chosen: Sequence[Set]) -> dict[str, dict[str, float]]:
    """Read and score every set, and print the table as it grows."""
    print(f"{'F1':14}" + "".join(f"{SHORT.get(name, name):>9}" for name in COLUMNS), flush=True)
    measured = {}
    for s in chosen:
        begun = time.perf_counter()
        readings = read(s)
        seconds = time.perf_counter() - begun
        result = evaluated([c.record for c in s.cases], readings, s.aliases)
        measured[s.name] = figures(result, s, readings)
        print(*told(s, result, measured[s.name], seconds), sep="\n", flush=True)
        if s.name in (*annotations.PARTS, "plain"):
            pairs = [(c.record, readings[identity(c.record)]) for c in s.cases]
            heads = replace(s, name=s.name + ", heads", aliases=bodies.by_heads(pairs))
            called = {identity(gold): bodies.renamed(gold, reading, heads.aliases) for gold, reading in pairs}
            for same, records in ((heads, readings), (replace(heads, name=s.name + ", bodies"), called)):
                result = evaluated([c.record for c in s.cases], records, same.aliases)
                measured[same.name] = figures(result, same, records)
                print(*told(same, result, measured[same.name], seconds), sep="\n", flush=True)
        if s.name == "frozen":
            print(*reliabilities(heads, readings), sep="\n")
    return measured


def reliabilities(s: Set, readings: Mapping[str, Any]) -> list[str]:
    """Of the readings said to be so sure, how many are right: in what confidence is about, and in less and more."""
    asked: dict[str, Agreement] = {
        "content, source and kind": same_words,
        "content": same_content,
        "content, party and person": lambda g, p: same_speaker(g, p, s.aliases),
    }
    lines = []
    for name, agree in asked.items():
        judgements = judged([c.record for c in s.cases], readings, agree=agree)
        certain = sure(judgements, len(judgements))
        share = f"of {certain.predicted} at least .8 sure {certain.right / max(certain.predicted, 1):.3f} are right"
        lines.append(f"  said to be sure -> right ({name}): {_stated(reliability(judgements))}; {share}")
    return lines


def _stated(table: Sequence[Bin]) -> str:
    parts = [f"{b.stated:.2f} -> {b.right / b.predicted:.2f} ({b.predicted})" for b in table]
    return f"{', '.join(parts)}; error {expected_error(table):.3f}"


WAYS: dict[str, Callable[[Page], tuple[Attribution, ...]]] = {
    "rules": lambda page: find_attributions(page).attributions,
    "tagger": tag_attributions,
    "both": lambda page: join_tagger(find_attributions(page)).attributions,
}


def ablation(chosen: Sequence[Set]) -> None:
    """Content, source and kind by rules, by the tagger, by both."""
    print(f"\n{'attribution':32}{'content P':>10}{'R':>7}{'F1':>7}{'source':>8}{'kind':>7}")
    for s in chosen:
        pages = [pair_quotations(page_of(article_of(case))) for case in s.cases]
        for way, find in WAYS.items():
            found = {identity(case.record): _record(find(page)) for case, page in zip(s.cases, pages, strict=True)}
            rows = [score(case.record, found[identity(case.record)]) for case in s.cases]
            for language in ("fr", "en", ""):
                mine = [r for r, page in zip(rows, pages, strict=True) if language in ("", page.article.language)]
                print(_ablated(f"{s.name}, {way}, {language or 'all'}", summed(mine)))
            table = reliability(judged([case.record for case in s.cases], found))
            print(f"  said to be sure -> right: {_stated(table)}")


def _record(found: Sequence[Attribution]) -> dict[str, Any]:
    keys = ("source", "cue", "content", "kind", "confidence")
    return {"statements": [{key: getattr(a, key) for key in keys} for a in found]}


def _ablated(name: str, rows: Figures) -> str:
    content, source, kind = (precision_recall_f1(rows[ROWS[r]]) or (0.0,) * 3 for r in ("content", "source", "kind"))
    return f"{name:32}{content[0]:10.3f}{content[1]:7.3f}{content[2]:7.3f}{source[2]:8.3f}{kind[2]:7.3f}"


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--all", "--ablation", "--update", "--allow-regression"):
        arguments.add_argument(name, action="store_true")
    options = arguments.parse_args()
    pinned, least = floors.read(FLOORS)
    chosen = sets(everything=options.all)
    present = digests(chosen)
    measured = measure(chosen)
    if options.ablation:
        parts = sets(everything=True)
        ablation([s for s in parts if s.name in ("development", "frozen")])
    if options.update:
        kept = floors.raised(least, measured, allow_regression=options.allow_regression)
        new = {name: value for name, value in (pinned | present).items() if name in least}
        floors.write(FLOORS, floors.written(new, kept, head=HEAD))
        least = kept
    troubles = floors.fallen(least, measured, sizes(chosen)) + ([] if options.update else floors.moved(pinned, present))
    for line in troubles:
        print(line, file=sys.stderr)
    return int(bool(troubles))


if __name__ == "__main__":
    sys.exit(main())

"""Stance and commitments with gold statements given: issue alone, side alone, both, conditions, commitments.

    python gates/stance.py [PART ...] [--misses N] [--language fr|en] [--read]

PART: train, development (where nothing is said), frozen, unread, short, or JSON lines with `text` and `issues` in each
article. Of the parts that are only scored, only the figures are printed. With --read, statements are read from the text
instead and only their parties are given, where they match a gold statement: what positions would be if nobody were
mistaken for another.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "training" / "stance"))

from articles import SCORED, SIDES, gold_page, gold_positions, rows  # noqa: E402

from pourparlers.base.text import Span, jaccard  # noqa: E402
from pourparlers.reading.evaluation.matching import matched_statements  # noqa: E402
from pourparlers.reading.pipeline import PASSES, page_of  # noqa: E402
from pourparlers.reading.stance import take_stances  # noqa: E402
from pourparlers.reading.stance.polarity_features import STANCES  # noqa: E402
from pourparlers.reading.stance.scene import Scene  # noqa: E402
from pourparlers.reading.stance.scorer import weights  # noqa: E402
from pourparlers.reading.stance.stances import sides_given  # noqa: E402
from pourparlers.reading.types import Page, Statement  # noqa: E402
from pourparlers.sources.codebook import codebook_from  # noqa: E402
from pourparlers.sources.types import Article  # noqa: E402

LEAST = 0.3


def counted(page: Page, row: dict[str, Any], tally: Counter[str], misses: list[str]) -> None:
    """Add one article to the tally."""
    read = take_stances(page)
    index = {issue.id: i for i, issue in enumerate(page.codebook.issues)}
    gold = gold_positions(page, row)
    for statement, wanted, raw in zip(read.statements, gold, row["statements"], strict=True):
        found = {index[p.issue]: SIDES[p.stance] for p in statement.positions}
        tally["issue gold"] += len(wanted)
        tally["issue found"] += len(found)
        tally["issue right"] += len(wanted.keys() & found.keys())
        tally["both right"] += sum(found.get(i) == side for i, side in wanted.items())
        tally["side right | issue right"] += sum(found[i] == wanted[i] for i in wanted.keys() & found.keys())
        conditional = {index[p["issue"]] for p in raw["positions"] if p.get("condition") and p["issue"] in index}
        given = {index[p.issue] for p in statement.positions if p.condition}
        tally["condition gold"] += len(conditional)
        tally["condition found"] += len(given)
        tally["condition right"] += len(conditional & given)
        for position in statement.positions:
            low = min(9, int(10 * position.confidence))
            tally[f"sure {low}"] += 1
            tally[f"sure {low} right"] += wanted.get(index[position.issue]) == SIDES[position.stance]
            tally[f"sure {low} sum"] += round(1000 * position.confidence)
        if found != wanted:
            misses.append(_told(page, row, raw, wanted, found))
    counted_set(page, gold, read, tally)
    scene = Scene(page)
    pairs = [(s, i) for s, wanted in enumerate(gold) for i in sorted(wanted)]
    for (s, i), row_of in zip(pairs, sides_given(scene, pairs, weights()), strict=True):
        tally["side asked"] += 1
        tally["side right"] += STANCES[int(row_of.argmax())] == gold[s][i]


def counted_set(page: Page, gold: list[dict[int, str]], read: Page, tally: Counter[str]) -> None:
    """The same as a set of (party, issue, side) for the whole article, as the record's positions are scored."""
    index = {issue.id: i for i, issue in enumerate(page.codebook.issues)}
    parties = [s.party for s in page.statements]
    wanted = {(p, i, side) for p, sides in zip(parties, gold, strict=True) if p for i, side in sides.items()}
    found = {(s.party, index[p.issue], SIDES[p.stance]) for s in read.statements if s.party for p in s.positions}
    tally["set gold"] += len(wanted)
    tally["set found"] += len(found)
    tally["set right"] += len(wanted & found)


def counted_read(row: dict[str, Any], tally: Counter[str]) -> None:
    """Add the document set of one article read from its text, with the parties of the gold given."""
    document = row["document"]
    published = date.fromisoformat(document["published"]) if document.get("published") else None
    page = page_of(
        Article(document["id"], row["text"], document["language"], published),
        codebook=codebook_from(row["issues"])[0],
    )
    for step in PASSES:
        if step is take_stances:
            page = replace(page, statements=with_parties(page, row["statements"]))
        page = step(page)
        if step is take_stances:
            break
    found = {(s.party, p.issue, SIDES[p.stance]) for s in page.statements if s.party for p in s.positions}
    wanted = {
        (s["party"], p["issue"], SIDES[p["stance"]]) for s in row["statements"] if s["party"] for p in s["positions"]
    }
    tally["set gold"] += len(wanted)
    tally["set found"] += len(found)
    tally["set right"] += len(wanted & found)


def with_parties(page: Page, gold: list[dict[str, Any]]) -> tuple[Statement, ...]:
    """The statements of the page, those that match a gold statement with its party."""
    read = [
        {"content": [list(c) for c in s.content], "cue": s.cue and list(s.cue), "source": s.source and list(s.source)}
        for s in page.statements
    ]
    party = {m: gold[n]["party"] for n, m in matched_statements(gold, read)}
    return tuple(replace(s, party=party.get(m, s.party)) for m, s in enumerate(page.statements))


def counted_commitments(page: Page, row: dict[str, Any], tally: Counter[str], misses: list[str]) -> None:
    """Match commitments one to one by span, the most alike first."""
    try:
        from pourparlers.reading.commitments import find_commitments
    except ImportError:
        return
    found = list(find_commitments(take_stances(page)).commitments)
    gold = row.get("commitments", [])
    edges = sorted(
        (-jaccard([Span(*g["span"])], [p.span]), n, m) for n, g in enumerate(gold) for m, p in enumerate(found)
    )
    left: set[int] = set()
    right: set[int] = set()
    for alike, n, m in edges:
        if -alike < LEAST or n in left or m in right:
            continue
        left.add(n)
        right.add(m)
        g, p = gold[n], found[m]
        tally["firmness right"] += g["firmness"] == p.firmness
        tally["party right"] += bool(set(g["parties"]) & set(p.parties))
        tally["commitment issue right"] += g.get("issue") == p.issue
        tally["trigger agrees"] += bool(g.get("trigger")) == bool(p.trigger)
        tally["deadline right"] += bool(g.get("deadline")) and g.get("deadline") == p.deadline
        tally["deadline asked"] += bool(g.get("deadline"))
        tally["deadline found"] += bool(p.deadline)
    tally["commitment gold"] += len(gold)
    tally["commitment found"] += len(found)
    tally["commitment right"] += len(left)
    text = row["text"]
    name = row["document"]["id"]
    misses += [f"{name} MISSED {g['firmness']} {text[slice(*g['span'])]}" for n, g in enumerate(gold) if n not in left]
    misses += [f"{name} INVENTED {p.firmness} {p.span.of(text)}" for m, p in enumerate(found) if m not in right]


def _told(page: Page, row: dict[str, Any], raw: dict[str, Any], wanted: dict[int, str], found: dict[int, str]) -> str:
    issues, text = page.codebook.issues, row["text"]

    def said(sides: dict[int, str]) -> str:
        return ", ".join(f"{issues[i].id}:{side[:3]}" for i, side in sorted(sides.items())) or "-"

    cue = text[slice(*raw["cue"])] if raw["cue"] else "-"
    content = " || ".join(text[slice(*c)] for c in raw["content"])
    return f"{row['document']['id']} gold {said(wanted)} | read {said(found)} | {raw['party']} <{cue}> {content}"


def f1(right: int, found: int, gold: int) -> str:
    """Precision, recall and F1 with the counts."""
    p, r = right / found if found else 0.0, right / gold if gold else 0.0
    f = 2 * p * r / (p + r) if p + r else 0.0
    return f"{p:6.3f} {r:6.3f} {f:6.3f}   {right}/{found}/{gold}"


def printed(name: str, t: Counter[str]) -> None:
    """The table of one group."""
    print(f"{name:32}      P      R     F1   right/found/gold")
    for row, right, found, gold in (
        ("issue", "issue right", "issue found", "issue gold"),
        ("issue + stance", "both right", "issue found", "issue gold"),
        ("issue + stance, document set", "set right", "set found", "set gold"),
        ("condition present", "condition right", "condition found", "condition gold"),
        ("commitment", "commitment right", "commitment found", "commitment gold"),
    ):
        print(f"  {row:30} {f1(t[right], t[found], t[gold])}")
    for row, right, asked in (
        ("stance, gold issue given", "side right", "side asked"),
        ("stance, issue found right", "side right | issue right", "issue right"),
        ("firmness | commitment", "firmness right", "commitment right"),
        ("party | commitment", "party right", "commitment right"),
        ("issue | commitment", "commitment issue right", "commitment right"),
        ("trigger | commitment", "trigger agrees", "commitment right"),
        ("deadline | commitment, recall", "deadline right", "deadline asked"),
        ("deadline | commitment, precision", "deadline right", "deadline found"),
    ):
        share = t[right] / t[asked] if t[asked] else 0.0
        print(f"  {row:34}            {share:6.3f}   {t[right]}/{t[asked]}")


def reliability(t: Counter[str]) -> None:
    """How sure positions are said to be, tenth by tenth, and the share of them that is right in issue and side."""
    bins = [(t[f"sure {b}"], t[f"sure {b} sum"] / 1000, t[f"sure {b} right"]) for b in range(10) if t[f"sure {b}"]]
    told = ", ".join(f"{said / n:.2f} -> {right / n:.2f} ({n})" for n, said, right in bins)
    error = sum(abs(said - right) for _, said, right in bins) / max(1, sum(n for n, _, _ in bins))
    print(f"  position said to be sure -> right: {told}; error {error:.3f}")


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", default=["development"])
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--language", choices=("fr", "en"))
    parser.add_argument("--read", action="store_true")
    options = parser.parse_args()
    for part in options.parts:
        tallies: dict[str, Counter[str]] = {"all": Counter(), "fr": Counter(), "en": Counter()}
        misses: list[str] = []
        for row in rows(part):
            language = row["document"]["language"]
            if options.language not in (None, language):
                continue
            if options.read:
                tally = Counter[str]()
                counted_read(row, tally)
            else:
                page, tally = gold_page(row), Counter[str]()
                counted(page, row, tally, misses)
                counted_commitments(page, row, tally, misses)
            tallies["all"] += tally
            tallies[language] += tally
        print(f"== {part}")
        for name, tally in tallies.items():
            if tally and options.read:
                figures = f1(tally["set right"], tally["set found"], tally["set gold"])
                print(f"{name:4} positions read, parties given {figures}")
            elif tally:
                printed(name, tally)
                reliability(tally)
        if options.misses and part not in SCORED:
            print("\n".join(misses[: options.misses]))


if __name__ == "__main__":
    main()

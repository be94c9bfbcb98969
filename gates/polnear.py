"""Attribution on real political news: PolNeAR, from a checkout of your own.

    python gates/polnear.py CHECKOUT [--articles 100] [--part train]

CHECKOUT is a clone of github.com/networkdynamics/PolNeAR (Newell, Margolin and Ruths 2018). It has no licence:
nothing of it, and nothing learned from it, is in this project; this only scores. Full F1: content and source both
share at least half of their characters with the gold's, one to one; of documents with several annotators the first.
PolNeAR marks the outermost attribution only, so a reading inside the content of a right one is set aside.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from pourparlers.base.text import Span, jaccard
from pourparlers.reading.attribution import find_attributions
from pourparlers.reading.pipeline import page_of
from pourparlers.reading.quotations import pair_quotations
from pourparlers.reading.tagger import join_tagger, tag_attributions
from pourparlers.reading.types import Attribution, Page
from pourparlers.sources.types import Article

Gold = tuple[tuple[Span, ...], tuple[Span, ...]]
"""content and source of an attribution; no source where there is none"""


def gold(path: Path) -> list[Gold]:
    """The attributions of a brat file."""
    spans: dict[str, tuple[Span, ...]] = {}
    found: list[Gold] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            ends = re.findall(r"(\d+) (\d+)", rest.split("\t")[0].partition(" ")[2].replace(";", " ; "))
            spans[name] = tuple(Span(int(a), int(b)) for a, b in ends)
        elif name.startswith("E"):
            parts: dict[str, list[Span]] = {"Content": [], "Source": []}
            for role, _, target in (x.partition(":") for x in rest.split()):
                role = role.rstrip("0123456789")
                if role in parts:
                    parts[role] += spans.get(target, ())
            if parts["Content"]:
                found.append((tuple(parts["Content"]), tuple(parts["Source"])))
    return found


def scored(wanted: Sequence[Gold], given: Sequence[Attribution]) -> tuple[int, int, int, int]:
    """Right in content, right in content and source, predicted without what is set aside, wanted."""
    edges = sorted(
        ((-jaccard(g[0], a.content), i, j) for i, g in enumerate(wanted) for j, a in enumerate(given)),
    )
    left: dict[int, int] = {}
    for less, i, j in edges:
        if less <= -0.5 and i not in left and j not in left.values():
            left[i] = j
    right = set(left.values())
    aside = {
        j for j, a in enumerate(given)
        if j not in right and any(
            all(any(p.contains(s) for p in given[k].content) for s in a.content) for k in right)
    }  # fmt: skip
    whole = 0
    for i, j in left.items():
        source = given[j].source
        theirs, ours = wanted[i][1], (source,) if source else ()
        whole += (not theirs and not ours) or jaccard(theirs, ours) >= 0.5
    return len(left), whole, len(given) - len(aside), len(wanted)


def inherited(found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions with the source that speaks in them too, where they have none of their own."""
    from dataclasses import replace

    out = []
    for a in found:
        lender = found[a.inherits] if a.source is None and a.inherits is not None else None
        out.append(replace(a, source=lender.source) if lender is not None else a)
    return out


WAYS = {
    "rules": lambda page: find_attributions(page).attributions,
    "tagger": tag_attributions,
    "both": lambda page: join_tagger(find_attributions(page)).attributions,
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("checkout", type=Path)
    arguments.add_argument("--articles", type=int, default=100)
    arguments.add_argument("--part", default="train", choices=["train", "dev"])
    options = arguments.parse_args()
    folder = options.checkout / "data" / options.part
    texts = sorted((folder / "text").glob("*.txt"))
    if not texts:
        sys.exit(f"no texts in {folder / 'text'}")
    texts = texts[:: max(1, len(texts) // options.articles)][: options.articles]
    sums = {way: [0, 0, 0, 0] for way in WAYS}
    for path in texts:
        with path.open(encoding="utf-8", newline="") as stream:
            text = stream.read()
        annotated = sorted((folder / "attributions").glob(path.stem + "_*.ann"))
        if not annotated:
            continue
        wanted = gold(annotated[0])
        page: Page = pair_quotations(page_of(Article(path.stem, text, "en")))
        for way, find in WAYS.items():
            for k, n in enumerate(scored(wanted, inherited(find(page)))):
                sums[way][k] += n
    print(f"{len(texts)} articles of PolNeAR {options.part}      P      R     F1   (content; full)")
    for way, (content, whole, predicted, all_) in sums.items():
        shown = []
        for right in (content, whole):
            p, r = right / max(predicted, 1), right / max(all_, 1)
            shown.append(f"{100 * p:6.1f} {100 * r:6.1f} {200 * p * r / max(p + r, 1e-9) / 1:6.1f}")
        print(f"{way:8} content {shown[0]}   full {shown[1]}   ({whole}/{predicted}/{all_})")


if __name__ == "__main__":
    main()

"""The gold that reading is measured on: examples of the repository, articles in plain agency manner, parts of corpus/.

Also the seed and the four articles, where ../shared is. Each has a digest, to tell whether floors were measured on it.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "corpus"))

import annotations  # noqa: E402

from pourparlers.reading.evaluation.equality import Aliases  # noqa: E402
from pourparlers.reading.evaluation.gold import Case, load_aliases, load_gold  # noqa: E402
from pourparlers.reading.evaluation.groups import identity  # noqa: E402

SHARED = ROOT.parent / "shared"


@dataclass(frozen=True, slots=True)
class Set:
    """Gold with its texts, and the ids accepted for one another."""

    name: str
    cases: tuple[Case, ...]
    aliases: Aliases


def sets(*, everything: bool) -> list[Set]:
    """What can be measured here, in the order of the table."""
    found = [_gold("examples", ROOT / "examples/gold.jsonl")]
    found += [_gold("seed", SHARED / "seed/gold.json"), _gold("four articles", SHARED / "articles/gold.jsonl")]
    found += [Set("plain", tuple(c for c in _cases("development") if "-plain-" in identity(c.record)), {})]
    found += [Set(part, _cases(part), {}) for part in (annotations.PARTS if everything else annotations.SCORED)]
    return [s for s in found if s.cases]


def _cases(part: str) -> tuple[Case, ...]:
    return tuple(Case(r, r["text"], None, r["issues"]) for r in annotations.load(part))


def _gold(name: str, path: Path) -> Set:
    if not path.is_file():
        return Set(name, (), {})
    beside = SHARED / "articles" if path.is_relative_to(SHARED) else path.parent
    return Set(name, tuple(load_gold(path)[0]), load_aliases(beside)[0])


def sizes(chosen: Sequence[Set]) -> dict[str, int]:
    """How many gold statements each set has."""
    found = {s.name: sum(len(case.record.get("statements", ())) for case in s.cases) for s in chosen}
    return found | {f"{name}, {way}": n for name, n in found.items() for way in ("heads", "bodies")}


def digests(chosen: Sequence[Set]) -> dict[str, str]:
    """A digest of every set's texts and gold."""
    found = {}
    for s in chosen:
        whole = hashlib.sha256()
        for case in s.cases:
            whole.update(repr((identity(case.record), case.text, case.record.get("statements"))).encode())
        found[s.name] = annotations.digest(s.name) if s.name in annotations.PARTS else whole.hexdigest()
    return found

"""The words by which people commit themselves, from a language's `commitments.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pourparlers.base.text import Span
from pourparlers.reading.stance.scene import Scene
from pourparlers.reading.stance.vocabulary import lines_of, stemmed

# "draw" and "answer" (what an act of another would draw) are listed too: constructions ask for them, no weight does
CLASSES = ("pledge", "offer", "target", "set", "wish", "threat", "refusal", "announce", "demand", "otherwise")


@dataclass(frozen=True, slots=True)
class Commissives:
    """First stem -> (stems of the phrase, class), longest first."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def classes(self, stems: list[str]) -> frozenset[str]:
        """The classes of all phrases among the stems; a phrase may have one other word in each of its gaps."""
        found = set()
        if self.by_first.keys().isdisjoint(stems):  # as of most clauses
            return frozenset()
        for i, stem in enumerate(stems):
            for phrase, kind in self.by_first.get(stem, ()):
                if kind not in found and _fits(stems, i, phrase):
                    found.add(kind)
        return frozenset(found)

    def opening(self, stems: list[str], at: int) -> frozenset[str]:
        """The classes of the phrases that begin at one of the stems."""
        return frozenset(kind for phrase, kind in self.by_first.get(stems[at], ()) if _fits(stems, at, phrase))


def _fits(stems: list[str], start: int, phrase: tuple[str, ...]) -> bool:
    at = start
    for stem in phrase[1:]:
        if stem in stems[at + 1 : at + 3]:
            at = stems.index(stem, at + 1)
        else:
            return False
    return True


@cache
def commissives(language: str) -> Commissives:
    """The list of a language; empty where it has none.

    >>> from pourparlers.reading.stance.vocabulary import vocabulary
    >>> stems = [vocabulary("fr").stem(w) for w in "la ville s' est engagée".split()]
    >>> sorted(commissives("fr").classes(stems))
    ['pledge']
    """
    rows: dict[str, dict[tuple[tuple[str, ...], str], None]] = {}
    for line in lines_of(language, "commitments.tsv"):
        kind, _, words = line.partition("\t")
        for phrase in words.split():
            stems = stemmed(phrase, language)
            rows.setdefault(stems[0], {})[stems, kind] = None
    return Commissives({first: tuple(sorted(found, key=lambda r: (-len(r[0]), r))) for first, found in rows.items()})


def classes_in(scene: Scene, span: Span | None) -> frozenset[str]:
    """The classes of the words of commitment in a span."""
    if span is None:
        return frozenset()
    forms = scene.keyed.words.forms[slice(*scene.tokens(span))]
    return commissives(scene.language).classes(scene.known.stems(forms))

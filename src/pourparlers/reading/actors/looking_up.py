"""What the words of a page can mean: the longest names and terms that begin with each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pourparlers.knowledge.register import Index
from pourparlers.knowledge.types import Sense
from pourparlers.reading.actors.kinds import MINISTRIES
from pourparlers.reading.actors.lexicon import Lexicon

if TYPE_CHECKING:
    from pourparlers.reading.actors.scan import Scan

BREAK = re.compile(r"[.!?…\n]|: ?$")
"""what no name runs across"""

def look_up(scan: Scan, names: Index, lexicon: Lexicon) -> None:
    """Enter what the words can mean by register and lexicon."""
    folds, terms, covered = scan.fold, lexicon.terms, 0
    told = {fold for fold in set(folds) if fold in names or fold in terms}
    for i, fold in enumerate(folds):
        if fold not in told:
            continue
        if i >= covered and (entries := names.get(fold)):
            for rest, senses in entries:
                j = i + 1 + len(rest)
                if (
                    (not rest or tuple(folds[i + 1 : j]) == rest)
                    and not (not rest and senses[0].weak and _head_of_name(scan, i, lexicon))
                    and not (not rest and lexicon.has("fields", fold) and _field_of_office(scan, i, lexicon))
                    and not (rest and lexicon.has("definite", fold) and _outdone(folds, i + 1, j, names))
                    and (fitting := _fitting(scan, i, j, senses))
                ):
                    scan.register[i] = (j, fitting)
                    covered = j
                    break
        if known := terms.get(fold):
            for rest, meant in known:
                j = i + 1 + len(rest)
                if not rest or tuple(folds[i + 1 : j]) == rest:
                    scan.lexicon[i] = (j, meant)
                    break


def _head_of_name(scan: Scan, i: int, lexicon: Lexicon) -> bool:
    """Whether a weak name goes on: *Union des meuniers*, *Commission de suivi*."""
    if i + 1 >= len(scan.word) or scan.gap(i) != " ":
        return False
    fold = scan.fold[i + 1]
    if lexicon.has("of", fold) or lexicon.has("contracted", fold) or fold == "for":
        return True
    return lexicon.trait("head-first") and scan.word[i + 1][0].islower() and i + 1 in scan.register


def _outdone(folds: list[str], i: int, j: int, names: Index) -> bool:
    """Whether a name that begins behind an article reaches further than word `j`: *the West*, *the West Bengal ...*."""
    return any(tuple(folds[i + 1 : i + 1 + len(rest)]) == rest for rest, _ in names.get(folds[i], ())
               if i + 1 + len(rest) > j)  # fmt: skip


def _field_of_office(scan: Scan, i: int, lexicon: Lexicon) -> bool:
    """English: whether a word only says what an office is for: *the Labour Department* is not the party's."""
    k = i + 1
    if not lexicon.trait("head-last") or k >= len(scan.word) or scan.gap(i) != " " or not scan.capital(k):
        return False
    terms = (t for rest, found in lexicon.terms.get(scan.fold[k], ()) if not rest for t in found)
    return any(t.kind == "role" and t.rank == "state" or t.id in MINISTRIES for t in terms)


def _fitting(scan: Scan, i: int, j: int, senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """The senses whose case the words on the page have, and that no sentence break runs through."""
    if any(BREAK.search(scan.gap(k)) for k in range(i, j - 1)):
        return ()
    first = scan.word[i]
    exact = None
    found = []
    for sense in senses:
        if sense.case == "any" or (sense.case == "title" and (first[0].isupper() or scan.capital(i))):
            found.append(sense)
        elif sense.case == "exact":
            exact = exact or scan.text_of(i, j)
            if sense.text in (exact, exact.replace(".", "")):
                found.append(sense)
    return tuple(found)

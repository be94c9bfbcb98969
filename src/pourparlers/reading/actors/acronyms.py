"""What an acronym means on this page: *Rapid Support Forces (RSF)* are not the reporters that everybody knows by it."""

from __future__ import annotations

from collections.abc import Iterator

from pourparlers.knowledge.register import Register
from pourparlers.knowledge.tokens import folded, key
from pourparlers.reading.actors.lexicon import Lexicon
from pourparlers.reading.actors.scan import Scan

_LONGEST = 12
"""words of a name that an acronym stands for, at most"""
_ACRONYM = 2
"""capitals that make an acronym, at least"""


def settle_acronyms(scan: Scan, lexicon: Lexicon, register: Register) -> None:
    """Leave to each acronym of the register the meaning that the page gives it: spelled out before brackets, else
    of several known ones that which the page names in full; none where the page spells out a name of its own."""
    told = dict(_spelled_out(scan, lexicon, register))
    named = {senses[0].id for _, senses in scan.register.values() if senses[0].kind == "name"}
    for i, (j, senses) in list(scan.register.items()):
        if senses[0].kind != "acronym":
            continue
        meant = told.get(scan.word[i], next((s.id for s in senses if s.id in named), ""))
        if meant is None:
            del scan.register[i]
        elif meant:
            fitting = tuple(s for s in senses if s.id == meant)
            scan.register[i] = (j, fitting or senses)


def _spelled_out(scan: Scan, lexicon: Lexicon, register: Register) -> Iterator[tuple[str, str | None]]:
    """Acronyms in brackets behind a name in other words than the register's, with its id; None for a name that the
    register does not have."""
    ends = {j for j, senses in scan.register.values() if senses[0].kind == "name"}  # seen to by bracketed_acronyms
    for i, (_, senses) in scan.register.items():
        if senses[0].kind != "acronym" or i == 0 or scan.gap(i - 1) != " (" or not scan.gap(i).startswith(")"):
            continue
        if i not in ends and (name := _name_before(scan, lexicon, i)):
            known = next((s.id for s in senses if _alike(register, s.id, name, scan.language)), None)
            yield scan.word[i], known


def _name_before(scan: Scan, lexicon: Lexicon, i: int) -> list[str]:
    """The words before an opening bracket whose initials are the acronym behind it; none where they are not."""
    letters = [folded(letter) for letter in scan.word[i] if letter.isalpha()]
    found: list[str] = []
    for k in range(i - 1, max(-1, i - 1 - _LONGEST), -1):
        if k < i - 1 and scan.gap(k).strip():
            break
        if not lexicon.functional(scan.fold[k]):
            found.insert(0, scan.fold[k])
        if [word[0] for word in found] == letters and scan.capital(k):
            return found
    return []


def _alike(register: Register, id_: str, name: list[str], language: str) -> bool:
    """Whether a name is that of an entity in other words: half of its words at least are the same."""
    entity = register.entities[id_]
    same = max(sum(word in key(text, language) for word in name) for text in (entity.fr, entity.en))
    return 2 * same >= len(name)


def bracketed_acronyms(scan: Scan) -> None:
    """Where an acronym stands in brackets behind a name of the register, it means that all over the page: *the Rapid
    Support Forces (RSF)*."""
    for _, (j, senses) in sorted(scan.register.items()):
        short = scan.word[j] if j < len(scan.word) - 1 else ""
        capitals = sum(letter.isupper() for letter in short) >= _ACRONYM and len(short) <= 2 * _ACRONYM + 2
        if senses[0].weak or not capitals or scan.gap(j - 1) != " (" or not scan.gap(j).startswith(")"):
            continue
        if senses[0].kind not in ("name", "acronym") or scan.register.get(j, (0, senses))[1][0].id == senses[0].id:
            continue
        for k, word in enumerate(scan.word):
            if word == short:
                scan.register[k] = (k + 1, (senses[0]._replace(kind="acronym", text=short),))

"""Who is meant, given the gold spans: party and person accuracy of the actor passes alone.

    python gates/who.py [PART ...] [--misses N] [--language fr|en] [--match WORDS]

PART is a part of the corpus (train, development, frozen) or a file of JSON lines; without any, development.
*Strict* compares ids as `evaluate` does, by the names that the record gives to a party and by the register's; *lenient*
also accepts two slugs for one domestic body when their words agree (see `alike`).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import time
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pourparlers.base.ids import digest, slug
from pourparlers.base.text import Span
from pourparlers.knowledge import Register
from pourparlers.knowledge.types import Entity
from pourparlers.reading.actors import Reference, find_actors, name_speakers
from pourparlers.reading.actors.glossary import glossary
from pourparlers.reading.actors.home import government_of
from pourparlers.reading.actors.speakers import speakers
from pourparlers.reading.evaluation.equality import same_id, with_names
from pourparlers.reading.shadow import shadow
from pourparlers.reading.types import Attribution, Page
from pourparlers.sources.types import Article

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "corpus"))

import annotations  # noqa: E402

REGISTER = Register.load()
_SMALL = {"the", "of", "and", "de", "du", "des", "la", "le", "les", "d", "l", "et", "for", "national", "nationale"}


def page_of(record: dict[str, Any]) -> Page:
    """A page whose attributions are the gold's spans."""
    document = record["document"]
    published = date.fromisoformat(document["published"]) if document.get("published") else None
    article = Article(document["id"], record["text"], document["language"], published)
    found: list[Attribution] = []
    for statement in record["statements"]:
        source = Span(*statement["source"]) if statement["source"] else None
        cue = Span(*statement["cue"]) if statement["cue"] else None
        content = tuple(Span(*c) for c in statement["content"] or ())
        inherits = len(found) - 1 if source is None and found else None
        found.append(Attribution(source, cue, content, statement["kind"], "gold", 1.0, inherits=inherits))
    plain = shadow(record["text"])
    return Page(article, plain, parsed(plain, document["language"]), attributions=tuple(found))


@cache
def parsed(text: str, language: str) -> Any:
    """The parse, kept in the folder of WHO_CACHE between runs where that is set."""
    from spacy.tokens import Doc

    from pourparlers.reading.parser import load

    parser = load(language)
    folder = os.environ.get("WHO_CACHE")
    place = Path(folder, digest(language, text)) if folder else None
    if place and place.exists():
        return Doc(parser.vocab).from_bytes(place.read_bytes())
    doc = parser(text)
    if place:
        place.write_bytes(doc.to_bytes())
    return doc


def words(id_: str) -> set[str]:
    """The words of a slug, put into English and without plural endings, so that two names of one body meet."""
    table = glossary("fr")
    parts = [p for p in id_.split("-") if p and p not in _SMALL]
    return {re.sub(r"(ies)$", "y", re.sub(r"(?<=..)s$", "", q)) for p in parts for q in table.get(p, p).split("-")}


def strict(gold: str | None, mine: str | None) -> bool:
    """Equal, through the register's aliases."""
    if gold is None or mine is None:
        return gold == mine
    return slug(gold) == slug(mine) or REGISTER.canonical(gold) == REGISTER.canonical(mine)


def alike(gold: str | None, mine: str | None) -> bool:
    """Two names of one party: a government and its state, an organ and its whole, slugs that share their words."""
    if strict(gold, mine):
        return True
    if gold is None or mine is None:
        return False
    if related(gold, mine):
        return True
    g, m = REGISTER.canonical(gold), REGISTER.canonical(mine)
    if g in REGISTER.entities or m in REGISTER.entities:
        return False
    a, b = words(g), words(m)
    shared = a & b
    return bool(shared) and (a <= b or b <= a or len(shared) / len(a | b) >= 0.5)


def related(gold: str, mine: str) -> bool:
    """A government and its state, an organ and its whole."""
    return parent(REGISTER.canonical(gold)) == parent(REGISTER.canonical(mine))


def parent(id_: str) -> str:
    """The state of a government, the organisation of an organ."""
    entity: Entity | None = REGISTER.entities.get(id_)
    whole = REGISTER.entities.get(entity.under) if entity else None
    if entity and entity.kind == "organisation" and whole and whole.kind == "organisation":
        return entity.under
    if id_.endswith("-government"):
        return next(
            (
                s
                for s, e in REGISTER.entities.items()
                if e.kind in ("state", "region") and government_of(s, REGISTER) == id_
            ),
            id_,
        )
    return id_


def measured(records: list[dict[str, Any]], misses: list[str]) -> dict[str, Counter[str]]:
    """Counts by language."""
    counts: dict[str, Counter[str]] = {}
    for record in records:
        language = record["document"]["language"]
        count = counts.setdefault(language, Counter())
        page = find_actors(page_of(record))
        assert page.actors is not None
        name_speakers(page)
        accepted = with_names({}, {"names": page.actors.names, "aliases": page.actors.aliases})
        for statement, who in zip(record["statements"], speakers(page, page.actors.reader), strict=True):
            parties = [statement["party"], *(statement.get("parties") or ())]
            count["all"] += 1
            exact = any(strict(p, who.party) or same_id(p, who.party, accepted) for p in parties)
            count["party strict"] += exact
            right = exact or any(alike(p, who.party) for p in parties)
            count["party"] += right
            person = strict(statement["person"], who.person)
            count["person"] += person
            count["both"] += person and right
            for name, gold, mine, ok in (
                ("party", statement["party"], who.party, right),
                ("person", statement["person"], who.person, person),
            ):
                count[f"{name} gold"] += gold is not None
                count[f"{name} given"] += mine is not None
                count[f"{name} right"] += gold is not None and mine is not None and ok
            if who.party and statement["party"]:
                count["party strict right"] += exact
            if not (right and person):
                misses.append(told(record, statement, who))
    return counts


def records_of(file: Path) -> list[dict[str, Any]]:
    """The articles of a file of JSON lines, or of a part of the corpus where there is no such file."""
    if file.exists():
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return list(annotations.load(file.name))


def told(record: dict[str, Any], statement: dict[str, Any], who: Reference) -> str:
    """A miss on one line."""
    text = record["text"]
    source = text[slice(*statement["source"])] if statement["source"] else "∅"
    gold, read = f"{statement['person']}/{statement['party']}", f"{who.person}/{who.party} {who.kind}"
    return (
        f"{record['document']['id']} {statement['id']} | {source} | gold {gold} | read {read} {who.flags} {who.reasons}"
    )


def row(name: str, c: Counter[str]) -> str:
    """One line of the table."""

    def f1(kind: str, right: str) -> float:
        return 2 * c[right] / max(1, c[f"{kind} gold"] + c[f"{kind} given"])

    n = max(1, c["all"])
    return (
        f"{name:9} {c['all']:5}  {c['party'] / n:.3f}  {c['party strict'] / n:.3f}  {f1('party', 'party right'):.3f}  "
        f"{f1('party', 'party strict right'):.3f}  {c['person'] / n:.3f}  "
        f"{f1('person', 'person right'):.3f}  {c['both'] / n:.3f}"
    )


def main() -> int:
    """Print the table, and misses where asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--language")
    parser.add_argument("--match", default="")
    options = parser.parse_args()
    for file in options.files or [Path("development")]:
        records = records_of(file)
        records = [r for r in records if options.language in (None, r["document"]["language"])]
        misses: list[str] = []
        for record in records:
            page_of(record)  # parse first, so that the time is that of the actor passes
        begun = time.perf_counter()
        counts = measured(records, misses)
        spent = time.perf_counter() - begun
        size = sum(len(r["text"].split()) for r in records)
        print(f"{file.name}: {len(records)} articles, {size / spent:,.0f} words a second (twice through)")
        print("              n  party  strict  party F1 strict F1 person  person F1  both")
        for language in sorted(counts):
            print(row(language, counts[language]))
        print(row("both", sum(counts.values(), Counter())))
        shown = 0 if file.name in annotations.SCORED else options.misses  # those are scored, never listed
        for line in [m for m in misses if options.match in m][:shown]:
            print("  ", line)
    return 0


if __name__ == "__main__":
    sys.exit(main())

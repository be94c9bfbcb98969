"""Words by themselves, without an article: whom they mean on a day, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from pourparlers.base.text import Span
from pourparlers.knowledge.register import Register
from pourparlers.reading.actors.filling import prepared
from pourparlers.reading.actors.holders import holders
from pourparlers.reading.actors.lexicon import lexicon
from pourparlers.reading.actors.phrases import parse
from pourparlers.reading.actors.table import Reference
from pourparlers.reading.shadow import shadow
from pourparlers.reading.types import Page
from pourparlers.sources.types import Article

_FRENCH = frozenset("le la les l' un une du des de d' au aux et son sa leur ministre président porte-parole".split())


@dataclass(frozen=True, slots=True)
class Explanation:
    """What words come to by themselves; `role` is the office they name, if they name one."""

    words: str
    language: str
    reference: Reference
    role: str = ""


def explained(words: str, day: date | None, language: str | None, register: Register) -> Explanation:
    """Whom the words mean on that day.

    >>> found = explained("le chef de la diplomatie turque", date(2024, 3, 1), None, Register.load())
    >>> found.reference.person, found.reference.party
    ('hakan-fidan', 'turkey')
    """
    plain = shadow(words).strip()
    tongue = language or guessed(plain)
    page = Page(Article("words", plain, tongue, day), plain, None)
    reader = prepared(page, register)
    reference = reader.refer(Span(0, len(plain))) if plain else Reference()
    a, b = reader.scan.within(Span(0, len(plain)))
    piece = parse(reader.scan, lexicon(tongue), a, b) if a < b else None
    role = piece.role if piece else None
    if (
        role is not None
        and reference.party
        and reference.person is None
        and not (piece and (piece.plural or piece.determiner == "indefinite"))
    ):
        held = holders(register, role.id, reference.party, day)
        names = [register.display_name(t.person, tongue) for t in held]
        if len(held) == 1:
            tenure = held[0]
            since = f"since {tenure.since}" if tenure.since else "since a day not known"
            until = f"until {tenure.until}" if tenure.until else "still"
            why = f"{tenure.office} of {tenure.of}, {since}, {until} (register)"
            reference = replace(
                reference,
                person=tenure.person,
                kind="person",
                name=names[0],
                reasons=(*reference.reasons, why),
                confidence=max(0.85, reference.confidence),
            )
        elif held:
            reference = replace(
                reference,
                flags=(*reference.flags, "several-in-office"),
                reasons=(*reference.reasons, "in office: " + ", ".join(names)),
            )
    return Explanation(words, tongue, reference, role.id if role else "")


def guessed(text: str) -> str:
    """French where French function words or accents stand, else English.

    >>> guessed("le chef de la diplomatie turque"), guessed("the Turkish foreign minister")
    ('fr', 'en')
    """
    folds = set(text.lower().replace("'", "' ").split())
    return "fr" if folds & _FRENCH or any(c in "éèêàçùôîâûë" for c in text.lower()) else "en"

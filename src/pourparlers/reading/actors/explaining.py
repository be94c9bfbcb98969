"""Words by themselves, without an article: whom they mean on a day, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from pourparlers.base.text import Span
from pourparlers.knowledge.register import Register
from pourparlers.knowledge.types import Tenure
from pourparlers.reading.actors.filling import prepared
from pourparlers.reading.actors.holders import holders, office_meant
from pourparlers.reading.actors.home import Home
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
    if not dict(reader.home.counts):
        reader.home = Home(None, False)  # nothing says where the words are at home
    reference = reader.refer(Span(0, len(plain))) if plain else Reference()
    a, b = reader.scan.within(Span(0, len(plain)))
    piece = parse(reader.scan, lexicon(tongue), a, b) if a < b else None
    role = piece.role if piece else None
    single = piece is not None and not (piece.plural or piece.determiner == "indefinite" or piece.former)
    if role is not None and piece is not None and single and reference.party and reference.person is None:
        office = office_meant(role.id, reader.scan.fold[a:b])
        of = [reference.party, *(x.sense.id for x in piece.attached)]
        building = any(x.sense.kind in ("seat", "organ") for x in piece.attached) and role.rank == "body"
        held = () if building and role.id != "spokesperson" else _in_office(register, office, of, day)
        reference = _with_holder(reference, held, register, tongue)
    return Explanation(words, tongue, reference, role.id if role else "")


def _in_office(register: Register, office: str, of: list[str], day: date | None) -> tuple[Tenure, ...]:
    """Who held the office for the first of these parties that has it."""
    return next((held for party in of if (held := holders(register, office, party, day))), ())


def _with_holder(reference: Reference, held: tuple[Tenure, ...], register: Register, tongue: str) -> Reference:
    """The reference with the person in office, or with a reservation where several are."""
    names = [register.display_name(t.person, tongue) for t in held]
    if len(held) > 1:
        reasons = (*reference.reasons, "in office: " + ", ".join(names))
        return replace(reference, flags=(*reference.flags, "several-in-office"), reasons=reasons)
    if not held:
        return reference
    tenure = held[0]
    since = f"since {tenure.since}" if tenure.since else "since a day not known"
    until = f"until {tenure.until}" if tenure.until else "still"
    why = f"{tenure.office} of {tenure.of}, {since}, {until} (register)"
    return replace(
        reference,
        person=tenure.person,
        kind="person",
        name=names[0],
        reasons=(*reference.reasons, why),
        confidence=max(0.85, reference.confidence),
    )


def guessed(text: str) -> str:
    """French where French function words or accents stand, else English.

    >>> guessed("le chef de la diplomatie turque"), guessed("the Turkish foreign minister")
    ('fr', 'en')
    """
    small = [word for word in text.replace("'", "' ").split() if not word.isupper()]  # the UN is no French article
    folds = {word.lower() for word in small}
    return "fr" if folds & _FRENCH or any(c in "éèêàçùôîâûë" for c in text.lower()) else "en"

"""Ids for parties no register knows: English slugs of their names."""

from __future__ import annotations

from pourparlers.knowledge.register import Register
from pourparlers.reading.actors.english_ids import english_slug
from pourparlers.reading.actors.french_ids import french_slug
from pourparlers.reading.actors.glossary import name_slug
from pourparlers.reading.actors.lexicon import lexicon
from pourparlers.reading.actors.phrases import Piece
from pourparlers.reading.actors.scan import Scan


def phrase_slug(scan: Scan, piece: Piece, register: Register) -> str:
    """The id of a party from the words of its phrase.

    French: what follows the head comes before it in English, the last complement first. English: as it stands,
    an *of* phrase put before the head.
    """
    words = lexicon(scan.language)
    stop = piece.relative if piece.relative is not None else piece.end
    if piece.name and not piece.body:
        return name_slug(scan, *piece.name)
    if scan.language == "en":
        return english_slug(scan, piece, stop, words, register)
    return french_slug(scan, piece, stop, words, register)

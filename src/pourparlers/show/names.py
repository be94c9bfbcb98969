"""By which names parties and persons are shown: the register's, else as an article writes them, else their ids."""

from __future__ import annotations

from collections.abc import Sequence

from pourparlers.knowledge import Register, short_name
from pourparlers.reading.types import Reading
from pourparlers.sources.types import CodeBook


def names_of(readings: Sequence[Reading], codebook: CodeBook, lang: str) -> dict[str, str]:
    """Display names by id of all that readings and code book name, in the language of whoever looks at them."""
    written = {id_: name for r in readings for id_, name in r.names}
    wanted = set(written) | {p for i in codebook.issues for p in i.controlled_by}
    wanted |= {s.via for r in readings for s in r.statements if s.via}
    wanted |= {p for r in readings for c in r.commitments for p in c.parties}
    return {i: _known(i, lang) or written.get(i) or i.replace("-", " ").capitalize() for i in sorted(wanted)}


def _known(id_: str, lang: str) -> str:
    """The register's name; empty where it would only spell the id out."""
    known = id_ in Register.load().entities or id_.endswith("-government")
    return short_name(id_, lang) if known else ""

"""The catalogue: published conflicts as conflict files, with their sources and the equilibria that print gives."""

from __future__ import annotations

import importlib.resources
from dataclasses import dataclass

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.model.parse import parse
from pourparlers.model.types import Conflict

_FOLDER = "catalog_data"


@dataclass(frozen=True, slots=True)
class Entry:
    """A published conflict: its name in the catalogue, its file, and what the file says."""

    name: str
    text: str
    conflict: Conflict


def names() -> tuple[str, ...]:
    """The names of the catalogue, in order.

    >>> "prisoners-dilemma" in names(), len(names()) >= 12
    (True, True)
    """
    folder = importlib.resources.files("pourparlers") / _FOLDER
    return tuple(sorted(f.name.removesuffix(".conflict") for f in folder.iterdir() if f.name.endswith(".conflict")))


def entry(name: str) -> Entry:
    """A conflict of the catalogue; raises WrongUse where there is none of that name.

    >>> entry("chicken").conflict.title
    'Chicken'
    """
    if name not in names():
        raise WrongUse(Message("no {name!r} in the catalogue; it has {names}", name=name, names=", ".join(names())))
    file = importlib.resources.files("pourparlers") / _FOLDER / f"{name}.conflict"
    text = file.read_text(encoding="utf-8")
    parsed = parse(text, f"{name}.conflict")
    assert parsed.conflict is not None, parsed.problems
    return Entry(name, text, parsed.conflict)

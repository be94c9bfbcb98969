"""The tables of a language, as data: `languages/<language>/<name>.toml` and the like."""

from __future__ import annotations

from typing import Any


def lexicon_of(language: str, name: str) -> dict[str, Any] | None:
    """The contents of a table of a language, TOML or JSON by its ending; None where the language has none.

    >>> table = lexicon_of("fr", "numbers.toml")
    >>> table["small"]["quatre"] if table else None
    4
    >>> lexicon_of("xx", "numbers.toml") is None
    True
    """
    return _read("pourparlers.languages", language, name)


def knowledge_of(name: str) -> dict[str, Any] | None:
    """The contents of a file of knowledge; None where there is none."""
    return _read("pourparlers.knowledge", name)


def file_beside(package: str, name: str) -> dict[str, Any]:
    """The contents of a data file that a package holds."""
    found = _read(package, name)
    if found is None:
        raise FileNotFoundError(name)
    return found


def _read(package: str, *path: str) -> dict[str, Any] | None:
    from importlib.resources import files  # at first use: together they take longer to import than all of the passes

    place = files(package).joinpath(*path)
    if not place.is_file():
        return None
    text = place.read_text("utf-8")
    if path[-1].endswith(".json"):
        import json

        found: dict[str, Any] = json.loads(text)
        return found
    import tomllib

    return tomllib.loads(text)

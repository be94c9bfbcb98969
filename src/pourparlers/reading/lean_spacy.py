"""spaCy without its command line, which it imports whenever it is imported: a third of the time that takes."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

_COMMANDS = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> None:
    """Import spaCy, if nobody has yet; its commands are imported where someone asks for them.

    >>> import_spacy()
    >>> import spacy
    >>> callable(spacy.info)
    True
    """
    if "spacy" in sys.modules:
        return
    held = {name: ModuleType(name) for name in _COMMANDS}
    vars(held["spacy.cli.info"])["info"] = _info
    sys.modules.update(held)
    try:
        import spacy  # noqa: F401
    finally:
        for name, module in held.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _info(*given: Any, **named: Any) -> Any:
    """What `spacy.info` does, from the real command."""
    from spacy.cli.info import info

    return info(*given, **named)

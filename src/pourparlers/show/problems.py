"""Problems and refusals in the person's language: English patterns looked up in `language/problems.fr.toml`.

What has no translation stays English. Names are put between the quotation marks of the language, numbers written as it
writes them.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from pourparlers.base.message import Message
from pourparlers.base.problems import Problem
from pourparlers.show.messages import messages
from pourparlers.show.types import Language


@cache
def translations(language: Language) -> dict[str, str]:
    """What each English pattern is in a language; nothing for English."""
    if language == "en":
        return {}
    text = resources.files("pourparlers.show").joinpath("language", f"problems.{language}.toml").read_text("utf-8")
    return {pattern: told for room in tomllib.loads(text).values() for pattern, told in room.items()}


def translated(text: str, language: Language) -> str:
    """A message in a language, English where it has no translation.

    >>> translated(Message("no option {name!r}", name="hat"), "fr")
    'aucune option «\\xa0hat\\xa0»'
    """
    known = translations(language)
    if not isinstance(text, Message):
        return known.get(text, text)  # a fixed text may hold braces that are no places to fill
    if text.pattern not in known and language == "en":
        return str(text)
    filled = {name: _value(value, language) for name, value in text.values.items()}
    return known.get(text.pattern, text.pattern).format(**filled)


def _value(value: Any, language: Language) -> Any:
    if isinstance(value, Message):
        return translated(value, language)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return messages(language).number(value)
    return value


def problem_text(problem: Problem, language: Language) -> str:
    """A problem as one line: where, what, its code, what to do.

    >>> from pourparlers.base.problems import Where
    >>> told = Message("no option {name!r}", name="hat")
    >>> print(problem_text(Problem("unknown-option", Where("m.conflict", line=3), told, "mend the file"), "en"))
    m.conflict:3: no option 'hat' (unknown-option); mend the file
    """
    if language == "en":
        return str(problem)
    message, remedy = (translated(text, language) for text in (problem.message, problem.remedy))
    return f"{problem.where}\u00a0: {message} ({problem.code})\u00a0; {remedy}"

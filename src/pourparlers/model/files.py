"""A conflict from a file, by its ending: `.conflict` text, `.json`, `.gmcr` of GMCR+."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pourparlers.base.errors import RefusedInput
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where, errors
from pourparlers.model.check import check
from pourparlers.model.parse import LARGEST, parse
from pourparlers.model.types import Conflict


def read_text(path: Path) -> str:
    """The text of a model file; raises RefusedInput where it is no text of a bearable size."""
    where = Where(str(path))
    try:
        if path.stat().st_size > 4 * LARGEST:
            remedy = Message("at most {most:,} characters", most=LARGEST)
            raise RefusedInput([Problem("too-large", where, "the file is too large", remedy)])
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RefusedInput([Problem("not-text", where, "this is not UTF-8 text", "give a conflict file")]) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise RefusedInput(
            [Problem("unreadable", where, Message("cannot be read: {reason}", reason=reason), "check the path")]
        ) from None


def load_text(text: str, file: str) -> tuple[Conflict | None, tuple[Problem, ...]]:
    """The conflict that the text of a file with that name holds, and everything wrong or doubtful in it.

    >>> load_text('{"decision_makers": [{"id": "a", "options": [{"id": "x"}]}]}', "a.json")[0].atoms
    (Atom(party='a', option='x'),)
    """
    ending = Path(file).suffix.lower()
    if ending == ".gmcr":
        from pourparlers.model.gmcr_in import from_gmcr

        conflict, problems = from_gmcr(text, file)
    elif ending == ".json" or (ending != ".conflict" and text.lstrip().startswith("{")):
        from pourparlers.model.json_form import loads

        conflict, problems = loads(text, file)
    else:
        parsed = parse(text, file)
        conflict, problems = parsed.conflict, parsed.problems
    if conflict is not None:
        problems = (*problems, *check(conflict))
    return (None if errors(problems) else conflict), problems


def load(path: Path) -> tuple[Conflict | None, tuple[Problem, ...]]:
    """The conflict in a file, None where it has errors; raises RefusedInput where it cannot be read at all."""
    return load_text(read_text(path), str(path))


def as_conflict(given: Conflict | Mapping[str, Any]) -> Conflict:
    """A conflict as it is, or from its JSON form as data; raises RefusedInput with what is wrong with that.

    >>> as_conflict({"decision_makers": [{"id": "a", "options": [{"id": "x"}]}]}).state_text(1)
    'Y'
    """
    if isinstance(given, Conflict):
        return given
    from pourparlers.model.json_form import from_json

    conflict, problems = from_json(dict(given))
    if conflict is not None:
        problems = (*problems, *check(conflict))
    if stopped := errors(problems):
        raise RefusedInput(stopped)
    assert conflict is not None
    return conflict

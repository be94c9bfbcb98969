"""A conflict from JSON, with everything that is wrong said at once, each with the path to it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where, errors
from pourparlers.model.directives import taken_in
from pourparlers.model.grammar import PATTERN, Complaint, Names
from pourparlers.model.json_places import lines
from pourparlers.model.json_preferences import attitude, preferences, statements, unknown
from pourparlers.model.json_values import Reading
from pourparlers.model.types import (
    CONCEPTS,
    Arc,
    Atom,
    Belief,
    Conflict,
    DecisionMaker,
    Expectation,
    GraphState,
    Option,
    Share,
    StatusQuo,
)


def from_json(data: Any) -> tuple[Conflict | None, tuple[Problem, ...]]:
    """The conflict that the data describe, or None with all that is wrong with them.

    >>> conflict, problems = from_json({"decision_makers": [{"id": "a", "options": [{"id": "x"}],
    ...     "preferences": {"statements": ["not x", "y"]}}], "infeasible": ["Y-"]})
    >>> print(*problems, sep="\\n")
    -: decision_makers[0].preferences.statements[1]: no option 'y' (unknown-option); the options are a.x, x
    -: infeasible[0]: a pattern of 2 letters for 1 options (pattern-length); give one letter, Y, N or -, for each option
    """
    return _read(data, Reading(""))


def _read(data: Any, reading: Reading) -> tuple[Conflict | None, tuple[Problem, ...]]:
    conflict = _conflict(reading, data)
    problems = tuple(reading.problems)
    return (None if errors(problems) else conflict), problems


def loads(text: str, file: str = "") -> tuple[Conflict | None, tuple[Problem, ...]]:
    """The conflict in a JSON text.

    >>> loads("{", "a.json")[1][0].where
    Where(file='a.json', line=1, column=2, start=None, end=None)
    """
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        where = Where(file, line=error.lineno, column=error.colno)
        told = Message("this is not JSON: {reason}", reason=error.msg)
        return None, (Problem("not-json", where, told, "mend the file"),)
    except (RecursionError, ValueError):
        return None, (Problem("not-json", Where(file), "this JSON is nested too deep or has too long a number",
                              "mend the file"),)  # fmt: skip
    return _read(data, Reading(file, lines(text)))


_CONFLICT_KEYS = frozenset({
    "title", "as_of", "source", "states", "decision_makers", "infeasible", "coalesce", "status_quo",
    "status_quo_evidence", "expected",
})  # fmt: skip
_PARTY_KEYS = frozenset({
    "id", "name", "options", "shares", "preferences", "arcs", "unknown", "attitudes", "unaware", "believes", "evidence",
    "by_hand",
})  # fmt: skip
_OPTION_KEYS = frozenset({"id", "name", "moves", "unsure", "option", "evidence", "by_hand"})


def _conflict(reading: Reading, data: Any) -> Conflict:
    if not isinstance(data, dict):
        reading.complain("$", "wrong-type", "an object is wanted", "see the JSON form")
        return Conflict(())
    reading.keys(data, _CONFLICT_KEYS, "$")
    raw = [
        reading.typed(dm, dict, f"decision_makers[{n}]", "an object")
        for n, dm in enumerate(reading.typed(data.get("decision_makers"), list, "decision_makers", "a list"))
    ]
    raw_options = [_options(reading, dm, f"decision_makers[{n}]") for n, dm in enumerate(raw)]
    ids = [reading.name(dm.get("id"), f"decision_makers[{n}].id") for n, dm in enumerate(raw)]
    for n, party in enumerate(ids):
        if party in ids[:n]:
            reading.complain(
                f"decision_makers[{n}]",
                "duplicate-party",
                Message("party {party!r} is given twice", party=party),
                "give it another id",
            )
    reading.atoms = tuple(Atom(party, o.id) for party, (own, _) in zip(ids, raw_options, strict=True) for o in own)
    reading.names = Names.of(reading.atoms)
    states = tuple(
        _graph_state(reading, s, f"states[{n}]")
        for n, s in enumerate(reading.typed(data.get("states"), list, "states", "a list"))
    )
    makers = tuple(
        _decision_maker(reading, dm, party, options, f"decision_makers[{n}]")
        for n, (dm, party, options) in enumerate(zip(raw, ids, raw_options, strict=True))
    )
    return Conflict(
        makers, reading.typed(data.get("title"), str, "title", "a text"), _day(reading, data.get("as_of")),
        reading.typed(data.get("source"), str, "source", "a text"),
        reading.constraints(data.get("infeasible"), "infeasible", None),
        reading.constraints(data.get("coalesce"), "coalesce", None),
        _status_quo(reading, data, tuple(s.id for s in states)), states, _expected(reading, data.get("expected")),
        reading.where,
    )  # fmt: skip


def _day(reading: Reading, value: Any) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        reading.complain(
            "as_of", "bad-date", Message("{value!r} is no date", value=str(value)[:40]), "write it as 2025-09-05"
        )
        return None


def _options(
    reading: Reading, dm: dict[str, Any], path: str
) -> tuple[tuple[Option, ...], list[tuple[str, dict[str, Any]]]]:
    """A party's own options, and what it shares, unresolved."""
    own: list[Option] = []
    shared: list[tuple[str, dict[str, Any]]] = []
    for key in ("options", "shares"):
        for n, raw in enumerate(reading.typed(dm.get(key), list, f"{path}.{key}", "a list")):
            here = f"{path}.{key}[{n}]"
            raw = {"id": raw} if isinstance(raw, str) else reading.typed(raw, dict, here, "an object")
            reading.keys(raw, _OPTION_KEYS, here)
            ident = raw.get("option", raw.get("id"))
            if key == "shares" or (isinstance(ident, str) and "." in ident):
                shared.append((here, raw | {"option": ident}))
                continue
            option = Option(
                reading.name(ident, f"{here}.id"),
                reading.typed(raw.get("name"), str, here, "a text"),
                _moves(reading, raw, here),
                raw.get("unsure") is True,
                reading.evidence(raw, here),
                reading.at(here),
            )
            if any(option.id == other.id for other in own):
                reading.complain(
                    here,
                    "duplicate-option",
                    Message("option {option!r} is given twice", option=option.id),
                    "give it another id",
                )
            own.append(option)
    return tuple(own), shared


def _moves(reading: Reading, raw: dict[str, Any], path: str) -> Any:
    value = raw.get("moves", "both")
    if value in ("both", "forward", "backward"):
        return value
    reading.complain(
        path, "bad-moves", Message("moves {value!r}", value=str(value)[:40]), "write both, forward or backward"
    )
    return "both"


def _decision_maker(reading: Reading, dm: dict[str, Any], party: str, options: Any, path: str) -> DecisionMaker:
    reading.keys(dm, _PARTY_KEYS, path)
    beliefs = reading.typed(dm.get("believes"), dict, f"{path}.believes", "an object")
    return DecisionMaker(
        party, reading.typed(dm.get("name"), str, f"{path}.name", "a text"), options[0],
        tuple(filter(None, (_share(reading, raw, here) for here, raw in options[1]))),
        preferences(reading, dm.get("preferences"), party, f"{path}.preferences"),
        reading.each(dm.get("unknown"), f"{path}.unknown", lambda r, p: unknown(reading, r, p)),
        reading.each(dm.get("attitudes"), f"{path}.attitudes", lambda r, p: attitude(reading, r, p)),
        reading.constraints(dm.get("unaware"), f"{path}.unaware", party),
        tuple(Belief(about, statements(reading, raw, party, here), reading.at(here))
              for about, raw in beliefs.items() for here in [f"{path}.believes.{about}"]),
        reading.each(dm.get("arcs"), f"{path}.arcs", lambda r, p: _arc(reading, r, p)),
        reading.evidence(dm, path), reading.at(path),
    )  # fmt: skip


def _share(reading: Reading, raw: dict[str, Any], path: str) -> Share | None:
    try:
        atom = reading.names.resolve(reading.typed(raw["option"], str, path, "an option"))
    except Complaint as complaint:
        reading.complain(path, complaint.code, complaint.message, complaint.remedy)
        return None
    return Share(atom, _moves(reading, raw, path), reading.evidence(raw, path), reading.at(path))


def _arc(reading: Reading, raw: Any, path: str) -> Arc | None:
    if isinstance(raw, list) and len(raw) == 2 and all(isinstance(s, str) for s in raw):
        return Arc(raw[0], raw[1], where=reading.at(path))
    reading.complain(path, "wrong-type", "a pair of states is wanted", "write two ids of states")
    return None


def _graph_state(reading: Reading, raw: Any, path: str) -> GraphState:
    raw = {"id": raw} if isinstance(raw, str) else reading.typed(raw, dict, path, "an id")
    return GraphState(
        reading.name(raw.get("id"), path), reading.typed(raw.get("name"), str, path, "a text"), reading.at(path)
    )


def _status_quo(reading: Reading, data: dict[str, Any], states: Sequence[str]) -> StatusQuo | None:
    raw = data.get("status_quo")
    if raw is None:
        return None
    rests = reading.typed(data.get("status_quo_evidence"), dict, "status_quo_evidence", "an object")
    evidence = reading.evidence(rests, "status_quo_evidence")
    if raw in states:
        return StatusQuo((), raw, evidence, reading.at("status_quo"))
    formula = reading.formula(raw, "status_quo", None, pattern=True)
    if formula is None:
        return None
    if isinstance(raw, str) and PATTERN.fullmatch(raw.strip()) and "-" in raw:
        reading.complain("status_quo", "status-quo", "the status quo is one state", "write Y or N for each option")
    try:
        return StatusQuo(taken_in(formula), None, evidence, reading.at("status_quo"))
    except Complaint as complaint:
        reading.complain("status_quo", complaint.code, complaint.message, complaint.remedy)
        return None


def _expected(reading: Reading, raw: Any) -> tuple[Expectation, ...]:
    def read(item: Any, here: str) -> Expectation | None:
        item = reading.typed(item, dict, here, "an object")
        if item.get("concept") not in CONCEPTS:
            told = Message("no concept {concept!r}", concept=str(item.get("concept"))[:40])
            remedy = Message("write one of {concepts}", concepts=", ".join(CONCEPTS))
            reading.complain(here, "unknown-concept", told, remedy)
            return None
        states = reading.typed(item.get("states"), list, here, "a list of states")
        return Expectation(
            reading.typed(item.get("concept"), str, here, "a concept"),
            tuple(reading.typed(s, str, here, "a state") for s in states),
            item.get("exactly") is not False,
            reading.at(here),
        )

    return reading.each(raw, "expected", read)

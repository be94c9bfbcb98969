"""A conflict from JSON, with everything that is wrong said at once, each with the path to it."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where, errors
from pourparlers.model.directives import READERS, taken_in
from pourparlers.model.formulas import Formula
from pourparlers.model.grammar import NAME, PATTERN, Complaint, Names, formula_or_pattern, read_formula
from pourparlers.model.types import (
    CONCEPTS,
    Arc,
    Atom,
    Attitude,
    Belief,
    Conflict,
    Constraint,
    DecisionMaker,
    Evidence,
    Expectation,
    GraphState,
    Option,
    Preferences,
    PreferenceStatement,
    RankGroup,
    Ranking,
    Share,
    Statements,
    StatusQuo,
    UnknownPair,
    Weight,
    Weights,
)


def from_json(data: Any, file: str = "") -> tuple[Conflict | None, tuple[Problem, ...]]:
    """The conflict that the data describe, or None with all that is wrong with them.

    >>> conflict, problems = from_json({"decision_makers": [{"id": "a", "options": [{"id": "x"}],
    ...     "preferences": {"statements": ["not x", "y"]}}], "infeasible": ["Y-"]})
    >>> print(*problems, sep="\\n")
    -: decision_makers[0].preferences.statements[1]: no option 'y' (unknown-option); the options are a.x, x
    -: infeasible[0]: a pattern of 2 letters for 1 options (pattern-length); give one letter, Y, N or -, for each option
    """
    reading = _Reading(file)
    conflict = reading.conflict(data)
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
        return None, (
            Problem("not-json", where, Message("this is not JSON: {reason}", reason=error.msg), "mend the file"),
        )
    except (RecursionError, ValueError):
        return None, (Problem("not-json", Where(file), "this JSON is nested too deep or has too long a number",
                              "mend the file"),)  # fmt: skip
    return from_json(data, file)


_CONFLICT_KEYS = frozenset({
    "title", "as_of", "source", "states", "decision_makers", "infeasible", "coalesce", "status_quo",
    "status_quo_evidence", "expected",
})  # fmt: skip
_PARTY_KEYS = frozenset({
    "id", "name", "options", "shares", "preferences", "arcs", "unknown", "attitudes", "unaware", "believes", "evidence",
    "by_hand",
})  # fmt: skip
_OPTION_KEYS = frozenset({"id", "name", "moves", "unsure", "option", "evidence", "by_hand"})


class _Reading:
    """One walk over the data, collecting problems with the path to each."""

    def __init__(self, file: str) -> None:
        self.where = Where(file)
        self.problems: list[Problem] = []
        self.names = Names.of(())
        self.atoms: tuple[Atom, ...] = ()

    def complain(self, path: str, code: str, message: str, remedy: str) -> None:
        self.problems.append(
            Problem(code, self.where, Message("{path}: {message}", path=path, message=message), remedy)
        )

    def keys(self, data: dict[str, Any], known: frozenset[str], path: str) -> None:
        """Say which keys mean nothing here: a typing mistake would else change the model without a word."""
        for key in sorted(set(data) - known, key=str):
            close = difflib.get_close_matches(str(key)[:40], sorted(known), n=1)
            remedy = Message("the keys are {names}", names=", ".join(sorted(known)))
            if close:
                remedy = Message("write {name!r}", name=close[0])
            told = Message("{path}: no key {key!r}", path=path, key=str(key)[:40])
            self.problems.append(Problem("unknown-key", self.where, told, remedy, "warning"))

    def typed(self, value: Any, kind: type, path: str, what: str) -> Any:
        """The value if it is of that kind; else an empty one, and a problem."""
        if isinstance(value, str) and kind is str:
            return value.encode("utf-8", "replace").decode()  # JSON can hold half characters, no file can
        if isinstance(value, kind) and not (kind is not bool and isinstance(value, bool)):
            return value
        if value is not None:
            self.complain(
                path,
                "wrong-type",
                Message("{what} is wanted, not {found}", what=Message(what), found=type(value).__name__),
                "see the JSON form",
            )
        return kind()

    def conflict(self, data: Any) -> Conflict:
        if not isinstance(data, dict):
            self.complain("$", "wrong-type", "an object is wanted", "see the JSON form")
            return Conflict(())
        self.keys(data, _CONFLICT_KEYS, "$")
        raw = [
            self.typed(dm, dict, f"decision_makers[{n}]", "an object")
            for n, dm in enumerate(self.typed(data.get("decision_makers"), list, "decision_makers", "a list"))
        ]
        raw_options = [self.options(dm, f"decision_makers[{n}]") for n, dm in enumerate(raw)]
        ids = [self.name(dm.get("id"), f"decision_makers[{n}].id") for n, dm in enumerate(raw)]
        for n, party in enumerate(ids):
            if party in ids[:n]:
                self.complain(
                    f"decision_makers[{n}]",
                    "duplicate-party",
                    Message("party {party!r} is given twice", party=party),
                    "give it another id",
                )
        self.atoms = tuple(Atom(party, o.id) for party, (own, _) in zip(ids, raw_options, strict=True) for o in own)
        self.names = Names.of(self.atoms)
        states = tuple(
            self.graph_state(s, f"states[{n}]")
            for n, s in enumerate(self.typed(data.get("states"), list, "states", "a list"))
        )
        makers = tuple(
            self.decision_maker(dm, party, options, f"decision_makers[{n}]")
            for n, (dm, party, options) in enumerate(zip(raw, ids, raw_options, strict=True))
        )
        return Conflict(
            makers, self.typed(data.get("title"), str, "title", "a text"), self.day(data.get("as_of")),
            self.typed(data.get("source"), str, "source", "a text"),
            self.constraints(data.get("infeasible"), "infeasible", None),
            self.constraints(data.get("coalesce"), "coalesce", None),
            self.status_quo(data, tuple(s.id for s in states)), states, self.expected(data.get("expected")), self.where,
        )  # fmt: skip

    def name(self, value: Any, path: str) -> str:
        if isinstance(value, str) and NAME.fullmatch(value):
            return value
        self.complain(
            path, "bad-name", Message("{value!r} is no id", value=str(value)[:40]), "use letters, digits and hyphens"
        )
        return f"?{path}"

    def day(self, value: Any) -> date | None:
        if value is None:
            return None
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            self.complain(
                "as_of", "bad-date", Message("{value!r} is no date", value=str(value)[:40]), "write it as 2025-09-05"
            )
            return None

    def evidence(self, data: dict[str, Any], path: str) -> Evidence:
        ids = [
            self.typed(i, str, f"{path}.evidence", "a list of ids")
            for i in self.typed(data.get("evidence"), list, f"{path}.evidence", "a list of ids")
        ]
        reason = data.get("by_hand")
        return Evidence(tuple(ids), None if reason is None else self.typed(reason, str, f"{path}.by_hand", "a text"))

    def options(self, dm: dict[str, Any], path: str) -> tuple[tuple[Option, ...], list[tuple[str, dict[str, Any]]]]:
        """A party's own options, and what it shares, unresolved."""
        own: list[Option] = []
        shared: list[tuple[str, dict[str, Any]]] = []
        for key in ("options", "shares"):
            for n, raw in enumerate(self.typed(dm.get(key), list, f"{path}.{key}", "a list")):
                here = f"{path}.{key}[{n}]"
                raw = {"id": raw} if isinstance(raw, str) else self.typed(raw, dict, here, "an object")
                self.keys(raw, _OPTION_KEYS, here)
                ident = raw.get("option", raw.get("id"))
                if key == "shares" or (isinstance(ident, str) and "." in ident):
                    shared.append((here, raw | {"option": ident}))
                    continue
                option = Option(
                    self.name(ident, f"{here}.id"),
                    self.typed(raw.get("name"), str, here, "a text"),
                    self.moves(raw, here),
                    raw.get("unsure") is True,
                    self.evidence(raw, here),
                    self.where,
                )
                if any(option.id == other.id for other in own):
                    self.complain(
                        here,
                        "duplicate-option",
                        Message("option {option!r} is given twice", option=option.id),
                        "give it another id",
                    )
                own.append(option)
        return tuple(own), shared

    def moves(self, raw: dict[str, Any], path: str) -> Any:
        value = raw.get("moves", "both")
        if value in ("both", "forward", "backward"):
            return value
        self.complain(
            path, "bad-moves", Message("moves {value!r}", value=str(value)[:40]), "write both, forward or backward"
        )
        return "both"

    def formula(self, text: Any, path: str, home: str | None, pattern: bool = False) -> Formula | None:
        text = self.typed(text, str, path, "a formula")
        try:
            if pattern:
                return formula_or_pattern(text, self.names, self.atoms)
            return read_formula(text, self.names.at(home))
        except Complaint as complaint:
            place = path
            if complaint.code == "formula-syntax":
                place = Message("{path}, column {column}", path=path, column=complaint.column + 1)
            self.complain(place, complaint.code, complaint.message, complaint.remedy)
            return None

    def decision_maker(self, dm: dict[str, Any], party: str, options: Any, path: str) -> DecisionMaker:
        self.keys(dm, _PARTY_KEYS, path)
        beliefs = self.typed(dm.get("believes"), dict, f"{path}.believes", "an object")
        return DecisionMaker(
            party, self.typed(dm.get("name"), str, f"{path}.name", "a text"), options[0],
            tuple(filter(None, (self.share(raw, here) for here, raw in options[1]))),
            self.preferences(dm.get("preferences"), party, f"{path}.preferences"),
            self.each(dm.get("unknown"), f"{path}.unknown", self.unknown),
            self.each(dm.get("attitudes"), f"{path}.attitudes", self.attitude),
            self.constraints(dm.get("unaware"), f"{path}.unaware", party),
            tuple(Belief(about, self.statements(raw, party, f"{path}.believes.{about}"), self.where)
                  for about, raw in beliefs.items()),
            self.each(dm.get("arcs"), f"{path}.arcs", self.arc), self.evidence(dm, path), self.where,
        )  # fmt: skip

    def each(self, raw: Any, path: str, read: Callable[[Any, str], Any]) -> tuple[Any, ...]:
        return tuple(part for n, item in enumerate(self.typed(raw, list, path, "a list"))
                     if (part := read(item, f"{path}[{n}]")) is not None)  # fmt: skip

    def share(self, raw: dict[str, Any], path: str) -> Share | None:
        try:
            atom = self.names.resolve(self.typed(raw["option"], str, path, "an option"))
        except Complaint as complaint:
            self.complain(path, complaint.code, complaint.message, complaint.remedy)
            return None
        return Share(atom, self.moves(raw, path), self.evidence(raw, path), self.where)

    def preferences(self, raw: Any, home: str, path: str) -> Preferences:
        raw = self.typed(raw, dict, path, "an object")
        kinds = [key for key in ("statements", "ranking", "weights") if key in raw]
        for key in raw:
            if key not in ("statements", "ranking", "weights"):
                self.complain(
                    path, "unknown-key", Message("no key {key!r}", key=key[:40]), "write statements, ranking or weights"
                )
        if len(kinds) > 1:
            self.complain(
                path, "second-preferences", Message("{kinds} together", kinds=" and ".join(kinds)), "keep one of them"
            )
        if "ranking" in raw:
            return Ranking(self.each(raw["ranking"], f"{path}.ranking", self.group))
        if "weights" in raw:
            return Weights(self.each(raw["weights"], f"{path}.weights", lambda r, p: self.weight(r, home, p)))
        return Statements(self.statements(raw.get("statements"), home, f"{path}.statements"))

    def statements(self, raw: Any, home: str, path: str) -> tuple[PreferenceStatement, ...]:
        def read(item: Any, here: str) -> PreferenceStatement | None:
            item = {"formula": item} if isinstance(item, str) else self.typed(item, dict, here, "a formula")
            formula = self.formula(item.get("formula"), here, home)
            if formula is None:
                return None
            tied, unordered, strong = (item.get(k) is True for k in ("tied", "unordered", "strong"))
            return PreferenceStatement(formula, self.evidence(item, here), tied, unordered, strong, self.where)

        return self.each(raw, path, read)

    def group(self, raw: Any, path: str) -> RankGroup:
        raw = {"states": [raw] if isinstance(raw, str) else raw} if isinstance(raw, list | str) else raw
        raw = self.typed(raw, dict, path, "a list of states")
        states = [self.typed(s, str, path, "a state") for s in self.typed(raw.get("states"), list, path, "a list")]
        return RankGroup(tuple(states), raw.get("strong") is True, self.evidence(raw, path), self.where)

    def weight(self, raw: Any, home: str, path: str) -> Weight | None:
        if isinstance(raw, list) and len(raw) == 2:
            raw = {"weight": raw[0], "formula": raw[1]}
        raw = self.typed(raw, dict, path, "a pair of number and formula")
        formula = self.formula(raw.get("formula"), path, home)
        text = str(raw.get("weight"))
        if formula is None or READERS["weighs"].pattern.fullmatch(f"{text} x") is None:
            if formula is not None:
                self.complain(
                    path, "bad-weight", Message("{text!r} is no weight", text=text[:40]), "write a decimal number"
                )
            return None
        return Weight(text, formula, self.evidence(raw, path), self.where)

    def unknown(self, raw: Any, path: str) -> UnknownPair | None:
        raw = self.typed({"states": raw} if isinstance(raw, list) else raw, dict, path, "a pair of states")
        pair = raw.get("states")
        if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(s, str) for s in pair)):
            self.complain(path, "wrong-type", "a pair of states is wanted", "write two states")
            return None
        return UnknownPair(pair[0], pair[1], self.evidence(raw, path), self.where)

    def attitude(self, raw: Any, path: str) -> Attitude | None:
        raw = self.typed(raw, dict, path, "an object")
        towards, sign = raw.get("towards"), raw.get("sign")
        if not isinstance(towards, str) or sign not in ("positive", "negative", "neutral"):
            self.complain(
                path, "bad-attitude", "an attitude needs towards and sign", "sign is positive, negative or neutral"
            )
            return None
        return Attitude(towards, sign, self.evidence(raw, path), self.where)

    def arc(self, raw: Any, path: str) -> Arc | None:
        if isinstance(raw, list) and len(raw) == 2 and all(isinstance(s, str) for s in raw):
            return Arc(raw[0], raw[1], where=self.where)
        self.complain(path, "wrong-type", "a pair of states is wanted", "write two ids of states")
        return None

    def constraints(self, raw: Any, path: str, home: str | None) -> tuple[Constraint, ...]:
        def read(item: Any, here: str) -> Constraint | None:
            item = {"formula": item} if isinstance(item, str) else self.typed(item, dict, here, "a formula")
            formula = self.formula(item.get("formula"), here, home, pattern=True)
            return None if formula is None else Constraint(formula, self.evidence(item, here), self.where)

        return self.each(raw, path, read)

    def graph_state(self, raw: Any, path: str) -> GraphState:
        raw = {"id": raw} if isinstance(raw, str) else self.typed(raw, dict, path, "an id")
        return GraphState(self.name(raw.get("id"), path), self.typed(raw.get("name"), str, path, "a text"), self.where)

    def status_quo(self, data: dict[str, Any], states: Sequence[str]) -> StatusQuo | None:
        raw = data.get("status_quo")
        if raw is None:
            return None
        rests = self.typed(data.get("status_quo_evidence"), dict, "status_quo_evidence", "an object")
        evidence = self.evidence(rests, "status_quo_evidence")
        if raw in states:
            return StatusQuo((), raw, evidence, self.where)
        formula = self.formula(raw, "status_quo", None, pattern=True)
        if formula is None:
            return None
        if isinstance(raw, str) and PATTERN.fullmatch(raw.strip()) and "-" in raw:
            self.complain("status_quo", "status-quo", "the status quo is one state", "write Y or N for each option")
        try:
            return StatusQuo(taken_in(formula), None, evidence, self.where)
        except Complaint as complaint:
            self.complain("status_quo", complaint.code, complaint.message, complaint.remedy)
            return None

    def expected(self, raw: Any) -> tuple[Expectation, ...]:
        def read(item: Any, here: str) -> Expectation | None:
            item = self.typed(item, dict, here, "an object")
            if item.get("concept") not in CONCEPTS:
                told = Message("no concept {concept!r}", concept=str(item.get("concept"))[:40])
                remedy = Message("write one of {concepts}", concepts=", ".join(CONCEPTS))
                self.complain(here, "unknown-concept", told, remedy)
                return None
            states = self.typed(item.get("states"), list, here, "a list of states")
            return Expectation(
                self.typed(item.get("concept"), str, here, "a concept"),
                tuple(self.typed(s, str, here, "a state") for s in states),
                item.get("exactly") is not False,
                self.where,
            )

        return self.each(raw, "expected", read)

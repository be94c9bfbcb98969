"""The words of the conflict file: for each kind of line, how it is read and how it is written.

`READERS` maps a kind to the pattern of its line and a function from the match to a part of the model; `written`
is the inverse. A new kind of line is one entry in each.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pourparlers.base.message import Message
from pourparlers.model.formulas import Atom, Formula, formula_text, literals
from pourparlers.model.grammar import Complaint, Names, formula_or_pattern, read_formula
from pourparlers.model.lines import QUOTED, Line, quoted, unquoted
from pourparlers.model.types import (
    CONCEPTS,
    Arc,
    Attitude,
    Constraint,
    Expectation,
    GraphState,
    Moves,
    Option,
    PreferenceStatement,
    RankGroup,
    Share,
    StatusQuo,
    UnknownPair,
    Weight,
)

_ID = r"[^\W_](?:[\w-]*\w)?"
_Q = QUOTED.pattern
_MOVES: dict[str, Moves] = {
    "irreversible": "forward", "forward": "forward", "backward": "backward", "reversible": "both",
}  # fmt: skip
_KEYWORDS = frozenset({"not", "and", "or", "if", "iff", "always", "never"})


@dataclass(frozen=True, slots=True)
class Naming:
    """What a line's names are read with: all options, the party whose line it is, the ids of graph states."""

    names: Names
    atoms: tuple[Atom, ...]
    states: tuple[str, ...] = ()


def _option(match: re.Match[str], line: Line, naming: Naming) -> Option | Share:
    words = (match["moves"] or "").split()
    ways = {_MOVES[word] for word in words if word in _MOVES}
    if len(ways) > 1:
        raise Complaint(
            "contradictory-moves",
            Message("{words} contradict each other", words=" / ".join(words)),
            "keep one of them",
        )
    moves = ways.pop() if ways else "both"
    if "." in match["id"]:
        return Share(naming.names.resolve(match["id"]), moves, line.evidence, line.where)
    name = unquoted(match["name"]) if match["name"] else ""
    return Option(match["id"], name, moves, "unsure" in words, line.evidence, line.where)


def _statement(match: re.Match[str], line: Line, naming: Naming) -> PreferenceStatement:
    formula = read_formula(match["formula"], naming.names)
    return PreferenceStatement(formula, line.evidence, bool(match["tied"]), bool(match["unordered"]),
                               bool(match["strong"]), line.where)  # fmt: skip


def _group(match: re.Match[str], line: Line, naming: Naming) -> RankGroup:
    return RankGroup(tuple(match["states"].split()), bool(match["strong"]), line.evidence, line.where)


def _weight(match: re.Match[str], line: Line, naming: Naming) -> Weight:
    return Weight(match["weight"], read_formula(match["formula"], naming.names), line.evidence, line.where)


def _unknown(match: re.Match[str], line: Line, naming: Naming) -> UnknownPair:
    return UnknownPair(match["first"], match["second"], line.evidence, line.where)


def _attitude(match: re.Match[str], line: Line, naming: Naming) -> Attitude:
    sign: Literal["positive", "negative", "neutral"] = match["sign"]  # type: ignore[assignment]
    return Attitude(match["towards"], sign, line.evidence, line.where)


def _arc(match: re.Match[str], line: Line, naming: Naming) -> Arc:
    return Arc(match["start"], match["end"], line.evidence, line.where)


def _constraint(match: re.Match[str], line: Line, naming: Naming) -> Constraint:
    return Constraint(formula_or_pattern(match["formula"], naming.names, naming.atoms), line.evidence, line.where)


def _status_quo(match: re.Match[str], line: Line, naming: Naming) -> StatusQuo:
    text = match["state"].strip()
    if text in naming.states:
        return StatusQuo((), text, line.evidence, line.where)
    if text == "none":
        return StatusQuo((), None, line.evidence, line.where)
    formula = formula_or_pattern(text.replace(",", " and "), naming.names, naming.atoms)
    return StatusQuo(taken_in(formula), None, line.evidence, line.where)


def taken_in(formula: Formula) -> tuple[Atom, ...]:
    """The options that a plain list of options takes; raises `Complaint` for any other formula."""
    wanted = literals(formula)
    if wanted is None:
        raise Complaint("status-quo", "the status quo is one state", "list the options taken, joined by and")
    return tuple(atom for atom, value in wanted.items() if value)


def _expectation(match: re.Match[str], line: Line, naming: Naming) -> Expectation:
    if match["concept"] not in CONCEPTS:
        raise Complaint(
            "unknown-concept",
            Message("no concept {concept!r}", concept=match["concept"]),
            Message("write one of {concepts}", concepts=", ".join(CONCEPTS)),
        )
    states = () if match["states"] == "none" else tuple(match["states"].split())
    return Expectation(match["concept"], states, not match["among"], line.where)


def _state(match: re.Match[str], line: Line, naming: Naming) -> GraphState:
    return GraphState(match["id"], unquoted(match["name"]) if match["name"] else "", line.where)


def _text(match: re.Match[str], line: Line, naming: Naming) -> str:
    return unquoted(match["text"])


def _date(match: re.Match[str], line: Line, naming: Naming) -> date:
    try:
        return date.fromisoformat(match["date"])
    except ValueError:
        raise Complaint(
            "bad-date", Message("{date!r} is no date", date=match["date"]), "write it as 2025-09-05"
        ) from None


@dataclass(frozen=True, slots=True)
class Reader:
    """How one kind of line is read, and an example of it for remedies."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Line, Naming], Any]
    example: str


def _reader(pattern: str, read: Callable[[re.Match[str], Line, Naming], Any], example: str) -> Reader:
    return Reader(re.compile(pattern), read, example)


_STATE = r"[^\s>]+"
READERS: dict[str, Reader] = {
    "title": _reader(rf"title\s+(?P<text>{_Q})", _text, 'title "Talks"'),
    "source": _reader(rf"source\s+(?P<text>{_Q})", _text, 'source "Author (2020), Journal"'),
    "as of": _reader(r"as\s+of\s+(?P<date>\S+)", _date, "as of 2025-09-05"),
    "party": _reader(rf"party\s+(?P<id>{_ID})(?:\s+(?P<name>{_Q}))?", lambda m, line, n: m, 'party north "North"'),
    "option": _reader(
        rf"option\s+(?P<id>{_ID}(?:\.{_ID})?)(?:\s+(?P<name>{_Q}))?"
        r"(?P<moves>(?:\s+(?:irreversible|reversible|forward|backward|unsure))*)",
        _option, 'option halt "Halt the works" irreversible'),
    "unknown": _reader(rf"unknown\s+(?P<first>{_STATE})\s+(?P<second>{_STATE})", _unknown, "unknown YN NY"),
    "attitude": _reader(rf"attitude\s+(?P<towards>{_ID})\s+(?P<sign>positive|negative|neutral)", _attitude,
                        "attitude north positive"),
    "unaware": _reader(r"unaware\s+(?P<formula>.+)", _constraint, "unaware south.pay"),
    "move": _reader(rf"move\s+(?P<start>{_STATE})\s*->\s*(?P<end>{_STATE})", _arc, "move s1 -> s2"),
    "impossible": _reader(r"impossible\s+(?P<formula>.+)", _constraint, "impossible north.halt and south.pay"),
    "coalesce": _reader(r"coalesce\s+(?P<formula>.+)", _constraint, "coalesce north.abandon"),
    "status quo": _reader(r"status\s+quo\s+(?P<state>.+)", _status_quo, "status quo north.halt"),
    "state": _reader(rf"state\s+(?P<id>{_ID})(?:\s+(?P<name>{_Q}))?", _state, 'state s1 "No deal"'),
    "expect": _reader(r"expect\s+(?P<concept>\w+)\s+(?P<among>among\s+)?(?P<states>.+)", _expectation,
                      "expect seq YN NY"),
    "prefers": _reader(r"(?P<tied>=\s*)?(?P<unordered>\?\s*)?(?P<strong>strongly\s+)?(?P<formula>.+)", _statement,
                       "halt if not south.pay"),
    "ranks": _reader(r"(?P<strong>>>\s*)?(?P<states>[^\s>].*)", _group, "YN NY"),
    "weighs": _reader(r"(?P<weight>[+-]?\d{1,18}(?:\.\d{1,18})?)\s+(?P<formula>.+)", _weight, "2.5 south.pay"),
}  # fmt: skip

_WAYS: dict[Moves, str] = {"both": "", "forward": " irreversible", "backward": " backward"}


def written(part: Any, home: str | None = None) -> str:
    """A part of the model as its line is written, without indentation and evidence.

    >>> written(PreferenceStatement(Atom("north", "halt"), strong=True), home="north")
    'strongly halt'
    """

    def name(atom: Atom) -> str:
        return atom.option if atom.party == home and atom.option.lower() not in _KEYWORDS else str(atom)

    match part:
        case Option():
            unsure = " unsure" if part.unsure else ""
            return f"option {part.id}{_named(part.name)}{_WAYS[part.moves]}{unsure}"
        case Share():
            return f"option {part.option}{_WAYS[part.moves]}"
        case PreferenceStatement():
            marks = ("= " if part.tied else "") + ("? " if part.unordered else "")
            return f"{marks}{'strongly ' if part.strong else ''}{formula_text(part.formula, name)}"
        case RankGroup():
            return (">> " if part.strong else "") + " ".join(part.states)
        case Weight():
            return f"{part.weight} {formula_text(part.formula, name)}"
        case UnknownPair():
            return f"unknown {part.first} {part.second}"
        case Attitude():
            return f"attitude {part.towards} {part.sign}"
        case Arc():
            return f"move {part.start} -> {part.end}"
        case StatusQuo():
            return f"status quo {part.state or ' and '.join(map(str, part.taken)) or 'none'}"
        case Expectation():
            return f"expect {part.concept}{'' if part.exactly else ' among'} {' '.join(part.states) or 'none'}"
        case GraphState():
            return f"state {part.id}{_named(part.name)}"
        case date():
            return f"as of {part.isoformat()}"
    raise TypeError(part)


def constraint_written(word: str, constraint: Constraint) -> str:
    """A constraint's line, with the word it opens with.

    >>> constraint_written("impossible", Constraint(Atom("a", "x")))
    'impossible a.x'
    """
    return f"{word} {formula_text(constraint.formula)}"


def _named(name: str) -> str:
    return f" {quoted(name)}" if name else ""

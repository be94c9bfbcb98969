"""`.gmcr` files of GMCR+, read; `gmcr` says what they look like."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pourparlers.base.ids import slug
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where, errors
from pourparlers.model.gmcr import DIRECTIONS, feasible_states
from pourparlers.model.types import (
    And,
    Atom,
    Conflict,
    Constraint,
    DecisionMaker,
    Formula,
    Moves,
    Not,
    Option,
    Or,
    Preferences,
    PreferenceStatement,
    RankGroup,
    Ranking,
    Share,
    Statements,
)

_MOST_RANKED = 20  # options up to which states are numbered one by one


class _Wrong(Exception):
    """Why a file is none of GMCR+; becomes a Problem."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message)


def from_gmcr(text: str, file: str = "") -> tuple[Conflict | None, tuple[Problem, ...]]:
    """The conflict in a GMCR+ file, None with the problems of a file that is none.

    >>> conflict, problems = from_gmcr('''{"program": "gmcr-py", "infeasibles": [[[0, "Y"], [1, "Y"]]],
    ...   "options": [{"name": "Strike", "permittedDirection": "fwd"}, {"name": "Pay", "permittedDirection": "both"}],
    ...   "decisionMakers": [{"name": "Union", "options": [0], "preferences": [[[1, "Y"]]]},
    ...                      {"name": "Firm", "options": [1], "preferences": [[[0, "N"]]]}]}''')
    >>> [str(a) for a in conflict.atoms], conflict.decision_makers[0].options[0].moves
    (['union.strike', 'firm.pay'], 'forward')
    """
    try:
        data = json.loads(text)
        conflict = _conflict(data, file)
    except json.JSONDecodeError as error:
        where = Where(file, line=error.lineno, column=error.colno)
        return None, (
            Problem(
                "not-json", where, Message("this is not JSON: {reason}", reason=error.msg), "save it again from GMCR+"
            ),
        )
    except (_Wrong, LookupError, TypeError, ValueError, ArithmeticError, AttributeError, RecursionError) as error:
        what = error.message if isinstance(error, _Wrong) else Message("its parts are not those of a GMCR+ file")
        return None, (Problem("not-gmcr", Where(file), Message("this .gmcr file cannot be read: {what}", what=what),
                              "open it in GMCR+ and save it again, or write a .conflict file"),)  # fmt: skip
    found = tuple(_doubts(data, Where(file)))
    return (None if errors(found) else conflict), found


def _doubts(data: dict[str, Any], where: Where) -> list[Problem]:
    found = []
    if data.get("coalitions") and any(isinstance(c, list) for c in data["coalitions"]):
        found.append(
            Problem(
                "gmcr-coalitions", where, "coalitions of the file are left out", "name them when solving", "warning"
            )
        )
    return found


def _conflict(data: dict[str, Any], file: str) -> Conflict:
    """Build the conflict; whatever is amiss raises and is caught by the caller."""
    for key in ("options", "decisionMakers"):
        if not isinstance(data, dict) or not isinstance(data.get(key), list) or not data[key]:
            raise _Wrong(Message("no list {key!r}", key=key))
    owner: dict[int, int] = {}
    for i, dm in enumerate(data["decisionMakers"]):
        for n in dm["options"]:
            if not 0 <= int(n) < len(data["options"]):
                raise _Wrong(
                    Message("{party} has option number {n}, which is not listed", party=str(dm.get("name"))[:40], n=n)
                )
            owner.setdefault(int(n), i)
    if len(owner) < len(data["options"]):
        missing = next(o["name"] for n, o in enumerate(data["options"]) if n not in owner)
        raise _Wrong(Message("option {option!r} belongs to nobody", option=missing))
    parties = _distinct([slug(str(dm["name"])) or "party" for dm in data["decisionMakers"]])
    ids: dict[int, Atom] = {}
    for i, party in enumerate(parties):
        mine = [n for n in sorted(owner) if owner[n] == i]
        for n, name in zip(mine, _distinct([slug(str(data["options"][n]["name"])) or "option" for n in mine]),
                           strict=True):  # fmt: skip
            ids[n] = Atom(party, name)
    where = Where(file)
    infeasible = tuple(Constraint(_condition(c, ids), where=where) for c in data.get("infeasibles", []))
    makers = tuple(_maker(data, i, party, ids, owner, infeasible, where) for i, party in enumerate(parties))
    return Conflict(makers, str(data.get("title", "")), source=f"GMCR+ {data.get('version', '')}".strip(),
                    infeasible=infeasible, where=where)  # fmt: skip


def _distinct(names: Sequence[str]) -> list[str]:
    """The names, numbered where they repeat."""
    out: list[str] = []
    for name in names:
        fresh, n = name, 2
        while fresh in out:
            fresh, n = f"{name}-{n}", n + 1
        out.append(fresh)
    return out


def _condition(condition: Any, ids: dict[int, Atom]) -> Formula:
    if isinstance(condition, dict):
        return Or(tuple(_condition(member, ids) for member in condition["members"]))
    wanted: list[Formula] = []
    for n, letter in condition:
        if letter not in ("Y", "N"):
            raise _Wrong(Message("a condition asks for {letter!r}", letter=str(letter)[:10]))
        wanted.append(ids[int(n)] if letter == "Y" else Not(ids[int(n)]))
    return wanted[0] if len(wanted) == 1 else And(tuple(wanted))


def _maker(
    data: dict[str, Any], i: int, party: str, ids: dict[int, Atom], owner: dict[int, int],
    infeasible: tuple[Constraint, ...], where: Where,
) -> DecisionMaker:  # fmt: skip
    dm = data["decisionMakers"][i]
    listed = dict.fromkeys(int(n) for n in dm["options"])

    def moves(n: int) -> Moves:
        return DIRECTIONS[data["options"][n].get("permittedDirection", "both")]

    own = sorted(n for n in listed if owner[n] == i)
    options = tuple(Option(ids[n].option, str(data["options"][n]["name"]), moves(n), where=where) for n in own)
    shares = tuple(Share(ids[n], moves(n), where=where) for n in listed if owner[n] != i)
    manual = data.get("useManualPreferenceRanking", data.get("useManualPreferenceVectors", False))
    preferences: Preferences
    if manual:
        order = dm["preferenceRanking"] if "preferenceRanking" in dm else dm["preferenceVector"]
        preferences = _ranking(order, ids, infeasible, where)
    else:
        preferences = Statements(tuple(PreferenceStatement(_condition(c, ids), where=where)
                                       for c in dm.get("preferences", [])))  # fmt: skip
    unaware = tuple(Constraint(_condition(c, ids), where=where) for c in dm.get("misperceptions", []))
    return DecisionMaker(party, str(dm["name"]), options, shares, preferences, unaware=unaware, where=where)


def _ranking(order: list[Any], ids: dict[int, Atom], infeasible: tuple[Constraint, ...], where: Where) -> Ranking:
    """A ranking by state numbers as one by states written out in our order of options."""
    if len(ids) > _MOST_RANKED:
        raise _Wrong(Message("a direct ranking of the states of {options} options", options=len(ids)))
    theirs = feasible_states([ids[n] for n in sorted(ids)], infeasible)
    in_order = _by_owner(ids)
    groups = []
    for place in order:
        numbers = place if isinstance(place, list) else [place]
        if any(not 1 <= int(n) <= len(theirs) for n in numbers):
            raise _Wrong(
                Message(
                    "a ranking of state {numbers}, but there are {states} states", numbers=numbers, states=len(theirs)
                )
            )
        states = tuple("".join("Y" if theirs[int(n) - 1][atom] else "N" for atom in in_order) for n in numbers)
        groups.append(RankGroup(states, where=where))
    return Ranking(tuple(groups))


def _by_owner(ids: dict[int, Atom]) -> list[Atom]:
    """The options in the order of our bits: by party, in the order of the parties, then as listed."""
    parties = list(dict.fromkeys(atom.party for atom in ids.values()))
    return sorted(ids.values(), key=lambda atom: parties.index(atom.party))

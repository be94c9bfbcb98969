"""What a conflict is: decision makers, options, preferences, and what each line of them rests on.

Words as in the literature of the Graph Model for Conflict Resolution (Fang, Hipel & Kilgour 1993). A state is
an integer: the first option of the first decision maker is the lowest bit. Written out, it is a string of `Y`
and `N` in the order of the options. `formulas`, `evidence` and `preferences` have the parts; all are offered here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pourparlers.base.problems import Where
from pourparlers.model.evidence import NOTHING, Evidence, by_hand
from pourparlers.model.formulas import (
    DEEPEST,
    And,
    Atom,
    Formula,
    If,
    Iff,
    Not,
    Or,
    atoms,
    depth,
    formula_text,
    holds,
    literals,
    parts,
)
from pourparlers.model.preferences import (
    INDIFFERENT,
    NOWHERE,
    Attitude,
    Belief,
    Preferences,
    PreferenceStatement,
    RankGroup,
    Ranking,
    Statements,
    UnknownPair,
    Weight,
    Weights,
)

__all__ = [
    "CONCEPTS", "DEEPEST", "And", "Arc", "Atom", "Attitude", "Belief", "Concept", "Conflict", "Constraint",
    "DecisionMaker", "Evidence", "Expectation", "Formula", "GraphState", "If", "Iff", "Moves", "Not", "Option", "Or",
    "PreferenceStatement", "Preferences", "RankGroup", "Ranking", "Share", "Statements", "StatusQuo", "UnknownPair",
    "Weight", "Weights", "atoms", "by_hand", "depth", "formula_text", "holds", "literals", "parts",
]  # fmt: skip

Moves = Literal["both", "forward", "backward"]
"""Which way an option can be changed: `forward` only from not taken to taken, `backward` only the other way."""

Concept = Literal["nash", "gmr", "smr", "seq", "sim"]
CONCEPTS: tuple[Concept, ...] = ("nash", "gmr", "smr", "seq", "sim")


@dataclass(frozen=True, slots=True)
class Option:
    """Something a decision maker may do or not do."""

    id: str
    name: str = ""
    moves: Moves = "both"
    unsure: bool = False  # whether `moves` is a guess: open preferences try `both` as well
    evidence: Evidence = NOTHING
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Share:
    """Another decision maker's option that this one can change as well."""

    option: Atom
    moves: Moves = "both"
    evidence: Evidence = NOTHING
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Constraint:
    """A formula: of states that cannot be (`impossible`), are one and the same (`coalesce`), or are not seen."""

    formula: Formula
    evidence: Evidence = NOTHING
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Arc:
    """A move of the graph form, from one named state to another."""

    start: str
    end: str
    evidence: Evidence = NOTHING
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DecisionMaker:
    """A party to the conflict: what it can do and what it wants."""

    id: str
    name: str = ""
    options: tuple[Option, ...] = ()
    shares: tuple[Share, ...] = ()
    preferences: Preferences = INDIFFERENT
    unknown: tuple[UnknownPair, ...] = ()
    attitudes: tuple[Attitude, ...] = ()
    unaware: tuple[Constraint, ...] = ()
    beliefs: tuple[Belief, ...] = ()
    arcs: tuple[Arc, ...] = ()
    evidence: Evidence = NOTHING
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class StatusQuo:
    """The state the conflict is in: the options taken; all others are not. In graph form: the state's id."""

    taken: tuple[Atom, ...] = ()
    state: str | None = None
    evidence: Evidence = NOTHING
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Expectation:
    """The equilibria that a publication prints for a concept; `exactly` none others, or at least these."""

    concept: str
    states: tuple[str, ...]
    exactly: bool = True
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class GraphState:
    """A state of the graph form, which has no options."""

    id: str
    name: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict model, in option form; in graph form where `states` are given.

    >>> talks = Conflict((DecisionMaker("north", options=(Option("halt"),)),
    ...                   DecisionMaker("south", options=(Option("halt"), Option("pay")))))
    >>> [str(atom) for atom in talks.atoms]
    ['north.halt', 'south.halt', 'south.pay']
    """

    decision_makers: tuple[DecisionMaker, ...]
    title: str = ""
    as_of: date | None = None
    source: str = ""
    infeasible: tuple[Constraint, ...] = ()
    coalesce: tuple[Constraint, ...] = ()
    status_quo: StatusQuo | None = None
    states: tuple[GraphState, ...] = ()
    expected: tuple[Expectation, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)

    @property
    def atoms(self) -> tuple[Atom, ...]:
        """The options in the order of their bits."""
        return tuple(Atom(dm.id, option.id) for dm in self.decision_makers for option in dm.options)

    @property
    def is_graph(self) -> bool:
        """Whether states and moves are listed one by one."""
        return bool(self.states)

    def __getitem__(self, party: str) -> DecisionMaker:
        for dm in self.decision_makers:
            if dm.id == party:
                return dm
        raise KeyError(party)

    def option(self, atom: Atom) -> Option:
        """The option that an atom names.

        >>> Conflict((DecisionMaker("a", options=(Option("x", "Strike"),)),)).option(Atom("a", "x")).name
        'Strike'
        """
        return next(option for option in self[atom.party].options if option.id == atom.option)

    def state_text(self, state: int) -> str:
        """A state as `Y` and `N` in the order of the options (graph form: the state's id).

        >>> Conflict((DecisionMaker("a", options=(Option("x"), Option("y"))),)).state_text(2)
        'NY'
        """
        if self.is_graph:
            return self.states[state].id
        return "".join("Y" if state >> bit & 1 else "N" for bit in range(len(self.atoms)))

    def state_number(self, text: str) -> int:
        """The inverse of `state_text`; raises ValueError where the text is no state of this conflict.

        >>> Conflict((DecisionMaker("a", options=(Option("x"), Option("y"))),)).state_number("NY")
        2
        """
        if self.is_graph:
            return [state.id for state in self.states].index(text)
        if len(text) != len(self.atoms) or set(text) - {"Y", "N"}:
            raise ValueError(f"{text!r} is no state of {len(self.atoms)} options")
        return sum(1 << bit for bit, letter in enumerate(text) if letter == "Y")

    def taken(self, state: int) -> tuple[Atom, ...]:
        """The options taken in a state.

        >>> Conflict((DecisionMaker("a", options=(Option("x"), Option("y"))),)).taken(2)
        (Atom(party='a', option='y'),)
        """
        return tuple(atom for bit, atom in enumerate(self.atoms) if state >> bit & 1)

    @property
    def status_quo_state(self) -> int | None:
        """The number of the status quo, where there is one."""
        if self.status_quo is None:
            return None
        if self.status_quo.state is not None:
            return self.state_number(self.status_quo.state)
        taken = set(self.status_quo.taken)
        return sum(1 << bit for bit, atom in enumerate(self.atoms) if atom in taken)

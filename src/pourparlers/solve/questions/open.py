"""Open preferences: what holds however the questions that the record leaves open are answered.

Open are the order of statements marked `?` (neighbours so marked may stand in any order), preferences between pairs
of states marked `unknown`, and the direction of options marked `unsure`. A state is *surely* an equilibrium if it is
one in every completion, *possibly* if in some, *never* if in none.

Under nash, gmr and smr a decision maker's stability depends on its own order and on the directions alone, so orders
are gone through one party at a time and not in all combinations: exact, and quick. Under seq all combinations count
together and are gone through while there are not too many. Unknown pairs are bounded: a state that is stable for the
most aggressive reading is stable in every completion, one unstable for the most cautious in none (nash, gmr, smr).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations, product
from math import prod

import numpy as np

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.model.types import Concept, Conflict, DecisionMaker, Option, PreferenceStatement, Statements
from pourparlers.solve.prepared import Dense
from pourparlers.solve.questions.relations import relations_of, under_unknown
from pourparlers.solve.space import Array, Bools

MOST = 20_000  # completions that are solved, for one party or for all together


@dataclass(frozen=True, slots=True)
class Decision:
    """An open question with the answer that would settle most: which of two statements of a party outweighs the other.

    `settled`: how many states that are open now would surely or never be equilibria, whichever the answer is.
    """

    party: str
    above: PreferenceStatement
    below: PreferenceStatement
    settled: int


@dataclass(frozen=True, slots=True, eq=False)
class Openness:
    """States, and which of them are surely, possibly (or surely) or never equilibria under a concept.

    `stable[party]`: in how many of the party's completions each state is stable, and how many there are.
    """

    concept: Concept
    states: Array
    surely: Bools
    possibly: Bools
    completions: int
    decisions: tuple[Decision, ...] = ()

    @property
    def never(self) -> Bools:
        """Shape (S,): equilibria in no completion."""
        return ~self.possibly


def orders(statements: Sequence[PreferenceStatement]) -> Iterator[tuple[PreferenceStatement, ...]]:
    """The statements in every order that their `unordered` marks leave open.

    >>> from pourparlers.model.types import Atom
    >>> marks = [False, True, True, False]
    >>> made = [PreferenceStatement(Atom("a", f"o{n}"), unordered=mark) for n, mark in enumerate(marks)]
    >>> [[s.formula.option for s in order] for order in orders(made)]
    [['o0', 'o1', 'o2', 'o3'], ['o0', 'o2', 'o1', 'o3']]
    """
    blocks: list[list[PreferenceStatement]] = []
    for statement in statements:
        if statement.unordered and blocks and blocks[-1][0].unordered:
            blocks[-1].append(statement)
        else:
            blocks.append([statement])
    for choice in product(*(permutations(block) for block in blocks)):
        yield tuple(statement for block in choice for statement in block)


def count_orders(dm: DecisionMaker) -> int:
    """In how many orders a decision maker's statements may stand."""
    if not isinstance(dm.preferences, Statements):
        return 1
    total, run = 1, 0
    for statement in dm.preferences.statements:
        run = run + 1 if statement.unordered else 0
        total *= max(run, 1)
    return total


def directions(conflict: Conflict) -> Iterator[Conflict]:
    """The conflict with every choice of direction for options whose direction is unsure: as given, or both."""
    unsure = [(dm.id, o.id) for dm in conflict.decision_makers for o in dm.options if o.unsure and o.moves != "both"]
    if len(unsure) > 10:
        raise WrongUse(Message("{options} options of unsure direction are too many; at most 10", options=len(unsure)))
    for free in product((False, True), repeat=len(unsure)):
        loosened = {key for key, loose in zip(unsure, free, strict=True) if loose}

        def option(dm: DecisionMaker, o: Option, loosened: set[tuple[str, str]] = loosened) -> Option:
            return replace(o, moves="both") if (dm.id, o.id) in loosened else o

        makers = (replace(dm, options=tuple(option(dm, o) for o in dm.options)) for dm in conflict.decision_makers)
        yield replace(conflict, decision_makers=tuple(makers))


def _with(conflict: Conflict, chosen: Mapping[str, tuple[PreferenceStatement, ...]]) -> Conflict:
    return replace(conflict, decision_makers=tuple(
        replace(dm, preferences=Statements(chosen[dm.id])) if dm.id in chosen else dm
        for dm in conflict.decision_makers))  # fmt: skip


def openness(conflict: Conflict, concept: Concept) -> Openness:
    """Which states are surely, possibly, never equilibria over all completions of what is open.

    >>> from pourparlers.model.parse import parse
    >>> text = "party a\\n option x\\n option y\\n prefers\\n  ? x\\n  ? not x and y\\nimpossible x and y"
    >>> found = openness(parse(text).conflict, "nash")
    >>> found.states.tolist(), found.surely.tolist(), found.possibly.tolist(), found.completions
    ([0, 1, 2], [False, False, False], [False, True, True], 2)
    """
    if any(dm.unknown for dm in conflict.decision_makers):
        return _with_unknown_pairs(conflict, concept)
    if concept in ("nash", "gmr", "smr"):
        return _party_by_party(conflict, concept)
    return _all_together(conflict, concept)


def _party_by_party(conflict: Conflict, concept: Concept) -> Openness:
    sure: list[Bools] = []
    maybe: list[Bools] = []
    by_order: dict[int, tuple[list[tuple[PreferenceStatement, ...]], Bools]] = {}
    variants = list(directions(conflict))
    for variant in variants:
        base = Dense(variant, compiled=False)
        all_of, some_of = base.real.copy(), base.real.copy()
        for i, dm in enumerate(variant.decision_makers):
            ordered, stable = _by_orders(base, i, dm, concept)
            by_order[i] = (ordered, stable)
            all_of &= stable.all(axis=0)
            some_of &= stable.any(axis=0)
        sure.append(all_of)
        maybe.append(some_of)
    states = np.flatnonzero(base.real)
    surely, possibly = np.logical_and.reduce(sure)[states], np.logical_or.reduce(maybe)[states]
    total = len(variants) * prod(count_orders(dm) for dm in conflict.decision_makers)
    decisions = _decisions(conflict, by_order, states) if len(variants) == 1 else ()
    return Openness(concept, states, surely, possibly, total, decisions)


def _by_orders(
    base: Dense, party: int, dm: DecisionMaker, concept: Concept
) -> tuple[list[tuple[PreferenceStatement, ...]], Bools]:
    """Shape (orders, cells): stability of one decision maker in each order of its statements."""
    if count_orders(dm) > MOST:
        raise WrongUse(Message("{party} leaves {orders:,} orders open; at most {most:,} are gone through",
                               party=dm.id, orders=count_orders(dm), most=MOST))
    if count_orders(dm) == 1:
        return [], base.stable(party, concept)[None, :]
    assert isinstance(dm.preferences, Statements)
    ordered = list(orders(dm.preferences.statements))
    truths = {s: base.game.cube.full(s.formula) for s in dict.fromkeys(dm.preferences.statements)}
    rows = []
    for order in ordered:
        rows.append(base.reordered(party, [(truths[s], s.tied) for s in order]).stable(party, concept))
    return ordered, np.array(rows)


def _decisions(
    conflict: Conflict, by_order: Mapping[int, tuple[list[tuple[PreferenceStatement, ...]], Bools]], states: Array
) -> tuple[Decision, ...]:
    """For each pair of statements whose order is open, how many states it would settle at least; best first."""
    everyone_sure = {i: stable[:, states].all(axis=0) for i, (_, stable) in by_order.items()}
    everyone_maybe = {i: stable[:, states].any(axis=0) for i, (_, stable) in by_order.items()}

    def settled(party: int, rows: Bools) -> int:
        sure = [rows.all(axis=0) if i == party else everyone_sure[i] for i in by_order]
        maybe = [rows.any(axis=0) if i == party else everyone_maybe[i] for i in by_order]
        return int((np.logical_and.reduce(sure) | ~np.logical_and.reduce(maybe)).sum())

    found = []
    for i, (ordered, stable) in by_order.items():
        if not ordered:
            continue
        now = settled(i, stable[:, states])
        places = [{id(s): n for n, s in enumerate(order)} for order in ordered]
        free = [s for s in ordered[0] if s.unordered]
        for n, one in enumerate(free):
            for other in free[n + 1 :]:
                first = np.array([place[id(one)] < place[id(other)] for place in places])
                if first.all() or not first.any():
                    continue
                gains = [settled(i, stable[np.ix_(np.flatnonzero(which), states)]) - now for which in (first, ~first)]
                found.append(Decision(conflict.decision_makers[i].id, one, other, min(gains)))
    return tuple(sorted(found, key=lambda d: -d.settled))


def _all_together(conflict: Conflict, concept: Concept) -> Openness:
    total = prod(count_orders(dm) for dm in conflict.decision_makers)
    variants = list(directions(conflict))
    if total * len(variants) > MOST:
        raise WrongUse(Message("{completions:,} completions are too many under {concept}; nash, gmr and smr go party "
                               "by party, {concept} takes at most {most:,}",
                               completions=total * len(variants), concept=concept, most=MOST))  # fmt: skip
    choices = [list(orders(dm.preferences.statements)) if isinstance(dm.preferences, Statements) else [()]
               for dm in conflict.decision_makers]  # fmt: skip
    surely: Bools | None = None
    possibly: Bools | None = None
    for variant in variants:
        for choice in product(*choices):
            chosen = {dm.id: order for dm, order in zip(conflict.decision_makers, choice, strict=True) if order}
            found = Dense(_with(variant, chosen), compiled=False)
            holds = found.equilibrium(concept)
            surely = holds.copy() if surely is None else surely & holds
            possibly = holds.copy() if possibly is None else possibly | holds
            states = np.flatnonzero(found.real)
    assert surely is not None and possibly is not None
    return Openness(concept, states, surely[states], possibly[states], total * len(variants))


def _with_unknown_pairs(conflict: Conflict, concept: Concept) -> Openness:
    """Bounds by the most aggressive and the most cautious reading; exact orders and directions do not mix with them."""
    if concept not in ("nash", "gmr", "smr"):
        raise WrongUse(Message("unknown pairs are bounded under nash, gmr and smr, not under {concept}",
                               concept=concept))
    if any(count_orders(dm) > 1 for dm in conflict.decision_makers):
        raise WrongUse("unknown pairs and unordered statements together are not gone through; settle one of them")
    relations = relations_of(conflict)
    boldest, careful = under_unknown(relations, "a"), under_unknown(relations, "d")
    surely = np.logical_and.reduce([boldest[p][concept] for p in relations.parties])
    possibly = np.logical_and.reduce([careful[p][concept] for p in relations.parties])
    return Openness(concept, relations.numbers, surely, possibly, 0)
